/**
 * Storing and reading one large file: the archive beside the raw work on the same bytes (SHA-256, AES-256-GCM, write,
 * fsync), with the memory each needs. Run with `node scripts/bench/archive.ts [gigabytes] [folder]`; 2 GB by default.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../../main/archive/archive.ts'
import { maxSliceBytes } from '../../main/archive/uploads.ts'

const pieceBytes = 1024 * 1024
const gigabytes = Number(process.argv[2] ?? 2)
const pieces = Math.ceil((gigabytes * 1_000_000_000) / pieceBytes)
const total = pieces * pieceBytes
const folder = await mkdtemp(join(process.argv[3] ?? tmpdir(), 'archive-bench-'))
const block = randomBytes(pieceBytes)

/** The same stream of bytes each time, no two pieces alike. */
async function* source(): AsyncGenerator<Buffer> {
  for (let index = 0; index < pieces; index += 1) {
    block.writeUInt32BE(index)
    yield block
  }
}

async function measure(name: string, work: () => Promise<unknown>): Promise<number> {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  clearInterval(timer)
  const speed = total / 1_000_000 / seconds
  console.log(
    `${name.padEnd(44)} ${speed.toFixed(0).padStart(6)} MB/s   peak ${(peak / 1_000_000).toFixed(0)} MB RSS`,
  )
  return speed
}

async function raw(): Promise<void> {
  const file = await open(join(folder, 'raw'), 'w')
  const sha = createHash('sha256')
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12))
  for await (const piece of source()) {
    sha.update(piece)
    await file.write(cipher.update(piece))
  }
  sha.digest()
  await file.write(cipher.final())
  await file.sync()
  await file.close()
}

try {
  const archive = openArchive({ folder: join(folder, 'archive'), key: randomBytes(32) })
  const maxBytes = total
  let hash = ''
  console.log(`${(total / 1_000_000).toFixed(0)} MB`)
  const rawSpeed = await measure('raw: hash + encrypt + write + fsync', raw)
  const storeSpeed = await measure('archive: store', async () => {
    hash = (await archive.store(source(), { maxBytes })).hash
  })
  await measure('archive: read all (decrypt + hash)', () => archive.verify(hash))
  await archive.sweepOrphans({ isReferenced: () => false, graceMs: 0, beforeDelete: () => true })
  await archive.sweepOrphans({ isReferenced: () => false, graceMs: 0, beforeDelete: () => true })
  await measure('archive: upload in slices of 4 MB, and finish', async () => {
    const id = await archive.beginUpload({ name: 'video.mp4', size: total })
    const slice: Buffer[] = []
    let offset = 0
    for await (const piece of source()) {
      slice.push(Buffer.from(piece))
      if (slice.length * pieceBytes < maxSliceBytes) continue
      offset = await archive.appendSlice(id, offset, Buffer.concat(slice.splice(0)))
    }
    await archive.appendSlice(id, offset, Buffer.concat(slice))
    await archive.finishUpload(id)
  })
  console.log(`store ÷ raw = ${(storeSpeed / rawSpeed).toFixed(2)} (target at least 0.5)`)
} finally {
  await rm(folder, { recursive: true })
}
