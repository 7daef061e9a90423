/**
 * Stored files: keeping a photo of 5 MB, and reading all of them through as the background check does, beside the
 * same work by hand (SHA-256, AES-256-GCM, write, fsync; read, decrypt, hash). Works in a folder of its own.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attachFile, receiveCase } from '../../../main/cases/commands.ts'
import { systemActor } from '../../../main/desk/core.ts'
import { sweepJob } from '../../../main/desk/integrity-sweep.ts'
import { openBenchDesk, scratchPlace } from '../data/place.ts'
import { type Figure, median, report } from './figure.ts'

const photos = 60
const photoBytes = 5_000_000
const rounds = 3

const place = scratchPlace()
const desk = await openBenchDesk(place, false)
await desk.setUp({
  code: 'SWEEP',
  name: '扫',
  managerName: '经理',
  login: 'manager',
  password: 'eight ducks swim',
})
const core = desk.requireCore()
const rawFolder = join(place.folder, 'raw')
mkdirSync(rawFolder, { recursive: true })
const key = randomBytes(32)
const nonce = randomBytes(12)

async function millis(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function storeRaw(bytes: Buffer, index: number): Promise<void> {
  createHash('sha256').update(bytes).digest()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const file = await open(join(rawFolder, String(index)), 'w')
  await file.write(cipher.update(bytes))
  cipher.final()
  await file.sync()
  await file.close()
}

async function readRaw(index: number): Promise<void> {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  const plain = decipher.update(await readFile(join(rawFolder, String(index))))
  createHash('sha256').update(plain).digest()
}

/** As an upload gives them: in pieces of 64 KB. */
async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

const caseId = core.environment.newId()
await core.execute(receiveCase, {
  actor: systemActor,
  input: {
    caseId,
    channel: 'counter',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    callerName: '李',
    callerPhone: '13800138000',
    room: null,
    text: '照片',
  },
})
const storing = { desk: [] as number[], raw: [] as number[] }
for (let index = 0; index < photos; index += 1) {
  const bytes = randomBytes(photoBytes)
  storing.raw.push(await millis(() => storeRaw(bytes, index)))
  let hash = ''
  const store = async () => {
    hash = (await core.archive.store(pieces(bytes), { maxBytes: photoBytes })).hash
  }
  storing.desk.push(await millis(store))
  await core.execute(attachFile, {
    actor: systemActor,
    input: {
      caseId,
      fileId: core.environment.newId(),
      hash,
      size: photoBytes,
      name: 'photo.jpg',
      mediaType: 'image/jpeg',
      takenAt: null,
    },
  })
}
const sweeping = { desk: [] as number[], raw: [] as number[] }
const slice = { after: '', maxBytes: 1e12, maxMillis: 600_000, bytesPerSecond: 0, backupFolders: [] }
for (let round = 0; round < rounds; round += 1) {
  sweeping.desk.push(await millis(() => core.jobs.run(sweepJob, slice)))
  const readAll = async () => {
    for (let index = 0; index < photos; index += 1) await readRaw(index)
  }
  sweeping.raw.push(await millis(readAll))
}
await desk.close()
rmSync(place.folder, { recursive: true, force: true })

const figure = (what: string, times: typeof storing, least: number): Figure => {
  const [measured, raw] = [median(times.desk), median(times.raw)]
  return { what, unit: 'ms', measured, raw, wanted: `speed ≥ ${least} × raw`, good: raw >= least * measured }
}
report([
  figure('store a photo of 5 MB', storing, 0.5),
  figure(`check ${photos} stored photos of 5 MB`, sweeping, 0.7),
])
