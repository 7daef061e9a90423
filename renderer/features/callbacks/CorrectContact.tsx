import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { CallbackContact } from '../../../main/contract/callback-views.ts'
import { Phone } from '../../../main/contract/values.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

interface CorrectContactProps {
  readonly callbackId: string
  readonly contacts: CallbackContact
  onDone(changed: boolean): void
}

/** The right phone and mailing address, said by the owner on the way. Saved at once, whatever becomes of the call. */
export function CorrectContact({ callbackId, contacts, onDone }: CorrectContactProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [phone, setPhone] = useState('')
  const [replaces, setReplaces] = useState<string | null>(contacts.phones[0] ?? null)
  const [address, setAddress] = useState('')
  const [tried, setTried] = useState(false)
  const correct = useCommand(trpc.callbacks.correctContact, {
    onSuccess: () => {
      message.success(t('contactSaved'))
      onDone(true)
    },
  })
  const stroke = useStroke(correct, {
    now: { mailingAddress: contacts.mailingAddress },
    open: true,
    onTake: () => {
      setAddress('')
    },
  })
  const dialled = phone.trim()
  const wrong = dialled !== '' && !Phone.safeParse(dialled).success
  const moved = address.trim() !== ''
  const save = () => {
    setTried(true)
    if (wrong || correct.pending) return
    if (dialled === '' && !moved) return
    stroke.send({
      callbackId,
      ...(dialled === '' ? {} : { phone: dialled, replaces }),
      ...(moved ? { mailingAddress: address.trim() } : {}),
    })
  }
  return (
    <DeskForm onSubmit={save} className="care-card" label={t('correctContact')}>
      <div className="care-form">
        <Field label={t('newPhone')} error={tried && wrong ? t('phoneWrong') : null}>
          {control => (
            <Input
              {...control}
              value={phone}
              maxLength={40}
              inputMode="tel"
              autoFocus
              onChange={event => setPhone(event.target.value)}
              onKeyDown={event => {
                if (event.key === 'Escape') onDone(false)
              }}
            />
          )}
        </Field>
        {contacts.phones.length > 0 ? (
          <Field label={t('replaces')}>
            {({ id }) => (
              <Select
                id={id}
                value={replaces ?? ''}
                options={[
                  ...contacts.phones.map(one => ({ value: one, label: one })),
                  { value: '', label: t('furtherPhone') },
                ]}
                onChange={chosen => setReplaces(chosen === '' ? null : chosen)}
              />
            )}
          </Field>
        ) : null}
        {contacts.hasAddress ? (
          <div className="care-form-wide">
            <Field label={t('mailingAddress')}>
              {control => (
                <Input
                  {...control}
                  value={address}
                  placeholder={contacts.mailingAddress ?? undefined}
                  maxLength={300}
                  onChange={event => setAddress(event.target.value)}
                />
              )}
            </Field>
          </div>
        ) : null}
      </div>
      <StrokeNote stroke={stroke} label={() => t('mailingAddress')} />
      <div className="call-foot">
        <Button type="primary" htmlType="submit" loading={correct.pending}>
          {t('saveContact')}
        </Button>
        <Button onClick={() => onDone(false)}>{t('giveUp')}</Button>
      </div>
    </DeskForm>
  )
}
