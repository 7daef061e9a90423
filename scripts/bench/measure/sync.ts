/**
 * One step of a site and its headquarters in a process of its own, as its second argument says: `export`, `apply`,
 * `again`, `later`, `photos`. The steps follow each other over one copy of the data.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { attachFile, noteCase } from '../../../main/cases/commands.ts'
import type { DeskCore } from '../../../main/desk/core.ts'
import { receiveParcel } from '../../../main/hq/receive.ts'
import { writeReceipt } from '../../../main/hq/receipt.ts'
import { openSiteData } from '../../../main/hq/site-data.ts'
import type { Actor } from '../../../main/log/command.ts'
import { exportBundle } from '../../../main/sync/bundle.ts'
import { largestParcel } from '../../../main/contract/sync.ts'
import { takeReceiptFile } from '../../../main/sync/take-receipt.ts'
import { openBenchDesk } from '../data/place.ts'
import { givenPair } from '../sync/pair.ts'
import { rawApply, rawExport, rawFiles } from '../sync/raw.ts'
import { type Figure, median, report, within } from './figure.ts'

const pair = givenPair()
const stick = join(pair.folder, 'stick')
mkdirSync(stick, { recursive: true })

const managerOf = ({ read }: DeskCore): Actor => ({
  staffId: read.get<{ id: string }>(`select id from staff where login='manager'`)?.id ?? '',
  role: 'manager',
})
const parcels = () =>
  readdirSync(stick, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.desk-bundle'))
    .toSorted()
    .map(name => join(stick, name))
const written = (core: DeskCore, to: string) =>
  exportBundle(core, managerOf(core), { content: 'everything', to, parcelBytes: largestParcel })
async function spent<Result>(work: () => Promise<Result>): Promise<{ millis: number; result: Result }> {
  const start = performance.now()
  const result = await work()
  return { millis: performance.now() - start, result }
}
// What the system says of a process begins with what its parent had.
let most = 0
setInterval(() => void (most = Math.max(most, process.memoryUsage.rss())), 50).unref()
const memory = (what: string): Figure => within(`most memory of ${what}`, 'MB', most / 1_048_576, 300)
const seconds = (what: string, millis: number, most: number, raw?: number): Figure => ({
  ...within(what, 's', millis / 1_000, most),
  ...(raw === undefined ? {} : { raw: raw / 1_000 }),
})

async function exported(): Promise<Figure[]> {
  const desk = await openBenchDesk(pair.site)
  const core = desk.requireCore()
  const { millis, result } = await spent(() => written(core, stick))
  const used = memory('it')
  const raw = await rawExport(core.readConnection, pair.folder)
  await desk.close()
  return [
    seconds(
      `export of ${result.operations} operations (raw: rows as JSON, packed, encrypted)`,
      millis,
      5,
      raw,
    ),
    used,
    within('bytes an operation', 'bytes', result.bytes / result.operations, 90),
  ]
}

async function applied(): Promise<Figure[]> {
  const desk = await openBenchDesk(pair.hq)
  const core = desk.requireCore()
  const { millis, result } = await spent(() => receiveAll(core, parcels()))
  const used = memory('it')
  const data = await openSiteData(core, result)
  const raw = await rawApply(data.connection, join(pair.folder, 'raw.sqlite'), core.keys.database)
  data.close()
  await desk.close()
  return [
    seconds(
      'taken in by an empty headquarters, with its lists (raw: the same rows of the replica)',
      millis,
      20,
      raw,
    ),
    used,
  ]
}

async function receiveAll(core: DeskCore, files: readonly string[]): Promise<string> {
  let hqSiteId = ''
  for (const file of files) hqSiteId = (await receiveParcel(core, file)).hqSiteId
  return hqSiteId
}

async function again(): Promise<Figure[]> {
  const desk = await openBenchDesk(pair.hq)
  const { millis } = await spent(() => receiveAll(desk.requireCore(), parcels()))
  await desk.close()
  return [seconds('the same parcels once more', millis, 2)]
}

/** Both at once, as nobody has them: the sum of their times is what counts. */
async function later(): Promise<Figure[]> {
  const [site, hq] = [await openBenchDesk(pair.site), await openBenchDesk(pair.hq)]
  const [below, above] = [site.requireCore(), hq.requireCore()]
  const hqSiteId = above.read.get<{ id: string }>('select id from hq_site')?.id ?? ''
  const answer = async () => {
    const { file } = await writeReceipt(above, hqSiteId, join(pair.folder, 'receipts'))
    await takeReceiptFile(below, managerOf(below), file)
  }
  await answer()
  const times: number[] = []
  const sizes: number[] = []
  for (let round = 0; round < 7; round += 1) {
    const cases = below.read.all<{ id: string }>('select id from "case" order by id limit 100 offset ?', [
      round * 131,
    ])
    for (const { id } of cases)
      await below.execute(noteCase, {
        actor: managerOf(below),
        input: { caseId: id, kind: 'call', text: '已联系业主，约周六上门查看厨房渗水。' },
      })
    const to = join(pair.folder, `later-${round}`)
    const { millis, result } = await spent(async () => {
      const bundle = await written(below, to)
      await receiveAll(above, bundle.files)
      return bundle
    })
    times.push(millis)
    sizes.push(result.bytes / 1_024)
    await answer()
  }
  await site.close()
  await hq.close()
  return [
    within('100 more changes, exported and taken in', 'ms', median(times), 150),
    within('their parcel', 'KB', median(sizes), 15),
  ]
}

async function* streamOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

const [photos, photoBytes] = [60, 4_000_000]

async function photographed(): Promise<Figure[]> {
  const desk = await openBenchDesk(pair.site)
  const core = desk.requireCore()
  const caseId = core.read.get<{ id: string }>('select id from "case" order by id limit 1')?.id ?? ''
  const plain: string[] = []
  for (let number = 0; number < photos; number += 1) {
    const content = randomBytes(photoBytes)
    const file = join(pair.folder, `photo-${number}`)
    writeFileSync(file, content)
    plain.push(file)
    const { hash, size } = await core.archive.store(streamOf(content), { maxBytes: photoBytes })
    const photo = { fileId: core.environment.newId(), hash, size, name: '厨房.jpg', mediaType: 'image/jpeg' }
    await core.execute(attachFile, { actor: managerOf(core), input: { caseId, ...photo, takenAt: null } })
  }
  const { millis, result } = await spent(() => written(core, join(pair.folder, 'photos')))
  const used = memory('it')
  const raw = await rawFiles(plain, pair.folder)
  await desk.close()
  const bytes = result.files.reduce((sum, file) => sum + statSync(file).size, 0)
  return [
    {
      what: `${photos} photos exported and read back, ${Math.round(bytes / 1_000_000)} MB (raw: read, hashed, encrypted, written)`,
      unit: 'ms',
      measured: millis,
      raw,
      wanted: '≤ 2 × raw',
      good: millis <= 2 * raw,
    },
    used,
  ]
}

const steps = { export: exported, apply: applied, again, later, photos: photographed } as const
const isStep = (name: string | undefined): name is keyof typeof steps => name !== undefined && name in steps
const [, , , step] = process.argv
if (!isStep(step)) throw new Error('say which step')
report(await steps[step]())
