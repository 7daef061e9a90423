import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { pointKinds, type PointRow } from '../../../main/contract/patrols.ts'
import { pointKindWords } from '../../../main/contract/season-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { useBuildings } from '../visits/useBuildings.ts'
import { FormFoot } from './FormFoot.tsx'
import { texts } from './texts.ts'

const entryOf = (point: PointRow | undefined) => ({
  kind: point?.kind ?? ('other' as const),
  name: point?.name ?? '',
  buildingId: point?.buildingId ?? null,
  place: point?.place ?? '',
  everyDays: point?.everyDays ?? 14,
})

/** A point of the patrol list: what, where, how often. */
export function PointForm({ point, onClose }: { readonly point?: PointRow; onClose(): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const buildings = useBuildings()
  const save = useCommand(trpc.patrols.savePoint, { onSuccess: onClose })
  const retire = useCommand(trpc.patrols.retirePoint)
  const restore = useCommand(trpc.patrols.restorePoint)
  const [pointId] = useState(() => point?.id ?? newId())
  const fresh = entryOf(point)
  const [entry, setEntry] = useState<ReturnType<typeof entryOf>>(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: point && fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const nameMissing = entry.name.trim() === ''
  const submit = () => {
    setTried(true)
    if (nameMissing || save.pending) return
    save.send({ pointId, ...entry, base: meanwhile.base })
  }
  const takeOff = () => {
    retire.run({ pointId }).then(
      () => {
        offerUndo(t('retired', { name: fresh.name }), () => restore.run({ pointId }))
        onClose()
      },
      () => undefined,
    )
  }
  const labels = {
    kind: 'kind',
    name: 'point',
    buildingId: 'building',
    place: 'place',
    everyDays: 'everyDays',
  } as const
  const title = point?.name ?? t('addPoint')
  return (
    <Dialog title={title} footer={null} width={460} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={title}>
        <Field label={t('kind')}>
          {({ id }) => (
            <Select
              id={id}
              value={entry.kind}
              options={pointKinds.map(one => ({ value: one, label: word(pointKindWords[one]) }))}
              onChange={kind => set({ kind })}
            />
          )}
        </Field>
        <Field label={t('point')} error={tried && nameMissing ? t('missingField') : undefined} required>
          {control => (
            <Input
              {...control}
              maxLength={80}
              value={entry.name}
              onChange={event => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('building')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={entry.buildingId}
              options={[...buildings]}
              onChange={buildingId => set({ buildingId: buildingId ?? null })}
            />
          )}
        </Field>
        <Field label={t('whereExactly')}>
          {control => (
            <Input
              {...control}
              maxLength={200}
              value={entry.place}
              onChange={event => set({ place: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('everyDays')}>
          {control => (
            <InputNumber
              {...control}
              min={1}
              max={366}
              precision={0}
              value={entry.everyDays}
              onChange={everyDays => set({ everyDays: everyDays ?? 14 })}
            />
          )}
        </Field>
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={point}
          label={field => (field in labels ? t(labels[field as keyof typeof labels]) : undefined)}
        />
        <ErrorNote error={save.error ?? retire.error} />
        {point ? (
          <Button type="text" onClick={takeOff}>
            {t('retire')}
          </Button>
        ) : null}
        <FormFoot pending={save.pending} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}
