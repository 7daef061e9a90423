import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { isDateFormat, numberText, serialText } from '../../main/tabular/numbers.ts'
import { readWorkbook } from '../../main/tabular/read.ts'
import { biff8Workbook } from '../support/biff8.ts'
import { collect, makeXlsx, readAll, texts, withFile } from '../support/make-xlsx.ts'

describe('xlsx', () => {
  it('reads every kind of cell as a person sees it', async () => {
    const bytes = await makeXlsx({
      shared: [
        '<t>业主姓名</t>',
        '<r><t>张</t></r><r><t xml:space="preserve">三 </t></r><rPh><t>zhang</t></rPh>',
        '<t>a_x000D_b</t>',
      ],
      formats: ['yyyy"年"m"月"d"日"', '0000', 'yyyy-mm-dd hh:mm'],
      data: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1.3800138E10</v></c><c r="C3" s="1"><v>45078</v></c>
        <c r="D3" s="2"><v>302</v></c><c r="E3" s="3"><v>45078.777777777781</v></c><c r="F3" t="b"><v>1</v></c>
        <c r="G3" t="e"><v>#N/A</v></c><c r="H3" t="str"><f>A1&amp;"x"</f><v>公式</v></c><c r="I3" t="inlineStr"><is><t>内联</t></is></c>
        <c r="J3"><f>1+1</f><v>2</v></c><c r="K3" s="1"/></row><row r="9"><c r="A9" s="1"/></row>`,
    })
    const rows = await readAll(bytes)
    expect(rows.map(row => row.rowNumber)).toEqual([1, 3])
    expect(rows[0]?.cells.map(cell => cell.text)).toEqual(['业主姓名', '', 'a\rb'])
    expect(rows[1]?.cells).toEqual([
      { text: '张三', raw: '张三 ', kind: 'text' },
      { text: '13800138000', kind: 'number', number: 13800138000 },
      { text: '2023-06-01', kind: 'date', number: 45078 },
      { text: '0302', kind: 'number', number: 302 },
      { text: '2023-06-01 18:40', kind: 'date', number: 45078.777777777781 },
      { text: 'TRUE', kind: 'boolean', number: 1 },
      { text: '#N/A', kind: 'error' },
      { text: '公式', kind: 'text', formula: true },
      { text: '内联', kind: 'text' },
      { text: '2', kind: 'number', number: 2, formula: true },
    ])
  })

  it('knows the 1904 date system and cells without references', async () => {
    const bytes = await makeXlsx({
      formats: ['m/d/yy'],
      workbookProperties: '<workbookPr date1904="1"/>',
      data: '<row><c s="1"><v>43616</v></c><c><v>7</v></c></row>',
    })
    expect(texts(await readAll(bytes))).toEqual([['2023-06-01', '7']])
  })

  it('reads prefixed elements', async () => {
    const bytes = await makeXlsx({
      data: '',
      parts: {
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    })
    expect(await readAll(bytes)).toEqual([
      {
        rowNumber: 2,
        cells: [
          { text: '', kind: 'empty' },
          { text: '5', kind: 'number', number: 5 },
        ],
      },
    ])
  })

  it('reports merged ranges and fills them where asked', async () => {
    const data = `<row r="1"><c r="A1" t="inlineStr"><is><t>登记表</t></is></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>1栋</t></is></c><c r="B2"><v>101</v></c></row>
      <row r="3"><c r="B3"><v>102</v></c></row>`
    const bytes = await makeXlsx({
      data,
      after: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A1048576"/></mergeCells>',
    })
    const rows = await readAll(bytes, { fillMerged: true })
    expect(texts(rows)).toEqual([
      ['登记表', '登记表', '登记表'],
      ['1栋', '101'],
      ['1栋', '102'],
    ])
    expect(rows[2]?.cells[0]?.merged).toBe(true)
    expect(texts(await readAll(bytes))).toEqual([['登记表'], ['1栋', '101'], ['', '102']])
    await withFile(bytes, async path => {
      const book = await readWorkbook(path)
      expect(await book.merges(0)).toEqual([
        { top: 1, left: 1, bottom: 1, right: 3 },
        { top: 2, left: 1, bottom: 1_048_576, right: 1 },
      ])
      await book.close()
    })
  })

  it('passes over a bloated used range', async () => {
    const empty = Array.from(
      { length: 30_000 },
      (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" s="1"/></row>`,
    )
    const bytes = await makeXlsx({
      formats: ['0'],
      data: `<row r="1"><c r="A1"><v>1</v></c></row>${empty.join('')}`,
    })
    expect(await readAll(bytes)).toHaveLength(1)
  })

  it('can be read again and tells its progress', async () => {
    const bytes = await makeXlsx({ data: '<row r="1"><c r="A1"><v>1</v></c></row>' })
    await withFile(bytes, async path => {
      const book = await readWorkbook(path)
      const shares: number[] = []
      for (let round = 0; round < 2; round += 1) {
        expect(await collect(book.rows(0, { onProgress: share => shares.push(share) }))).toHaveLength(1)
      }
      expect(shares.at(-1)).toBe(1)
      expect(book.sheets).toEqual([{ index: 0, name: '业主', hidden: false }])
      await book.close()
    })
  })
})

describe('xls', () => {
  it('reads BIFF8 with phones in full', async () => {
    const bytes = biff8Workbook('业主', [
      ['姓名', '电话'],
      ['张三 ', 13800138000],
      ['', ''],
      ['李四', '0571-88888888'],
    ])
    const rows = await readAll(bytes)
    expect(rows.map(row => row.rowNumber)).toEqual([1, 2, 4])
    expect(texts(rows)).toEqual([
      ['姓名', '电话'],
      ['张三', '13800138000'],
      ['李四', '0571-88888888'],
    ])
    expect(rows[1]?.cells[0]?.raw).toBe('张三 ')
  })

  it.each([
    ['at the top', 0, 1],
    ['behind many empty ones', 40, 1],
    ['in part behind many empty ones', 40, 2],
    ['of a sheet with fewer', 0, 60],
  ])('gives the first rows %s, each once', async (_where, empty, wanted) => {
    const gap = Array.from({ length: empty }, () => [''])
    const bytes = biff8Workbook('业主', [['项目'], ...gap, ...Array.from({ length: 20 }, (_, n) => [`${n}`])])
    const given = await readAll(bytes, { fillMerged: true, first: wanted })
    const all = await readAll(bytes)
    expect(given.slice(0, wanted)).toEqual(all.slice(0, wanted))
    expect(new Set(given.map(row => row.rowNumber)).size).toBe(given.length)
  })

  it('gives the first rows of any sheet as they are in the whole file, merged titles and formulas too', async () => {
    const sheetOf = (name: string) => {
      const rows = Array.from({ length: 90 }, (_, n) => [`${name}${n}`, n / 3, n % 2 === 0, null])
      const sheet = utils.aoa_to_sheet([['标题'], ['姓名', '面积', '入住', '合计'], ...rows])
      for (let row = 3; row < 90; row += 1) {
        sheet[`D${row}`] = { t: 's', f: `A${row}&"室"`, v: `${name}${row}室` }
      }
      sheet['!merges'] = [utils.decode_range('A1:D1'), utils.decode_range('A60:B62')]
      return sheet
    }
    const book = utils.book_new()
    for (const name of ['一期', '二期', '三期']) utils.book_append_sheet(book, sheetOf(name), name)
    const bytes: unknown = write(book, { type: 'buffer', bookType: 'biff8' })
    if (!Buffer.isBuffer(bytes)) throw new Error('the library did not give bytes')
    await withFile(bytes, async path => {
      const read = await readWorkbook(path)
      for (const { index } of read.sheets) {
        const all = await collect(read.rows(index, { fillMerged: true }))
        const first = await collect(read.rows(index, { fillMerged: true, first: 12 }))
        expect(all).toHaveLength(92)
        expect(all[0]?.cells).toHaveLength(4)
        expect(first.slice(0, 12)).toEqual(all.slice(0, 12))
      }
    })
  })
})

describe('csv', () => {
  const table = '姓名,电话,备注\r\n张三,13800138000,"第一行\n第二行, ""引号"""\r\n\r\n李四,,末尾'
  const expected = [
    ['姓名', '电话', '备注'],
    ['张三', '13800138000', '第一行\n第二行, "引号"'],
    ['李四', '', '末尾'],
  ]

  it.each([
    ['utf-8', Buffer.from(table)],
    ['utf-8', Buffer.from(`\uFEFF${table}`)],
    ['gb18030', iconv.encode(table, 'gb18030')],
    ['utf-16le', iconv.encode(table, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(table, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(table, 'utf-16le')],
  ])('reads %s', async (encoding, bytes) => {
    await withFile(bytes, async path => {
      const book = await readWorkbook(path)
      expect([book.format, book.encoding, book.delimiter]).toEqual(['csv', encoding, ','])
      const rows = await collect(book.rows(0))
      expect(texts(rows)).toEqual(expected)
      expect(rows.map(row => row.rowNumber)).toEqual([1, 2, 4])
    })
  })

  it('finds GB18030 by the last character of a large file', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(200_000)), iconv.encode('张,三', 'gb18030')])
    const rows = await readAll(bytes)
    expect(rows.at(-1)?.cells.map(cell => cell.text)).toEqual(['张', '三'])
  })

  it.each([
    ['\t', 'a\tb,c\td\n1\t2,3\t4'],
    [';', 'a;b\n1,5;2\n3,5;4'],
    ['|', 'a|b|c\n1|2|3'],
    [',', '只有一列\n一\n二'],
    [';', 'sep=;\na;b'],
  ])('guesses the delimiter %j', async (delimiter, text) => {
    await withFile(text, async path => {
      const book = await readWorkbook(path)
      expect(book.delimiter).toBe(delimiter)
      expect((await collect(book.rows(0)))[0]?.rowNumber).toBe(1)
    })
  })

  it('takes text out of ="…" and keeps stray quotes', async () => {
    expect(texts(await readAll('a,b\n"=""00123""",5" pipe\rc,d'))).toEqual([
      ['a', 'b'],
      ['00123', '5" pipe'],
      ['c', 'd'],
    ])
  })
})

describe('numbers and dates', () => {
  it('shows full digits', () => {
    const values = [13800138000, 1e15, 520012198708086270, 0.1 + 0.2, 1e-7, -3.5, 1e21]
    expect(values.map(numberText)).toEqual([
      '13800138000',
      '1000000000000000',
      '520012198708086000',
      '0.3',
      '0.0000001',
      '-3.5',
      '1000000000000000000000',
    ])
  })
  it('counts the leap day of 1900 that never was', () => {
    expect([1, 59, 60, 61, 2_958_465, 0.5, 45078.5].map(serialText)).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '9999-12-31',
      '12:00',
      '2023-06-01 12:00',
    ])
    expect([-1, Number.NaN, 2_958_466].map(serialText)).toEqual([undefined, undefined, undefined])
  })
  it.each([
    ['yyyy"年"m"月"d"日"', true],
    ['[$-804]yyyy/m/d;@', true],
    ['[h]:mm', true],
    ['General', false],
    ['G/通用格式', false],
    ['#,##0.00', false],
    ['0.00E+00', false],
    ['[Red]0.00', false],
    ['"day"0', false],
  ])('%s is a date format: %s', (code, answer) => {
    expect(isDateFormat(code)).toBe(answer)
  })
})

const samples = process.env['CLUBHOUSE_SAMPLE_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
describe.skipIf(!existsSync(samples))('real files', () => {
  it('reads a sheet whose used range is bloated to 65,203 rows', async () => {
    const book = await readWorkbook(join(samples, 'messages-zh/messages-with-labels.xlsx'))
    expect(await collect(book.rows(0))).toHaveLength(496)
    await book.close()
  })
})
