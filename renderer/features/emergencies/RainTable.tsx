import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { RainReading } from '../../../main/contract/emergencies.ts'
import { rainSourceWords } from '../../../main/contract/emergency-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { localOf, readTimes } from './rain-times.ts'
import { texts } from './texts.ts'

interface RainTableProps {
  readonly readings: readonly RainReading[]
  /** Whether they can be corrected here. */
  readonly works: boolean
}

/** The readings, latest first; each is corrected in its place. */
export function RainTable({ readings, works }: RainTableProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const strike = useCommand(trpc.rain.strike)
  const again = useCommand(trpc.rain.record)
  const [editing, setEditing] = useState<string>()
  if (readings.length === 0) return <p className="desk-soft">{t('noReadings')}</p>
  const takeOut = ({ id, from, to, millimetres }: RainReading) => {
    // A refusal stands below.
    strike.run({ readingId: id }).then(
      () => offerUndo(t('struck'), () => again.run({ readingId: newId(), from, to, millimetres })),
      () => undefined,
    )
  }
  return (
    <>
      <ErrorNote error={strike.error} />
      <table className="rain-table" aria-label={t('readings')}>
        <thead>
          <tr>
            <th>{t('entryFrom')}</th>
            <th>{t('entryTo')}</th>
            <th className="rain-mm">{t('entryMm')}</th>
            <th aria-hidden="true" />
            {works ? <th aria-hidden="true" /> : null}
          </tr>
        </thead>
        <tbody>
          {readings.toReversed().map(reading =>
            reading.id === editing ? (
              <tr key={reading.id}>
                <td colSpan={5}>
                  <ReadingForm reading={reading} onDone={() => setEditing(undefined)} />
                </td>
              </tr>
            ) : (
              <tr key={reading.id} className="desk-figures">
                <td>{formatMoment(reading.from, language)}</td>
                <td>{formatMoment(reading.to, language)}</td>
                <td className="rain-mm">{reading.millimetres}</td>
                <td className="desk-soft">
                  {[reading.byName ?? t('program'), word(rainSourceWords[reading.source])].join(' · ')}
                </td>
                {works ? (
                  <td>
                    <Button size="small" type="text" onClick={() => setEditing(reading.id)}>
                      {t('correct')}
                    </Button>
                    <Button size="small" type="text" onClick={() => takeOut(reading)}>
                      {t('strike')}
                    </Button>
                  </td>
                ) : null}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  )
}

interface ReadingFormProps {
  readonly reading: RainReading
  onDone(): void
}

function ReadingForm({ reading, onDone }: ReadingFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const language = useLanguage()
  const correct = useCommand(trpc.rain.correct)
  const [entry, setEntry] = useState({
    from: localOf(reading.from),
    to: localOf(reading.to),
    millimetres: reading.millimetres,
  })
  const [tried, setTried] = useState(false)
  const times = readTimes(entry.from, entry.to)
  const now = { from: reading.from, to: reading.to, millimetres: reading.millimetres }
  const meanwhile = useMeanwhile({
    now,
    mine: { ...(times ?? { from: now.from, to: now.to }), millimetres: entry.millimetres },
    take: field =>
      setEntry(current => ({
        ...current,
        ...(field === 'from' ? { from: localOf(now.from) } : {}),
        ...(field === 'to' ? { to: localOf(now.to) } : {}),
        ...(field === 'millimetres' ? { millimetres: now.millimetres } : {}),
      })),
  })
  const submit = () => {
    setTried(true)
    if (!times || correct.pending) return
    const { millimetres } = entry
    correct
      .run({ readingId: reading.id, ...times, millimetres, base: meanwhile.base })
      .then(onDone, () => undefined)
  }
  const labels: Readonly<Record<string, string>> = {
    from: t('field.from'),
    to: t('field.to'),
    millimetres: t('field.millimetres'),
  }
  return (
    <DeskForm onSubmit={submit} label={t('correct')}>
      <div className="rain-entry">
        <Field label={t('entryFrom')}>
          {control => (
            <DateTimeField
              {...control}
              value={entry.from}
              onChange={from => setEntry(was => ({ ...was, from }))}
            />
          )}
        </Field>
        <Field label={t('entryTo')} error={tried && !times ? t('entryTimes') : undefined}>
          {control => (
            <DateTimeField {...control} value={entry.to} onChange={to => setEntry(was => ({ ...was, to }))} />
          )}
        </Field>
        <Field label={t('entryMm')}>
          {control => (
            <InputNumber<number>
              {...control}
              autoFocus
              min={0}
              max={2_000}
              controls={false}
              value={entry.millimetres}
              onChange={millimetres => setEntry(was => ({ ...was, millimetres: millimetres ?? 0 }))}
            />
          )}
        </Field>
      </div>
      <MeanwhileNote
        meanwhile={meanwhile}
        thing={{ id: reading.id }}
        label={field => labels[field]}
        say={(field, value) =>
          field !== 'millimetres' && typeof value === 'number' ? formatMoment(value, language) : undefined
        }
      />
      <ErrorNote error={correct.error} />
      <div className="emergency-foot">
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={correct.pending}>
          {t('save')}
        </Button>
      </div>
    </DeskForm>
  )
}
