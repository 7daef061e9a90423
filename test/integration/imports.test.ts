import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { findUnits } from '../../main/estate/find-units.ts'
import { moveOut, registerPerson } from '../../main/people/commands.ts'
import { refusedSheets } from '../../main/imports/refused-file.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import { stagingFolderOf } from '../../main/desk/job-context.ts'
import { openPersonLookupReader } from '../../main/people/name-search.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk, withCell } from '../support/import-desk.ts'
import {
  importFile,
  type OwnerFormat,
  ownerRows,
  ownerTables,
  tryFile,
  writeOwnerFile,
} from '../support/owner-files.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const fileOf = async (rows: string[][], format: OwnerFormat = 'xlsx', name = 'owners') => {
  const path = join(folder, `${name}.${format}`)
  await writeOwnerFile(path, format, rows)
  return path
}

describe('an owner file', () => {
  it.each(['xlsx', 'xls', 'csv'] as const)('is imported from .%s', async format => {
    const { counts } = await importFile(test.core, test.manager, await fileOf(ownerRows(60), format))
    expect(counts).toMatchObject({ created: 60, refused: 0, unitsCreated: 60, peopleCreated: 60 })
    // One project, three buildings, two entrances each.
    expect(counts.nodesCreated).toBe(1 + 3 + 5)
    expect(findUnits(test.core.read, '2栋1单元101', 5)).toHaveLength(1)
    const found = openPersonLookupReader(test.core.readConnection).find('13800000059', 5)
    expect(found).toHaveLength(1)
  })

  it('creates nothing when it comes again', async () => {
    const path = await fileOf(ownerRows(60))
    await importFile(test.core, test.manager, path)
    const before = ownerTables(test.core)
    const again = await tryFile(test.core, path)
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 60, refused: 0 })
    expect(again.empty).toBe(true)
    await expect(commitDryRun(test.core, test.manager, uuidv7(), again)).rejects.toMatchObject({
      code: 'import.nothingToDo',
    })
    expect(ownerTables(test.core)).toEqual(before)
  })

  it('finds its units again however they are written', async () => {
    await importFile(test.core, test.manager, await fileOf(ownerRows(30)))
    const other = ownerRows(30).map(cells => {
      const [building = '', entrance = '', room = ''] = (cells[3] ?? '').split('-')
      return cells.with(1, '').with(2, '').with(3, `${building}号楼${entrance}单元${room}室`)
    })
    const again = await tryFile(test.core, await fileOf(other, 'csv', 'again'))
    expect(again.counts).toMatchObject({ created: 0, unchanged: 30, refused: 0 })
  })

  it('shows what it changes and changes only what it says', async () => {
    await importFile(test.core, test.manager, await fileOf(ownerRows(10)))
    const next = withCell(withCell(withCell(ownerRows(10), 2, 4, '99.5'), 3, 6, '13900000000'), 4, 8, '')
    const path = await fileOf(next, 'xlsx', 'next')
    const dryRun = await tryFile(test.core, path)
    expect(dryRun.counts).toMatchObject({ created: 0, updated: 2, unchanged: 8 })
    expect(dryRun.changes.map(one => one.changes)).toEqual([
      [{ field: 'contractArea', from: '8200', to: '9950' }],
      [{ field: 'phone', from: '13800000003', to: '13800000003、13900000000' }],
    ])
    await commitDryRun(test.core, test.manager, uuidv7(), dryRun)
    expect((await tryFile(test.core, path)).counts).toMatchObject({ updated: 0, unchanged: 10 })
    const [row] = test.core.read.all<{ mailing_address: string }>(
      `select p.mailing_address from person p join person_phone f on f.person_id=p.id where f.digits='13800000004'`,
    )
    expect(row?.mailing_address).toBe('某路4号')
  })

  it('takes the same name with the same phone at several homes for one person', async () => {
    const rows = ownerRows(4)
    const owner = rows[0] ?? []
    const both = withCell(withCell(rows, 3, 5, owner[5] ?? ''), 3, 6, owner[6] ?? '')
    const { counts } = await importFile(test.core, test.manager, await fileOf(both))
    expect(counts).toMatchObject({ unitsCreated: 4, peopleCreated: 3, created: 4 })
  })

  it('keeps people of one name with other phones apart, and knows several in one cell', async () => {
    const rows = withCell(withCell(ownerRows(3), 1, 5, '张三、李四'), 2, 5, '张三')
    const { counts } = await importFile(test.core, test.manager, await fileOf(rows))
    expect(counts).toMatchObject({ peopleCreated: 4, unitsCreated: 3 })
  })

  it('lets the first of two contradicting rows count, so that it comes out the same again', async () => {
    const rows = [...ownerRows(5), ...withCell(ownerRows(1), 0, 4, '200')]
    const path = await fileOf(rows)
    const first = await importFile(test.core, test.manager, path)
    expect(first.rowsWithWarnings).toBe(1)
    expect(first.rowsToLookAt[0]?.reasons[0]?.code).toBe('import.conflictInFile')
    expect((await tryFile(test.core, path)).counts).toMatchObject({ updated: 0, created: 0, unchanged: 6 })
  })

  it('does not bring back who has moved out', async () => {
    const path = await fileOf(ownerRows(3))
    await importFile(test.core, test.manager, path)
    const one = test.core.read.get<{ personId: string; unitId: string }>(
      'select person_id as "personId", unit_id as "unitId" from occupancy limit 1',
    )
    if (!one) throw new Error('nobody was imported')
    await test.core.execute(moveOut, {
      actor: test.manager,
      input: { ...one, role: 'owner', until: '2026-07-01' },
    })
    expect((await tryFile(test.core, path)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  })
})

describe('refused rows', () => {
  const bad = () => withCell(withCell(ownerRows(6), 1, 3, '看不懂的房号？？'), 4, 5, '')

  it('say why, and the rest is imported', async () => {
    const dryRun = await importFile(test.core, test.manager, await fileOf(bad()))
    expect(dryRun.counts).toMatchObject({ created: 4, refused: 2 })
    expect(dryRun.rowsToLookAt.map(({ row, reasons }) => [row, reasons.map(reason => reason.code)])).toEqual([
      [3, ['import.unitUnreadable']],
      [6, ['import.nameMissing']],
    ])
  })

  it('go to a workbook that is imported once it is corrected', async () => {
    const dryRun = await importFile(test.core, test.manager, await fileOf(bad()))
    const place = { stagingFolder: stagingFolderOf(test.core.dataFolder), stagingKey: test.core.keys.staging }
    const [sheet] = refusedSheets(place, dryRun.refusedId, 'zh')
    if (!sheet) throw new Error('no refused rows')
    const rows: string[][] = []
    for await (const row of sheet.rows) rows.push(row.map(String))
    expect(rows[0]?.at(-2)).toContain('看不懂这个房号')
    const corrected = withCell(withCell(rows, 0, 3, '1-1-102'), 1, 5, '王补全')
    const path = join(folder, 'corrected.xlsx')
    await writeWorkbook(path, { sheets: [{ ...sheet, rows: corrected }] })
    const again = await importFile(test.core, test.manager, path)
    expect(again.counts).toMatchObject({ created: 2, refused: 0 })
  })

  it('can be corrected in place before anything is imported', async () => {
    const path = await fileOf(bad())
    const corrections = [
      { sheet: 0, row: 3, column: 3, text: '1-1-102' },
      { sheet: 0, row: 6, column: 5, text: '王补全' },
    ]
    expect((await tryFile(test.core, path, corrections)).counts).toMatchObject({ created: 6, refused: 0 })
  })
})

describe('all or nothing', () => {
  it('refuses when somebody changed a unit it touches since the dry run', async () => {
    await importFile(test.core, test.manager, await fileOf(ownerRows(6)))
    const dryRun = await tryFile(test.core, await fileOf(withCell(ownerRows(6), 2, 4, '99'), 'xlsx', 'next'))
    const unit = test.core.read.get<{ id: string }>(`select id from unit where match_key='D|1|201'`)
    await test.core.execute(registerPerson, {
      actor: test.manager,
      input: {
        personId: uuidv7(),
        details: { name: '新来的' },
        occupancies: [{ unitId: unit?.id ?? '', role: 'tenant' }],
      },
    })
    const before = ownerTables(test.core)
    await expect(commitDryRun(test.core, test.manager, uuidv7(), dryRun)).rejects.toMatchObject({
      code: 'import.changedMeanwhile',
    })
    expect(ownerTables(test.core)).toEqual(before)
  })

  it('does not mind changes elsewhere', async () => {
    await importFile(test.core, test.manager, await fileOf(ownerRows(6)))
    const dryRun = await tryFile(test.core, await fileOf(withCell(ownerRows(6), 2, 4, '99'), 'xlsx', 'next'))
    const unit = test.core.read.get<{ id: string }>(`select id from unit where match_key='D|1|101'`)
    await test.core.execute(registerPerson, {
      actor: test.manager,
      input: {
        personId: uuidv7(),
        details: { name: '新来的' },
        occupancies: [{ unitId: unit?.id ?? '', role: 'tenant' }],
      },
    })
    await commitDryRun(test.core, test.manager, uuidv7(), dryRun)
  })

  it('does not register somebody twice whom a clerk registered meanwhile', async () => {
    const dryRun = await tryFile(test.core, await fileOf(ownerRows(6)))
    const [, , , , , name = '', phone = ''] = ownerRows(1)[0] ?? []
    const details = { name, phones: [{ number: phone }] }
    await test.core.execute(registerPerson, {
      actor: test.manager,
      input: { personId: uuidv7(), details, occupancies: [] },
    })
    await expect(commitDryRun(test.core, test.manager, uuidv7(), dryRun)).rejects.toMatchObject({
      code: 'import.changedMeanwhile',
    })
  })

  it.each([0, 1, 2, 3, 5])('leaves nothing when cancelled at look %i', async look => {
    const dryRun = await tryFile(test.core, await fileOf(ownerRows(600)))
    const before = ownerTables(test.core)
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
    expect(ownerTables(test.core)).toEqual(before)
    expect(test.core.read.all('select id from import')).toEqual([])
    // The dry run is still good.
    await commitDryRun(test.core, test.manager, uuidv7(), dryRun)
    expect(test.core.read.all('select id from unit')).toHaveLength(600)
  })

  it('answers a repeated commit with the first result', async () => {
    const dryRun = await tryFile(test.core, await fileOf(ownerRows(6)))
    const commandId = uuidv7()
    const first = await commitDryRun(test.core, test.manager, commandId, dryRun)
    expect(await commitDryRun(test.core, test.manager, commandId, dryRun)).toEqual(first)
    expect(test.core.read.all('select id from unit')).toHaveLength(6)
  })

  it('refuses a staged file that was cut or altered, and records nothing', async () => {
    const dryRun = await tryFile(test.core, await fileOf(ownerRows(6)))
    const path = join(stagingFolderOf(test.core.dataFolder), `${dryRun.stagingId}.staged`)
    const { truncateSync, statSync } = await import('node:fs')
    truncateSync(path, statSync(path).size - 1)
    await expect(commitDryRun(test.core, test.manager, uuidv7(), dryRun)).rejects.toMatchObject({
      code: 'import.stagingDamaged',
    })
    expect(test.core.read.all('select id from unit')).toEqual([])
  })
})

describe('projects', () => {
  it('named within the building are kept apart', async () => {
    const rows = [
      ['', '华泰苑1号楼', '', '1单元101室', '80', '张三', '13800000001', '', ''],
      ['', '浅水湾1幢', '', '1单元101室', '80', '李四', '13800000002', '', ''],
    ]
    const { counts, newPlaces } = await importFile(test.core, test.manager, await fileOf(rows))
    expect(counts).toMatchObject({ unitsCreated: 2, refused: 0 })
    expect(newPlaces).toEqual(['华泰苑', '1栋', '浅水湾', '1栋'])
  })
})

const samples = process.env['CLUBHOUSE_SAMPLE_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
describe.skipIf(!existsSync(join(samples, 'workbooks')))('real owner workbooks (sample data)', () => {
  const files = ['workbooks', 'workbooks-xls'].flatMap(name =>
    existsSync(join(samples, name)) ? readdirSync(join(samples, name)).map(file => join(name, file)) : [],
  )
  const owners = files.filter(file => !/building/.test(file))

  it.each(files.filter(file => /building/.test(file)))('%s gives its buildings, once', async file => {
    const path = join(samples, file)
    const { counts } = await importFile(test.core, test.manager, path)
    // 华泰苑 1 and 浅水湾 1 to 4, in their two projects.
    expect(counts).toMatchObject({ created: 5, unchanged: 5, refused: 0, nodesCreated: 7, unitsCreated: 0 })
    expect((await tryFile(test.core, path)).counts).toMatchObject({ created: 0, unchanged: 10, refused: 0 })
  })

  it.each(owners)('%s is imported, and comes out unchanged the second time', async file => {
    const path = join(samples, file)
    const { counts } = await importFile(test.core, test.manager, path)
    expect(counts.unitsCreated).toBeGreaterThan(0)
    expect(counts.peopleCreated).toBeGreaterThan(0)
    expect(counts.created).toBeGreaterThanOrEqual(counts.refused)
    const again = await tryFile(test.core, path)
    expect(again.counts).toMatchObject({ created: 0, updated: 0, refused: counts.refused })
  })
})
