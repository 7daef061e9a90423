import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { hostNameOf } from '../../main/station/names.ts'
import { addressesToServe, type Interfaces, servableNetworks } from '../../main/station/networks.ts'

const entry = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  netmask: '',
  mac: '',
  internal,
  cidr: null,
  ...(address.includes(':') ? { family: 'IPv6' as const, scopeid: 0 } : { family: 'IPv4' as const }),
})

const interfaces: Interfaces = {
  lo: [entry('127.0.0.1', true), entry('::1', true)],
  eth0: [entry('fd12::5'), entry('fe80::1'), entry('192.168.1.20')],
  wan: [entry('203.0.113.9'), entry('2001:db8::9')],
  wlan: [entry('10.3.2.1'), entry('8.8.8.8')],
  direct: [entry('169.254.7.7')],
}

it('offers private addresses alone, those of IPv4 first, and never the whole world', () => {
  expect(servableNetworks(interfaces)).toEqual([
    { network: 'eth0', addresses: ['192.168.1.20', 'fd12::5'] },
    { network: 'wlan', addresses: ['10.3.2.1'] },
    { network: 'direct', addresses: ['169.254.7.7'] },
  ])
})

it.each([
  [null, ['192.168.1.20', 'fd12::5', '10.3.2.1', '169.254.7.7']],
  ['eth0', ['192.168.1.20', 'fd12::5']],
  ['lo', ['127.0.0.1', '::1']],
  ['wan', []],
  ['gone', []],
])('serves of %s %j', (network, addresses) => {
  expect(addressesToServe(interfaces, network)).toEqual(addresses)
})

it('names the desk by the code of the site', () => {
  expect(hostNameOf('TEST')).toBe('clubhouse-test.local')
})
