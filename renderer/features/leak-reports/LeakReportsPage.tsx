import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { LeakReportChoice, LeakReportScope } from '../../../main/contract/leak-reports.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatDayWithWeekday, formatMoment } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { FileMenu } from '../../components/export/ExportMenu.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { useWord } from '../cases/words.ts'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import './leak-reports.css'
import { ReportView } from './ReportView.tsx'
import { texts } from './texts.ts'
import { WordsForm } from './WordsForm.tsx'

/** Which report is shown: an emergency, or a year. */
const Address = z.object({ emergency: Id.optional(), year: z.coerce.number().int().optional() })

const countAgain = 60_000
const formats = ['docx', 'xlsx', 'pdf'] as const
const keyOf = ({ emergencyId, year }: Pick<LeakReportChoice, 'emergencyId' | 'year'>) =>
  emergencyId ?? String(year)

/** Nothing is asked for before something is chosen: the year stands for none. */
const scopeOf = (chosen: LeakReportChoice | undefined): LeakReportScope =>
  typeof chosen?.emergencyId === 'string'
    ? { emergencyId: chosen.emergencyId, year: null }
    : { emergencyId: null, year: chosen?.year ?? 2000 }

/** Reports of storms and seasons, to read, to write lessons into, and to take away. */
export function LeakReportsPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const word = useWord()
  const may = useMay()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [address, change] = useAddress(Address)
  const [writing, setWriting] = useState(false)
  const choices = useQuery(trpc.leakReports.choices.queryOptions())
  const asked = address.emergency ?? (address.year === undefined ? undefined : String(address.year))
  const chosen = choices.data?.find(one => keyOf(one) === asked) ?? choices.data?.[0]
  const scope = scopeOf(chosen)
  const report = useQuery(
    trpc.leakReports.show.queryOptions(
      { scope, language },
      // It says until when it counts; every report of a storm would have all of it counted again.
      { enabled: chosen !== undefined, meta: { live: false }, refetchInterval: countAgain },
    ),
  )
  const writes = may('leak.work') && report.data !== undefined
  const write = () => setWriting(true)
  useHotkey({ keys: 'E', label: t('words'), disabled: !writes }, write)
  const name = ({ kind, year, from, until, leaks }: LeakReportChoice) => {
    const day = formatDayWithWeekday(from, language)
    const said = kind === 'storm' ? t('storm') : word(leakWords[`kind.${kind}`])
    const what = year === null ? t('emergency', { kind: said, day }) : t('season', { year })
    return [what, ...(until === null ? [t('stillOn')] : []), t('leaks', { count: leaks })].join(' · ')
  }
  const choose = (key: string) => {
    setWriting(false)
    const next = choices.data?.find(one => keyOf(one) === key)
    change({ emergency: next?.emergencyId ?? '', year: next?.year === null ? '' : String(next?.year ?? '') })
  }
  const which =
    chosen && choices.data ? (
      <Select
        aria-label={t('which')}
        className="leak-report-which"
        popupMatchSelectWidth={false}
        value={keyOf(chosen)}
        options={choices.data.map(one => ({ value: keyOf(one), label: name(one) }))}
        onChange={choose}
      />
    ) : null
  const actions = chosen ? (
    <>
      {writes ? (
        <Button onClick={write}>
          {t('words')} <KeyHint keys="E" />
        </Button>
      ) : null}
      {may('export.run') ? (
        <FileMenu
          formats={formats}
          start={(format, as) => client.reports.leaks.mutate({ scope, language: as, format })}
        />
      ) : null}
    </>
  ) : null
  const aside = (
    <>
      <LeaksTabs />
      {which}
    </>
  )
  const { data } = report
  return (
    <Page title={data?.content.title ?? t('title')} actions={actions} aside={aside}>
      {choices.error && !choices.data ? <ErrorState error={choices.error} retry={choices.refetch} /> : null}
      {choices.data?.length === 0 ? <EmptyState text={t('empty')} /> : null}
      {report.error && !data ? <ErrorState error={report.error} retry={report.refetch} /> : null}
      {choices.isPending || (chosen && report.isPending) ? <Loading rows={8} rowHeight={40} /> : null}
      {data && writing ? (
        <WordsForm key={keyOf(scope)} scope={scope} words={data.words} onDone={() => setWriting(false)} />
      ) : null}
      {data && data.writtenAt !== null ? (
        <p className="leak-report-written">
          {t('written', { name: data.writtenBy ?? '—', when: formatMoment(data.writtenAt, language) })}
        </p>
      ) : null}
      {data ? <ReportView content={data.content} /> : null}
    </Page>
  )
}
