import { join } from 'node:path'
import { expect, it } from 'vitest'
import { stagingFolderOf } from '../../main/desk/job-context.ts'
import { OwnersReport } from '../../main/imports/dry-run-report.ts'
import { refusedSheets } from '../../main/imports/refused-file.ts'
import { StagingWriter } from '../../main/imports/staging.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk, withCell } from '../support/import-desk.ts'
import { importFile } from '../support/owner-files.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

it('refused rows bring the sheet of owners along that their codes lead to', async () => {
  const path = join(folder, 'codes.xlsx')
  const sheetOf = (name: string, [head = [], ...rows]: string[][]) => ({
    name,
    columns: head.map(header => ({ header, kind: 'text' as const })),
    rows,
  })
  const homes = [
    ['楼栋编号', '单元编号', '房屋编号', '业主编号'],
    ['1', '1', '101', '1'],
    ['1', '1', '102', '7'],
  ]
  const owners = [
    ['编号', '业主名称', '手机号', '业主编号'],
    ['1', '吴一', '13800000001', '1'],
    ['2', '郑二', '13800000002', '2'],
  ]
  await writeWorkbook(path, { sheets: [sheetOf('业主信息', owners), sheetOf('房屋信息', homes)] })
  const dryRun = await importFile(test.core, test.manager, path)
  expect(dryRun.counts).toMatchObject({ created: 1, refused: 1, peopleCreated: 1 })
  const place = { stagingFolder: stagingFolderOf(test.core.dataFolder), stagingKey: test.core.keys.staging }
  const sheets = []
  for (const sheet of refusedSheets(place, dryRun.refusedId, 'zh')) {
    const rows: string[][] = []
    for await (const row of sheet.rows) rows.push(row.map(String))
    sheets.push({ ...sheet, rows: sheet.name === '房屋信息' ? withCell(rows, 0, 3, '2') : rows })
  }
  const corrected = join(folder, 'corrected-codes.xlsx')
  await writeWorkbook(corrected, { sheets })
  const again = await importFile(test.core, test.manager, corrected)
  expect(again.counts).toMatchObject({ created: 1, refused: 0, peopleCreated: 1 })
  const named = test.core.read.all<{ name: string }>('select name from person order by name')
  expect(named.map(({ name }) => name).sort()).toEqual(['吴一', '郑二'].sort())
})

it('more rows than a site can have end the reading with words', () => {
  const at = (name: string) => new StagingWriter(join(folder, name), Buffer.alloc(32))
  const [staged, refused] = [at('staged'), at('refused')]
  const report = new OwnersReport(staged, refused, 2)
  const table = { columns: [] }
  const refuse = (rowNumber: number) =>
    report.refuse(
      { sheet: 0, sheetName: '业主', row: { rowNumber, cells: [] }, table, mapping: { fields: [] } },
      [],
    )
  refuse(2)
  refuse(3)
  expect(() => refuse(4)).toThrow(
    expect.objectContaining({ code: 'tabular.tooManyRows', params: { where: '业主', limit: 2 } }),
  )
  staged.abandon()
  refused.abandon()
})
