import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { thinMigrationCopies } from '../../main/desk/migration-backup.ts'
import { sweepUnnamedFiles } from '../../main/desk/orphans.ts'
import { attachSheetFile } from '../../main/sheets/writing.ts'
import { addFile, blobsIn } from '../support/backups.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { scan } from '../support/documents.ts'
import { rebuildDifferences } from '../support/registers.ts'
import { writeTestSheet } from '../support/sheets.ts'

const day = 86_400_000
let test: TestDesk
let client: TestClient
beforeEach(async () => {
  test = await openCopiedDesk()
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const store = async (content: string) => {
  const source = async function* () {
    yield Buffer.from(content)
  }
  return (await test.core.archive.store(source(), { maxBytes: 1_000 })).hash
}
const onDisk = () => blobsIn(join(test.core.dataFolder, 'archive')).length
const entries = () =>
  test.core.read
    .all<{ facts: string }>(`select facts from operation where type='archive.filesDeleted' order by position`)
    .map(({ facts }) => JSON.parse(facts) as { files: string[]; bytes: number })

describe('a file that nothing refers to', () => {
  it('waits a month, then a month in the trash, and then goes with an entry on the audit trail', async () => {
    const caseId = await takeCase(test)
    const kept = await addFile(test.core, caseId, 'kept')
    const strays = [await store('stray'), await store('another')]
    const scanId = await scan(test, 'blank.pdf', 'discarded')
    await client.command('documents.discardScans', { scanIds: [scanId] })
    const now = Date.now()
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ trashed: 0, deleted: 0 })
    test.setClock(now + 31 * day)
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ trashed: 3, deleted: 0 })
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ trashed: 0, deleted: 0 })
    expect(onDisk()).toBe(1)
    expect(entries()).toEqual([])

    // Somebody brings one of them again: it is out of the trash and named.
    await addFile(test.core, caseId, 'another')
    test.setClock(now + 62 * day)
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ deleted: 2, damaged: [] })
    expect(onDisk()).toBe(2)
    const [entry] = entries()
    expect(entries()).toHaveLength(1)
    expect(entry?.bytes).toBe('stray'.length + 'discarded'.length)
    expect(entry?.files).toContain(test.core.archive.nameOf(strays[0] ?? '').slice(0, 12))
    for (const hash of [kept, strays[1] ?? '']) await test.core.archive.verify(hash)
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ trashed: 0, deleted: 0 })
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('is not deleted without its entry', async () => {
    const hash = await store('stray')
    const now = Date.now()
    test.setClock(now + 31 * day)
    await sweepUnnamedFiles(test.core)
    test.setClock(now + 62 * day)
    const failing = {
      ...test.core,
      execute: async () => Promise.reject(new Error('no power')),
    } as unknown as typeof test.core
    await expect(sweepUnnamedFiles(failing)).rejects.toThrow('no power')
    expect(await sweepUnnamedFiles(test.core)).toMatchObject({ deleted: 1 })
    expect(await test.core.archive.has(hash)).toBe(false)
    expect(entries()).toHaveLength(1)
  })
})

describe('attachments of what is erased', () => {
  it('lose their bytes with the case and its sheets, but for those that others need', async () => {
    const owner = uuidv7()
    await client.command('people.register', {
      personId: owner,
      details: { name: '张伟', phones: [] },
      occupancies: [],
      tier: 'ordinary',
    })
    const caseId = await takeCase(test, { personId: owner })
    const other = await takeCase(test)
    const own = await addFile(test.core, caseId, 'own photo')
    const shared = await addFile(test.core, caseId, 'shared photo')
    await addFile(test.core, other, 'shared photo')
    const { sheetId } = await writeTestSheet(test, { caseId })
    const letter = await store('letter of the owner')
    await test.core.execute(attachSheetFile, {
      actor: test.manager,
      input: {
        sheetId,
        fileId: uuidv7(),
        part: 'sheet',
        hash: letter,
        size: 19,
        name: '信.txt',
        mediaType: 'text/plain',
      },
    })
    expect(await Promise.all([own, shared, letter].map(test.core.archive.has))).toEqual([true, true, true])
    await client.command('people.erase', { personId: owner, reason: 'asked', withCases: true })
    expect(await Promise.all([own, shared, letter].map(test.core.archive.has))).toEqual([false, true, false])
    expect(test.core.read.all('select id from case_file where case_id=?', [caseId])).toEqual([])
    expect(await rebuildDifferences(test)).toBe(0)
  })
})

describe('copies made before migrations', () => {
  it('are thinned: the newest three stay, and all of the last month', async () => {
    const folder = join(test.folder, 'data')
    mkdirSync(join(folder, 'backups'), { recursive: true })
    const now = Date.now()
    const make = (name: string, days: number) => {
      const path = join(folder, 'backups', name)
      writeFileSync(path, name)
      utimesSync(path, new Date(now - days * day), new Date(now - days * day))
    }
    for (const [name, days] of [
      ['before-a.sqlite', 400],
      ['before-b.sqlite', 90],
      ['before-c.sqlite', 80],
      ['before-d.sqlite', 20],
      ['2020.deskbackup', 500],
      ['something.sqlite', 500],
    ] as const)
      make(name, days)
    expect(await thinMigrationCopies(folder, now)).toBe(1)
    const left = () => readdirSync(join(folder, 'backups')).sort()
    expect(left()).toEqual([
      '2020.deskbackup',
      'before-b.sqlite',
      'before-c.sqlite',
      'before-d.sqlite',
      'something.sqlite',
    ])
    for (const name of ['before-e.sqlite', 'before-f.sqlite', 'before-g.sqlite']) make(name, 1)
    expect(await thinMigrationCopies(folder, now)).toBe(2)
    expect(left().filter(name => name.startsWith('before'))).toHaveLength(4)
    expect(await thinMigrationCopies(join(folder, 'nowhere'), now)).toBe(0)
  })
})
