import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import type { RainStand } from '../../../main/contract/emergencies.ts'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { type Translate, useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { RainChart } from '../../components/rain/RainChart.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { LevelTag } from './LevelTag.tsx'
import { RainEntry } from './RainEntry.tsx'
import { rainFileTexts } from './rain-file-texts.ts'
import { RainImport } from './RainImport.tsx'
import { RainTable } from './RainTable.tsx'
import { texts } from './texts.ts'

const spans = [1, 3, 7] as const
const day = 24 * 3_600_000
/** The chart moves on by whole steps: asking anew with each tick would never rest. */
const step = 5 * 60_000

/** The rain on the site: typing it in, what it reaches, a chart, the readings. */
export function RainView() {
  const t = useTexts(texts)
  const file = useTexts(rainFileTexts)
  const trpc = useTRPC()
  const may = useMay()
  const now = useNow()
  const [days, setDays] = useState<(typeof spans)[number]>(1)
  const to = Math.ceil(now / step) * step
  const from = to - days * day
  const rain = useQuery(
    trpc.rain.between.queryOptions({ from, to }, { placeholderData: previous => previous }),
  )
  const stand = useQuery(trpc.rain.now.queryOptions(undefined, { refetchInterval: 60_000 }))
  const works = may('leak.work')
  return (
    <div className="rain-view">
      {works ? (
        <section className="rain-part" aria-label={t('entry')}>
          <h2>{t('entry')}</h2>
          <RainEntry lastReading={stand.data?.lastReading ?? null} />
        </section>
      ) : null}
      {may('import.run') ? (
        <section className="rain-part" aria-label={file('title')}>
          <h2>{file('title')}</h2>
          <RainImport />
        </section>
      ) : null}
      {stand.data ? <Sums stand={stand.data} /> : null}
      <section className="rain-part" aria-label={t('readings')}>
        <h2>{t('readings')}</h2>
        <Segmented
          aria-label={t('span')}
          value={days}
          options={spans.map(value => ({ value, label: t(`span.${value}`) }))}
          onChange={setDays}
        />
        {rain.error && !rain.data ? <ErrorState error={rain.error} retry={rain.refetch} /> : null}
        {rain.isPending ? <Loading rows={4} /> : null}
        {rain.data ? (
          <>
            <RainChart readings={rain.data} from={from} to={to} />
            <RainTable readings={rain.data} works={works} />
          </>
        ) : null}
      </section>
    </div>
  )
}

function Sums({ stand: { at, sums } }: { readonly stand: RainStand }) {
  const t = useTexts(texts)
  const language = useLanguage()
  return (
    <section className="rain-part" aria-label={t('sums')}>
      <h2>
        {t('sums')} <small className="desk-soft">{t('sumsAt', { time: formatMoment(at, language) })}</small>
      </h2>
      <ul className="rain-sums">
        {sums.map(sum => (
          <li key={sum.level} className="desk-figures">
            <LevelTag level={sum.level} />
            <span>{t('sumOf', { hours: sum.hours, millimetres: sum.millimetres, limit: sum.limit })}</span>
            {sum.millimetres >= sum.limit ? <StateTag tone="overdue">{t('sumReached')}</StateTag> : null}
            {sum.unread > 0 && sum.unread < sum.hours * 3_600_000 ? (
              <span className="desk-soft">{t('sumUnread', { time: lengthText(sum.unread, t) })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function lengthText(millis: number, t: Translate<typeof texts>): string {
  const minutes = Math.round(millis / 60_000)
  const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
  return parts.minutes === 0 ? t('hours', parts) : t('hoursMinutes', parts)
}
