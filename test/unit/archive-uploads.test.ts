import { describe, expect, it } from 'vitest'
import { openArchive } from '../../main/archive/archive.ts'
import { collect } from '../support/fault-disk.ts'
import { key, onlyFile, open, text } from '../support/test-archive.ts'

describe('uploads', () => {
  it('refuses gaps, changed repeats, too much, and an early end, and says where to go on', async () => {
    const { archive } = open()
    const id = await archive.beginUpload({ name: 'a.pdf', size: text.length })
    await archive.appendSlice(id, 0, text.subarray(0, 50))
    await expect(archive.appendSlice(id, 60, text.subarray(60))).rejects.toMatchObject({
      code: 'archive.sliceGap',
      params: { expected: 50 },
    })
    await expect(archive.appendSlice(id, 10, Buffer.alloc(10))).rejects.toMatchObject({
      code: 'archive.sliceDiffers',
    })
    await expect(archive.appendSlice(id, 50, Buffer.alloc(text.length))).rejects.toMatchObject({
      code: 'archive.tooLarge',
    })
    await expect(archive.finishUpload(id)).rejects.toMatchObject({ code: 'archive.uploadIncomplete' })
    await expect(archive.appendSlice(id, 0, Buffer.alloc(4 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'archive.sliceTooLarge',
    })
    expect(await archive.appendSlice(id, 30, text.subarray(30))).toBe(text.length)
    const { hash } = await archive.finishUpload(id)
    expect((await collect(archive.read(hash))).equals(text)).toBe(true)
  })

  it('forgets an abandoned upload and knows no invented one', async () => {
    const { archive, disk } = open()
    const id = await archive.beginUpload({ name: 'a.pdf' })
    await archive.appendSlice(id, 0, text)
    await archive.abandonUpload(id)
    expect(disk.files().size).toBe(0)
    for (const unknown of [id, 'f'.repeat(32), '../../keyring', '']) {
      await expect(archive.uploadOffset(unknown)).rejects.toMatchObject({ code: 'archive.uploadUnknown' })
    }
  })

  it('reports an upload whose bytes were altered on disk', async () => {
    const { archive, disk } = open()
    const id = await archive.beginUpload({ name: 'a.pdf' })
    await archive.appendSlice(id, 0, text)
    await archive.appendSlice(id, text.length, text)
    const { path, bytes } = await onlyFile(disk)
    const damaged = bytes.length - text.length - 100
    bytes[damaged] = (bytes[damaged] ?? 0) ^ 1
    disk.tamper(path, bytes)
    await expect(archive.finishUpload(id)).rejects.toMatchObject({ code: 'archive.damaged' })
  })

  it('asks again for a slice that a power cut tore, whatever part of it was written', async () => {
    const { archive, disk } = open()
    const id = await archive.beginUpload({ name: 'a.pdf', size: 2 * text.length })
    await archive.appendSlice(id, 0, text)
    const before = (await onlyFile(disk)).bytes.length
    await archive.appendSlice(id, text.length, text)
    const { path, bytes } = await onlyFile(disk)
    for (let written = before; written < bytes.length; written += 7) {
      for (const torn of [bytes.subarray(0, written), Buffer.from(bytes).fill(0, written)]) {
        disk.tamper(path, torn)
        const restarted = openArchive({ folder: '/data/archive', key, fs: disk })
        expect(await restarted.uploadOffset(id), `${written}`).toBe(text.length)
      }
    }
    const last = openArchive({ folder: '/data/archive', key, fs: disk })
    await last.appendSlice(id, text.length, text)
    const { hash } = await last.finishUpload(id)
    expect((await collect(last.read(hash))).equals(Buffer.concat([text, text]))).toBe(true)
  })
})
