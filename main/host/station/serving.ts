import type { DeskCore } from '../../desk/core.ts'
import { systemActor } from '../../desk/core.ts'
import { siteBasics } from '../../site/queries.ts'
import { holds, type Leaf, makeAuthority, makeLeaf } from '../../station/authority.ts'
import { keepAuthority, type StoredAuthority, storedAuthority } from '../../station/authority-store.ts'
import { hostNameOf, inUrl } from '../../station/names.ts'
import { addressesToServe } from '../../station/networks.ts'
import { stationSetting } from '../../station/setting.ts'
import type { ServedNow } from '../../station/stand.ts'
import { createRequestGuard, type RequestGuard } from '../request-guard.ts'
import type { AnnouncedAddress, NameTrouble } from './announcer.ts'
import { createCertificateRequests, type SiteCertificate } from './certificate-server.ts'
import { createConnections } from './connections.ts'
import { createListeners, type NotServed } from './listeners.ts'
import { createStationRequests } from './requests.ts'
import type { StationOptions } from './service.ts'

const nothing: ServedNow = { addresses: [], trouble: null }
const nobody = createRequestGuard(new Set())

/** Serves the station of one open data folder, as its setting and the networks are at each look. */
export interface Serving {
  look(): Promise<void>
  served(): ServedNow
  close(): Promise<void>
}

/** How the desk stands behind what is served. */
export interface Standing {
  /** It is still the one whose station was switched on. */
  isOpen(): boolean
  /** It is the one that devices mean by the name of the site. */
  hasName(): boolean
}

export function createServing(
  core: DeskCore,
  options: Required<StationOptions>,
  { isOpen, hasName }: Standing,
): Serving {
  const { limits, announcer, now: clock } = options
  let stand = nothing
  let leaf: Leaf | undefined
  let guard: RequestGuard = nobody
  let site: SiteCertificate | undefined
  const { now } = core.environment
  const connections = createConnections(limits, clock)
  const listeners = createListeners({
    limits,
    connections,
    pages: createStationRequests({
      door: options.door,
      rendererFolder: options.rendererFolder,
      limits,
      now: clock,
      asked: connections.asked,
      guard: () => guard,
      isOpen,
    }),
    certificates: createCertificateRequests(() => (isOpen() ? site : undefined), limits, clock),
  })

  const authorityOf = async (siteCode: string, hostName: string): Promise<StoredAuthority> => {
    const kept = storedAuthority(core.read)
    if (kept && holds(kept.certificate, now())) return kept
    const made = await makeAuthority(siteCode, hostName, now())
    const instead = kept?.certificate ?? null
    await core.execute(keepAuthority, { actor: systemActor, input: { ...made, instead } })
    return storedAuthority(core.read) ?? made
  }
  /** The leaf as it is where it still fits, so that nothing is swapped for nothing. */
  const leafOf = async (authority: StoredAuthority, hostName: string, addresses: readonly string[]) => {
    const fits =
      leaf?.certificate.endsWith(authority.certificate) &&
      leaf.addresses.join() === [...addresses].sort().join() &&
      holds(leaf.certificate, now())
    return leaf && fits ? leaf : await makeLeaf(authority, hostName, addresses, now())
  }

  const stop = async () => {
    guard = nobody
    site = undefined
    leaf = undefined
    await Promise.all([listeners.close(), announcer.close()])
  }

  const unnamed = async (): Promise<NameTrouble> => {
    await announcer.close()
    return {}
  }

  const serve = async (network: string | null, port: number): Promise<ServedNow> => {
    const siteCode = siteBasics(core.read)?.code ?? ''
    const hostName = hostNameOf(siteCode)
    const interfaces = options.interfaces()
    const addresses = addressesToServe(interfaces, network)
    const authority = await authorityOf(siteCode, hostName)
    if (addresses.length === 0) {
      await stop()
      const trouble =
        network === null
          ? { code: 'station.noNetwork', params: {} }
          : { code: 'station.networkGone', params: { network } }
      return { addresses: [], trouble }
    }
    leaf = await leafOf(authority, hostName, addresses)
    const names = [hostName, ...addresses.map(inUrl)]
    guard = createRequestGuard(new Set(names.map(name => `${name}:${port}`)))
    site = {
      siteCode,
      certificate: authority.certificate,
      addresses: names.map(name => `https://${name}:${port}/`),
      hosts: new Set(names.map(name => `${name}:${port + 1}`)),
    }
    const failed = await listeners.serve(addresses, port, leaf)
    const served = listeners.served()
    // The loopback is no network on which anybody could ask.
    const announced = Object.entries(interfaces).flatMap(([own, entries]): AnnouncedAddress[] =>
      (entries ?? [])
        .filter(({ address, internal }) => !internal && served.includes(address))
        .map(({ address, cidr }) => ({ network: own, address, cidr })),
    )
    const { conflict, silent } = hasName() ? await announcer.announce(hostName, announced) : await unnamed()
    const [first] = failed
    const trouble = first
      ? troubleOf(first)
      : conflict
        ? { code: 'station.nameTaken', params: { name: hostName, address: conflict } }
        : silent === undefined
          ? null
          : { code: 'station.nameSilent', params: { name: hostName, reason: silent } }
    return { addresses: served, trouble }
  }

  return {
    async look() {
      const { on, network, port } = stationSetting(core.read, core.machine)
      if (!on) {
        await stop()
        stand = nothing
        return
      }
      try {
        stand = await serve(network, port)
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'error'
        stand = { addresses: listeners.served(), trouble: { code: 'station.failed', params: { reason } } }
        process.stderr.write(`station: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    },
    served: () => stand,
    close: stop,
  }
}

const troubleOf = ({ address, port, reason }: NotServed) =>
  reason === 'EADDRINUSE'
    ? { code: 'station.portTaken', params: { port, address } }
    : { code: 'station.failed', params: { reason } }
