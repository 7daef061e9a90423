import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ListSheet, renderListSheet } from '../../main/print/list-sheet.ts'
import { shareWidth } from '../../main/print/share-width.ts'
import { readPdf } from './print-reading.ts'
import { SUNDAY_EVENING } from './print-sample.ts'

function sampleList(changes: Partial<ListSheet> = {}): ListSheet {
  return {
    title: '案件台账',
    filters: ['状态：处理中', '级别：一级'],
    columns: [{ title: '单号' }, { title: '内容' }, { title: '金额', align: 'right' }],
    rows: Array.from({ length: 90 }, (_, index) => [`KF-${index}号`, '飘窗渗水，墙面起皮', '¥12.00']),
    timeZone: 'Asia/Shanghai',
    printedAt: SUNDAY_EVENING,
    ...changes,
  }
}

async function read(list: ListSheet, language: 'zh' | 'en' = 'zh') {
  const { pages } = await readPdf(await renderListSheet(list, { language }))
  return { pages, text: pages.map(page => page.text).join('') }
}

describe('a printed list', () => {
  it('lies across, names its filters and repeats its headings on every page', async () => {
    const { pages, text } = await read(sampleList())
    expect(pages.length).toBeGreaterThan(2)
    expect(text).toContain('筛选条件：状态：处理中；级别：一级')
    expect(text).toContain('共90条')
    for (const [index, page] of pages.entries()) {
      expect(page.width).toBeGreaterThan(page.height)
      expect(page.text).toContain('单号内容金额')
      expect(page.text).toContain(`第${index + 1}页共${pages.length}页`)
    }
    const numbers = [...text.matchAll(/KF-(\d+)号/gu)].map(match => Number(match[1]))
    expect(numbers).toEqual(Array.from({ length: 90 }, (_, index) => index))
  })

  it('aligns numbers at the right', async () => {
    const { pages } = await read(
      sampleList({
        rows: [
          ['1', 'a', '¥5.00'],
          ['2', 'b', '¥12,345.00'],
        ],
      }),
    )
    const ends = [...(pages[0]?.content ?? '').matchAll(/1 0 0 1 (\S+) (\S+) Tm/g)].map(match =>
      Number(match[1]),
    )
    // The longer amount begins further left.
    expect(ends.some((x, index) => index > 0 && x > 700)).toBe(true)
    const lines = pages[0]?.lines ?? []
    expect(ends[lines.indexOf('¥12,345.00')]).toBeLessThan(ends[lines.indexOf('¥5.00')] ?? 0)
  })

  it('says so where there is nothing', async () => {
    expect((await read(sampleList({ rows: [] }))).text).toContain('没有符合条件的记录。')
    expect((await read(sampleList({ rows: [] }), 'en')).pages[0]?.lines).toContain('No entries match.')
  })

  it('says how much of a very long list is printed', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => [`${index}`, '', ''])
    const { text, pages } = await read(sampleList({ rows }))
    expect(text).toContain('只打印了前10,000条，共10,001条')
    expect(pages.length).toBeGreaterThan(200)
  })

  it('ends after five hundred pages where its rows are high, and says so', async () => {
    const columns = Array.from({ length: 24 }, (_, index) => ({ title: `${index}` }))
    const rows = Array.from({ length: 1_000 }, (_, index) => columns.map(() => `${index}`.repeat(75)))
    const { pages, text } = await read(sampleList({ columns, rows }))
    expect(pages.length).toBeGreaterThan(500)
    expect(pages.length).toBeLessThan(510)
    expect(text).toMatch(/只打印了前\d+条，共1,000条/u)
  })

  it('refuses what no page can hold, in words', async () => {
    const columns = Array.from({ length: 25 }, (_, index) => ({ title: `${index}` }))
    await expect(renderListSheet(sampleList({ columns }), { language: 'zh' })).rejects.toMatchObject({
      code: 'print.tooManyColumns',
      params: { count: 25, limit: 24 },
    })
    await expect(renderListSheet(sampleList({ columns: [] }), { language: 'zh' })).rejects.toMatchObject({
      code: 'print.noColumns',
    })
  })

  it('ends however narrow its columns and high its headings are', async () => {
    const columns = Array.from({ length: 24 }, () => ({ title: '很长的列名'.repeat(20) }))
    const rows = Array.from({ length: 5 }, () => columns.map(() => '内容'.repeat(300)))
    const { pages, text } = await read(sampleList({ columns, rows }))
    expect(pages.length).toBeLessThan(100)
    expect(text).toContain('第1页')
  })

  it('is the same file each time', async () => {
    const first = await renderListSheet(sampleList(), { language: 'zh' })
    const second = await renderListSheet(sampleList(), { language: 'zh' })
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })
})

describe('sharing the width of a page', () => {
  const needs = fc.array(fc.double({ min: 10, max: 5_000, noNaN: true }), { minLength: 1, maxLength: 24 })

  it('uses the whole width, and no column gets nothing', () => {
    fc.assert(
      fc.property(needs, fc.double({ min: 300, max: 800, noNaN: true }), (wanted, width) => {
        const widths = shareWidth(wanted, width)
        expect(widths.reduce((sum, part) => sum + part, 0)).toBeCloseTo(width, 3)
        for (const part of widths) expect(part).toBeGreaterThan(0)
      }),
    )
  })

  it('gives columns that need no more than an equal share what they need', () => {
    fc.assert(
      fc.property(needs, fc.double({ min: 300, max: 800, noNaN: true }), (wanted, width) => {
        const widths = shareWidth(wanted, width)
        for (const [index, need] of wanted.entries()) {
          if (need <= width / wanted.length) expect(widths[index]).toBeGreaterThanOrEqual(need - 1e-6)
        }
      }),
    )
  })
})
