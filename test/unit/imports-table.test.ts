import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findTable } from '../../main/imports/find-table.ts'
import { guessMapping, knowsOwnerHeading } from '../../main/imports/owner-columns.ts'
import type { Mapping } from '../../main/imports/owner-columns.ts'
import { textCell } from '../../main/tabular/cells.ts'
import { readWorkbook } from '../../main/tabular/read.ts'
import type { Cell, TableRow } from '../../main/tabular/types.ts'
import { fieldsOf, found, rowsOf } from '../support/table-rows.ts'
import type { Value } from '../support/table-rows.ts'

describe('findTable', () => {
  const merged = (text: string): Cell => ({ ...textCell(text), merged: true })

  it('passes over titles, instructions and notes to the right', () => {
    const title = '金色家园一期业主信息登记表'
    const table = found([
      [title, merged(title), merged(title), merged(title)],
      ['填表说明：1、带*号为必填；2、日期按2023-06-01填写。'],
      ['*业主姓名', '*房号', '联系电话', '建筑面积(㎡)', null, null, '说明', '请勿改动表头'],
      ['必填，真实姓名', '必填，如3-2-1201', '选填', '数字'],
      ['张三', '3-2-1201', 13800138000, 94.56, null, null, '电话', '11位手机号'],
      [null, null, null, null, null, null, '面积', '两位小数'],
      ['李四', '3-2-1202', 13900139000, 88],
      ['合计', null, null, 182.56],
      ['制表人：王五', null, null, null],
    ])
    expect([table.headerRow, table.firstDataRow]).toEqual([3, 5])
    expect(table.columns.map(column => column.index)).toEqual([0, 1, 2, 3])
    expect(table.sample.map(row => row.rowNumber)).toEqual([5, 7])
  })

  it('joins two heading rows under merged groups', () => {
    const table = found([
      ['房屋信息', merged('房屋信息'), '业主信息', merged('业主信息'), '备注'],
      ['楼栋', '房号', '姓名', '电话', merged('备注')],
      ['3栋', '1201', '张三', '13800138000', null],
    ])
    expect(table.headerRows).toEqual([1, 2])
    expect(table.columns.map(column => column.heading)).toEqual([
      '房屋信息/楼栋',
      '房屋信息/房号',
      '业主信息/姓名',
      '业主信息/电话',
      '备注',
    ])
    expect(fieldsOf(guessMapping(table))).toEqual({
      '房屋信息/楼栋': 'building',
      '房屋信息/房号': 'unitNumber',
      '业主信息/姓名': 'ownerName',
      '业主信息/电话': 'phone',
      备注: 'note',
    })
  })

  it('takes the first row of a table of words, and the row a person names', () => {
    const words = [
      ['甲类', '乙类'],
      ['水', '漏水'],
      ['水', '渗水'],
      ['电', '跳闸'],
    ]
    expect(findTable(rowsOf(words))?.headerRow).toBe(1)
    expect(findTable(rowsOf(words), { headerRow: 2 })).toMatchObject({ headerRow: 2, firstDataRow: 3 })
  })

  it('finds nothing where there is nothing', () => {
    expect(findTable([])).toBeUndefined()
    expect(findTable(rowsOf([['只有一句话']]))).toBeUndefined()
    expect(
      findTable(
        rowsOf([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      ),
    ).toBeUndefined()
  })
})

describe('guessMapping', () => {
  it.each<[string[], Value[], string[]]>([
    [
      ['客户姓名', '房屋编号', '楼栋', '建筑面积', '实测面积', '身份证号码', '手机', '备用电话'],
      ['张三', '3-2-1201', '3栋', 94.5, 95.1, '11010519491231002X', 13800138000, '0571-88888888'],
      [
        'ownerName',
        'unitNumber',
        'building',
        'contractArea',
        'measuredArea',
        'idDocument',
        'phone',
        'phone2',
      ],
    ],
    [
      [
        'Owner Name',
        'Unit No.',
        'Phone',
        'ID Number',
        'Gross Area',
        'Contract No',
        'Contract Date',
        'Handover Date',
        'Remarks',
      ],
      ['John Smith', '3-2-1201', '13800138000', 'E12345678', 94.5, 'HT-1', '2023-06-01', '2024-06-30', 'x'],
      [
        'ownerName',
        'unitNumber',
        'phone',
        'idDocument',
        'contractArea',
        'contractNumber',
        'contractDate',
        'handoverDate',
        'note',
      ],
    ],
    [
      [
        '项目名称',
        '分期',
        '*楼栋号',
        '*单元',
        '楼层',
        '*室号',
        '★业主',
        '联系电话',
        '联系电话2',
        '签约日期',
        '合同总价',
        '通讯地址',
      ],
      [
        '金色家园',
        '一期',
        3,
        2,
        12,
        1201,
        '张三、李四',
        '13800138000',
        '13900139000',
        45078,
        1234567,
        '某路1号',
      ],
      [
        'project',
        'phase',
        'building',
        'entrance',
        'floor',
        'room',
        'ownerName',
        'phone',
        'phone2',
        'contractDate',
        'price',
        'mailingAddress',
      ],
    ],
  ])('maps %j', (headings, values, fields) => {
    const mapping = guessMapping(found([headings, values, values, values]))
    expect(mapping.fields.map(one => one.field)).toEqual(fields)
    expect(mapping.unmapped).toEqual([])
    expect(mapping.fields.every(one => one.confidence >= 0.8)).toBe(true)
  })

  it('lets the values speak where a heading says little or nothing', () => {
    const mapping = guessMapping(
      found([
        ['姓名', '资料甲', '资料乙', '资料丙'],
        ['张三', '13800138000', '11010519491231002X', '3-2-1201'],
        ['李四', '13900139000', '11010519491231002X', '3栋2单元1202'],
      ]),
    )
    expect(mapping.fields.map(({ field, because }) => [field, because])).toEqual([
      ['ownerName', 'both'],
      ['phone', 'values'],
      ['idDocument', 'values'],
      ['unitNumber', 'values'],
    ])
    expect(mapping.fields[1]?.confidence).toBeLessThan(0.7)
  })

  it('leaves alone what is something else', () => {
    const mapping = guessMapping(
      found([
        ['房号', '总层数', '业主入驻数量', '物业费单价', '车牌号', '租金', '业主姓名'],
        ['3-2-1201', 33, 2, 2.5, '浙A12345', 0, '张三'],
      ]),
    )
    expect(fieldsOf(mapping)).toEqual({ 房号: 'unitNumber', 业主姓名: 'ownerName' })
    const fees = guessMapping(
      found([
        ['费用编号', '费用类型', '开始时间', '备注', '联系人'],
        [1, '物业费', '2020-6-10', 'x', 'y'],
      ]),
    )
    expect(fees.fields).toEqual([])
  })
})

const samples = process.env['CLUBHOUSE_SAMPLE_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
describe.skipIf(!existsSync(samples))('real files', () => {
  async function firstTable(file: string, sheet = 0): Promise<Mapping & { header: number }> {
    const book = await readWorkbook(join(samples, file))
    const rows: TableRow[] = []
    for await (const row of book.rows(sheet, { fillMerged: true })) rows.push(row)
    await book.close()
    const table = findTable(rows.slice(0, 100), { knows: knowsOwnerHeading })
    if (!table) throw new Error('no table found')
    return { ...guessMapping(table), header: table.headerRow }
  }

  it('maps the workbooks of property systems without a hand', async () => {
    expect((await firstTable('workbooks/rooms-2022-03.xlsx')).fields.map(one => one.field)).toEqual([
      'building',
      'entrance',
      'room',
      'floor',
      'unitKind',
      'unitType',
      'contractArea',
      'innerArea',
      'ownerName',
      'gender',
      'phone',
      'idDocument',
      'ownerRole',
    ])
    expect((await firstTable('workbooks-xls/house-2018-07.xls')).fields.map(one => one.field)).toEqual([
      'building',
      'room',
      'contractArea',
      'ownerName',
      'idDocument',
      'phone',
    ])
    expect(await firstTable('workbooks-xls/parking-2018-08.xls')).toMatchObject({
      unitKind: 'parking',
      header: 1,
    })
    expect((await firstTable('workbooks/owners-2021-09.xlsx', 2)).fields).toEqual([])
    expect((await firstTable('messages-zh/category-tree.xlsx')).header).toBe(1)
  })
})
