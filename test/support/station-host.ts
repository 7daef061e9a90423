import { randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type NetworkInterfaceInfo, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { StationView } from '../../main/contract/station.ts'
import type { AnnouncedAddress, Announcer, NameTrouble } from '../../main/host/station/announcer.ts'
import type { StationDoor } from '../../main/host/station/door.ts'
import { type StationLimits, stationLimits } from '../../main/host/station/limits.ts'
import { type StationService, startStation } from '../../main/host/station/service.ts'
import { storedAuthority } from '../../main/station/authority-store.ts'
import type { Interfaces } from '../../main/station/networks.ts'
import { switchStation } from '../../main/station/setting.ts'
import { stationView } from '../../main/station/status.ts'
import type { TestDesk } from './desk.ts'

/** The one network of a test: the loopback's addresses are as many computers as one likes. */
export const testNetwork = 'test'

export interface TestStation {
  readonly service: StationService
  readonly port: number
  /** PEM of the site's authority. */
  authority(): string
  view(): StationView
  /** Gives the computer other addresses, and waits until they are served. */
  move(...addresses: string[]): Promise<void>
  switch(on: boolean, port?: number): Promise<void>
  /** Names announced, in order. */
  readonly announced: (readonly AnnouncedAddress[])[]
  /** What the next announcement meets. */
  nameTrouble: NameTrouble
  close(): Promise<void>
}

export interface TestStationOptions {
  readonly addresses: readonly string[]
  readonly door?: StationDoor
  readonly limits?: Partial<StationLimits>
  /** By default a few files of which only the names count. */
  readonly rendererFolder?: string
}

/** What is built, as far as the station cares. */
const screens = {
  'index.html': '<!doctype html><title>screens</title>',
  'assets/cases-1a2b.js': 'screens()',
  'manifest.webmanifest': '{}',
  'service-worker.js': 'worker()',
  'pair/index.html': '<!doctype html><title>pairing</title>',
  'pair/assets/pair-3c4d.js': 'pairing()',
}

/** Takes everybody for a paired desk, and answers what it was asked: `GET /api/x from 127.0.0.9`. */
const echo: StationDoor = {
  callerOf: (_, address) => ({
    address,
    device: { id: 'echo', kind: 'desk', limit: null, idleMinutes: null },
    refusal: undefined,
  }),
  async answer(request, { address }) {
    const body = await request.text()
    const { pathname } = new URL(request.url)
    return new Response(`${request.method} ${pathname} from ${address}${body && ` with ${body.length}`}`)
  },
}

/** Switches the station of a desk on, on loopback addresses; nothing looks by itself. */
export async function openTestStation(test: TestDesk, options: TestStationOptions): Promise<TestStation> {
  const rendererFolder = mkdtempSync(join(tmpdir(), 'desk-screens-'))
  for (const [file, text] of Object.entries(screens)) {
    mkdirSync(dirname(join(rendererFolder, file)), { recursive: true })
    writeFileSync(join(rendererFolder, file), text)
  }
  const port = randomInt(20_000, 60_000)
  let interfaces = interfacesOf(options.addresses)
  const announced: (readonly AnnouncedAddress[])[] = []
  const announcer: Announcer = {
    async announce(_hostName, addresses) {
      announced.push(addresses)
      return station.nameTrouble
    },
    async close() {
      announced.push([])
    },
  }
  const service = startStation(test.desk, {
    rendererFolder: options.rendererFolder ?? rendererFolder,
    door: options.door ?? echo,
    limits: { ...stationLimits, ...options.limits },
    announcer,
    every: 3_600_000,
    interfaces: () => interfaces,
  })
  const station: TestStation = {
    service,
    port,
    announced,
    nameTrouble: {},
    authority: () => storedAuthority(test.core.read)?.certificate ?? '',
    view: () => stationView(test.core),
    async move(...addresses) {
      interfaces = interfacesOf(addresses)
      await service.look()
    },
    async switch(on, other = port) {
      await test.core.execute(switchStation, {
        actor: test.manager,
        input: { on, network: testNetwork, port: other, machine: test.core.machine },
      })
      await service.look()
    },
    async close() {
      await service.stop()
      rmSync(rendererFolder, { recursive: true, force: true })
    },
  }
  await station.switch(true)
  return station
}

function interfacesOf(addresses: readonly string[]): Interfaces {
  const entries = addresses.map(
    (address): NetworkInterfaceInfo => ({
      address,
      netmask: '255.0.0.0',
      family: 'IPv4',
      mac: '00:00:00:00:00:00',
      internal: true,
      cidr: `${address}/8`,
    }),
  )
  return entries.length > 0 ? { [testNetwork]: entries } : {}
}
