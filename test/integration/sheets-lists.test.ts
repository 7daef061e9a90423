import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SheetFilter, sheetViews } from '../../main/contract/sheet-views.ts'
import { awaitingStates, sheetDirections, type SheetState } from '../../main/contract/sheets.ts'
import { profileOf } from '../../main/profiles/profiles.ts'
import { sheetLedgerPage } from '../../main/sheets/ledger.ts'
import { countLimit } from '../../main/contract/case-views.ts'
import { countSheets, listSheets, sheetPage } from '../../main/sheets/list.ts'
import { lateSheets } from '../../main/sheets/queries.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { firstSheetAt, insertSheets } from '../support/many-sheets.ts'

const now = firstSheetAt + 100 * 3_600_000
const count = 100_000
let test: TestDesk
let rows: readonly Row[] = []

beforeAll(async () => {
  test = await openTestDesk({ clock: now })
  insertSheets(test, count)
  rows = test.core.read.all<Row>('select id, direction, state, party, at, next_due_at from sheet not indexed')
})
afterAll(() => test.close())

interface Row {
  readonly id: string
  readonly direction: string
  readonly state: SheetState
  readonly party: string
  readonly at: number
  readonly next_due_at: number | null
}

const filters: SheetFilter[] = sheetDirections.flatMap(direction =>
  sheetViews.flatMap(view => [
    { direction, view },
    { direction, view, party: 'design' },
  ]),
)
const named = filters.map(filter => [JSON.stringify(filter), filter] as const)

/** What a filter leaves, found without any index. */
function scan({ direction, view, party }: SheetFilter): string[] {
  const awaiting: readonly SheetState[] = awaitingStates
  const fits: Readonly<Record<SheetFilter['view'], (row: Row) => boolean>> = {
    open: row => awaiting.includes(row.state),
    late: row => row.next_due_at !== null && row.next_due_at < now,
    replied: row => row.state === 'replied' || row.state === 'accepted',
    draft: row => row.state === 'draft',
    closed: row => row.state === 'closed' || row.state === 'withdrawn',
    all: () => true,
  }
  const due = view === 'open' || view === 'late'
  const key = (row: Row) => (due ? (row.next_due_at ?? 0) : row.at)
  const sign = due ? 1 : -1
  return rows
    .filter(
      row => row.direction === direction && (party === undefined || row.party === party) && fits[view](row),
    )
    .sort((a, b) => sign * (key(a) - key(b) || (a.id < b.id ? -1 : 1)))
    .map(row => row.id)
}

const plan = (sql: string, values: readonly (string | number)[]) =>
  test.core.read.all<{ detail: string }>(`explain query plan ${sql}`, values).map(step => step.detail)

describe('the list of sheets', () => {
  it.each(named)('%s shows what a scan finds, page by page', (_, filter) => {
    const expected = scan(filter).slice(0, 500)
    const found: string[] = []
    let before: string | undefined
    do {
      const page = listSheets(test.core.read, profileOf(test.core.read), { filter, before, limit: 125 }, now)
      found.push(...page.rows.map(row => row.id))
      before = page.next ?? undefined
    } while (before !== undefined && found.length < 500)
    expect(found.slice(0, 500)).toEqual(expected)
  })

  it.each(named)('%s is a walk through an index of 100,000 sheets', (_, filter) => {
    for (const before of [undefined, `${now}.00000000-0000-4000-8000-000000000000`]) {
      const { sql, values } = sheetPage(filter, before, 51, now)
      const steps = plan(sql, values)
      expect(steps.filter(step => step.startsWith('SCAN sheet'))).toEqual([])
      // A sort of one page by id is fine, a sort of all sheets is not.
      if (!sql.includes('union') && !sql.includes(' in (')) {
        expect(steps.filter(step => step.includes('TEMP B-TREE'))).toEqual([])
      }
    }
  })

  it('counts by recipient what is open and late, as a scan does', () => {
    for (const direction of sheetDirections) {
      const { parties, replied } = countSheets(test.core.read, profileOf(test.core.read), direction, now)
      const toCheck = scan({ direction, view: 'replied' }).length
      expect(replied).toEqual({ count: Math.min(toCheck, countLimit), more: toCheck > countLimit })
      for (const { party, open, late } of parties) {
        expect([open, late]).toEqual([
          scan({ direction, view: 'open', party }).length,
          scan({ direction, view: 'late', party }).length,
        ])
      }
      expect(parties.reduce((sum, { open }) => sum + open, 0)).toBe(scan({ direction, view: 'open' }).length)
    }
  })

  it('finds the late sheets of one recipient through its index', () => {
    const late = lateSheets(test.core.read, 'design', now, 10_000).map(row => row.id)
    expect(late).toEqual(scan({ direction: 'out', view: 'late', party: 'design' }))
    expect(late.length).toBeGreaterThan(10)
  })
})

describe('the register of sheets', () => {
  it('reads every sheet once, newest first, and by recipient and state', () => {
    const { read } = test.core
    const pages = (question: { party?: string; states?: readonly SheetState[] }) => {
      const ids: string[] = []
      let before: string | undefined
      do {
        const page = sheetLedgerPage(read, profileOf(read), { ...question, before, limit: 200 })
        ids.push(...page.rows.map(row => row.id))
        before = page.next ?? undefined
      } while (before !== undefined && ids.length < 2000)
      return ids.slice(0, 2000)
    }
    const expected = (where: string) =>
      read
        .all<{ id: string }>(
          `select id from sheet not indexed where ${where} order by at desc, id desc limit 2000`,
        )
        .map(row => row.id)
    expect(pages({})).toEqual(expected('1'))
    expect(pages({ party: 'design', states: ['replied', 'received'] })).toEqual(
      expected(`party='design' and state in ('replied', 'received')`),
    )
  })
})
