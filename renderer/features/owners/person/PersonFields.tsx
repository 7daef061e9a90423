import { DeleteOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  type OccupancyRole,
  type PersonDetails,
  type TierName,
  tiers,
} from '../../../../main/contract/people.ts'
import { newId, refusalOf, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { MeanwhileNote } from '../../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../../components/meanwhile/useMeanwhile.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import '../form.css'
import { RoleSince } from '../RoleSince.tsx'
import { changesOf, detailsOf, type Draft, draftOf, phoneIsWrong, takeDetail, wholeOf } from './details.ts'
import { MoreFields } from './MoreFields.tsx'
import { texts } from './texts.ts'

const genders = ['female', 'male', 'other'] as const
const labelled = ['tier', 'phones', 'gender', 'care', 'languages', 'contactTimes', 'formerNames'] as const

interface PersonFieldsProps {
  /** Beginning of somebody new. */
  readonly initial?: { readonly name: string; readonly phone: string }
  /** Somebody registered, with all details in full. */
  readonly person?: {
    readonly personId: string
    readonly details: Partial<PersonDetails>
    readonly tier: TierName
  }
  /** The unit somebody new belongs to. */
  readonly at?: { readonly unitId: string; readonly number: string }
  onDone(name: string, personId: string): void
  onCancel(): void
}

/** Registers a person, at a unit where one is given, or changes what is known of one. */
export function PersonFields({ initial, person, at, onDone, onCancel }: PersonFieldsProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const [before, setBefore] = useState(() =>
    draftOf(person?.details ?? { name: initial?.name ?? '', phones: phonesOf(initial?.phone) }),
  )
  const [draft, setDraft] = useState(before)
  const [tier, setTier] = useState(person?.tier ?? 'ordinary')
  const [role, setRole] = useState<OccupancyRole>('owner')
  const [from, setFrom] = useState('')
  const [tried, setTried] = useState(false)
  const set = (changes: Partial<Draft>) => setDraft(current => ({ ...current, ...changes }))
  const [personId] = useState(() => person?.personId ?? newId())
  const register = useCommand(trpc.people.register, { onSuccess: () => onDone(draft.name.trim(), personId) })
  const [fresh, setFresh] = useState(person)
  const look = useCommand(trpc.people.unmask, {
    onSuccess: details => setFresh(known => known && { ...known, details }),
  })
  const change = useCommand(trpc.people.change, {
    onSuccess: () => onDone(draft.name.trim(), personId),
    onError: error => {
      // What stands there now is asked for in full, which is a look of its own on the trail.
      if (refusalOf(error)?.code === 'edit.changedMeanwhile') look.send({ personId })
    },
  })
  const now = draftOf(fresh?.details ?? {})
  const meanwhile = useMeanwhile({
    now: fresh && { ...wholeOf(now), tier: person?.tier },
    mine: { ...wholeOf(draft), tier },
    take(field) {
      if (field === 'tier') setTier(person?.tier ?? 'ordinary')
      setDraft(current => takeDetail(current, now, field))
      setBefore(current => takeDetail(current, now, field))
    },
  })
  const labelOf = (field: string) => {
    const known = labelled.find(one => one === field)
    return known && t(known)
  }
  const say = (field: string, value: unknown) => {
    if (field === 'tier') return words(`tier.${tiers.find(one => one === value) ?? 'ordinary'}`)
    if (field === 'gender') return t(`gender.${genders.find(one => one === value) ?? 'other'}`)
    return undefined
  }

  const nameMissing = draft.name.trim() === ''
  const submit = () => {
    setTried(true)
    if (nameMissing || draft.phones.some(phone => phoneIsWrong(phone.number))) return
    if (person) {
      change.send({
        personId,
        ...changesOf(before, draft),
        ...(tier === meanwhile.base?.tier ? {} : { tier }),
        base: meanwhile.base,
      })
    } else {
      const occupancies = at ? [{ unitId: at.unitId, role, from: from || null, until: null }] : []
      register.send({ personId, details: detailsOf(draft), occupancies, tier })
    }
  }
  const setPhone = (key: number, changes: { number?: string; note?: string }) =>
    set({ phones: draft.phones.map(phone => (phone.key === key ? { ...phone, ...changes } : phone)) })
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="owner-form">
      <Field label={t('name')} required error={tried && nameMissing ? t('nameMissing') : undefined}>
        {control => (
          <Input
            {...control}
            autoFocus
            value={draft.name}
            maxLength={200}
            autoComplete="off"
            onChange={event => set({ name: event.target.value })}
          />
        )}
      </Field>
      {at ? <RoleSince role={role} onRole={setRole} from={from} onFrom={setFrom} /> : null}
      <fieldset className="owner-form-phones">
        <legend>{t('phones')}</legend>
        {draft.phones.map((phone, index) => {
          const wrong = tried && phoneIsWrong(phone.number)
          return (
            <div key={phone.key} className="owner-form-phone">
              <Input
                aria-label={t('phoneNumber', { index: index + 1 })}
                inputMode="tel"
                value={phone.number}
                maxLength={40}
                status={wrong ? 'error' : ''}
                onChange={event => setPhone(phone.key, { number: event.target.value })}
              />
              <Input
                aria-label={t('phoneNote')}
                placeholder={t('phoneNote')}
                value={phone.note}
                maxLength={100}
                onChange={event => setPhone(phone.key, { note: event.target.value })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('removePhone', { index: index + 1 })}
                disabled={draft.phones.length === 1}
                onClick={() => set({ phones: draft.phones.filter(other => other.key !== phone.key) })}
              />
              {wrong ? (
                <span role="alert" className="field-note field-error">
                  {t('phoneWrong')}
                </span>
              ) : null}
            </div>
          )
        })}
        <Button
          size="small"
          type="link"
          disabled={draft.phones.length >= 20}
          onClick={() =>
            set({
              phones: [
                ...draft.phones,
                { key: Math.max(...draft.phones.map(phone => phone.key)) + 1, number: '', note: '' },
              ],
            })
          }
        >
          {t('addPhone')}
        </Button>
      </fieldset>
      {person ? null : <MaybeKnown draft={draft} />}
      <Field label={t('tier')}>
        {({ id }) => (
          <Select
            id={id}
            value={tier}
            onChange={setTier}
            options={tiers.map(one => ({ value: one, label: words(`tier.${one}`) }))}
          />
        )}
      </Field>
      <MoreFields draft={draft} set={set} open={person !== undefined} />
      <MeanwhileNote
        meanwhile={meanwhile}
        thing={person && { id: person.personId }}
        label={labelOf}
        say={say}
      />
      <ErrorNote error={register.error ?? change.error ?? look.error} />
      <div className="owner-form-end">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={register.pending || change.pending}>
          {person ? t('save') : t('register')}
        </Button>
      </div>
    </DeskForm>
  )
}

const phonesOf = (phone: string | undefined) => (phone ? [{ number: phone }] : [])

/** People of the same name or with the same phone who are registered already. */
function MaybeKnown({ draft }: { readonly draft: Draft }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const name = draft.name.trim()
  const phone = draft.phones[0]?.number.replace(/\D/g, '') ?? ''
  const text = phone.length >= 7 ? phone : name
  const found = useQuery({
    ...trpc.owners.lookup.queryOptions({ text, limit: 5 }),
    enabled: phone.length >= 7 || Array.from(name).length >= 2,
  })
  const known = (found.data ?? []).filter(
    one => one.kind === 'person' && (one.name === name || (phone.length >= 7 && one.match === 'phone')),
  )
  if (known.length === 0 || text === '') return null
  return (
    <div className="owner-form-known" role="status">
      {t('maybeKnown')}
      {known.map(one =>
        one.kind === 'person' ? (
          <Link key={one.personId} to={`/people/${one.personId}`}>
            {one.name} {one.units[0]?.number ?? ''}
          </Link>
        ) : null,
      )}
    </div>
  )
}
