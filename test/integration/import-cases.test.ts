import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { caseDetail } from '../../main/cases/detail.ts'
import { caseTimeline } from '../../main/cases/timeline.ts'
import { operations } from '../../main/desk/domains.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import { subjectTimeline } from '../../main/reports/timeline.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk, withCell } from '../support/import-desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { makeXlsx } from '../support/make-xlsx.ts'
import {
  caseOf,
  caseTables,
  importRegister,
  rebuildDifferences,
  registerHeadings,
  registerRows,
  searchNumbers,
  shanghai,
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

describe('an old register', () => {
  it.each(['register.csv', 'register.xlsx'])('becomes cases, from %s', async name => {
    const dryRun = await importRegister(test.core, test.manager, await write(registerRows(84), name))
    expect(dryRun.counts).toMatchObject({ created: 84, updated: 0, unchanged: 0, refused: 0 })
    expect(dryRun.states).toEqual({ open: 28, resolved: 0, closed: 48, void: 8 })
    const states = test.core.read.all<{ state: string; rows: number }>(
      'select state, count(*) as rows from "case" group by state order by state',
    )
    expect(states).toEqual([
      { state: 'closed', rows: 48 },
      { state: 'handling', rows: 28 },
      { state: 'void', rows: 8 },
    ])
    expect(await rebuildDifferences(test)).toBe(0)
    expect(verifyChain(test.core.read, { registry: operations }).problems).toEqual([])
  })

  it('keeps times, words, kind, category and channel of a closed case', async () => {
    await importRegister(test.core, test.manager, await write(registerRows(12)))
    const closed = caseOf(test.core, '旧00005')
    expect(closed).toMatchObject({
      state: 'closed',
      kind: 'repair',
      category: 'leak/leak-bathroom',
      channel: 'phone',
      callerPhone: '13900000004',
      receivedAt: shanghai('2021-05-05T09:04:00'),
      closedAt: shanghai('2021-05-05T17:30:00'),
      resolvedAt: shanghai('2021-05-05T17:30:00'),
      activeAt: shanghai('2021-05-05T17:30:00'),
    })
    expect(closed.text).toContain('有水渍\t墙角')
    expect(closed.number).toBe('KF-TEST-202105-0001')
    const { entries } = caseTimeline(test.core.read, closed.id, 0, 50)
    expect(entries.map(entry => [entry.type, entry.happenedAt])).toEqual([
      ['case.received', closed.receivedAt],
      ['case.noted', closed.receivedAt],
      ['case.resolved', closed.closedAt],
      ['case.closed', closed.closedAt],
    ])
    const noted = entries.flatMap(entry => (entry.type === 'case.noted' ? [entry.text ?? ''] : []))[0] ?? ''
    expect(noted).toContain('编号：旧00005')
    expect(noted).toContain('责任人：测试经理')
    expect(entries.flatMap(entry => (entry.type === 'case.resolved' ? [entry.text] : []))).toEqual([
      '已经处理好第5件',
    ])
    // Whoever is answerable in the register is so here, where they are of the staff; the importer is not.
    expect(closed.assignee).toBe(test.manager.staffId)
  })

  it('leaves open cases open, and says what it does not know in a note', async () => {
    await importRegister(test.core, test.manager, await write(registerRows(12)))
    const open = caseOf(test.core, '旧00007')
    expect(open).toMatchObject({ state: 'handling', closedAt: null, resolvedAt: null, category: '' })
    expect(open.activeAt).toBe(open.receivedAt)
    const notes = caseTimeline(test.core.read, open.id, 0, 50).entries.flatMap(entry =>
      entry.type === 'case.noted' ? [entry.text ?? ''] : [],
    )
    expect(notes.join('\n')).toContain('问题类别：不存在的类别')
    expect(caseTimeline(test.core.read, caseOf(test.core, '旧00001').id, 0, 50).entries).toSatisfy(
      (entries: readonly { text?: string }[]) => entries.some(entry => entry.text?.includes('天气：大雨')),
    )
  })

  it('is found by its old numbers and its words', async () => {
    await importRegister(test.core, test.manager, await write(registerRows(12)))
    expect(await searchNumbers(test, '旧00007')).toEqual([caseOf(test.core, '旧00007').number])
    expect(await searchNumbers(test, '已经处理好第5件')).toEqual([caseOf(test.core, '旧00005').number])
  })

  it('finds unit and caller in the estate, and keeps units nobody knows as words', async () => {
    const build = estateBuilder(test.core, test.manager)
    const project = await build.project('金色家园')
    const entrance = await build.entrance('1单元', await build.building('2栋', project))
    const unitId = await build.unit(entrance, '2-1-201', '201')
    const personId = await build.person('业主1', [], [unitId])
    const dryRun = await importRegister(test.core, test.manager, await write(registerRows(3)))
    expect(dryRun.withUnit).toBe(1)
    expect(dryRun.rowsToLookAt.map(row => row.reasons.map(reason => reason.code))).toEqual([
      ['import.caseUnitUnknown'],
      ['import.caseUnitUnknown'],
    ])
    expect(caseOf(test.core, '旧00002')).toMatchObject({ unitId, personId, place: null })
    // What lies between receipt and result stands with the case and does not fill up the owner's page.
    for (const subjectId of [unitId, personId]) {
      const { rows } = subjectTimeline(test.core.read, { subjectId, limit: 50 })
      expect(rows.flatMap(({ type }) => (type.startsWith('case.') ? [type] : [])).sort()).toEqual([
        'case.received',
        'case.voided',
      ])
    }
    expect(caseOf(test.core, '旧00003')).toMatchObject({ unitId: null, place: '3-1-301' })
    expect(caseDetail(test.core.read, caseOf(test.core, '旧00002').id).number).toBe(
      caseOf(test.core, '旧00002').number,
    )
  })

  it('takes numbers of the months of receipt, behind those that were taken', async () => {
    test.setClock(shanghai('2021-05-20T10:00:00'))
    await takeCase(test)
    test.setClock(Date.UTC(2026, 6, 12, 10))
    await importRegister(test.core, test.manager, await write(registerRows(24)))
    expect([caseOf(test.core, '旧00005').number, caseOf(test.core, '旧00017').number]).toEqual([
      'KF-TEST-202105-0002',
      'KF-TEST-202105-0003',
    ])
    test.setClock(shanghai('2021-05-21T10:00:00'))
    expect(caseRow(test, await takeCase(test))['number']).toBe('KF-TEST-202105-0004')
  })

  it('reads merged titles, notes to the side and serial dates', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    const number = (at: string, value: number, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`
    const bytes = await makeXlsx({
      formats: ['yyyy/m/d h:mm'],
      data: [
        `<row r="1">${text('A1', '某某花园客户投诉登记台账')}</row>`,
        `<row r="2">${text('A2', '投诉时间')}${text('B2', '投诉人')}${text('C2', '投诉内容')}${text('D2', '是否办结')}${text('H2', '注：红色为重点客户')}</row>`,
        `<row r="3">${number('A3', 44_317.5, 1)}${text('B3', '张三')}${text('C3', '电梯经常坏，没人管')}${text('D3', '是')}</row>`,
        `<row r="4">${number('A4', 44_318)}${text('B4', '李四')}${text('C4', '楼道灯不亮')}${text('D4', '否')}${text('H4', '已电话沟通')}</row>`,
        `<row r="5">${text('A5', '合计')}${text('B5', '2')}</row>`,
      ].join(''),
      after: '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>',
    })
    const path = join(folder, 'merged.xlsx')
    writeFileSync(path, bytes)
    const dryRun = await importRegister(test.core, test.manager, path)
    expect(dryRun.counts).toMatchObject({ created: 2, refused: 0 })
    const cases = test.core.read.all<{ state: string; at: number; who: string }>(
      'select state, received_at as at, caller_name as who from "case" order by received_at',
    )
    expect(cases).toEqual([
      { state: 'closed', at: shanghai('2021-05-01T12:00:00'), who: '张三' },
      { state: 'received', at: shanghai('2021-05-02T00:00:00'), who: '李四' },
    ])
  })

  it('keeps texts longer than a case holds', async () => {
    const long = `开头${'很长的话'.repeat(7_000)}结尾`
    const rows = change(registerRows(3), 0, '投诉内容', long)
    await importRegister(test.core, test.manager, await write(rows))
    const { id, text } = caseOf(test.core, '旧00001')
    const notes = caseTimeline(test.core.read, id, 0, 50).entries.flatMap(entry =>
      entry.type === 'case.noted' ? [entry.text ?? ''] : [],
    )
    expect([text, ...notes].join('')).toContain('结尾')
    expect(text.length + (notes.find(note => note.endsWith('结尾'))?.length ?? 0)).toBe(long.length)
  })

  it('is refused where there are no cases in it', async () => {
    const path = await writeRegister(join(folder, 'none.csv'), [['1', '2']], ['楼栋', '房号'])
    await expect(tryRegister(test.core, path)).rejects.toMatchObject({ code: 'import.noCaseColumns' })
  })
})

describe('the same register again', () => {
  it('creates nothing', async () => {
    const path = await write(registerRows(40))
    await importRegister(test.core, test.manager, path)
    const before = caseTables(test.core)
    const again = await tryRegister(test.core, path)
    expect(again.counts).toMatchObject({ created: 0, unchanged: 40, refused: 0 })
    expect(again.empty).toBe(true)
    await expect(commitDryRun(test.core, test.manager, uuidv7(), again)).rejects.toMatchObject({
      code: 'import.nothingToDo',
    })
    expect(caseTables(test.core)).toEqual(before)
  })

  it('creates only what was added, whatever the order, and knows rows without a number', async () => {
    const rows = registerRows(20).map(cells => cells.with(0, ''))
    await importRegister(test.core, test.manager, await write(rows))
    const more = [...registerRows(2, 20).map(cells => cells.with(0, '')), ...rows.toReversed()]
    const again = await importRegister(test.core, test.manager, await write(more, 'again.xlsx'))
    expect(again.counts).toMatchObject({ created: 2, unchanged: 20 })
  })

  it('takes a number that begins anew in another year for another case', async () => {
    await importRegister(test.core, test.manager, await write(registerRows(5)))
    const next = registerRows(5).map(cells => cells.map(cell => cell.replace(/^2021/, '2022')))
    const again = await tryRegister(test.core, await write(next, 'next.csv'))
    expect(again.counts).toMatchObject({ created: 5, unchanged: 0 })
  })

  it('takes a row that stands twice once, and says so', async () => {
    const rows = [...registerRows(5), ...registerRows(1)]
    const { counts, rowsToLookAt } = await importRegister(test.core, test.manager, await write(rows))
    expect(counts).toMatchObject({ created: 5, unchanged: 1 })
    expect(rowsToLookAt.flatMap(row => row.reasons.map(reason => reason.code))).toContain('import.caseTwice')
  })
})
