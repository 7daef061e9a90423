import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { watchKindWords, watchRhythmWords, weekdayWords } from '../../../main/contract/knowledge-words.ts'
import { watchKinds, type WatchPlace, watchRhythms } from '../../../main/contract/watch.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useWord } from '../cases/words.ts'
import { isWebAddress } from './open-address.ts'
import { texts } from './texts.ts'

const labelled = ['name', 'address', 'kind', 'rhythm', 'weekday', 'watcher', 'note'] as const

/** What the form begins with. */
const entryOf = (place: WatchPlace | undefined) => ({
  name: place?.name ?? '',
  address: place?.address ?? '',
  kind: place?.kind ?? ('forum' as const),
  rhythm: place?.rhythm ?? ('daily' as const),
  weekday: place?.weekday ?? 1,
  watcher: place?.watcher ?? null,
  note: place?.note ?? '',
})

interface PlaceFormProps {
  readonly place?: WatchPlace
  onDone(placeId: string): void
  onCancel(): void
}

/** An address of the watch list: where, how often, who. `Ctrl Enter` saves. */
export function PlaceForm({ place, onDone, onCancel }: PlaceFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const save = useCommand(trpc.watch.save)
  const [placeId] = useState(() => place?.id ?? newId())
  const fresh = entryOf(place)
  const [entry, setEntry] = useState(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: place && fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const labelOf = (field: string) => {
    const known = labelled.find(one => one === field)
    return known && t(known)
  }
  const say = (field: string, value: unknown) => {
    if (field === 'kind') return word(watchKindWords[watchKinds.find(one => one === value) ?? 'other'])
    if (field === 'rhythm') return word(watchRhythmWords[watchRhythms.find(one => one === value) ?? 'daily'])
    if (field === 'weekday') return word(weekdayWords[Number(value)])
    return field === 'watcher' ? (staff.data?.find(one => one.id === value)?.name ?? '—') : undefined
  }
  const nameMissing = entry.name.trim() === ''
  const addressWrong = !isWebAddress(entry.address.trim())
  const submit = () => {
    setTried(true)
    if (nameMissing || addressWrong || save.pending) return
    // A refusal stands in `save.error`, and everything typed stays.
    save.run({ placeId, ...entry, address: entry.address.trim(), base: meanwhile.base }).then(
      () => onDone(placeId),
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="place-form" label={t(place ? 'edit' : 'add')}>
      <Field label={t('name')} error={tried && nameMissing ? t('missing') : undefined} required>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={80}
            value={entry.name}
            onChange={event => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('address')} error={tried && addressWrong ? t('addressWrong') : undefined} required>
        {control => (
          <Input
            {...control}
            maxLength={2000}
            placeholder="https://"
            value={entry.address}
            onChange={event => set({ address: event.target.value })}
          />
        )}
      </Field>
      <div className="place-form-row">
        <Field label={t('kind')}>
          {({ id }) => (
            <Select
              id={id}
              value={entry.kind}
              options={watchKinds.map(kind => ({ value: kind, label: word(watchKindWords[kind]) }))}
              onChange={kind => set({ kind })}
            />
          )}
        </Field>
        <Field label={t('rhythm')}>
          {({ id }) => (
            <Select
              id={id}
              value={entry.rhythm}
              options={watchRhythms.map(rhythm => ({
                value: rhythm,
                label: word(watchRhythmWords[rhythm]),
              }))}
              onChange={rhythm => set({ rhythm })}
            />
          )}
        </Field>
        {entry.rhythm === 'weekly' ? (
          <Field label={t('weekday')}>
            {({ id }) => (
              <Select
                id={id}
                value={entry.weekday}
                options={[1, 2, 3, 4, 5, 6, 7].map(day => ({ value: day, label: word(weekdayWords[day]) }))}
                onChange={weekday => set({ weekday })}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('watcher')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              placeholder={t('anybody')}
              value={entry.watcher}
              options={(staff.data ?? []).map(one => ({ value: one.id, label: one.name ?? one.login }))}
              onChange={watcher => set({ watcher: watcher ?? null })}
            />
          )}
        </Field>
      </div>
      <Field label={t('note')}>
        {control => (
          <Input.TextArea
            {...control}
            maxLength={500}
            placeholder={t('notePlaceholder')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={entry.note}
            onChange={event => set({ note: event.target.value })}
          />
        )}
      </Field>
      <MeanwhileNote meanwhile={meanwhile} thing={place} label={labelOf} say={say} />
      <ErrorNote error={save.error} />
      <div className="place-form-foot">
        <Button type="text" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={save.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
