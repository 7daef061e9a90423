import { useQuery } from '@tanstack/react-query'
import { DeskError } from '../../../main/contract/errors.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../settings/settings.css'
import { AddressesPart } from './AddressesPart.tsx'
import { DevicesPart } from './DevicesPart.tsx'
import './station.css'
import { SwitchPart } from './SwitchPart.tsx'
import { texts } from './texts.ts'

/** What is served may change with a cable pulled out, which no operation tells: asked this often, in milliseconds. */
const askAgain = 5_000

/** The desk on the clubhouse's network: the switch, the addresses, the devices. */
export function StationPage() {
  const t = useTexts(texts)
  const may = useMay()('station.manage')
  return (
    <Page title={t('title')}>
      {may ? (
        <Station />
      ) : (
        <ErrorNote error={new DeskError('permission.denied', { permission: 'station.manage' })} />
      )}
    </Page>
  )
}

function Station() {
  const trpc = useTRPC()
  const status = useQuery(trpc.station.status.queryOptions(undefined, { refetchInterval: askAgain }))
  const devices = useQuery(trpc.station.devices.queryOptions(undefined, { refetchInterval: askAgain }))
  if (!status.data) {
    return status.error ? (
      <ErrorState error={status.error} retry={status.refetch} />
    ) : (
      <Loading rows={6} rowHeight={60} />
    )
  }
  const paired = devices.data?.filter(({ revokedAt }) => revokedAt === null).length ?? 0
  const { on } = status.data
  return (
    <div className="settings station">
      <SwitchPart station={status.data} paired={paired} />
      {on ? <AddressesPart station={status.data} /> : null}
      {devices.error && !devices.data ? <ErrorState error={devices.error} retry={devices.refetch} /> : null}
      {devices.isPending ? <Loading rows={4} /> : null}
      {devices.data ? <DevicesPart station={status.data} devices={devices.data} /> : null}
    </div>
  )
}
