import { BlockList } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import type { StationNetwork } from '../contract/station.ts'

/** As `os.networkInterfaces()` answers: addresses by the name of the interface. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Ranges that belong to nobody outside of a building (RFC 1918, 3927, 4193). */
const subnets: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
]

/** For which addresses the site's certificates may speak: private ones and this computer itself. */
export const permittedSubnets: readonly { readonly address: string; readonly prefix: number }[] = [
  ...subnets.map(([address, prefix]) => ({ address, prefix })),
  { address: '127.0.0.0', prefix: 8 },
  { address: '::1', prefix: 128 },
]

const privateAddresses = new BlockList()
for (const [address, prefix, family] of subnets) privateAddresses.addSubnet(address, prefix, family)

/**
 * Networks of this computer that can be served, with addresses that belong to nobody outside. Addresses of IPv6 that
 * hold for one cable only (`fe80::`) are left out: no browser opens them.
 */
export function servableNetworks(interfaces: Interfaces): StationNetwork[] {
  return Object.entries(interfaces).flatMap(([network, entries]) => {
    const addresses = (entries ?? []).filter(entry => !entry.internal && isPrivate(entry))
    return addresses.length > 0 ? [{ network, addresses: inOrder(addresses) }] : []
  })
}

/**
 * Addresses to serve: of the network chosen, of all where none was. The loopback is served where it is asked for by
 * its name, for trying things out on one computer.
 */
export function addressesToServe(interfaces: Interfaces, network: string | null): string[] {
  if (network === null) return servableNetworks(interfaces).flatMap(({ addresses }) => addresses)
  const entries = interfaces[network] ?? []
  return inOrder(entries.filter(entry => entry.internal || isPrivate(entry)))
}

const isPrivate = ({ address, family }: NetworkInterfaceInfo) =>
  privateAddresses.check(address, family === 'IPv4' ? 'ipv4' : 'ipv6')

const inOrder = (entries: readonly NetworkInterfaceInfo[]) => [
  ...entries.filter(({ family }) => family === 'IPv4').map(({ address }) => address),
  ...entries.filter(({ family }) => family !== 'IPv4').map(({ address }) => address),
]
