import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { EmergencyRow, RainStand } from '../../../main/contract/emergencies.ts'
import { emergencyKindWords, emergencyLevelWords } from '../../../main/contract/emergency-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatClock, formatMoment } from '../../app/format.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import './emergencies.css'
import { isGraver } from './levels.ts'
import { LevelTag } from './LevelTag.tsx'
import { emergencyPath, ordinaryToday } from './paths.ts'
import { texts } from './texts.ts'
import { useRunning } from './useCurrent.ts'

/** Above the pages about leaks while an emergency runs: what, since when, how much rain, what is open. */
export function EmergencyBanner() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const running = useRunning() ?? []
  const storm = running.some(({ kind }) => kind === 'storm')
  const rain = useQuery(trpc.rain.now.queryOptions(undefined, { enabled: storm, refetchInterval: 60_000 }))
  const runs = running.length > 0
  const duty = useQuery(
    trpc.season.onDuty.queryOptions(undefined, { enabled: runs, refetchInterval: 60_000 }),
  )
  const people = (duty.data?.people ?? []).flatMap(({ name }) => name ?? [])
  if (!runs) return null
  return (
    <section className="emergency-banner" aria-label={t('title')}>
      {running.map((emergency, index) => (
        <BannerLine
          key={emergency.id}
          emergency={emergency}
          rain={emergency.kind === 'storm' ? rain.data : undefined}
          people={index === 0 ? people : []}
          home={index === 0}
        />
      ))}
    </section>
  )
}

interface BannerLineProps {
  readonly emergency: EmergencyRow
  readonly rain: RainStand | undefined
  /** Who is on duty now. */
  readonly people: readonly string[]
  /** Has the way back to the ordinary home screen. */
  readonly home: boolean
}

function BannerLine({ emergency, rain, people, home }: BannerLineProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const may = useMay()
  const now = useNow()
  const trpc = useTRPC()
  const raise = useCommand(trpc.emergencies.changeLevel)
  const { id, kind, level, startedAt, open, reports } = emergency
  const today = now - startedAt < 20 * 3_600_000
  const reached = rain?.level ?? null
  const worse = level !== null && reached !== null && isGraver(reached, level) ? reached : undefined
  return (
    <>
      <div className="emergency-banner-line desk-figures">
        <strong>{word(emergencyKindWords[kind])}</strong>
        {level ? <LevelTag level={level} /> : null}
        <span title={formatMoment(startedAt, language)}>
          {t('bannerSince', { time: today ? formatClock(startedAt) : formatMoment(startedAt, language) })}
        </span>
        {rain ? <RecentRain rain={rain} /> : null}
        <span>{t('bannerOpen', { open, reports })}</span>
        {people.length > 0 ? <span>{t('bannerDuty', { people: people.join(comma()) })}</span> : null}
        <Link to={emergencyPath(id)}>{t('bannerMore')}</Link>
        {home ? (
          <Link className="emergency-banner-end" to={ordinaryToday}>
            {t('toToday')} <KeyHint keys="F6" />
          </Link>
        ) : null}
      </div>
      {worse ? (
        <div className="emergency-banner-line" role="status">
          <StateTag tone="dueSoon">{t('reached', { level: word(emergencyLevelWords[worse]) })}</StateTag>
          {may('emergency.lead') ? (
            <Button
              size="small"
              loading={raise.pending}
              onClick={() => raise.send({ emergencyId: id, level: worse, base: { level } })}
            >
              {t('raise', { level: word(emergencyLevelWords[worse]) })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ErrorNote error={raise.error} />
    </>
  )
}

/** The sums over the hours of the levels, the shortest first, as far as anybody measured. */
function RecentRain({ rain }: { readonly rain: RainStand }) {
  const t = useTexts(texts)
  const shortest = rain.sums.reduce<RainStand['sums'][number] | undefined>(
    (least, sum) => (least === undefined || sum.hours < least.hours ? sum : least),
    undefined,
  )
  if (!shortest) return null
  const { hours, millimetres, unread } = shortest
  if (unread >= hours * 3_600_000) return <span className="desk-soft">{t('bannerNoRain')}</span>
  return <span>{t('bannerRain', { hours, millimetres })}</span>
}
