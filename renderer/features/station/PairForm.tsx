import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { type DeviceKind, DeviceName } from '../../../main/contract/station.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Field } from '../../components/Field.tsx'
import { useForm } from '../../components/form.ts'
import { PlainButton, PlainError, PlainInput, PlainLink } from '../../components/plain/Plain.tsx'
import { forgetLost } from '../../offline/forget.ts'
import { DoorScreen } from '../session/DoorScreen.tsx'
import type { PairingFragment } from './fragment.ts'
import { pairTexts } from './pair-texts.ts'
import { homeOf } from './paths.ts'

const Fields = z.object({ name: DeviceName })
/** Kinds that nobody stands before go on by themselves after this many seconds. */
const pause = 3

interface PairFormProps {
  readonly fragment: PairingFragment
}

/** Names the device and pairs it; then it goes where it belongs. */
export function PairForm({ fragment: { secret, kind, name, again } }: PairFormProps) {
  const t = useTexts(pairTexts)
  const trpc = useTRPC()
  const form = useForm(Fields, { name })
  // What was lost when this device was revoked is told no longer.
  const pair = useMutation(trpc.station.pair.mutationOptions({ onSuccess: forgetLost }))
  if (pair.data) return <Paired name={form.values.name.trim()} kind={pair.data.kind} />
  const submit = () => {
    if (pair.isPending) return
    if (again) pair.mutate({ secret, name: null })
    else if (form.check().ok) pair.mutate({ secret, name: form.values.name.trim() })
  }
  return (
    <DoorScreen title={t('pairTitle')}>
      {kind === null ? null : (
        <p>
          <strong>{t('pairTextAs', { kind: t(`kind.${kind}`) })}</strong> {t(`can.${kind}`)}
        </p>
      )}
      <p className="desk-soft">
        {again ? (name === '' ? t('againTextNoName') : t('againText', { name })) : t('pairText')}
      </p>
      <DeskForm onSubmit={submit} className="door-form" label={t('pairTitle')}>
        {again ? null : (
          <Field label={t('name')} error={form.errorOf('name')} required>
            {({ id, 'aria-describedby': describedBy, 'aria-invalid': invalid }) => (
              <PlainInput
                id={id}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                value={form.values.name}
                onChange={event => form.set('name', event.target.value)}
                placeholder={t(`namePlaceholder.${kind ?? 'desk'}`)}
                autoComplete="off"
                maxLength={40}
                autoFocus
              />
            )}
          </Field>
        )}
        <PlainError error={pair.error} />
        <PlainButton main type="submit" busy={pair.isPending} autoFocus={again}>
          {t('pair')}
        </PlainButton>
      </DeskForm>
    </DoorScreen>
  )
}

/** It worked: where to go from here. A page of its own is loaded, with nothing left of this one. */
function Paired({ name, kind }: { readonly name: string; readonly kind: DeviceKind }) {
  const t = useTexts(pairTexts)
  const [seconds, setSeconds] = useState(pause)
  const target = homeOf[kind]
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left => Math.max(0, left - 1)), 1_000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (seconds === 0) location.replace(target)
  }, [seconds, target])
  return (
    <DoorScreen title={name === '' ? t('pairedNoName') : t('paired', { name })}>
      <p role="status">{t('usedAs', { kind: t(`kind.${kind}`), can: t(`can.${kind}`) })}</p>
      <PlainLink href={target} autoFocus>
        {t(`next.${kind}`)}
      </PlainLink>
      <p className="desk-soft desk-figures">{t('goingOn', { seconds })}</p>
    </DoorScreen>
  )
}
