import { Input } from 'antd'
import { useState } from 'react'
import {
  type ThingCondition,
  thingConditions,
  type ThingDetail,
  type ThingKind,
  thingKinds,
} from '../../../main/contract/lending.ts'
import { conditionWords, thingKindWords } from '../../../main/contract/register-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { nobodyNowhere, WhoOrWhere, type WhoWhere } from '../../components/WhoOrWhere.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'
import { lendingTexts } from './lending-texts.ts'
import { ChoiceField, RegisterForm, TextField } from './RegisterForm.tsx'

const whereOf = (thing: ThingDetail | undefined): WhoWhere =>
  thing?.unitId && thing.unitNumber
    ? { ...nobodyNowhere, unit: { unitId: thing.unitId, number: thing.unitNumber } }
    : nobodyNowhere

interface ThingFormProps {
  readonly thing?: ThingDetail
  onDone(thingId: string): void
  onCancel(): void
}

/** The entry of a thing. `Ctrl Enter` saves. */
export function ThingForm({ thing, onDone, onCancel }: ThingFormProps) {
  const t = useTexts(lendingTexts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const word = useWord()
  const save = useCommand(trpc.lending.saveThing)
  const [thingId] = useState(() => thing?.id ?? newId())
  const [entry, setEntry] = useState<{
    name: string
    kind: ThingKind
    place: string
    condition: ThingCondition
    note: string
  }>(() => ({
    name: thing?.name ?? '',
    kind: thing?.kind ?? 'key',
    place: thing?.place ?? '',
    condition: thing?.condition ?? 'good',
    note: thing?.note ?? '',
  }))
  const [where, setWhere] = useState<WhoWhere>(() => whereOf(thing))
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const missing = entry.name.trim() === ''
  const mine = { ...entry, unitId: where.unit?.unitId ?? null }
  const meanwhile = useMeanwhile({
    now: thing && {
      name: thing.name,
      kind: thing.kind,
      place: thing.place,
      condition: thing.condition,
      note: thing.note,
      unitId: thing.unitId,
    },
    mine,
    take(field) {
      if (!thing) return
      if (field === 'unitId') setWhere(whereOf(thing))
      else if (field === 'kind') set({ kind: thing.kind })
      else if (field === 'condition') set({ condition: thing.condition })
      else if (field === 'name') set({ name: thing.name ?? '' })
      else if (field === 'place') set({ place: thing.place })
      else set({ note: thing.note ?? '' })
    },
  })
  const labels: Readonly<Record<string, string>> = {
    place: t('keptAt'),
    condition: t('condition'),
    unitId: t('unit'),
  }
  const say = (field: string, value: unknown) => {
    if (field === 'kind') return word(thingKindWords[thingKinds.find(one => one === value) ?? 'key'])
    if (field === 'condition')
      return word(conditionWords[thingConditions.find(one => one === value) ?? 'good'])
    if (field === 'unitId')
      return (value === where.unit?.unitId ? where.unit?.number : thing?.unitNumber) ?? '—'
    return undefined
  }
  const submit = () => {
    setTried(true)
    if (missing || save.pending) return
    // A refusal stands in `save.error`, and everything typed stays.
    save.run({ thingId, ...mine, base: meanwhile.base }).then(
      () => onDone(thingId),
      () => undefined,
    )
  }
  return (
    <RegisterForm
      label={thing ? common('edit') : t('add')}
      pending={save.pending}
      error={save.error}
      meanwhile={{ meanwhile, label: field => labels[field], say }}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        label={common('name')}
        value={entry.name}
        onChange={name => set({ name })}
        maxLength={200}
        placeholder={t('namePlaceholder')}
        error={tried && missing ? common('missing') : undefined}
        required
        autoFocus
      />
      <div className="reg-row">
        <ChoiceField
          label={common('kind')}
          value={entry.kind}
          choices={thingKinds}
          words={thingKindWords}
          onChange={kind => set({ kind })}
        />
        <TextField
          label={t('keptAt')}
          value={entry.place}
          onChange={place => set({ place })}
          maxLength={120}
        />
        <ChoiceField
          label={t('condition')}
          value={entry.condition}
          choices={thingConditions}
          words={conditionWords}
          onChange={condition => set({ condition })}
        />
      </div>
      <Field label={t('unit')} hint={t('unitHint')}>
        {({ id }) => <WhoOrWhere id={id} value={where} onChange={setWhere} strangers={false} />}
      </Field>
      <Field label={common('note')}>
        {control => (
          <Input.TextArea
            {...control}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={entry.note}
            onChange={event => set({ note: event.target.value })}
          />
        )}
      </Field>
    </RegisterForm>
  )
}
