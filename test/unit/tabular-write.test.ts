import { existsSync, readFileSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import exceljs from 'exceljs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readWorkbook } from '../../main/tabular/read.ts'
import type { WriteColumn, WriteSheet, WriteValue } from '../../main/tabular/write/sheet.ts'
import { looksLikeFormula } from '../../main/tabular/write/text.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { WriteOptions } from '../../main/tabular/write/write.ts'
import { codeOf, collect, readAll, withFile } from '../support/make-xlsx.ts'

class Sink extends Writable {
  readonly chunks: Buffer[] = []
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk)
    done()
  }
}

async function written(sheets: readonly WriteSheet[], options: WriteOptions = {}): Promise<Buffer> {
  const sink = new Sink()
  await writeWorkbook(sink, { sheets }, options)
  return Buffer.concat(sink.chunks)
}

const text = (header: string): WriteColumn => ({ header, kind: 'text' })
const oneColumn = (values: readonly WriteValue[], column: WriteColumn = text('内容')): WriteSheet => ({
  name: '表',
  columns: [column],
  rows: values.map(value => [value]),
})

/** What Excel itself would show and compute, by an independent reader. */
async function byExceljs(bytes: Buffer): Promise<exceljs.Worksheet> {
  return withFile(bytes, async path => {
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(path)
    const [sheet] = book.worksheets
    if (!sheet) throw new Error('no sheet')
    return sheet
  })
}

const payloads = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+9)*1',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝1+1',
  'DDE ("cmd";"/C calc";"!A0")A0',
  '=HYPERLINK("http://example.invalid","x")',
]

describe('writeWorkbook', () => {
  it('shows header, dates, money and numbers as agreed', async () => {
    const sheet: WriteSheet = {
      name: '台账',
      columns: [
        { header: '房号', kind: 'text', width: 20 },
        { header: '受理时间', kind: 'date' },
        { header: '日期', kind: 'date' },
        { header: '金额', kind: 'money' },
        { header: '数量', kind: 'number' },
      ],
      rows: [
        ['3-2-1201', Date.UTC(2026, 6, 12, 10, 40), '2026-07-12', 123456, 1.5],
        ['1', null, 'unknown', undefined, ''],
      ],
    }
    const bytes = await written([sheet], { offsetMinutes: 480 })
    const found = await byExceljs(bytes)
    expect(found.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(found.autoFilter).toBe('A1:E3')
    expect(found.getCell('A1').font.bold).toBe(true)
    expect(found.getCell('B2').value).toEqual(new Date('2026-07-12T18:40:00Z'))
    expect(found.getCell('D2').numFmt).toBe('#,##0.00')
    expect(found.getCell('D2').value).toBe(1234.56)
    const [, row, odd] = await readAll(bytes)
    expect(row?.cells.map(cell => [cell.text, cell.kind])).toEqual([
      ['3-2-1201', 'text'],
      ['2026-07-12 18:40', 'date'],
      ['2026-07-12', 'date'],
      ['1234.56', 'number'],
      ['1.5', 'number'],
    ])
    expect(odd?.cells.map(cell => cell.text)).toEqual(['1', '', 'unknown'])
  })

  it('keeps formula-like text as text that no program evaluates', async () => {
    const bytes = await written([oneColumn(payloads)])
    const sheet = await byExceljs(bytes)
    payloads.forEach((_, index) => {
      const cell = sheet.getCell(index + 2, 1)
      expect(cell.formula).toBeUndefined()
      expect(typeof cell.value).toBe('string')
      expect(cell.numFmt).toBe('@')
    })
    const rows = await readAll(bytes)
    expect(rows.slice(1).map(row => row.cells[0]?.raw ?? row.cells[0]?.text)).toEqual(payloads)
    expect(rows.every(row => row.cells.every(cell => cell.formula === undefined))).toBe(true)
    expect(payloads.every(looksLikeFormula)).toBe(true)
    expect(['张三', '3-2-1201', 'a=b'].some(looksLikeFormula)).toBe(false)
  })

  it('gives every legal text back unchanged', async () => {
    const legal = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter(one => one.isWellFormed() && !/[\p{Cc}\uFFFE\uFFFF]/u.test(one) && one.trim() !== '')
    const odd = fc.constantFrom(
      '_x000D_',
      '_x005F_',
      '_x0041',
      'a\rb',
      'a\r\nb',
      'a\tb',
      '<&>"\'',
      ']]>',
      ' x ',
      '0012',
      '1e5',
      'ﾃｽﾄ',
      '𠮷田',
      '👨‍👩‍👧',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(legal, odd), { minLength: 1, maxLength: 30 }), async values => {
        const rows = await readAll(await written([oneColumn(values)]))
        expect(rows.slice(1).map(row => row.cells[0]?.raw ?? row.cells[0]?.text)).toEqual(values)
      }),
      { numRuns: 40 },
    )
  })

  it('drops what a workbook cannot hold and cuts what is too long', async () => {
    const sink = new Sink()
    const result = await writeWorkbook(sink, {
      sheets: [oneColumn(['a\u0000\u0008\uFFFFb', 'x\uD800y', 'z'.repeat(40_000)])],
    })
    expect(result).toEqual({ rows: 3, cutCells: 1 })
    const rows = await readAll(Buffer.concat(sink.chunks))
    expect(rows.slice(1, 3).map(row => row.cells[0]?.text)).toEqual(['ab', 'x\uFFFDy'])
    expect(rows[3]?.cells[0]?.text).toHaveLength(32_767)
  })

  it('makes sheet names that every program accepts', async () => {
    const names = ['业主/名单', '业主:名单', '', 'x'.repeat(60), `${'x'.repeat(60)}`, "'quoted'", 'a&<b>']
    const bytes = await written(names.map(name => ({ ...oneColumn(['1']), name })))
    await withFile(bytes, async path => {
      const book = await readWorkbook(path)
      const found = book.sheets.map(sheet => sheet.name)
      expect(new Set(found.map(name => name.toLowerCase())).size).toBe(names.length)
      for (const name of found) {
        expect(name.length).toBeLessThanOrEqual(31)
        expect(name).not.toMatch(/[[\]:*?/\\]|^$|^'/)
      }
      expect(found[6]).toBe('a&<b>')
      await book.close()
    })
  })

  it('takes rows as they come and holds none back', async () => {
    let made = 0
    let seen = 0
    const sheet: WriteSheet = {
      name: '大表',
      columns: [text('a'), { header: 'n', kind: 'number' }],
      rows: (async function* rows() {
        for (; made < 30_000; made += 1) yield [`行 ${made}`, made]
      })(),
    }
    const progress: number[] = []
    const bytes = await written([sheet], { onProgress: rows => progress.push(rows) })
    await withFile(bytes, async path => {
      const book = await readWorkbook(path)
      for await (const row of book.rows(0)) seen = row.rowNumber
      await book.close()
    })
    expect(seen).toBe(30_001)
    expect(progress.at(-1)).toBe(30_000)
    expect(progress.length).toBeGreaterThan(5)
  })

  it('leaves nothing behind when cancelled or when the rows fail', async () => {
    await withFile('', async anchor => {
      const folder = dirname(anchor)
      const target = join(folder, 'out.xlsx')
      const stop = new AbortController()
      const endless: WriteSheet = {
        ...oneColumn([]),
        rows: (function* rows() {
          for (let index = 0; ; index += 1) {
            if (index === 50_000) stop.abort()
            yield [`行 ${index}`]
          }
        })(),
      }
      expect(await codeOf(writeWorkbook(target, { sheets: [endless] }, { signal: stop.signal }))).toBe(
        'job.cancelled',
      )
      const failing: WriteSheet = {
        ...oneColumn([]),
        rows: (function* rows() {
          yield ['a']
          throw new RangeError('source broke')
        })(),
      }
      await expect(writeWorkbook(target, { sheets: [failing] })).rejects.toThrow('source broke')
      expect(await readdir(folder)).toEqual(['file'])
      await writeFile(target, 'older')
      await writeWorkbook(target, { sheets: [oneColumn(['new'])] })
      const book = await readWorkbook(target)
      expect(await collect(book.rows(0))).toHaveLength(2)
      await book.close()
    })
  })

  it('refuses tables that are none and targets that cannot be written', async () => {
    expect(await codeOf(written([]))).toBe('tabular.badTable')
    expect(await codeOf(written([{ ...oneColumn([]), columns: [] }]))).toBe('tabular.badTable')
    expect(await codeOf(writeWorkbook('/nowhere/at/all.xlsx', { sheets: [oneColumn([])] }))).toBe(
      'tabular.badTarget',
    )
  })
})

const samples = process.env['CLUBHOUSE_SAMPLE_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
describe.skipIf(!existsSync(samples))('naughty strings', () => {
  it('come back as they went in, and none becomes a formula', async () => {
    const naughty = z
      .array(z.string())
      .parse(JSON.parse(readFileSync(join(samples, 'strings/blns.json'), 'utf8')))
    const formulas = readFileSync(join(samples, 'strings/formula-payloads.txt'), 'utf8').split('\n')
    const values = [...naughty, ...formulas]
      // What no workbook can hold is dropped on writing; the rest must survive.
      .map(one =>
        [...one.toWellFormed()]
          .filter(char => (char < ' ' ? '\t\n\r' : char).includes(char) && !'\uFFFE\uFFFF'.includes(char))
          .join(''),
      )
      .filter(one => one.trim() !== '')
    const bytes = await written([oneColumn(values)])
    const rows = await readAll(bytes)
    expect(rows.slice(1).map(row => row.cells[0]?.raw ?? row.cells[0]?.text)).toEqual(values)
    const sheet = await byExceljs(bytes)
    values.forEach((_, index) => expect(sheet.getCell(index + 2, 1).formula).toBeUndefined())
  })
})
