import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import type * as FileSystem from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InboxStatus, Scan } from '../../main/contract/documents.ts'
import { backupStatus, runBackup } from '../../main/desk/backup-run.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { sweepUnnamedFiles } from '../../main/desk/orphans.ts'
import { createDocumentService } from '../../main/documents/service.ts'
import { takenFolder } from '../../main/documents/watch-folder.ts'
import { addFile, blobsIn, takeCase } from '../support/backups.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'

// How long it takes says how busy the computer is, and nothing else.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 })

/*
 * What people and their disks bring that nobody wanted. Besides what is here:
 * - a disk that fills or fails at any place of storing, filing, backing up, restoring: archive-faults.test.ts,
 *   backup-faults.test.ts (all places: `npm run torture`);
 * - a corrupt PDF: archive-pdf.test.ts, scan-inbox.test.ts; a ZIP named .jpg: scan-inbox.test.ts, files.test.ts;
 * - a wrong recovery key: restore-desk.test.ts, rehearsal.test.ts.
 */

/** A file that another program holds, as Windows tells it. */
const held = vi.hoisted(() => ({ name: '' }))
vi.mock('node:fs/promises', async original => {
  const real = await original<typeof FileSystem>()
  return {
    ...real,
    open: async (path: string, ...more: []) => {
      if (held.name !== '' && path.endsWith(held.name))
        throw Object.assign(new Error('EBUSY: held by a scanner'), { code: 'EBUSY' })
      return await real.open(path, ...more)
    },
  }
})

let test: TestDesk
let manager: TestClient
let folder: string

beforeEach(async () => {
  test = await openCopiedDesk()
  manager = await test.signIn(test.manager)
  folder = join(test.folder, '扫描')
  mkdirSync(folder)
  await manager.command('documents.setFolder', { folder, leave: false })
})
afterEach(async () => {
  held.name = ''
  await test.close()
})

const put = (name: string, content: string) => writeFileSync(join(folder, name), content)
const scans = async () => ((await manager.query('documents.scans', {})) as { rows: Scan[] }).rows
const status = () => manager.query('documents.inbox') as Promise<InboxStatus>
const originals = () => readdirSync(folder).filter(name => name !== takenFolder)

describe('the watched folder', () => {
  it('shows no part of a file that changes while it is read, and takes it once it rests', async () => {
    const { archive } = test.core
    let writing = true
    const core: DeskCore = {
      ...test.core,
      archive: {
        ...archive,
        async store(source, options) {
          const stored = await archive.store(source, options)
          if (writing) appendFileSync(join(folder, 'a.txt'), ' and more')
          return stored
        },
      },
    }
    const service = createDocumentService(core, () => false)
    put('a.txt', 'the beginning')
    await service.round()
    await service.round()
    expect(await scans()).toEqual([])
    expect(originals()).toEqual(['a.txt'])
    writing = false
    await service.round()
    await service.round()
    expect(await scans()).toMatchObject([{ name: 'a.txt', size: 'the beginning and more'.length }])
    expect(originals()).toEqual([])
    // What was read of it meanwhile is nobody's and goes like anything else that is.
    const now = Date.now()
    for (const days of [31, 62]) {
      test.setClock(now + days * 86_400_000)
      await sweepUnnamedFiles(test.core)
    }
    expect(blobsIn(join(test.core.dataFolder, 'archive'))).toHaveLength(1)
  })

  it('says which file another program holds, goes on with the others, and takes it when it is let go', async () => {
    const service = createDocumentService(test.core, () => false)
    held.name = 'held.pdf'
    put('held.pdf', 'held')
    put('z.txt', 'z')
    await service.round()
    await service.round()
    expect((await scans()).map(({ name }) => name)).toEqual(['z.txt'])
    expect((await status()).problems).toMatchObject([{ name: 'held.pdf', code: 'document.fileHeld' }])
    expect(originals()).toEqual(['held.pdf'])
    held.name = ''
    await service.round()
    expect((await scans()).map(({ name }) => name).sort()).toEqual(['held.pdf', 'z.txt'])
    expect(await status()).toMatchObject({ problems: [] })
  })

  it('takes a file once that cannot be moved away, says so, and moves it later', async () => {
    const service = createDocumentService(test.core, () => false)
    // Where originals go lies a file: nothing can be moved there.
    put(takenFolder, '')
    put('a.txt', 'a')
    for (let round = 0; round < 4; round += 1) await service.round()
    expect((await scans()).map(({ name }) => name)).toEqual(['a.txt'])
    expect((await status()).problems).toMatchObject([{ name: 'a.txt' }])
    expect(originals()).toContain('a.txt')
    rmSync(join(folder, takenFolder))
    for (let round = 0; round < 2; round += 1) await service.round()
    expect(await scans()).toHaveLength(1)
    expect(originals()).toEqual([])
  })

  it('takes ten thousand files dropped at once part by part, while people go on working', async () => {
    const files = 10_000
    for (let index = 0; index < files; index += 1) put(`scan ${index}.txt`, `${index}`)
    const service = createDocumentService(test.core, () => false)
    await service.round()
    const round = service.round()
    // Nobody waits for it.
    expect((await takeCase(test.core)).number).toMatch(/^KF-/)
    await round
    expect(await status()).toMatchObject({ waiting: 200, problems: [] })
    expect(originals()).toHaveLength(files - 200)
    expect(readdirSync(join(folder, takenFolder))).toHaveLength(200)
    const [first] = await scans()
    expect(first?.name).toBe('scan 0.txt')
  })
})

/** How large a film is: what it takes of memory is the same for any. `CLUBHOUSE_FILM_BYTES=2200000000` tries a long one. */
const size = Number(process.env['CLUBHOUSE_FILM_BYTES'] ?? 500_000_000)
const { bavail, bsize } = statfsSync(tmpdir())
const room = bavail * bsize > size * 2 + 1_000_000_000

describe.skipIf(!room)('a film (needs room for two of it on the disk)', () => {
  it('is stored and read in pieces, never held in memory', async () => {
    const path = join(test.folder, 'film.mp4')
    writeFileSync(path, '')
    truncateSync(path, size)
    const end = Buffer.from('the last words')
    const file = openSync(path, 'r+')
    writeSync(file, end, 0, end.length, size - end.length)
    closeSync(file)
    const before = process.memoryUsage().rss
    let most = 0
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 20)
    try {
      const stored = await test.core.archive.store(createReadStream(path, { highWaterMark: 1 << 20 }), {
        maxBytes: size,
      })
      expect(stored.size).toBe(size)
      const pieces: Uint8Array[] = []
      for await (const piece of test.core.archive.read(stored.hash, { start: size - end.length, end: size }))
        pieces.push(piece)
      expect(Buffer.concat(pieces)).toEqual(end)
    } finally {
      clearInterval(timer)
    }
    expect(most).toBeLessThan(200_000_000)
    await expect(
      test.core.archive.store(createReadStream(path), { maxBytes: 10_000_000 }),
    ).rejects.toMatchObject({ code: 'archive.tooLarge' })
    expect(blobsIn(join(test.core.dataFolder, 'archive'))).toHaveLength(1)
  })
})

describe('a stick that is pulled out in the middle of a backup', () => {
  it('is told in words; the desk goes on, and the next backup there is whole', async () => {
    const { caseId } = await takeCase(test.core)
    for (let index = 0; index < 20; index += 1) await addFile(test.core, caseId, `file ${index}`)
    const stick = join(test.folder, 'stick')
    let pulled = false
    const work = runBackup(test.core, stick, {
      onProgress() {
        if (pulled || !existsSync(join(stick, 'blobs'))) return
        pulled = true
        rmSync(stick, { recursive: true })
        // Where it was mounted nothing can be written any more.
        writeFileSync(stick, '')
      },
    })
    await expect(work).rejects.toMatchObject({ code: expect.stringMatching(/^backup\./) as string })
    expect(pulled).toBe(true)
    expect((await backupStatus(test.core)).failure?.code).toMatch(/^backup\./)
    await takeCase(test.core)
    rmSync(stick)
    const { file, files, missing } = await runBackup(test.core, stick)
    expect({ files, missing }).toEqual({ files: 20, missing: 0 })
    expect(existsSync(file)).toBe(true)
    expect((await backupStatus(test.core)).failure).toBeNull()
  })
})
