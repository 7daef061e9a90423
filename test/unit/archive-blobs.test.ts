import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../../main/archive/archive.ts'
import { collect, gather, streamOf } from '../support/fault-disk.ts'
import { key, onlyFile, open, options, text } from '../support/test-archive.ts'

describe('storing and reading', () => {
  const chunk = 256 * 1024
  it.each([0, 1, 1000, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17])(
    'gives back %i bytes',
    async size => {
      const { archive } = open()
      const bytes = randomBytes(size)
      const stored = await archive.store(streamOf(bytes, 77_777), options)
      expect(stored).toEqual({ hash: createHash('sha256').update(bytes).digest('hex'), size })
      expect((await collect(archive.read(stored.hash))).equals(bytes)).toBe(true)
      expect(await archive.size(stored.hash)).toBe(size)
      expect(await archive.verify(stored.hash)).toBe(size)
      expect(await gather(archive.list())).toEqual([stored])
    },
  )

  it('reads ranges, also over the edges of chunks, without reading the rest', async () => {
    const { archive, disk } = open()
    const bytes = randomBytes(4 * chunk + 5)
    const { hash } = await archive.store(streamOf(bytes), options)
    for (const [start, end] of [
      [0, 1],
      [chunk - 1, chunk + 1],
      [chunk, 2 * chunk],
      [4 * chunk, 4 * chunk + 5],
      [5, 5],
      [bytes.length, bytes.length],
    ] as const) {
      expect((await collect(archive.read(hash, { start, end }))).equals(bytes.subarray(start, end))).toBe(
        true,
      )
    }
    expect((await collect(archive.read(hash, { start: 10 }))).equals(bytes.subarray(10))).toBe(true)
    const before = disk.steps
    await collect(archive.read(hash, { start: 3 * chunk, end: 3 * chunk + 10 }))
    // Entry, open, size, header, footer, one chunk, close.
    expect(disk.steps - before).toBe(7)
    await expect(collect(archive.read(hash, { start: 0, end: bytes.length + 1 }))).rejects.toMatchObject({
      code: 'archive.badRange',
    })
  })

  it('stores the same content once, under either name, and at the same time', async () => {
    const { archive, disk } = open()
    await Promise.all([archive.store(streamOf(text), options), archive.store(streamOf(text, 7), options)])
    await archive.store(streamOf(text), options)
    expect(disk.files().size).toBe(1)
  })

  it('stops at the size limit and at a cancel, leaving nothing', async () => {
    const { archive, disk } = open()
    await expect(archive.store(streamOf(text), { maxBytes: text.length - 1 })).rejects.toMatchObject({
      code: 'archive.tooLarge',
    })
    const signal = AbortSignal.abort()
    await expect(archive.store(streamOf(text), { ...options, signal })).rejects.toMatchObject({
      code: 'job.cancelled',
    })
    async function* broken() {
      yield text
      throw new Error('cable pulled')
    }
    await expect(archive.store(broken(), options)).rejects.toThrow('cable pulled')
    expect(disk.files().size).toBe(0)
  })

  it('says so where a file is missing or the identifier is none', async () => {
    const { archive } = open()
    const absent = 'a'.repeat(64)
    expect(await archive.has(absent)).toBe(false)
    await expect(archive.verify(absent)).rejects.toMatchObject({ code: 'archive.missing' })
    await expect(archive.size('../../etc/passwd')).rejects.toMatchObject({ code: 'archive.badHash' })
  })

  it('can be copied as it lies on the disk and opened elsewhere', async () => {
    const { archive, disk } = open()
    const { hash } = await archive.store(streamOf(text), options)
    const [sealed] = await gather(archive.sealedFiles())
    const { path, bytes } = await onlyFile(disk)
    expect(path).toBe(`/data/archive/${sealed?.path}`)
    const copy = open()
    await copy.disk.makeFolder(dirname(path))
    const file = await copy.disk.open(path, 'create')
    await file.write(bytes, 0)
    await copy.archive.verify(hash)
    expect(await gather(copy.archive.list())).toEqual([{ hash, size: text.length }])
  })

  it('works on the real disk with files only their owner can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'archive-'))
    try {
      const archive = openArchive({ folder: join(folder, 'archive'), key })
      const { hash } = await archive.store(streamOf(text), options)
      expect(await openArchive({ folder: join(folder, 'archive'), key }).verify(hash)).toBe(text.length)
      expect(await readdir(join(folder, 'archive', 'tmp'))).toEqual([])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('what lies on the disk', () => {
  it('holds neither the plain bytes nor a name that tells the content', async () => {
    const { archive, disk } = open()
    const { hash } = await archive.store(streamOf(text), options)
    const id = await archive.beginUpload({ name: '张三身份证.jpg' })
    await archive.appendSlice(id, 0, text)
    await archive.storeDerived(hash, 'thumbnail-1', text)
    for (const [path, bytes] of disk.files()) {
      expect(path).not.toContain(hash.slice(0, 12))
      for (const secret of [
        text.subarray(0, 24),
        Buffer.from('张三'),
        Buffer.from(hash),
        Buffer.from(hash, 'hex'),
      ]) {
        expect(bytes.includes(secret)).toBe(false)
      }
    }
    const other = openArchive({ folder: '/data/archive', key: Buffer.alloc(32, 8), fs: disk })
    expect(await other.has(hash)).toBe(false)
  })

  it('finds a flipped bit in every byte', async () => {
    const { archive, disk } = open()
    const { hash } = await archive.store(streamOf(text), options)
    const { path, bytes } = await onlyFile(disk)
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      disk.tamper(path, flipped)
      await expect(collect(archive.read(hash)), `byte ${at}`).rejects.toMatchObject({
        code: 'archive.damaged',
      })
    }
    disk.tamper(path, bytes)
    await archive.verify(hash)
  })

  it('finds truncation and additions of any length', async () => {
    const { archive, disk } = open()
    const { hash } = await archive.store(streamOf(text), options)
    const { path, bytes } = await onlyFile(disk)
    for (let length = 0; length < bytes.length; length += 1) {
      disk.tamper(path, bytes.subarray(0, length))
      await expect(archive.verify(hash), `length ${length}`).rejects.toMatchObject({
        code: 'archive.damaged',
      })
    }
    disk.tamper(path, Buffer.concat([bytes, Buffer.alloc(1)]))
    await expect(archive.verify(hash)).rejects.toMatchObject({ code: 'archive.damaged' })
  })

  it('finds swapped, repeated and dropped chunks and another blob under the name', async () => {
    const { archive, disk } = open()
    const chunk = 256 * 1024
    const sealed = chunk + 16
    const { hash } = await archive.store(streamOf(randomBytes(4 * chunk)), options)
    const { path, bytes } = await onlyFile(disk)
    const at = (index: number) => bytes.subarray(48 + index * sealed, 48 + (index + 1) * sealed)
    const end = bytes.subarray(48 + 4 * sealed)
    const header = bytes.subarray(0, 48)
    for (const order of [
      [1, 0, 2, 3],
      [0, 0, 2, 3],
      [0, 1, 2, 2],
      [0, 1, 3],
      [0, 1, 2],
    ]) {
      disk.tamper(path, Buffer.concat([header, ...order.map(at), end]))
      await expect(archive.verify(hash), order.join()).rejects.toMatchObject({ code: 'archive.damaged' })
      const moved = order.findIndex((index, place) => index !== place)
      const range = { start: Math.max(0, moved) * chunk, end: Math.max(0, moved) * chunk + 1 }
      await expect(collect(archive.read(hash, range))).rejects.toMatchObject({ code: 'archive.damaged' })
    }

    disk.tamper(path, Buffer.concat([bytes.subarray(0, -end.length), Buffer.alloc(sealed), end]))
    await expect(archive.size(hash)).rejects.toMatchObject({ code: 'archive.damaged' })

    const { archive: second, disk: secondDisk } = open()
    const other = await second.store(streamOf(text), options)
    const foreign = await onlyFile(secondDisk)
    expect(other.hash).not.toBe(hash)
    disk.tamper(path, foreign.bytes)
    await expect(archive.verify(hash)).rejects.toMatchObject({ code: 'archive.damaged' })
    await expect(archive.size(hash)).rejects.toMatchObject({ code: 'archive.damaged' })
    expect(await gather(archive.list())).toEqual([])
  })

  it('keeps its format: files written by earlier versions must open for ever', async () => {
    const { archive, disk } = open()
    await archive.store(streamOf(Buffer.alloc(600_000, 'archive')), options)
    const { path, bytes } = await onlyFile(disk)
    const frozen = createHash('sha256').update(path).update(bytes).digest('hex')
    expect(frozen).toBe('cb96dd520359a792303379fdf8de45703670af261bdbc34e87be1e206ca57833')
  })

  it('heals a damaged file when the same content is stored again', async () => {
    const { archive, disk } = open()
    const { hash } = await archive.store(streamOf(text), options)
    const { path, bytes } = await onlyFile(disk)
    bytes[60] = (bytes[60] ?? 0) ^ 1
    disk.tamper(path, bytes)
    await archive.store(streamOf(text), options)
    await archive.verify(hash)
    expect(disk.files().size).toBe(1)
  })
})
