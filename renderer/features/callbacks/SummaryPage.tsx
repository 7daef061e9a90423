import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { callbackMethodWords } from '../../../main/contract/callback-words.ts'
import type { DailySummary } from '../../../main/contract/callback-views.ts'
import { Day } from '../../../main/contract/values.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatClock, formatDay, startOfDay } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import './callbacks.css'
import { SatisfactionTag } from './CallbackTags.tsx'
import { DueFigures } from './Figures.tsx'
import { callbackPath } from './paths.ts'
import { texts } from './texts.ts'

const half = 43_200_000

/** The calls of one day: both figures of what was due on it, then every try with what came of it. */
export function SummaryPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const today = formatDay(useNow())
  const [params, setParams] = useSearchParams()
  const asked = Day.safeParse(params.get('day'))
  const day = asked.success ? asked.data : today
  const show = (next: string) =>
    setParams(next === today || next === '' ? {} : { day: next }, { replace: true })
  // From noon to noon: clocks that are set forward or back leave it on the right day.
  const step = (days: number) => show(formatDay(startOfDay(day) + half + days * 2 * half))
  const last = day >= today
  useHotkey({ keys: 'K', label: t('dayBefore') }, () => step(-1))
  useHotkey({ keys: 'J', label: t('dayAfter'), disabled: last }, () => step(1))
  const { data, error, refetch } = useQuery(trpc.callbacks.summary.queryOptions({ day }))
  return (
    <Page
      title={t('summaryTitle', { day })}
      actions={
        may('export.run') ? (
          <ExportMenu
            start={(format, language) =>
              client.reports.callbackSummary.mutate({
                format,
                language,
                title: t('summaryTitle', { day }),
                day,
              })
            }
          />
        ) : null
      }
      aside={
        <>
          <span className="call-day desk-screen-only">
            <Button icon={<LeftOutlined />} aria-label={t('dayBefore')} onClick={() => step(-1)} />
            <DateField aria-label={t('summaryDay')} value={day} max={today} settled onChange={show} />
            <Button
              icon={<RightOutlined />}
              aria-label={t('dayAfter')}
              disabled={last}
              onClick={() => step(1)}
            />
          </span>
          <DueFigures from={day} until={day} />
        </>
      }
    >
      {data ? (
        data.calls.length === 0 ? (
          <EmptyState text={t('summaryEmpty', { day })} />
        ) : (
          <Calls summary={data} />
        )
      ) : error ? (
        <ErrorState
          error={error}
          retry={() => {
            refetch().catch(() => undefined)
          }}
        />
      ) : (
        <Loading rows={6} rowHeight={40} />
      )}
    </Page>
  )
}

function Calls({ summary }: { readonly summary: DailySummary }) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <>
      <table className="call-summary">
        <thead>
          <tr>
            {(['when', 'unit', 'owner', 'case', 'method', 'result', 'words', 'calledBy'] as const).map(
              name => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {summary.calls.map(({ attempt, callback }) => (
            <tr key={attempt.id}>
              <td className="desk-figures">{formatClock(attempt.at)}</td>
              <td>
                {callback.unitId === null ? (
                  '—'
                ) : (
                  <Link to={unitPath(callback.unitId)} className="desk-figures">
                    {callback.unitNumber}
                  </Link>
                )}
              </td>
              <td>
                <Link to={callbackPath(callback.id)}>{callback.name ?? t('noName')}</Link>
              </td>
              <td className="desk-figures">{callback.caseNumber ?? word(callback.planName)}</td>
              <td>{word(callbackMethodWords[attempt.method])}</td>
              <td>
                {attempt.reached && callback.satisfaction !== null ? (
                  <SatisfactionTag value={callback.satisfaction} />
                ) : (
                  <StateTag tone="waiting">{t('notReached')}</StateTag>
                )}
              </td>
              <td>{attempt.reached ? callback.words : attempt.note}</td>
              <td>{attempt.byName}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {summary.more ? <p className="desk-soft">{t('summaryMore')}</p> : null}
    </>
  )
}
