import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Archive, openArchive } from '../../main/archive/archive.ts'

let folder: string
let archive: Archive
let now = Date.UTC(2030, 0, 1)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-archive-'))
  archive = openArchive({ folder, key: Buffer.alloc(32, 7), clock: () => now })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function store(text: string): Promise<string> {
  const source = async function* () {
    yield Buffer.from(text)
  }
  return (await archive.store(source(), { maxBytes: 1_000 })).hash
}
const filesLeft = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length

it('deletes the file and the pictures made from it, and no other', async () => {
  const gone = await store('a paper whose time is over')
  const stays = await store('another')
  await archive.storeDerived(gone, 'thumbnail-2', Buffer.from('picture'))
  await archive.remove(gone)
  expect(await archive.has(gone)).toBe(false)
  expect(await archive.derived(gone, 'thumbnail-2')).toBeUndefined()
  expect(await archive.verify(stays)).toBe(7)
  expect(filesLeft()).toBe(1)
  await archive.remove(gone)
  expect(filesLeft()).toBe(1)
})

it('deletes it out of the trash too, and the same file can be stored again', async () => {
  const hash = await store('swept and then erased')
  now = Date.now() + 86_400_000
  const { trashed } = await archive.sweepOrphans({
    isReferenced: () => false,
    graceMs: 1_000,
    beforeDelete: () => false,
  })
  expect(trashed).toBe(1)
  await archive.remove(hash)
  expect(filesLeft()).toBe(0)
  expect(await store('swept and then erased')).toBe(hash)
  expect(await archive.verify(hash)).toBe(21)
})
