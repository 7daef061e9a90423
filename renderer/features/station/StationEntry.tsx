import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { stationPath } from './paths.ts'
import { texts } from './texts.ts'

/** Among the settings: whether the desk is served to the network, and the way to its screen. */
export function StationEntry() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { data } = useQuery(trpc.station.status.queryOptions())
  return (
    <section className="settings-part">
      <h2>{t('title')}</h2>
      <p className="desk-soft">{t('hint')}</p>
      {data === undefined ? null : data.on && data.addresses.length === 0 ? (
        <StateTag tone="overdue">{t('trouble')}</StateTag>
      ) : (
        <StateTag tone={data.on ? 'done' : 'off'}>{data.on ? t('on') : t('off')}</StateTag>
      )}
      <Link to={stationPath}>{t('manage')}</Link>
    </section>
  )
}
