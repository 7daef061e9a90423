import { describe, expect, it } from 'vitest'
import { errorCatalogue } from '../../main/contract/errors.ts'
import { importErrors } from '../../main/contract/errors/imports.ts'
import { isDataRow } from '../../main/imports/find-table.ts'
import { guessMapping } from '../../main/imports/owner-columns.ts'
import { interpretOwnerRow, interpretPeople } from '../../main/imports/owner-row.ts'
import type { ImportedPerson, OwnerRowContext, OwnerRowResult } from '../../main/imports/owner-row.ts'
import { errorCell } from '../../main/tabular/cells.ts'
import { found, rowsOf } from '../support/table-rows.ts'
import type { Value } from '../support/table-rows.ts'

/** Guesses the mapping of a table and reads its rows with it. */
function interpret(table: readonly (readonly Value[])[], context: OwnerRowContext = {}): OwnerRowResult[] {
  const result = found(table)
  const mapping = guessMapping(result)
  return rowsOf(table)
    .filter(row => isDataRow(row, result))
    .map(row => interpretOwnerRow(mapping, row.cells, context))
}

describe('interpretOwnerRow', () => {
  const headings = [
    '楼栋',
    '单元',
    '房号',
    '业主姓名',
    '联系电话',
    '身份证号',
    '建筑面积',
    '签约日期',
    '合同总价',
    '备注',
  ]
  const row = (...values: Value[]): OwnerRowResult | undefined => interpret([headings, values])[0]

  it('reads a whole row', () => {
    expect(
      row(
        '3栋',
        2,
        1201,
        '张三、李四',
        '13800138000、13900139000(妻)',
        '11010519491231002X',
        '94.56',
        '2023年6月1日',
        '123万',
        '晚上联系',
      ),
    ).toEqual({
      ok: true,
      warnings: [],
      row: {
        unit: {
          building: '3',
          entrance: '2',
          floor: '12',
          room: '1201',
          kind: 'dwelling',
          key: 'D||3|2|1201',
          contractArea: 9456,
        },
        people: [
          {
            name: '张三',
            role: 'owner',
            phones: [{ number: '13800138000' }],
            gender: 'female',
            birthday: '1949-12-31',
            idDocument: {
              type: 'idCard',
              number: '11010519491231002X',
              birthday: '1949-12-31',
              gender: 'female',
            },
          },
          { name: '李四', role: 'coOwner', phones: [{ number: '13900139000', note: '妻' }] },
        ],
        contract: { date: '2023-06-01', price: 123_000_000 },
        note: '晚上联系',
      },
    })
  })

  it('gives the same unit however its parts are spread over the columns', () => {
    const keys = [
      row('3', '2', '1201'),
      row('3号楼', '二单元', '1201室'),
      row('', '', '3-2-1201'),
      row('3#', '', '2单元1201'),
      row('3栋', '2', '3-2-1201'),
      row('3栋', '', '2-1201'),
      row('金色家园3栋', '', '2单元1201室'),
    ].map(result => result?.ok === true && result.row.unit.key)
    expect(keys).toEqual(keys.map(() => 'D||3|2|1201'))
  })

  it('names every reason with its column', () => {
    expect(row('4', '2', '3-2-1201', '张三')).toEqual({
      ok: false,
      reasons: [{ code: 'import.unitConflict', column: '楼栋', value: '4' }],
    })
    expect(row('', '', '样板房', '张三', '', '', '很大', '六月')).toEqual({
      ok: false,
      reasons: [
        { code: 'import.unitUnreadable', column: '房号', value: '样板房' },
        { code: 'import.dateInvalid', column: '签约日期', value: '六月' },
      ],
    })
    expect(row('3', '2', '1201', '', '13800138000')).toEqual({
      ok: false,
      reasons: [{ code: 'import.nameMissing', column: '业主姓名' }],
    })
    expect(row('3', '2', errorCell('#N/A'), '张三')).toMatchObject({
      ok: false,
      reasons: [{ code: 'import.cellError', column: '房号', value: '#N/A' }],
    })
    expect(row('', '', '', '张三')).toMatchObject({
      ok: false,
      reasons: [{ code: 'import.noUnit', column: '房号' }],
    })
  })

  it('adds co-owners from a column of their own', () => {
    const [result] = interpret([
      ['房号', '业主姓名', '共有人'],
      ['3-2-1201', '张三', '李四、张三'],
    ])
    expect(result?.ok === true && result.row.people.map(({ name, role }) => [name, role])).toEqual([
      ['张三', 'owner'],
      ['李四', 'coOwner'],
    ])
  })

  it('warns where phones cannot be shared out', () => {
    expect(row('3', '2', '1201', '张三、李四', '13800138000、13900139000、13700137000')).toMatchObject({
      ok: true,
      warnings: [{ code: 'import.detailsUnassigned', column: '联系电话' }],
      row: { people: [{ phones: [{}, {}, {}] }, { phones: [] }] },
    })
  })

  it('keeps doubtful contact details with a warning', () => {
    const result = row('3', '2', '1201', '张三', '1380013', '110105194912310021')
    expect(result).toMatchObject({
      ok: true,
      warnings: [{ code: 'import.phoneInvalid', value: '1380013' }, { code: 'import.idChecksum' }],
    })
    expect(result?.ok === true && result.row.people[0]?.phones).toEqual([{ number: '1380013' }])
  })

  it('takes vacant units, detached houses, shops and parking spaces', () => {
    expect(row('3', '2', '1201')).toMatchObject({ ok: true, row: { people: [] } })
    expect(row('浅水湾1幢', '', '', '张三')).toMatchObject({
      ok: true,
      row: { unit: { project: '浅水湾', building: '1', room: '' } },
    })
    expect(row('3', '0', '商铺12')).toMatchObject({
      ok: true,
      row: { unit: { kind: 'shop', key: 'S||3||12' } },
    })
    expect(
      interpret([
        ['车位编号', '业主姓名'],
        ['B1-023', '张三'],
      ])[0],
    ).toMatchObject({ ok: true, row: { unit: { kind: 'parking', key: 'P|||B1|23' } } })
    expect(
      interpret([
        ['楼栋', '楼层', '室号', '业主'],
        ['3', 12, '01', '张三'],
        ['4', 2, '02', '李四'],
      ])[0],
    ).toMatchObject({ row: { unit: { room: '1201' } } })
  })

  it('joins owners of another sheet by their code', () => {
    const owners = new Map<string, ImportedPerson[]>()
    const table = [
      ['业主编号', '业主名称', '手机号'],
      [7, '张三', 13800138000],
    ]
    const mapping = guessMapping(found(table))
    const { code, people, reasons } = interpretPeople(mapping, rowsOf(table)[1]?.cells ?? [])
    expect(reasons).toEqual([])
    owners.set(code, people)
    const units = interpret(
      [
        ['房屋编号', '楼栋编号', '业主编号'],
        [1011, 1, 7],
        [1012, 1, 8],
      ],
      { owners },
    )
    expect(units[0]).toMatchObject({ ok: true, row: { ownerCode: '7', people: [{ name: '张三' }] } })
    expect(units[1]).toMatchObject({ ok: false, reasons: [{ code: 'import.ownerNotFound', value: '8' }] })
    const alone = interpret([
      ['房屋编号', '楼栋编号', '业主编号'],
      [1011, 1, 7],
    ])
    expect(alone[0]).toMatchObject({ ok: true, warnings: [{ code: 'import.ownersMissing', value: '7' }] })
  })

  it('has a text in both languages for every reason', () => {
    for (const [code, text] of Object.entries(importErrors)) {
      expect(errorCatalogue).toHaveProperty([code])
      expect(text.zh.length > 5 && text.en.length > 10).toBe(true)
    }
  })
})
