import { describe, expect, it } from 'vitest'
import { streamOf } from '../support/fault-disk.ts'
import { onlyFile, open, options, text } from '../support/test-archive.ts'

describe('sweeping', () => {
  const graceMs = 1000

  it('moves what no row names to the trash, then deletes it, asking first', async () => {
    const { archive, disk } = open()
    const kept = await archive.store(streamOf(Buffer.from('kept')), options)
    const orphan = await archive.store(streamOf(Buffer.from('orphan')), options)
    await archive.storeDerived(orphan.hash, 'thumbnail-1', Buffer.from('small'))
    const asked: string[] = []
    let hqHasIt = false
    const sweep = () =>
      archive.sweepOrphans({
        isReferenced: hash => hash === kept.hash,
        graceMs,
        beforeDelete: file => {
          asked.push(file.hash)
          return hqHasIt
        },
      })
    expect(await sweep()).toMatchObject({ trashed: 0, deleted: 0 })
    disk.now += graceMs
    expect(await sweep()).toMatchObject({ trashed: 1, deleted: 0 })
    expect(asked).toEqual([])
    disk.now += graceMs
    expect(await sweep()).toMatchObject({ deleted: 0 })
    expect(asked).toEqual([orphan.hash])
    hqHasIt = true
    expect(await sweep()).toMatchObject({ deleted: 1 })
    expect(await archive.has(orphan.hash)).toBe(false)
    expect(await archive.derived(orphan.hash, 'thumbnail-1')).toBeUndefined()
    await archive.verify(kept.hash)
  })

  it('fetches a file back from the trash when it is read, stored or referenced again', async () => {
    const { archive, disk } = open()
    const files = []
    for (const name of ['read', 'stored', 'referenced']) {
      files.push(await archive.store(streamOf(Buffer.from(name)), options))
    }
    disk.now += graceMs
    expect(
      await archive.sweepOrphans({ isReferenced: () => false, graceMs, beforeDelete: () => true }),
    ).toMatchObject({ trashed: 3 })
    await archive.verify(files[0]?.hash ?? '')
    await archive.store(streamOf(Buffer.from('stored')), options)
    disk.now += 1
    const report = await archive.sweepOrphans({ isReferenced: () => true, graceMs, beforeDelete: () => true })
    expect(report).toMatchObject({ trashed: 0, deleted: 0 })
    for (const { hash } of files) await archive.verify(hash)
  })

  it('leaves a file alone that is stored again while the database is asked', async () => {
    const { archive, disk } = open()
    const { hash } = await archive.store(streamOf(text), options)
    disk.now += graceMs
    const report = await archive.sweepOrphans({
      isReferenced: async () => {
        await archive.store(streamOf(text), options)
        return false
      },
      graceMs,
      beforeDelete: () => true,
    })
    expect(report.trashed).toBe(0)
    await archive.verify(hash)
  })

  it('reports a damaged file and leaves it for a person', async () => {
    const { archive, disk } = open()
    await archive.store(streamOf(text), options)
    const { path, bytes } = await onlyFile(disk)
    disk.tamper(path, bytes.subarray(0, 80))
    disk.now += graceMs
    const report = await archive.sweepOrphans({
      isReferenced: () => false,
      graceMs,
      beforeDelete: () => true,
    })
    expect(report).toMatchObject({ trashed: 0, deleted: 0, damaged: [path.split('/').at(-1)?.slice(0, 12)] })
    expect(disk.files().has(path)).toBe(true)
  })

  it('removes uploads that nobody continued', async () => {
    const { archive, disk } = open()
    const id = await archive.beginUpload({ name: 'a.pdf' })
    disk.now += graceMs
    const fresh = await archive.beginUpload({ name: 'b.pdf' })
    expect(await archive.sweepUnfinished(graceMs)).toBe(1)
    await expect(archive.appendSlice(id, 0, text)).rejects.toMatchObject({ code: 'archive.uploadUnknown' })
    expect(await archive.appendSlice(fresh, 0, text)).toBe(text.length)
  })
})

describe('derived pictures', () => {
  it('come back as stored and are recomputed rather than served when damaged', async () => {
    const { archive, disk } = open()
    const { hash } = await archive.store(streamOf(text), options)
    expect(await archive.derived(hash, 'preview-1')).toBeUndefined()
    await archive.storeDerived(hash, 'preview-1', Buffer.from('picture'))
    expect(await archive.derived(hash, 'preview-1')).toEqual(Buffer.from('picture'))
    expect(await archive.derived(hash, 'thumbnail-1')).toBeUndefined()
    for (const [path, bytes] of disk.files()) {
      if (path.includes('/derived/')) disk.tamper(path, bytes.subarray(0, -1))
    }
    expect(await archive.derived(hash, 'preview-1')).toBeUndefined()
  })
})
