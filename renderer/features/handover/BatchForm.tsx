import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { BatchDetail } from '../../../main/contract/handover.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { addDays } from '../../components/date/days.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { type DayEntry, readSlots, sentOf, slotsText, type StationEntry } from './batch-entry.ts'
import { DayRows } from './DayRows.tsx'
import { StationRows } from './StationRows.tsx'
import { texts } from './texts.ts'

interface BatchFormProps {
  /** Undefined for a new one. */
  readonly batch: BatchDetail | undefined
  onClose(): void
  onSaved?(batchId: string): void
}

/** Sets up a handover: its name, days with times, stations in order. */
export function BatchForm(props: BatchFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useQuery(useTRPC().handover.profile.queryOptions())
  const title = t(props.batch ? 'changeBatch' : 'newBatch')
  const usual = profile.data?.stations.map(({ name, ...station }) => ({
    ...station,
    name: name[language],
    staffIds: [],
  }))
  return (
    <Dialog title={title} footer={null} width={760} onCancel={props.onClose}>
      {profile.error && !profile.data ? <ErrorState error={profile.error} retry={profile.refetch} /> : null}
      {usual ? <Entry {...props} title={title} usual={usual} /> : <Loading rows={8} />}
    </Dialog>
  )
}

interface EntryProps extends BatchFormProps {
  readonly title: string
  readonly usual: readonly StationEntry[]
}

interface Values {
  readonly name: string
  readonly target: number
  readonly days: readonly DayEntry[]
  readonly stations: readonly StationEntry[]
}

const usualSlots = '09:00-11:30 60\n13:30-17:00 60'
const dayEntries = (days: BatchDetail['days']): DayEntry[] =>
  days.map(({ day, buildingIds, slots }) => ({ key: newId(), day, buildingIds, slots: slotsText(slots) }))

function Entry({ batch, title, usual, onClose, onSaved }: EntryProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [batchId] = useState(() => batch?.id ?? newId())
  const [values, setValues] = useState<Values>(() => ({
    name: batch?.name ?? '',
    target: batch?.target ?? 95,
    days: batch
      ? dayEntries(batch.days)
      : [{ key: newId(), day: addDays(formatDay(Date.now()), 90), buildingIds: [], slots: usualSlots }],
    stations: batch?.stations ?? usual,
  }))
  const [tried, setTried] = useState(false)
  const set = (part: Partial<Values>) => setValues(current => ({ ...current, ...part }))
  const sent = {
    name: values.name.trim(),
    target: values.target,
    days: values.days.map(({ day, buildingIds, slots }) => ({
      day,
      buildingIds: [...buildingIds],
      slots: readSlots(slots) ?? [],
    })),
    stations: values.stations.map(station => ({
      ...station,
      name: station.name.trim(),
      staffIds: [...station.staffIds],
    })),
  }
  const fresh = batch ? sentOf(batch) : undefined
  const meanwhile = useMeanwhile({
    now: fresh,
    mine: sent,
    take(field) {
      if (!batch) return
      if (field === 'days') set({ days: dayEntries(batch.days) })
      else if (field === 'stations') set({ stations: batch.stations })
      else if (field === 'name') set({ name: batch.name })
      else set({ target: batch.target })
    },
  })
  const save = useCommand(trpc.handover.saveBatch, {
    onSuccess() {
      onClose()
      onSaved?.(batchId)
    },
  })
  const wrong =
    sent.name === '' ||
    sent.days.some(({ day, slots }) => day === '' || slots.length === 0) ||
    sent.stations.some(({ name }) => name === '')
  const submit = () => {
    setTried(true)
    if (!wrong) save.send({ batchId, ...sent, base: meanwhile.base })
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={title}>
      <div className="handover-row">
        <Field label={t('name')} required error={tried && sent.name === '' ? t('nameMissing') : undefined}>
          {control => (
            <Input
              {...control}
              autoFocus
              maxLength={120}
              placeholder={t('namePlaceholder')}
              value={values.name}
              onChange={event => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('target')} hint={t('targetHint')}>
          {control => (
            <InputNumber
              {...control}
              min={0}
              max={100}
              precision={0}
              suffix="%"
              value={values.target}
              onChange={target => set({ target: target ?? 0 })}
            />
          )}
        </Field>
      </div>
      <DayRows days={values.days} tried={tried} onChange={days => set({ days })} />
      <StationRows stations={values.stations} tried={tried} onChange={stations => set({ stations })} />
      <MeanwhileNote
        meanwhile={meanwhile}
        {...(batch ? { thing: batch } : {})}
        label={field =>
          field === 'name' || field === 'target' || field === 'days' || field === 'stations'
            ? t(field)
            : undefined
        }
      />
      <ErrorNote error={save.error} />
      <div className="handover-actions handover-foot">
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={save.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
