import { join } from 'node:path'
import { expect, it } from 'vitest'
import { estateNodes } from '../../main/estate/queries.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk } from '../support/import-desk.ts'
import { importFile, tryFile } from '../support/owner-files.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

async function fileOf(name: string, [head = [], ...rows]: string[][]): Promise<string> {
  const path = join(folder, `${name}.xlsx`)
  const columns = head.map(header => ({ header, kind: 'text' as const }))
  await writeWorkbook(path, { sheets: [{ name, columns, rows }] })
  return path
}

const names = () =>
  estateNodes(test.core.read)
    .map(({ kind, name }) => `${kind} ${name}`)
    .sort()

it('a list of buildings becomes buildings and entrances, and homes find them afterwards', async () => {
  const path = await fileOf('楼栋', [
    ['楼栋号', '单元编号', '总层数'],
    ['1', '1', '33'],
    ['1', '2', '33'],
    ['2', '1', '18'],
  ])
  const { counts } = await importFile(test.core, test.manager, path)
  expect(counts).toMatchObject({ created: 3, refused: 0, nodesCreated: 6, unitsCreated: 0, peopleCreated: 0 })
  expect(names()).toEqual([
    'building 1栋',
    'building 2栋',
    'entrance 1单元',
    'entrance 1单元',
    'entrance 2单元',
    expect.stringMatching(/^project /),
  ])
  expect((await tryFile(test.core, path)).counts).toMatchObject({ created: 0, unchanged: 3 })
  const homes = await fileOf('房屋', [
    ['房号', '业主姓名'],
    ['2栋1单元101', '张三'],
  ])
  expect((await tryFile(test.core, homes)).counts).toMatchObject({ unitsCreated: 1, nodesCreated: 0 })
})

it('a row without a building, or with one that several phases have, is refused with the reason', async () => {
  await importFile(
    test.core,
    test.manager,
    await fileOf('分期', [
      ['分期', '楼栋号'],
      ['一期', '1'],
      ['二期', '1'],
    ]),
  )
  const rows = [
    ['楼栋号', '备注'],
    ['1', '哪一期'],
    ['', '没有写'],
  ]
  const { counts, rowsToLookAt } = await tryFile(test.core, await fileOf('楼栋', rows))
  expect(counts).toMatchObject({ created: 0, refused: 2 })
  expect(rowsToLookAt.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    ['import.buildingAmbiguous'],
    ['import.noUnit'],
  ])
})

it('people without a column of homes are no list of buildings', async () => {
  const path = await fileOf('业主', [
    ['楼栋号', '业主姓名', '联系电话'],
    ['1', '张三', '13800138000'],
  ])
  await expect(tryFile(test.core, path)).rejects.toMatchObject({ code: 'import.noUnitColumn' })
})
