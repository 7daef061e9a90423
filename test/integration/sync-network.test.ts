import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attachFile } from '../../main/cases/commands.ts'
import { DeskError, type ErrorCode } from '../../main/contract/errors.ts'
import type { NetworkResult } from '../../main/contract/sync.ts'
import { systemActor } from '../../main/desk/core.ts'
import { tables } from '../../main/desk/domains.ts'
import { type ServedHq, serveHeadquarters } from '../../main/host/hq/serve.ts'
import { revokeKey } from '../../main/hq/commands.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { openSiteData, openSitesArchive } from '../../main/hq/site-data.ts'
import { compareTables } from '../../main/log/compare-tables.ts'
import { rebuiltTables } from '../../main/log/rebuild.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { setLine } from '../../main/sync/network/line.ts'
import { lineView } from '../../main/sync/network/line-row.ts'
import { createSyncTimer } from '../../main/sync/network/timer.ts'
import { syncOverNetwork } from '../../main/sync/network/run.ts'
import { readUnsent } from '../../main/sync/unsent.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'
import { type Faults, openFaultProxy, type FaultProxy } from '../support/fault-proxy.ts'
import { runHistory } from '../support/histories.ts'

vi.setConfig({ testTimeout: 300_000 })

let site: TestDesk
let hq: TestDesk
let served: ServedHq
let proxy: FaultProxy | undefined
const photos: string[] = []

beforeEach(async () => {
  ;[site, hq] = [await openCopiedDesk(), await openCopiedDesk()]
  await becomeHeadquarters(hq.core, '集团客服')
  served = await serveHeadquarters({ desk: hq.desk, port: 0, host: '127.0.0.1' })
  photos.length = 0
})
afterEach(async () => {
  await proxy?.close()
  proxy = undefined
  await served.close()
  await site.close()
  await hq.close()
})

const refusal = (code: ErrorCode) => expect.objectContaining({ code }) as unknown

async function enrol(): Promise<void> {
  const invitation = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
  await joinHeadquarters(site.core, systemActor, Buffer.from(JSON.stringify(invitation)))
  await runHistory(site, [])
}

const reachBy = (port: number, more: Partial<{ everyMinutes: number; bytesPerSecond: number }> = {}) =>
  site.core.execute(setLine, {
    actor: site.manager,
    input: {
      address: `http://127.0.0.1:${port}`,
      proxy: '',
      certificates: '',
      bytesPerSecond: 0,
      everyMinutes: 0,
      ...more,
    },
  })

/** Waits little, so that a bad line takes no time of the test. */
const quick = { content: 'everything', pause: 1, patience: 200, askEvery: 10 } as const

const sync = (
  options: Partial<Parameters<typeof syncOverNetwork>[2]> = {},
  signal = new AbortController().signal,
): Promise<NetworkResult> =>
  syncOverNetwork(site.core, site.manager, { ...quick, ...options }, { signal, progress: () => undefined })

async function photograph(bytes: number, seed: number): Promise<void> {
  const content = Buffer.alloc(bytes)
  for (let at = 0; at < bytes; at += 4) content.writeUInt32LE(((at + seed) * 2_654_435_761) >>> 0, at)
  async function* pieces() {
    yield content
  }
  const stored = await site.core.archive.store(pieces(), { maxBytes: bytes })
  const found = site.core.read.get<{ id: string }>('select id from "case" limit 1')
  await site.core.execute(attachFile, {
    actor: site.manager,
    input: {
      caseId: found?.id ?? '',
      fileId: uuidv7(),
      hash: stored.hash,
      size: stored.size,
      name: `厨房 ${seed}.jpg`,
      mediaType: 'image/jpeg',
      takenAt: null,
    },
  })
  photos.push(stored.hash)
}

/** Headquarters holds the same as the site, once, and the site knows it. */
async function expectAlike(): Promise<void> {
  const known = hq.core.read.get<{ id: string }>('select id from hq_site')
  const data = await openSiteData(hq.core, known?.id ?? '')
  try {
    expect(compareTables(site.core.read, data.replica.read, rebuiltTables(tables)).differences).toEqual([])
  } finally {
    data.close()
  }
  const archive = openSitesArchive(hq.core)
  for (const photo of photos) expect(await archive.verify(photo)).toBeGreaterThan(0)
  expect(readUnsent(site.core.read)).toMatchObject({ operations: 0, withoutWords: 0 })
  expect(await outgoing()).toEqual([])
}

async function outgoing(): Promise<string[]> {
  const folder = join(site.core.dataFolder, 'outgoing')
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : []
  return names.filter(name => name.endsWith('.desk-bundle'))
}

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('a site that syncs over the network', () => {
  it('is not let in without an invitation, and sends all at once with one', async () => {
    await reachBy(served.port)
    await expect(sync()).rejects.toEqual(refusal('sync.notEnrolled'))
    await enrol()
    await photograph(3_000_000, 1)
    expect(await sync()).toMatchObject({ archived: 1, receipt: 1 })
    await expectAlike()
    expect(await sync()).toMatchObject({ parcels: 0, receipt: 2 })
  })

  it('is refused with a revoked key, in words, and is let in again with a new invitation', async () => {
    await enrol()
    await reachBy(served.port)
    await sync()
    const key = hq.core.read.get<{ id: string }>('select id from hq_key')
    await hq.core.execute(revokeKey, { actor: systemActor, input: { fingerprint: key?.id ?? '' } })
    await photograph(500, 1)
    await expect(sync()).rejects.toEqual(refusal('sync.keyRevoked'))
    await enrol()
    await sync()
    await expectAlike()
  })

  it('says that headquarters cannot be reached, keeps what was on its way and goes on from there', async () => {
    await enrol()
    await photograph(6_000_000, 1)
    proxy = await openFaultProxy(served.port, numbers(1))
    await reachBy(proxy.port)
    // The line is cut while the first parcel is under way, and stays so.
    const cutting = new AbortController()
    const seen: number[] = []
    const first = syncOverNetwork(
      site.core,
      site.manager,
      { ...quick, patience: 2 },
      {
        signal: cutting.signal,
        progress(done, of) {
          seen.push(done)
          if (done > of * 0.6) proxy?.become({ cut: 1, within: 1 })
        },
      },
    )
    await expect(first).rejects.toEqual(refusal('sync.lineBroken'))
    const left = await outgoing()
    expect(left.length).toBeGreaterThan(0)
    site = await site.reopen()
    await served.close()
    served = await serveHeadquarters({ desk: hq.desk, port: 0, host: '127.0.0.1' })
    await reachBy(served.port)
    const offsets: number[] = []
    await syncOverNetwork(site.core, site.manager, quick, {
      signal: new AbortController().signal,
      progress: (done, of) => {
        if (done >= of / 2) offsets.push(done / of)
      },
    })
    // The first thing that is told about sending is not its beginning.
    expect(offsets[0]).toBeGreaterThan(0.5)
    await expectAlike()
  })

  it.each<[string, keyof FaultProxy['counts'], Partial<Faults>]>([
    ['cuts it at any byte', 'cuts', { cut: 0.9, within: 200_000 }],
    ['changes bytes', 'corrupted', { corrupt: 0.4, within: 20_000 }],
    ['sends things twice', 'duplicated', { duplicate: 0.6 }],
    ['is slow', 'lines', { delay: 4 }],
    ['does all of it', 'cuts', { cut: 0.3, corrupt: 0.2, duplicate: 0.3, delay: 2, within: 100_000 }],
  ])('ends with everything once over a line that %s', async (_, what, faults) => {
    await enrol()
    await photograph(400_000, 1)
    await photograph(1_500_000, 2)
    proxy = await openFaultProxy(served.port, numbers(7), faults)
    await reachBy(proxy.port)
    await sync()
    await photograph(30_000, 3)
    await sync()
    await expectAlike()
    expect(proxy.counts[what]).toBeGreaterThan(0)
  })

  it('sends no faster than it may', async () => {
    await enrol()
    await photograph(200_000, 1)
    await reachBy(served.port, { bytesPerSecond: 1_000_000 })
    const began = performance.now()
    await sync()
    expect(performance.now() - began).toBeGreaterThan(150)
    await expectAlike()
  })

  it('syncs by itself where that was switched on, and notes what went wrong', async () => {
    const timer = createSyncTimer(site.core, () => false, new AbortController().signal, {
      ...quick,
      patience: 4,
    })
    const start = site.core.environment.now()
    site.setClock(start)
    await reachBy(served.port, { everyMinutes: 30 })
    expect(await timer.round()).toBe(false)
    await enrol()
    expect(await timer.round()).toBe(true)
    await expectAlike()
    site.setClock(start + 29 * 60_000)
    expect(await timer.round()).toBe(false)
    await served.close()
    site.setClock(start + 30 * 60_000)
    expect(await timer.round()).toBe(true)
    expect(lineView(site.core.read)).toMatchObject({
      triedAt: start + 30 * 60_000,
      failure: { code: 'sync.nobodyThere', params: { why: 'ECONNREFUSED' } },
    })
    expect(await timer.round()).toBe(false)
  })

  it('refuses an address that is none', async () => {
    await expect(
      site.core.execute(setLine, {
        actor: site.manager,
        input: { address: 'hq', proxy: '', certificates: '', bytesPerSecond: 0, everyMinutes: 0 },
      }),
    ).rejects.toBeInstanceOf(DeskError)
  })
})
