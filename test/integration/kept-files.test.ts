import { createReadStream, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from '../../main/desk/backup.ts'
import { isKept, keptFilesAfter } from '../../main/desk/kept-files.ts'
import { openReadOnly, type ReadOnlyDesk } from '../../main/desk/read-only.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import { dryRunJob } from '../../main/imports/dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import { suggestedPlan } from '../../main/imports/suggest.ts'
import { addFile, blobsIn, onDeskIn, protectorOf, restore, takeCase, targetOf } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { explaining } from '../support/explaining.ts'
import { importFile, ownerRows, writeOwnerFile } from '../support/owner-files.ts'

/** The source workbook of an import is evidence like a photo of a case: kept, backed up, checked. */
describe('the source of an import', () => {
  let test: TestDesk
  let workbook: string
  beforeEach(async () => {
    test = await openTestDesk()
    workbook = join(test.folder, 'owners.xlsx')
    await writeOwnerFile(workbook, 'xlsx', ownerRows(3))
  })
  afterEach(() => test.close())

  /** Imports the workbook as the screen does: uploaded into the archive first. */
  const importUpload = async (): Promise<string> => {
    const { core, manager } = test
    const { hash } = await core.archive.store(createReadStream(workbook), { maxBytes: 1_000_000 })
    const source = { hash, name: basename(workbook) }
    const reading = await core.jobs.run(readFileJob, { source })
    const plan = { ...suggestedPlan(reading), corrections: [] }
    await commitDryRun(core, manager, uuidv7(), await core.jobs.run(dryRunJob, { source, plan }))
    return hash
  }
  const reading = async <T>(work: (desk: ReadOnlyDesk) => Promise<T>): Promise<T> => {
    const desk = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
    try {
      return await work(desk)
    } finally {
      desk.close()
    }
  }
  const backUp = () =>
    reading(({ context }) => makeBackup(context, { folder: join(test.folder, 'stick'), at: Date.now() }))
  const archiveProblems = () =>
    reading(async ({ context }) => (await verifyDesk(context, {})).parts.archive.problems)

  it('is left alone by the sweep, which takes what nothing refers to', async () => {
    const hash = await importUpload()
    const { caseId } = await takeCase(test.core)
    const photo = await addFile(test.core, caseId, 'photo')
    const source = async function* () {
      yield Buffer.from('nobody’s')
    }
    const stray = await test.core.archive.store(source(), { maxBytes: 100 })
    const isReferenced = (asked: string) => isKept(test.core.read, asked)
    expect([hash, photo, stray.hash].map(isReferenced)).toEqual([true, true, false])
    const report = await test.core.archive.sweepOrphans({
      isReferenced,
      graceMs: -60_000,
      beforeDelete: () => false,
    })
    expect(report.trashed).toBe(1)
  })

  it('is in backups and comes back with them', async () => {
    const hash = await importUpload()
    const { file, ...counts } = await backUp()
    expect(counts).toMatchObject({ files: 1, copied: 1, missing: 0 })
    expect(await restore(test, file)).toMatchObject({ files: 1, missing: 0 })
    await onDeskIn(test, targetOf(test), async desk => {
      expect(await desk.requireCore().archive.verify(hash)).toBe(readFileSync(workbook).length)
    })
  })

  it('is found when it is damaged, by its import', async () => {
    await importUpload()
    expect(await archiveProblems()).toEqual([])
    const [blob = ''] = blobsIn(join(test.core.dataFolder, 'archive'))
    const bytes = readFileSync(blob)
    bytes[60] = (bytes[60] ?? 0) ^ 1
    writeFileSync(blob, bytes)
    expect(await archiveProblems()).toEqual([
      expect.stringMatching(/^file of import [0-9a-f-]{36}: damaged$/),
    ])
  })

  it('that was read from a plain file and never stored is missed by nobody', async () => {
    await importFile(test.core, test.manager, workbook)
    expect(await archiveProblems()).toEqual([])
    const { file, ...counts } = await backUp()
    expect(counts).toMatchObject({ files: 0, missing: 0 })
    expect(await restore(test, file)).toMatchObject({ files: 0, missing: 0 })
  })

  it('that is also on a case must be there', async () => {
    await importUpload()
    const { caseId, number } = await takeCase(test.core)
    await addFile(test.core, caseId, readFileSync(workbook))
    rmSync(join(test.core.dataFolder, 'archive', 'blobs'), { recursive: true })
    expect(await backUp()).toMatchObject({ files: 1, missing: 1 })
    expect(await archiveProblems()).toEqual([`file of ${number}: missing`])
  })
})

describe('looking at all stored files in slices', () => {
  let test: TestDesk
  beforeEach(async () => {
    test = await openTestDesk()
  })
  afterEach(() => test.close())

  it('gives every file once, in the order of hashes, whatever refers to it', async () => {
    const hashes: string[] = []
    const { caseId } = await takeCase(test.core)
    for (let index = 0; index < 5; index += 1) hashes.push(await addFile(test.core, caseId, `photo ${index}`))
    const other = await takeCase(test.core)
    await addFile(test.core, other.caseId, 'photo 3')
    const seen: string[] = []
    for (let after = ''; ; after = seen.at(-1) ?? '') {
      const page = keptFilesAfter(test.core.read, after, 2)
      if (page.length === 0) break
      seen.push(...page.map(({ hash }) => hash))
    }
    expect(seen).toEqual([...new Set(hashes)].sort())
  })

  it('goes along indexes of hashes and sorts nothing, however many there are', () => {
    const { read, plans } = explaining(test.core.read)
    keptFilesAfter(read, '80', 500)
    isKept(read, '80')
    expect(plans.length).toBeGreaterThan(10)
    expect(plans.filter(plan => !/^SEARCH .* \((file_)?hash[>=]/.test(plan))).toEqual([])
  })
})
