import { App, Button, InputNumber } from 'antd'
import { type ComponentRef, useRef, useState } from 'react'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { localOf, readTimes, usualTime } from './rain-times.ts'
import { texts } from './texts.ts'

/** One line: the time is there already, the millimetres are typed, Enter records them. */
export function RainEntry({ lastReading }: { readonly lastReading: number | null }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const now = useNow()
  const { message } = App.useApp()
  const record = useCommand(trpc.rain.record)
  const usual = usualTime(now, lastReading)
  const [readingId, setReadingId] = useState(newId)
  // What nobody touched follows the clock.
  const [typed, setTyped] = useState<{ from?: string; to?: string }>({})
  const from = typed.from ?? localOf(usual.from)
  const to = typed.to ?? localOf(usual.to)
  const [millimetres, setMillimetres] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const field = useRef<ComponentRef<typeof InputNumber>>(null)
  const times = readTimes(from, to)
  const submit = () => {
    setTried(true)
    if (millimetres === null || !times || record.pending) return
    // A refusal stands below, and everything typed stays.
    record.run({ readingId, ...times, millimetres }).then(
      () => {
        message.success(t('recorded', { millimetres }))
        setReadingId(newId())
        setTyped({})
        setMillimetres(null)
        setTried(false)
        field.current?.focus()
      },
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} label={t('entry')}>
      <div className="rain-entry">
        <Field label={t('entryFrom')}>
          {control => (
            <DateTimeField
              {...control}
              value={from}
              onChange={value => setTyped(current => ({ ...current, from: value }))}
            />
          )}
        </Field>
        <Field label={t('entryTo')} error={tried && !times ? t('entryTimes') : undefined}>
          {control => (
            <DateTimeField
              {...control}
              value={to}
              onChange={value => setTyped(current => ({ ...current, to: value }))}
            />
          )}
        </Field>
        <Field label={t('entryMm')} error={tried && millimetres === null ? t('entryMmMissing') : undefined}>
          {control => (
            <InputNumber<number>
              {...control}
              ref={field}
              autoFocus
              min={0}
              max={2_000}
              step={0.1}
              controls={false}
              value={millimetres}
              onChange={setMillimetres}
            />
          )}
        </Field>
        <Field label={'\u00A0'}>
          {() => (
            <Button type="primary" htmlType="submit" loading={record.pending}>
              {t('entrySave')} <KeyHint keys="Enter" />
            </Button>
          )}
        </Field>
      </div>
      <ErrorNote error={record.error} />
    </DeskForm>
  )
}
