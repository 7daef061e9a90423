import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { type DataPlaceRisk, syncServices } from '../../../main/contract/data-place.ts'
import { StandbyAge } from '../../features/standby/StandbyAge.tsx'
import { useLanguage, useTexts } from '../i18n.ts'
import { DamagedFiles } from '../../features/archive/DamagedFiles.tsx'
import { ClockNotices } from '../../features/deadlines/ClockNotices.tsx'
import { EmergencyStatus } from '../../features/emergencies/EmergencyStatus.tsx'
import { SyncAge } from '../../features/sync/SyncAge.tsx'
import { StationStatus } from '../../features/station/StationStatus.tsx'
import { type Connection, useConnection } from '../live.ts'
import { useMe } from '../session.ts'
import { useTRPC } from '../trpc.ts'
import { BackupAge } from './BackupAge.tsx'
import { texts } from './texts.ts'

const shapes: Readonly<Record<Connection, string>> = { stream: '●', polling: '◐', lost: '▲' }

/** The state of the desk in one line: connection, what headquarters has not got, backup, who else is here. */
export function StatusLine() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { headquarters } = useMe()
  const connection = useConnection()
  const status = useQuery(trpc.staff.status.queryOptions(undefined, { refetchInterval: 60_000 }))
  const others = status.data?.others ?? 0
  const folder = status.data?.dataFolder
  return (
    <footer className="status-line desk-figures" aria-label={t('status')}>
      <span
        className={`status-${connection}`}
        role="status"
        title={folder ? t('dataFolder', { folder }) : undefined}
      >
        <span aria-hidden="true">{shapes[connection]}</span> {t(`connection.${connection}`)}
      </span>
      {status.data && !headquarters ? <SyncAge operations={status.data.operations} /> : null}
      <EmergencyStatus />
      <BackupAge />
      <StandbyAge />
      <DamagedFiles />
      {headquarters ? null : <ClockNotices />}
      <StationStatus />
      {status.data?.placeRisk ? <PlaceRisk risk={status.data.placeRisk} /> : null}
      {status.data && status.data.diskLeft !== null ? (
        <span className="status-closing" role="alert">
          {t('diskLow', { left: Math.floor(status.data.diskLeft / 1_000_000) })}
        </span>
      ) : null}
      <Closing />
      {status.data ? (
        <span className="status-end">{others === 0 ? t('alone') : t('others', { count: others })}</span>
      ) : null}
    </footer>
  )
}

/** The data folder lies where it may be damaged; the settings say what to do. */
function PlaceRisk({ risk }: { readonly risk: DataPlaceRisk }) {
  const t = useTexts(texts)
  const language = useLanguage()
  return (
    <Link className="status-closing" to="/more/settings">
      {risk.kind === 'network'
        ? t('placeNetwork')
        : t('placeSynchronised', { service: syncServices[risk.service][language] })}
    </Link>
  )
}

/** The window is closing and writes its last operations first. */
function Closing() {
  const t = useTexts(texts)
  const [seconds, setSeconds] = useState<number>()
  useEffect(
    () =>
      window.deskHost?.onEvent(event => {
        if (event.kind === 'closing') setSeconds(event.secondsLeft)
      }),
    [],
  )
  return seconds === undefined ? null : (
    <span className="status-closing" role="alert">
      {t('closing', { seconds })}
    </span>
  )
}
