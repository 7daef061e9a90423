import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Segmented, Select } from 'antd'
import { useRef, useState } from 'react'
import { type RainFile, seriesReadings } from '../../../main/contract/rain-series.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment, momentOf } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { RainChart } from '../../components/rain/RainChart.tsx'
import { useUndo } from '../../components/undo.tsx'
import { upload } from '../cases/files/upload.ts'
import { rainFileTexts } from './rain-file-texts.ts'

const utcOf = (local: string) => Date.parse(`${local}Z`)

/** The series of a weather station: choose the file, see what it says, take it. */
export function RainImport() {
  const t = useTexts(rainFileTexts)
  const trpc = useTRPC()
  const chooser = useRef<HTMLInputElement>(null)
  const open = useMutation(trpc.imports.open.mutationOptions())
  const read = useMutation(trpc.rain.readFile.mutationOptions())
  const [file, setFile] = useState<RainFile>()
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const take = async (chosen: File) => {
    setBusy(true)
    setProblem(null)
    try {
      const uploadId = await upload(chosen)
      setFile(await read.mutateAsync({ file: await open.mutateAsync({ uploadId }) }))
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t('file')}
        accept=".csv,.txt,.xlsx,.xls"
        onChange={event => {
          const [chosen] = event.target.files ?? []
          if (chosen) take(chosen).catch(reportError)
          // The same file can be chosen again.
          event.target.value = ''
        }}
      />
      {file ? (
        <Preview key={file.name} file={file} onDone={() => setFile(undefined)} />
      ) : (
        <Button loading={busy} onClick={() => chooser.current?.click()}>
          {t('choose')}
        </Button>
      )}
      <ErrorNote error={problem} />
      <Imported />
    </>
  )
}

/** What earlier files brought, each to be taken back as a whole. */
function Imported() {
  const t = useTexts(rainFileTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const found = useQuery(trpc.rain.imports.queryOptions())
  const undo = useCommand(trpc.rain.undoImport, {
    onSuccess: ({ struck }) => message.success(t('undone', { count: struck })),
  })
  if (!found.data || found.data.length === 0) return null
  return (
    <>
      <ul className="rain-imports">
        {found.data.map(({ importId, readings, from, to, byName }) => (
          <li key={importId} className="desk-figures">
            {t('what', {
              count: readings,
              from: formatMoment(from, language),
              to: formatMoment(to, language),
            })}{' '}
            <span className="desk-soft">{byName}</span>{' '}
            <ConfirmPopover
              question={t('undoAsk', { count: readings })}
              verb={t('undo')}
              onConfirm={() => undo.send({ importId })}
            >
              <Button size="small">{t('undo')}</Button>
            </ConfirmPopover>
          </li>
        ))}
      </ul>
      <ErrorNote error={undo.error} />
    </>
  )
}

function Preview({ file, onDone }: { readonly file: RainFile; onDone(): void }) {
  const t = useTexts(rainFileTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const take = useCommand(trpc.rain.import)
  const [column, setColumn] = useState(file.guess)
  const [clock, setClock] = useState<'site' | 'utc'>('site')
  const [stands, setStands] = useState<'begins' | 'ends'>('begins')
  const [ids] = useState(() => file.rows.map(newId))
  const [importId] = useState(newId)
  const undo = useCommand(trpc.rain.undoImport)
  const offerUndo = useUndo('rain-import')
  const choice = { column, stands, momentOf: clock === 'utc' ? utcOf : momentOf }
  const { readings, leftOut } = seriesReadings(file.rows, choice)
  const [first, last] = [readings[0], readings.at(-1)]
  const submit = () => {
    const sent = readings.map((reading, index) => ({ readingId: ids[index] ?? newId(), ...reading }))
    take.run({ importId, readings: sent }).then(
      ({ recorded, leftOut: known }) => {
        if (recorded > 0) offerUndo(t('taken', { recorded, known }), () => undo.run({ importId }))
        else message.info(t('taken', { recorded, known }))
        onDone()
      },
      () => undefined,
    )
  }
  return (
    <div className="rain-view">
      <strong>{file.name}</strong>
      <div className="rain-entry">
        <Field label={t('column')}>
          {({ id }) => (
            <Select
              id={id}
              popupMatchSelectWidth={false}
              value={column}
              options={file.columns.map((label, value) => ({ value, label }))}
              onChange={setColumn}
            />
          )}
        </Field>
        <Field label={t('clock')}>
          {() => (
            <Segmented
              aria-label={t('clock')}
              value={clock}
              options={(['site', 'utc'] as const).map(value => ({ value, label: t(`clock.${value}`) }))}
              onChange={setClock}
            />
          )}
        </Field>
        <Field label={t('stands')}>
          {() => (
            <Segmented
              aria-label={t('stands')}
              value={stands}
              options={(['begins', 'ends'] as const).map(value => ({ value, label: t(`stands.${value}`) }))}
              onChange={setStands}
            />
          )}
        </Field>
      </div>
      {first && last ? (
        <>
          <p>
            {t('what', {
              count: readings.length,
              from: formatMoment(first.from, language),
              to: formatMoment(last.to, language),
            })}
            {leftOut > 0 ? ` ${t('leftOut', { count: leftOut })}` : ''}
          </p>
          <RainChart readings={readings} from={first.from} to={last.to} />
        </>
      ) : (
        <p>{t('nothing')}</p>
      )}
      <p className="desk-soft">{t('hint')}</p>
      <ErrorNote error={take.error} />
      <div className="emergency-foot">
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="primary" loading={take.pending} disabled={readings.length === 0} onClick={submit}>
          {t('take', { count: readings.length })}
        </Button>
      </div>
    </div>
  )
}
