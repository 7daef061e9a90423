import { X509Certificate } from 'node:crypto'
import type { StationView } from '../contract/station.ts'
import type { DeskCore } from '../desk/core.ts'
import { siteBasics } from '../site/queries.ts'
import { storedAuthority } from './authority-store.ts'
import { hostNameOf } from './names.ts'
import { servableNetworks } from './networks.ts'
import { presentDevices } from './present.ts'
import { findDevice } from './queries.ts'
import { stationSetting } from './setting.ts'

/** How the station stands: the setting of this computer and what its host serves. */
export function stationView(core: DeskCore): StationView {
  const { read, machine, station } = core
  const { on, network, port } = stationSetting(read, machine)
  const authority = storedAuthority(read)
  const { addresses, trouble } = station.served()
  return {
    siteId: core.head()?.siteId ?? '',
    on,
    network,
    port,
    hostName: hostNameOf(siteBasics(read)?.code ?? ''),
    addresses: on ? addresses : [],
    trouble: on ? trouble : null,
    networks: servableNetworks(station.interfaces()),
    connected: on ? presentDevices(core).filter(id => findDevice(read, id)?.revoked_at === null).length : 0,
    fingerprint: authority ? new X509Certificate(authority.certificate).fingerprint256 : null,
  }
}
