import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { attachFile } from '../../main/cases/commands.ts'
import type { BundleContent } from '../../main/contract/sync.ts'
import { DeskError, type ErrorCode } from '../../main/contract/errors.ts'
import { type DeskCore, systemActor } from '../../main/desk/core.ts'
import { tables } from '../../main/desk/domains.ts'
import { revokeKey } from '../../main/hq/commands.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { type ReceivedParcel, receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { openSiteData, openSitesArchive } from '../../main/hq/site-data.ts'
import { compareTables } from '../../main/log/compare-tables.ts'
import { rebuiltTables } from '../../main/log/rebuild.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { readReceipt } from '../../main/sync/format/receipt.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { requireLink } from '../../main/sync/link-row.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import { readUnsent } from '../../main/sync/unsent.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { runHistory } from '../support/histories.ts'

vi.setConfig({ testTimeout: 300_000 })

let site: TestDesk
let hq: TestDesk

beforeEach(async () => {
  ;[site, hq] = [await openTestDesk(), await openTestDesk()]
  await becomeHeadquarters(hq.core, '集团客服')
})
afterEach(async () => {
  await site.close()
  await hq.close()
})

const stick = () => join(site.folder, 'stick')
const refusal = (code: ErrorCode) => expect.objectContaining({ code }) as unknown

async function enrol(): Promise<void> {
  const invitation = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
  await joinHeadquarters(site.core, systemActor, Buffer.from(JSON.stringify(invitation)))
}

const written = (content: BundleContent = 'everything') =>
  exportBundle(site.core, site.manager, { content, to: stick(), parcelBytes: 2 ** 21 })

async function receiveAll(files: readonly string[], desk: DeskCore = hq.core): Promise<ReceivedParcel[]> {
  const received: ReceivedParcel[] = []
  for (const file of files) received.push(await receiveParcel(desk, file))
  return received
}

/** The receipt of headquarters, brought to the site. */
async function bringReceipt([first]: readonly ReceivedParcel[]) {
  if (!first) throw new Error('nothing was received')
  const { file } = await writeReceipt(hq.core, first.hqSiteId, stick())
  return takeReceiptFile(site.core, site.manager, file)
}

/** What the receipt says is missing. */
async function gapsTold(hqSiteId: string): Promise<unknown> {
  const { file } = await writeReceipt(hq.core, hqSiteId, join(hq.folder, 'told'))
  const link = requireLink(site.core.read)
  const { manifest } = await readReceipt(createReadStream(file), {
    identities: [link.identity],
    site: site.core.head()?.siteId ?? '',
    hq: { id: link.hq_id, key: link.hq_key, name: link.hq_name },
  })
  return manifest.gaps
}

async function differences({ hqSiteId }: ReceivedParcel): Promise<readonly unknown[]> {
  const data = await openSiteData(hq.core, hqSiteId)
  try {
    return compareTables(site.core.read, data.replica.read, rebuiltTables(tables)).differences
  } finally {
    data.close()
  }
}

/** A case with a photo of so many bytes. */
async function photograph(bytes: number, seed: number): Promise<string> {
  const content = Buffer.alloc(bytes, `photo ${seed} `)
  const stored = await site.core.archive.store(pieces(content), { maxBytes: bytes })
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
  return stored.hash
}

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content
}

describe('a site and its headquarters', () => {
  beforeEach(async () => {
    await enrol()
    await runHistory(site, [])
  })

  it('hold the same once a stick went there and back, and nothing is left to send', async () => {
    const photo = await photograph(10_000, 1)
    const { files, operations } = await written()
    const received = await receiveAll(files)
    expect(received).toMatchObject([{ applied: operations, duplicates: 0, heldBack: 0, gaps: [], files: 1 }])
    for (const one of received) expect(await differences(one)).toEqual([])
    expect(await openSitesArchive(hq.core).has(photo)).toBe(true)
    expect(await bringReceipt(received)).toMatchObject({ number: 1, missing: 0, newIncarnation: false })
    expect(readUnsent(site.core.read)).toEqual({ operations: 0, withoutWords: 0, since: null })
    await expect(written()).rejects.toEqual(refusal('sync.nothingToSend'))
  })

  it('lose nothing with a stick: the next bundle holds all of it again, and what came twice counts once', async () => {
    const lost = await written()
    await photograph(500, 1)
    const second = await written()
    expect(second.operations).toBeGreaterThan(lost.operations)
    const received = await receiveAll(second.files)
    expect(await receiveAll([...lost.files, ...second.files])).toMatchObject([
      { applied: 0, duplicates: lost.operations },
      { applied: 0, duplicates: second.operations },
    ])
    await bringReceipt(received)
    expect(readUnsent(site.core.read).operations).toBe(0)
  })

  it('send texts first and photos later', async () => {
    const photo = await photograph(10_000, 1)
    const received = await receiveAll((await written('text')).files)
    expect(await bringReceipt(received)).toMatchObject({ missing: 1 })
    const later = await written()
    expect(later).toMatchObject({ archived: 1, operations: 1 })
    await receiveAll(later.files)
    expect(await openSitesArchive(hq.core).has(photo)).toBe(true)
    expect(await bringReceipt(received)).toMatchObject({ number: 2, missing: 0 })
    await expect(written()).rejects.toEqual(refusal('sync.nothingToSend'))
  })

  it('send figures first, and the words later are no duplicates', async () => {
    const figures = await receiveAll((await written('figures')).files)
    await bringReceipt(figures)
    expect(readUnsent(site.core.read)).toMatchObject({ operations: 0 })
    expect(readUnsent(site.core.read).withoutWords).toBeGreaterThan(0)
    const whole = await receiveAll((await written()).files)
    expect(whole[0]?.filled).toBeGreaterThan(0)
    for (const one of whole) expect(await differences(one)).toEqual([])
    await bringReceipt(whole)
    expect(readUnsent(site.core.read)).toMatchObject({ operations: 0, withoutWords: 0 })
  })

  it('carry what is larger than a part in slices, in any order', async () => {
    const photo = await photograph(5_000_000, 1)
    const other = await photograph(1_500_000, 2)
    const { files } = await written()
    expect(files.length).toBeGreaterThan(3)
    // The first part says who the site is as well as any other, and what comes before is kept until it is there.
    const received = await receiveAll(files.toReversed())
    for (const hash of [photo, other]) expect(await openSitesArchive(hq.core).has(hash)).toBe(true)
    expect(await bringReceipt(received)).toMatchObject({ missing: 0 })
  })

  it('go on when headquarters comes back from an old backup: it keeps what it cannot use yet and asks again', async () => {
    const copy = `${hq.folder}-copy`
    hq = await hq.reopenBesideCopy(copy)
    await bringReceipt(await receiveAll((await written()).files))
    hq = await hq.reopenFromCopy(copy)
    await photograph(500, 1)
    // Confirmed by the receipt already, so this headquarters does not know the site: its parcel names nobody it knows.
    const bundle = await written()
    await expect(receiveAll(bundle.files)).rejects.toEqual(refusal('sync.unknownSite'))
  })

  it('keep a part whose beginning is missing, and use it when that has come', async () => {
    const first = await written()
    const received = await receiveAll(first.files)
    const copy = `${hq.folder}-copy`
    hq = await hq.reopenBesideCopy(copy)
    await photograph(500, 1)
    const second = await written()
    await receiveAll(second.files)
    await bringReceipt(received)
    await photograph(600, 2)
    const third = await written()
    hq = await hq.reopenFromCopy(copy)
    const [ahead] = await receiveAll(third.files)
    expect(ahead).toMatchObject({ applied: 0, waits: true, gaps: [{ to: expect.any(Number) as number }] })
    expect(await gapsTold(ahead?.hqSiteId ?? '')).toEqual(ahead?.gaps)
    expect(await receiveAll(second.files)).toMatchObject([{ caughtUp: 1, waits: false }])
    expect(await gapsTold(ahead?.hqSiteId ?? '')).toEqual([])
    for (const one of received) expect(await differences(one)).toEqual([])
    expect(await readdir(join(hq.core.dataFolder, 'sites', 'waiting', received[0]?.hqSiteId ?? ''))).toEqual(
      [],
    )
    // The receipt of a headquarters that came back counts, whatever its number.
    await bringReceipt(received)
    expect(readUnsent(site.core.read).operations).toBe(0)
  })

  it('find a copy of the site that went on by itself: it is kept apart, and the site goes on under a new letter', async () => {
    const copy = `${site.folder}-copy`
    await bringReceipt(await receiveAll((await written()).files))
    site = await site.reopenBesideCopy(copy)
    await photograph(500, 1)
    await receiveAll((await written()).files)
    // The copy lies in the same place, so it does not notice by itself that it is one.
    site = await site.reopenFromCopy(copy)
    await photograph(600, 2)
    await photograph(700, 3)
    const [forked] = await receiveAll((await written()).files)
    expect(forked?.forks).toHaveLength(1)
    const before = site.core.head()
    expect(await bringReceipt(forked ? [forked] : [])).toMatchObject({ newIncarnation: true })
    expect(site.core.head()).toMatchObject({ letter: 'A' })
    expect(site.core.head()?.incarnation).not.toBe(before?.incarnation)
    // What is its own is counted as held, though the other copy has the numbers at headquarters.
    await bringReceipt(await receiveAll((await written()).files))
    expect(readUnsent(site.core.read)).toEqual({ operations: 0, withoutWords: 0, since: null })
  })

  it('refuse parcels of a revoked key, and say so', async () => {
    await receiveAll((await written()).files)
    const key = hq.core.read.get<{ id: string }>('select id from hq_key')
    await hq.core.execute(revokeKey, { actor: systemActor, input: { fingerprint: key?.id ?? '' } })
    await photograph(500, 1)
    const { files } = await written()
    await expect(receiveAll(files)).rejects.toEqual(refusal('sync.keyRevoked'))
  })

  it('go on after a revoked key when the site is invited anew', async () => {
    await receiveAll((await written()).files)
    const key = hq.core.read.get<{ id: string }>('select id from hq_key')
    await hq.core.execute(revokeKey, { actor: systemActor, input: { fingerprint: key?.id ?? '' } })
    await enrol()
    const received = await receiveAll((await written()).files)
    for (const one of received) expect(await differences(one)).toEqual([])
    await bringReceipt(received)
    expect(readUnsent(site.core.read).operations).toBe(0)
  })

  it('go on when a receipt comes that was written before the site was invited anew', async () => {
    const [first] = await receiveAll((await written()).files)
    const key = hq.core.read.get<{ id: string }>('select id from hq_key')
    await hq.core.execute(revokeKey, { actor: systemActor, input: { fingerprint: key?.id ?? '' } })
    await enrol()
    await bringReceipt(first ? [first] : [])
    const received = await receiveAll((await written()).files)
    for (const one of received) expect(await differences(one)).toEqual([])
    await bringReceipt(received)
    expect(readUnsent(site.core.read).operations).toBe(0)
  })

  it('are not held up by a parcel that waited while its key was revoked', async () => {
    const first = await written()
    const copy = `${hq.folder}-copy`
    hq = await hq.reopenBesideCopy(copy)
    await bringReceipt(await receiveAll(first.files))
    await photograph(500, 1)
    const second = await written()
    await bringReceipt(await receiveAll(second.files))
    await photograph(600, 2)
    const third = await written()
    // An older headquarters that knows the site, and lacks what came before the third.
    hq = await hq.reopenFromCopy(copy)
    await enrol()
    const anew = await written()
    await expect(receiveAll(third.files)).rejects.toEqual(refusal('sync.unknownSite'))
    expect(await receiveAll(anew.files)).toMatchObject([{ applied: 0, waits: true }])
    const key = hq.core.read.get<{ id: string }>('select id from hq_key')
    await hq.core.execute(revokeKey, { actor: systemActor, input: { fingerprint: key?.id ?? '' } })
    await enrol()
    const [last] = await receiveAll((await written()).files)
    expect(last).toMatchObject({ waits: true })
    expect(await bringReceipt(last ? [last] : [])).toMatchObject({ ends: [] })
    const whole = await receiveAll((await written()).files)
    for (const one of whole) expect(await differences(one)).toEqual([])
  })

  it('leave nothing behind where the export is called off', async () => {
    await photograph(5_000_000, 1)
    const stopping = new AbortController()
    const call = exportBundle(
      site.core,
      site.manager,
      { content: 'everything', to: stick(), parcelBytes: 2 ** 21 },
      { signal: stopping.signal, onProgress: () => stopping.abort() },
    )
    stopping.abort()
    await expect(call).rejects.toEqual(refusal('job.cancelled'))
    expect(await readdir(stick())).toEqual([])
  })
})

it('a site writes a bundle in a thread of its own, and a few changes without one: headquarters holds all of both', async () => {
  await site.close()
  site = await openTestDesk({ threads: true })
  await enrol()
  await runHistory(site, [])
  const photo = await photograph(10_000, 1)
  const first = await receiveAll((await written()).files)
  expect(await openSitesArchive(hq.core).has(photo)).toBe(true)
  await bringReceipt(first)
  await photograph(500, 2)
  const few = await written('text')
  expect(few).toMatchObject({ archived: 0 })
  for (const one of await receiveAll(few.files)) expect(await differences(one)).toEqual([])
})

describe('enrolment', () => {
  it('is for the site that was invited, once, and in time', async () => {
    const invitation = await makeInvitation(hq.core, systemActor, { code: 'BJ02', name: '海棠湾' })
    const file = Buffer.from(JSON.stringify(invitation))
    await expect(joinHeadquarters(site.core, systemActor, file)).rejects.toEqual(
      refusal('sync.invitationForOther'),
    )
    await expect(joinHeadquarters(site.core, systemActor, Buffer.from('{}'))).rejects.toEqual(
      refusal('sync.notAnInvitation'),
    )
    const ours = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
    const late = { ...ours, expiresAt: Date.now() - 1 }
    await expect(joinHeadquarters(site.core, systemActor, Buffer.from(JSON.stringify(late)))).rejects.toEqual(
      refusal('sync.invitationExpired'),
    )
    await expect(written()).rejects.toEqual(refusal('sync.notEnrolled'))
  })

  it('is not to be had by whoever saw an invitation used', async () => {
    await enrol()
    await receiveAll((await written()).files)
    const thief = await openTestDesk()
    try {
      const secret = hq.core.read.get<{ id: string; secret: string }>('select id, secret from hq_invitation')
      const again = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
      const copied = { ...again, id: secret?.id, secret: secret?.secret }
      await joinHeadquarters(thief.core, systemActor, Buffer.from(JSON.stringify(copied)))
      const bundle = await exportBundle(thief.core, thief.manager, {
        content: 'everything',
        to: stick(),
        parcelBytes: 2 ** 21,
      })
      await expect(receiveAll(bundle.files)).rejects.toEqual(refusal('sync.invitationUsed'))
    } finally {
      await thief.close()
    }
  })

  it('refuses any other file and a damaged parcel, and changes nothing', async () => {
    await enrol()
    const { files } = await written()
    const [first = ''] = files
    const bytes = readFileSync(first)
    const bad = join(site.folder, 'bad.desk-bundle')
    for (const [content, code] of [
      [Buffer.from('not a parcel'), 'sync.notAParcel'],
      [bytes.subarray(0, bytes.length - 40), 'sync.damaged'],
    ] as const) {
      writeFileSync(bad, content)
      await expect(receiveAll([bad])).rejects.toEqual(refusal(code))
    }
    await expect(receiveAll([first], site.core)).rejects.toBeInstanceOf(DeskError)
    expect(hq.core.read.all('select * from hq_parcel')).toEqual([])
    expect(await receiveAll([first])).toMatchObject([{ duplicates: 0 }])
  })
})
