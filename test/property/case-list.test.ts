import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { countCases } from '../../main/cases/counts.ts'
import { listCases, pageStatement, resolveFilter } from '../../main/cases/list.ts'
import { rowsOf } from '../../main/cases/rows.ts'
import { countLimit } from '../../main/contract/case-views.ts'
import { type CaseFilter, caseStates } from '../../main/contract/cases.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { insertCases, type ManyCases } from '../support/many-cases.ts'

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 })

const profile = loadProfile('real-estate')
const first = 1_600_000_000_000
const total = 7_200
/** In the middle of the due times: some are over, some still come. */
const asked = { now: first + 3 * 86_400_000 + 12_345, timeZone: 'Asia/Shanghai' }

interface Stored {
  id: string
  kind: string
  category: string
  channel: string
  state: string
  emergency: number
  unit_id: string | null
  building_id: string | null
  person_id: string | null
  assignee: string | null
  first_contact: string | null
  waiting_since: number | null
  due_at: number | null
  cause: string | null
  received_at: number
  active_at: number
}

let test: TestDesk
let parts: ManyCases
let stored: Stored[]

beforeAll(async () => {
  test = await openTestDesk()
  parts = insertCases(test, total)
  stored = test.core.read.all<Stored>('select * from "case"')
})
afterAll(() => test.close())

/** What a filter means, said once more and plainly. */
function leaves(filter: CaseFilter, row: Stored): boolean {
  const { assignee } = filter
  return (
    (!filter.states || filter.states.some(state => state === row.state)) &&
    (!filter.kinds || filter.kinds.some(kind => kind === row.kind)) &&
    (filter.category === undefined || row.category.split('/').includes(filter.category)) &&
    (filter.channel === undefined || filter.channel === row.channel) &&
    (filter.buildingId === undefined || filter.buildingId === row.building_id) &&
    (filter.unitId === undefined || filter.unitId === row.unit_id) &&
    (filter.personId === undefined || filter.personId === row.person_id) &&
    (assignee === undefined || (assignee === 'none' ? row.assignee === null : assignee === row.assignee)) &&
    (filter.firstContact === undefined || filter.firstContact === row.first_contact) &&
    (filter.waiting === undefined || filter.waiting === (row.waiting_since !== null)) &&
    (filter.cause === undefined || hasCause(filter.cause, row)) &&
    (filter.due === undefined || isDue(filter.due, row.due_at)) &&
    (filter.emergency === undefined || filter.emergency === (row.emergency === 1)) &&
    (filter.receivedFrom === undefined || row.received_at >= filter.receivedFrom) &&
    (filter.receivedBefore === undefined || row.received_at < filter.receivedBefore)
  )
}

/** A cause with what lies below it; what an old register closed may have none. */
function hasCause(cause: string, { cause: found, state }: Stored): boolean {
  if (cause === 'none') return found === null && state === 'closed'
  return found === cause || (cause === 'quality' && (found === 'workmanship' || found === 'material'))
}

const oneOf = (from: () => readonly string[]) =>
  fc.nat(1_000).map(index => from()[index % from().length] ?? '')
/** What the due lists mean, said once more; Shanghai is eight hours ahead. */
function isDue(list: 'overdue' | 'today' | 'soon', at: number | null): boolean {
  if (at === null) return false
  if (list === 'overdue') return at < asked.now
  const dayOf = (moment: number) => Math.floor((moment + 8 * 3_600_000) / 86_400_000)
  return at >= asked.now && (list === 'today' ? dayOf(at) === dayOf(asked.now) : at < asked.now + 86_400_000)
}

/** Absent from most filters: the more members, the less is left to look at. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 10, arbitrary: fc.constant(undefined) }, { weight, arbitrary })

const anyFilter: fc.Arbitrary<CaseFilter> = fc.record({
  states: sometimes(fc.uniqueArray(fc.constantFrom(...caseStates), { maxLength: 5 })),
  kinds: sometimes(fc.uniqueArray(fc.constantFrom('repair', 'complaint', 'praise'), { maxLength: 3 })),
  category: sometimes(fc.constantFrom('leak', 'leak-roof', 'lift', 'lift-trapped', 'other', 'unknown')),
  channel: sometimes(fc.constantFrom('phone', 'fax')),
  buildingId: sometimes(oneOf(() => parts.buildings)),
  unitId: sometimes(
    oneOf(() => parts.units),
    1,
  ),
  personId: sometimes(
    oneOf(() => parts.people),
    1,
  ),
  assignee: sometimes(
    fc.oneof(
      fc.constant('none'),
      oneOf(() => parts.staff),
    ),
  ),
  firstContact: sometimes(oneOf(() => parts.staff)),
  cause: sometimes(fc.constantFrom('none', 'quality', 'material', 'price', 'unknown')),
  waiting: sometimes(fc.boolean()),
  emergency: sometimes(fc.boolean()),
  due: sometimes(fc.constantFrom('overdue' as const, 'today' as const, 'soon' as const)),
  receivedFrom: sometimes(fc.nat(total / 3).map(minutes => first + minutes * 60_000)),
  receivedBefore: sometimes(fc.nat(total / 3).map(minutes => first + minutes * 60_000)),
})

describe('the case list', () => {
  it('shows, page by page and in order, exactly what any filter leaves', () => {
    let shown = 0
    fc.assert(
      fc.property(
        anyFilter,
        fc.constantFrom('received' as const, 'activity' as const),
        fc.integer({ min: 20, max: 200 }),
        (filter, sort, limit) => {
          const key = sort === 'activity' ? 'active_at' : 'received_at'
          const expected = stored
            .filter(row => leaves(filter, row))
            .sort((a, b) => b[key] - a[key] || (a.id < b.id ? 1 : -1))
            .map(row => row.id)
          const found: string[] = []
          let before: string | undefined
          do {
            const page = listCases(test.core.read, profile, { filter, sort, limit, before }, asked)
            found.push(...page.rows.map(row => row.id))
            before = page.next ?? undefined
            // Four pages say as much as all of a hundred.
          } while (before !== undefined && found.length < limit * 4)
          shown += found.length
          expect(found).toEqual(expected.slice(0, found.length))
          if (before === undefined) expect(found).toHaveLength(expected.length)
        },
      ),
      { numRuns: 400 },
    )
    expect(shown).toBeGreaterThan(1_000)
  })

  it('counts what a filter leaves, or says that there is more', () => {
    let exact = 0
    fc.assert(
      fc.property(anyFilter, filter => {
        const expected = stored.filter(row => leaves(filter, row)).length
        const { count, more } = countCases(test.core.read, resolveFilter(profile, filter, asked))
        if (more) {
          expect(count).toBeLessThanOrEqual(Math.min(expected, countLimit))
        } else {
          expect(count).toBe(expected)
          exact += 1
        }
      }),
      { numRuns: 300 },
    )
    expect(exact).toBeGreaterThan(50)
  })

  it('counts to a thousand and says so', () => {
    expect(countCases(test.core.read, { states: ['closed'] })).toEqual({ count: countLimit, more: true })
  })

  it('refuses a cursor that is none', () => {
    const ask = () =>
      listCases(test.core.read, profile, { filter: {}, sort: 'received', limit: 5, before: "1.' or 1" })
    expect(ask).toThrow(expect.objectContaining({ code: 'input.invalid' }))
  })

  it('shows rows in the order asked for and leaves out those that are gone', () => {
    const [a, b] = stored
    if (!a || !b) throw new Error('no cases')
    expect(rowsOf(test.core.read, [b.id, 'gone', a.id]).map(row => row.id)).toEqual([b.id, a.id])
  })
})

describe('every filter of the list is served by its index', () => {
  const building = () => parts.buildings[0] ?? ''
  const staff = () => parts.staff[0] ?? ''
  const open = ['received', 'handling', 'resolved'] as const
  const shapes: [string, string, () => CaseFilter][] = [
    ['nothing', 'case_received', () => ({})],
    ['a month', 'case_received', () => ({ receivedFrom: first, receivedBefore: first + 1 })],
    ['one state', 'case_state', () => ({ states: ['closed'] })],
    ['open', 'case_state', () => ({ states: [...open] })],
    ['building', 'case_building', () => ({ buildingId: building() })],
    ['open in a building', 'case_building', () => ({ buildingId: building(), states: [...open] })],
    ['closed in a building', 'case_building', () => ({ buildingId: building(), states: ['closed'] })],
    ['unit', 'case_unit', () => ({ unitId: parts.units[0] ?? '' })],
    ['open of a unit', 'case_unit', () => ({ unitId: parts.units[299] ?? '', states: [...open] })],
    ['person', 'case_person', () => ({ personId: parts.people[0] ?? '' })],
    ['mine', 'case_assignee', () => ({ assignee: staff(), states: ['received', 'handling'] })],
    ['nobody’s', 'case_assignee', () => ({ assignee: 'none', states: [...open] })],
    ['first contact', 'case_first_contact', () => ({ firstContact: staff() })],
    ['category', 'case_category', () => ({ category: 'lift' })],
    ['open of a category', 'case_category', () => ({ category: 'lift', states: [...open] })],
    ['kinds', 'case_kind', () => ({ kinds: ['praise', 'repair'] })],
    ['open of a kind', 'case_kind', () => ({ kinds: ['praise'], states: [...open] })],
    ['channel', 'case_channel', () => ({ channel: 'fax' })],
    ['waiting', 'case_waiting', () => ({ waiting: true })],
    ['emergencies', 'case_emergency', () => ({ emergency: true })],
    ['overdue', 'case_due_received', () => ({ due: 'overdue' })],
  ]
  const plan = (filter: CaseFilter, sort: 'received' | 'activity', before?: string) => {
    const statement = pageStatement(test.core.read, resolveFilter(profile, filter, asked), sort, before, 51)
    return test.core.read
      .all<{ detail: string }>(`explain query plan ${statement.sql}`, statement.values)
      .map(line => line.detail)
  }

  it.each(shapes)('%s', (_, index, filter) => {
    for (const before of [undefined, `${first + 1_000_000}.${parts.units[0]}`]) {
      const lines = plan(filter(), 'received', before)
      const walks = lines.filter(line => /(?:SEARCH|SCAN) case\b/.test(line))
      const walked = walks.filter(line => line.includes(index))
      expect(walked.length, lines.join('\n')).toBeGreaterThan(0)
      // What else touches the table are single rows by their key.
      const others = walks.filter(line => !line.includes(index))
      expect(
        others.every(line => /SEARCH case USING INDEX sqlite_autoindex_case_1 \(id=\?\)/.test(line)),
      ).toBe(true)
      // Only a merged list sorts: the rows of its one page.
      const sorts = lines.filter(line => line.includes('TEMP B-TREE'))
      expect(sorts.length, lines.join('\n')).toBeLessThanOrEqual(walked.length > 1 ? 1 : 0)
    }
  })

  it('walks along the last activity where no filter narrows it', () => {
    const lines = plan({}, 'activity')
    expect(lines).toEqual(['SCAN case USING INDEX case_active'])
  })
})
