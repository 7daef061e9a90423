import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { noteCase } from '../../main/cases/commands.ts'
import { stagingFolderOf } from '../../main/desk/job-context.ts'
import { refusedSheets } from '../../main/imports/refused-file.ts'
import { commitDryRun, undoWholeImport } from '../../main/imports/run.ts'
import { subjectTimeline } from '../../main/reports/timeline.ts'
import { takeCase } from '../support/cases.ts'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk, withCell } from '../support/import-desk.ts'
import { writeTestSheet } from '../support/sheets.ts'
import { estateBuilder } from '../support/estate.ts'
import {
  caseOf,
  caseTables,
  importRegister,
  rebuildDifferences,
  registerHeadings,
  registerRows,
  searchNumbers,
  tryRegister,
  writeRegister,
} from '../support/registers.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const write = (rows: string[][], name = 'register.csv') => writeRegister(join(folder, name), rows)
const change = (rows: string[][], row: number, heading: string, text: string): string[][] =>
  withCell(rows, row, registerHeadings.indexOf(heading), text)

describe('refused rows', () => {
  const bad = () =>
    change(
      change(change(registerRows(8), 1, '受理时间', '昨天下午'), 2, '关闭时间', '2020-01-01'),
      4,
      '受理时间',
      '2091-01-01',
    )

  it('say why, go to a workbook, and are imported once they are corrected', async () => {
    const dryRun = await importRegister(test.core, test.manager, await write(bad()))
    expect(dryRun.counts).toMatchObject({ created: 5, refused: 3 })
    expect(
      dryRun.rowsToLookAt.filter(row => row.refused).map(row => row.reasons.map(reason => reason.code)),
    ).toEqual([['import.dateInvalid'], ['import.closedBeforeReceived'], ['import.timeOutOfRange']])
    const place = { stagingFolder: stagingFolderOf(test.core.dataFolder), stagingKey: test.core.keys.staging }
    const [sheet] = refusedSheets(place, dryRun.refusedId, 'zh')
    if (!sheet) throw new Error('no refused rows')
    const rows: string[][] = []
    for await (const row of sheet.rows) rows.push(row.map(String))
    const good = [registerRows(8)[1], registerRows(8)[2], registerRows(8)[4]]
    const corrected = rows.map((row, index) => [...(good[index] ?? []), ...row.slice(-2)])
    const headings = sheet.columns.map(column => column.header)
    const path = await writeRegister(join(folder, 'corrected.xlsx'), corrected, headings)
    const again = await importRegister(test.core, test.manager, path)
    expect(again.counts).toMatchObject({ created: 3, refused: 0, unchanged: 0 })
    const personal = JSON.stringify(test.core.read.all('select personal from operation'))
    expect(personal).not.toContain('未导入的原因')
    expect((await tryRegister(test.core, await write(registerRows(8), 'all.csv'))).counts).toMatchObject({
      created: 0,
      unchanged: 8,
    })
  })
})

describe('a character that cannot be stored', () => {
  it('refuses its row, not the file', async () => {
    const path = join(folder, 'zero.csv')
    writeFileSync(path, '受理时间,投诉内容\n2021-05-01 10:00,漏\u0000水\n2021-05-02 10:00,门坏了\n')
    const { counts, rowsToLookAt } = await tryRegister(test.core, path)
    expect(counts).toMatchObject({ created: 1, refused: 1 })
    expect(rowsToLookAt).toMatchObject([
      { row: 2, refused: true, reasons: [{ code: 'import.valueTooLong' }] },
    ])
  })
})

describe('all or nothing', () => {
  it.each([0, 1])('leaves nothing when cancelled at look %i', async look => {
    const dryRun = await tryRegister(test.core, await write(registerRows(2_000)))
    const before = caseTables(test.core)
    const stop = new AbortController()
    let looks = 0
    const committing = commitDryRun(test.core, test.manager, uuidv7(), dryRun, {
      signal: stop.signal,
      onProgress() {
        if (looks === look) stop.abort()
        looks += 1
      },
    })
    await expect(committing).rejects.toMatchObject({ code: 'job.cancelled' })
    expect(caseTables(test.core)).toEqual(before)
    expect(test.core.read.all('select id from import')).toEqual([])
    // The dry run is still good.
    await commitDryRun(test.core, test.manager, uuidv7(), dryRun)
    expect(test.core.read.all('select id from "case"')).toHaveLength(2_000)
  })

  it('records exactly as many operations as it foretold', async () => {
    const dryRun = await importRegister(test.core, test.manager, await write(registerRows(50)))
    const [row] = test.core.read.all<{ rows: number }>(
      // What the desk decides about the cases by itself comes on top.
      `select count(*) as rows from operation where aggregate='case' and actor is not null`,
    )
    expect(row?.rows).toBe(dryRun.operations)
  })

  it('refuses where a row was imported by somebody else since it was tried', async () => {
    const path = await write(registerRows(30))
    const first = await tryRegister(test.core, path)
    await importRegister(test.core, test.manager, path)
    const before = caseTables(test.core)
    await expect(commitDryRun(test.core, test.manager, uuidv7(), first)).rejects.toMatchObject({
      code: 'import.changedMeanwhile',
    })
    expect(caseTables(test.core)).toEqual(before)
  })

  it('answers a repeated commit with the first result', async () => {
    const dryRun = await tryRegister(test.core, await write(registerRows(6)))
    const commandId = uuidv7()
    const first = await commitDryRun(test.core, test.manager, commandId, dryRun)
    expect(await commitDryRun(test.core, test.manager, commandId, dryRun)).toEqual(first)
    expect(test.core.read.all('select id from "case"')).toHaveLength(6)
  })

  it('is not for everybody', async () => {
    const clerk = await test.addMember('clerk')
    const dryRun = await tryRegister(test.core, await write(registerRows(6)))
    await expect(commitDryRun(test.core, clerk, uuidv7(), dryRun)).rejects.toMatchObject({
      code: 'permission.denied',
    })
  })
})

describe('undo', () => {
  it('takes every case away, from tables, search and timelines, and gives no number twice', async () => {
    const build = estateBuilder(test.core, test.manager)
    const project = await build.project('金色家园')
    const entrance = await build.entrance('1单元', await build.building('2栋', project))
    const unitId = await build.unit(entrance, '2-1-201', '201')
    await takeCase(test, { unitId, text: '自己受理的案件' })
    const before = caseTables(test.core)
    const path = await write(registerRows(60))
    const { stagingId } = await importRegister(test.core, test.manager, path)
    const onUnit = () =>
      subjectTimeline(test.core.read, { subjectId: unitId, limit: 200 }).rows.filter(row =>
        row.type.startsWith('case.'),
      )
    expect(onUnit().length).toBeGreaterThan(1)
    const { number } = caseOf(test.core, '旧00005')
    await undoWholeImport(test.core, test.manager, uuidv7(), stagingId)
    expect(caseTables(test.core)).toEqual(before)
    expect(onUnit()).toHaveLength(1)
    expect(await searchNumbers(test, '已经处理好')).toEqual([])
    expect(await rebuildDifferences(test)).toBe(0)
    await importRegister(test.core, test.manager, path)
    expect(caseOf(test.core, '旧00005').number > number).toBe(true)
  })

  it('refuses where a contact sheet was written about a case since', async () => {
    const { stagingId } = await importRegister(test.core, test.manager, await write(registerRows(9)))
    const { id, number } = caseOf(test.core, '旧00004')
    await writeTestSheet(test, { caseId: id })
    await expect(undoWholeImport(test.core, test.manager, uuidv7(), stagingId)).rejects.toMatchObject({
      code: 'import.undoBlocked',
      params: { what: number },
    })
  })

  it('refuses where somebody worked on a case since, and names it', async () => {
    const { stagingId } = await importRegister(test.core, test.manager, await write(registerRows(9)))
    const { id, number } = caseOf(test.core, '旧00004')
    await test.core.execute(noteCase, { actor: test.manager, input: { caseId: id, text: '已联系业主' } })
    const before = caseTables(test.core)
    await expect(undoWholeImport(test.core, test.manager, uuidv7(), stagingId)).rejects.toMatchObject({
      code: 'import.undoBlocked',
      params: { what: number },
    })
    expect(caseTables(test.core)).toEqual(before)
  })
})
