import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Archive, openArchive } from '../../main/archive/archive.ts'
import { DeskError } from '../../main/contract/errors.ts'
import {
  collect,
  type Fault,
  FaultDisk,
  gather,
  type Loss,
  PowerCut,
  seededRandom,
  streamOf,
} from '../support/fault-disk.ts'

const key = Buffer.alloc(32, 7)
const content = randomBytes(600_000)
const options = { maxBytes: 1_000_000 }

function archiveOn(disk: FaultDisk, seed: string): Archive {
  return openArchive({
    folder: '/data/archive',
    key,
    fs: disk,
    clock: () => disk.now,
    random: seededRandom(seed),
  })
}

/** What goes wrong at a step, and what a power cut leaves. */
const faults: readonly { fault: Fault; loss: Loss }[] = [
  { fault: 'EIO', loss: 'all' },
  { fault: 'ENOSPC', loss: 'none' },
  { fault: 'power', loss: 'all' },
  { fault: 'power', loss: 'none' },
  { fault: 'power', loss: 'some' },
]

/** Runs an action with a fault at its first, second, … step until it has none left to fail. */
async function atEveryStep(
  fault: Fault,
  run: (disk: FaultDisk, attempt: (action: () => Promise<unknown>) => Promise<unknown>) => Promise<void>,
): Promise<number> {
  for (let step = 1; ; step += 1) {
    const disk = new FaultDisk()
    let reached = false
    await run(disk, async action => {
      const before = disk.steps
      disk.failAt(step, fault)
      try {
        return await action()
      } catch (error) {
        return error
      } finally {
        reached = disk.steps - before >= step
        disk.clearFault()
      }
    })
    if (!reached) return step - 1
  }
}

describe.each(faults)(
  'a store that meets $fault (losing $loss of what was not synced)',
  ({ fault, loss }) => {
    it('leaves the file complete or absent at every step, and a retry stores it', async () => {
      const steps = await atEveryStep(fault, async (disk, attempt) => {
        const outcome = await attempt(() => archiveOn(disk, 'a').store(streamOf(content, 100_000), options))
        const acknowledged = !(outcome instanceof Error)
        // A power cut follows in any case: what was acknowledged must survive one.
        disk.restart(loss, mulberry(disk.steps))

        const archive = archiveOn(disk, 'b')
        const found = await gather(archive.list())
        if (acknowledged) expect(found).toHaveLength(1)
        for (const { hash, size } of found) {
          expect(size).toBe(content.length)
          expect((await collect(archive.read(hash))).equals(content)).toBe(true)
        }
        const { hash } = await archive.store(streamOf(content), options)
        disk.restart('all')
        const later = archiveOn(disk, 'c')
        expect((await collect(later.read(hash))).equals(content)).toBe(true)
        disk.now += 10
        await later.sweepUnfinished(5)
        expect([...disk.files().keys()]).toHaveLength(1)
      })
      expect(steps).toBeGreaterThan(15)
    })

    it('never loses the copy that was there when the same file is stored again', async () => {
      await atEveryStep(fault, async (disk, attempt) => {
        const { hash } = await archiveOn(disk, 'a').store(streamOf(content), options)
        await attempt(() => archiveOn(disk, 'b').store(streamOf(content), options))
        disk.restart(loss, mulberry(disk.steps))
        await archiveOn(disk, 'c').verify(hash)
      })
    })

    it('keeps every acknowledged slice of an upload, which goes on to its end', async () => {
      await atEveryStep(fault, async (disk, attempt) => {
        const first = archiveOn(disk, 'a')
        const id = await first.beginUpload({ name: 'plan.pdf', size: content.length })
        let safe = 0
        let finished = false
        await attempt(async () => {
          safe = await first.appendSlice(id, 0, content.subarray(0, 300_000))
          safe = await first.appendSlice(id, 300_000, content.subarray(300_000))
          await first.finishUpload(id)
          finished = true
        })
        if (fault === 'power' || loss === 'all') disk.restart(loss, mulberry(disk.steps))
        const second = fault === 'power' || loss === 'all' ? archiveOn(disk, 'b') : first
        const offset = await second.uploadOffset(id)
        expect(offset).toBeGreaterThanOrEqual(safe)
        if (finished) expect(offset).toBe(content.length)
        await second.appendSlice(id, offset, content.subarray(offset))
        const { hash, name } = await second.finishUpload(id)
        expect(name).toBe('plan.pdf')
        expect((await collect(second.read(hash))).equals(content)).toBe(true)
        expect(await second.finishUpload(id)).toEqual({ hash, size: content.length, name })
      })
    })

    it('puts a damaged file back from a copy at every step, or leaves it for the next try', async () => {
      const small = content.subarray(0, 1000)
      const steps = await atEveryStep(fault, async (disk, attempt) => {
        const backup = openArchive({ folder: '/data/backup', key, fs: disk, random: seededRandom('x') })
        const { hash } = await backup.store(streamOf(small), options)
        await archiveOn(disk, 'a').store(streamOf(small), options)
        const within = `blobs/${backup.nameOf(hash).slice(0, 2)}/${backup.nameOf(hash)}`
        disk.tamper(`/data/archive/${within}`, Buffer.alloc(100))
        const copy = `/data/backup/${within}`
        const outcome = await attempt(() => archiveOn(disk, 'b').repair(hash, copy))
        disk.restart(loss, mulberry(disk.steps))
        const later = archiveOn(disk, 'c')
        if (outcome instanceof Error) await later.repair(hash, copy)
        disk.restart('all')
        const last = archiveOn(disk, 'd')
        expect((await collect(last.read(hash))).equals(small)).toBe(true)
        disk.now += 10
        await last.sweepUnfinished(5)
        const left = [...disk.files().keys()].filter(path => path.startsWith('/data/archive/'))
        expect(left).toEqual([`/data/archive/${within}`])
      })
      expect(steps).toBeGreaterThan(10)
    })

    it('sweeps without ever losing a referenced file', async () => {
      const other = randomBytes(1000)
      await atEveryStep(fault, async (disk, attempt) => {
        const archive = archiveOn(disk, 'a')
        const wanted = await archive.store(streamOf(content), options)
        const orphan = await archive.store(streamOf(other), options)
        const sweep = {
          isReferenced: (hash: string) => hash === wanted.hash,
          graceMs: 10,
          beforeDelete: () => true,
        }
        await attempt(async () => {
          disk.now += 20
          await archive.sweepOrphans(sweep)
          disk.now += 20
          await archive.sweepOrphans(sweep)
        })
        disk.restart(loss, mulberry(disk.steps))
        const later = archiveOn(disk, 'b')
        await later.verify(wanted.hash)
        // The orphan is whole or gone.
        if (await later.has(orphan.hash)) await later.verify(orphan.hash)
      })
    })
  },
)

describe('what a process that ended early left in memory only', () => {
  it('is made safe by the next one before it is acknowledged', async () => {
    await atEveryStep('EIO', async (disk, attempt) => {
      const first = archiveOn(disk, 'a')
      const id = await first.beginUpload({ name: 'plan.pdf' })
      await attempt(async () => {
        await first.store(streamOf(content), options)
        await first.appendSlice(id, 0, content)
      })
      const second = archiveOn(disk, 'b')
      const { hash } = await second.store(streamOf(content), options)
      const offset = await second.uploadOffset(id)
      disk.restart('all')
      const third = archiveOn(disk, 'c')
      await third.verify(hash)
      expect(await third.uploadOffset(id)).toBe(offset)
    })
  })

  it('does not grow an upload: a slice that failed half-way leaves no bytes behind', async () => {
    const sizeAfter = async (fail: boolean) => {
      const disk = new FaultDisk()
      const archive = archiveOn(disk, 'a')
      const id = await archive.beginUpload({ name: 'plan.pdf' })
      // Finished before?, open, size, write.
      if (fail) disk.failAt(4, 'EIO')
      const [large] = await Promise.allSettled([
        archive.appendSlice(id, 0, fail ? content : content.subarray(0, 10)),
      ])
      expect(large?.status).toBe(fail ? 'rejected' : 'fulfilled')
      await archive.appendSlice(id, 0, content.subarray(0, 10))
      return [...disk.files().values()].map(bytes => bytes.length)
    }
    expect(await sizeAfter(true)).toEqual(await sizeAfter(false))
  })
})

describe('a write that fails while the source is slow', () => {
  it('refuses the file and does not end the process: nobody looks at that write yet', async () => {
    async function* slow() {
      for (let at = 0; at < content.length; at += 200_000) {
        yield content.subarray(at, at + 200_000)
        await setImmediate()
      }
    }
    // A rejection nobody handles is an error of the test run, as it is the end of a process.
    let refused = 0
    for (let at = 1; at <= 20; at += 1) {
      const disk = new FaultDisk()
      disk.failAt(at, 'ENOSPC')
      const stored = await archiveOn(disk, `slow ${at}`)
        .store(slow(), options)
        .catch((error: unknown) => error)
      if (stored instanceof DeskError) refused += 1
    }
    expect(refused).toBeGreaterThan(5)
  })
})

describe('what a person is told', () => {
  it('names a full disk', async () => {
    const disk = new FaultDisk()
    const archive = archiveOn(disk, 'a')
    await archive.store(streamOf(Buffer.from('x')), options)
    disk.failAt(3, 'ENOSPC')
    const error = await archive.store(streamOf(content), options).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(DeskError)
    expect(error).toMatchObject({ code: 'archive.diskFull' })
  })

  it('lets the injected power cut through', async () => {
    const disk = new FaultDisk()
    disk.failAt(2, 'power')
    await expect(archiveOn(disk, 'a').store(streamOf(content), options)).rejects.toBeInstanceOf(PowerCut)
  })
})

/** A small seeded generator of numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
