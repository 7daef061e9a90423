import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type EmergencyDetail, rainBefore } from '../../../main/contract/emergencies.ts'
import { emergencyKindWords, emergencyStepWords } from '../../../main/contract/emergency-words.ts'
import { severityWord } from '../../../main/contract/leak-words.ts'
import { leakSeverities } from '../../../main/contract/leaks.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { RainChart } from '../../components/rain/RainChart.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { EmergencyActions } from './EmergencyActions.tsx'
import { LevelTag } from './LevelTag.tsx'
import { StartTasks } from './StartTasks.tsx'
import { texts } from './texts.ts'

interface EmergencyPanelProps {
  readonly emergencyId: string
  onClose(): void
}

/** One emergency: its figures, what happened, the rain, and what can be done with it now. */
export function EmergencyPanel({ emergencyId, onClose }: EmergencyPanelProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const shown = useQuery(trpc.emergencies.show.queryOptions({ emergencyId }))
  if (shown.error && !shown.data) return <ErrorState error={shown.error} retry={shown.refetch} />
  if (!shown.data) return <Loading rows={6} />
  return (
    <article className="emergency">
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <Head detail={shown.data} />
      <EmergencyActions detail={shown.data} />
      {shown.data.endedAt === null ? <StartTasks detail={shown.data} /> : null}
      <Figures detail={shown.data} />
      <History detail={shown.data} />
      {shown.data.kind === 'storm' ? <RainDuring detail={shown.data} /> : null}
    </article>
  )
}

interface PartProps {
  readonly detail: EmergencyDetail
}

function Head({ detail: { kind, level, endedAt } }: PartProps) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <header className="emergency-line-head">
      <h2>{word(emergencyKindWords[kind])}</h2>
      {level ? <LevelTag level={level} /> : null}
      {endedAt === null ? <StateTag tone="danger">{t('running')}</StateTag> : null}
    </header>
  )
}

function Figures({ detail }: PartProps) {
  const t = useTexts(texts)
  const word = useWord()
  const { kind, startedAt, endedAt, startedByName, reports, open, calls, returns, bySeverity, rain } = detail
  const bad = leakSeverities
    .filter(severity => (bySeverity[severity] ?? 0) > 0)
    .map(severity => `${word(severityWord(kind, severity))} ${bySeverity[severity] ?? 0}`)
  return (
    <Facts
      rows={[
        [t('startedAt'), <Time key="start" at={startedAt} as="moment" />],
        [t('startedBy'), startedByName ?? t('program')],
        ...(endedAt === null ? [] : [[t('endedAt'), <Time key="end" at={endedAt} as="moment" />] as const]),
        [t('reportsLabel'), `${reports}`],
        [t('openLabel'), `${open}`],
        [t('calls'), `${calls}`],
        ...(returns > 0 ? [[t('returns'), `${returns}`] as const] : []),
        ...(bad.length > 0 ? [[t('bySeverity'), bad.join(' · ')] as const] : []),
        ...(kind === 'storm'
          ? [[t('rain'), rain === null ? t('nobodyMeasured') : t('millimetres', { count: rain })] as const]
          : []),
      ]}
    />
  )
}

function History({ detail: { steps } }: PartProps) {
  const t = useTexts(texts)
  const word = useWord()
  return (
    <section aria-label={t('history')}>
      <h3>{t('history')}</h3>
      <ol className="emergency-steps">
        {steps.map((step, index) => (
          <li key={`${step.at} ${index}`}>
            <Time at={step.at} as="moment" />
            <strong>{word(emergencyStepWords[step.what])}</strong>
            {step.level && (step.what === 'level' || step.what === 'started') ? (
              <LevelTag level={step.level} />
            ) : null}
            <span className="desk-soft">{step.byName ?? t('program')}</span>
            {step.text ? <p>{step.text}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The chart moves on by whole minutes: asking anew with each tick would never rest. */
const minute = 60_000

function RainDuring({ detail: { startedAt, endedAt } }: PartProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const now = useNow()
  const from = startedAt - rainBefore
  const to = endedAt ?? Math.ceil(now / minute) * minute
  const rain = useQuery(
    trpc.rain.between.queryOptions({ from, to }, { placeholderData: previous => previous }),
  )
  return (
    <section aria-label={t('rainDuring')}>
      <h3>{t('rainDuring')}</h3>
      {rain.data ? <RainChart readings={rain.data} from={from} to={to} /> : <Loading rows={4} />}
    </section>
  )
}
