import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeCases, pathsUnder } from '../../main/cases/collective.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { busiestWindow } from '../../main/warnings/rules.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { insertCases, type ManyCases } from '../support/many-cases.ts'

const profile = loadProfile('real-estate')
const { kinds } = profile.levels.collective

const anyCase = fc.record({
  unitId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  receivedAt: fc.nat(60),
})

describe('the busiest window', () => {
  it('holds the moment, is no longer than it may be, and no window has more homes', () => {
    fc.assert(
      fc.property(
        fc.array(anyCase, { minLength: 1, maxLength: 30 }),
        fc.nat(29),
        fc.nat(20),
        (list, n, span) => {
          const cases = list.toSorted((x, y) => x.receivedAt - y.receivedAt)
          const at = cases[n % cases.length]?.receivedAt ?? 0
          const homes = (some: readonly { unitId: string }[]) =>
            new Set(some.map(({ unitId }) => unitId)).size
          // Every window that begins at any moment from which it still reaches `at`.
          const most = Math.max(
            ...Array.from({ length: span + 1 }, (_, back) => at - back).map(from =>
              homes(cases.filter(({ receivedAt }) => receivedAt >= from && receivedAt <= from + span)),
            ),
          )
          const found = busiestWindow(cases, at, span)
          expect(homes(found)).toBe(most)
          const [first, last] = [found[0]?.receivedAt ?? 0, found.at(-1)?.receivedAt ?? 0]
          expect(last - first).toBeLessThanOrEqual(span)
          expect(first <= at && at <= last).toBe(true)
        },
      ),
    )
  })
})

describe('homes with the same matter', () => {
  let test: TestDesk
  let parts: ManyCases
  beforeAll(async () => {
    test = await openTestDesk()
    parts = insertCases(test, 6_000)
  })
  afterAll(() => test.close())

  interface Stored {
    id: string
    kind: string
    category: string
    state: string
    unit_id: string | null
    building_id: string | null
    project_id: string | null
    received_at: number
  }

  it('are found by the index exactly as by looking at every case', () => {
    const all = test.core.read.all<Stored>('select * from "case" order by received_at, id')
    const start = all[0]?.received_at ?? 0
    let met = 0
    fc.assert(
      fc.property(
        fc.constantFrom('building' as const, 'project' as const),
        fc.nat(parts.buildings.length - 1),
        fc.constantFrom('leak/leak-kitchen', 'leak/leak-roof', 'common/lift', 'leak/unknown'),
        fc.nat(2_000),
        fc.nat(1_500),
        fc.nat(12),
        (scope, building, second, from, length, atLeast) => {
          const id = scope === 'building' ? (parts.buildings[building] ?? '') : 'p'
          const stretch = { from: start + from * 60_000, until: start + (from + length) * 60_000 }
          const scanned = all.filter(
            row =>
              (scope === 'building' ? row.building_id : row.project_id) === id &&
              (row.category === second || row.category.startsWith(`${second}/`)) &&
              row.received_at >= stretch.from &&
              row.received_at <= stretch.until &&
              row.unit_id !== null,
          )
          const counted = scanned.filter(row => row.state !== 'void' && kinds.some(kind => kind === row.kind))
          const found = homeCases(
            test.core.read,
            { scope, id },
            { paths: pathsUnder(profile, second), kinds, ...stretch, atLeast },
          )
          const enough = new Set(scanned.map(row => row.unit_id)).size >= atLeast
          expect(found.map(({ caseId }) => caseId)).toEqual(enough ? counted.map(row => row.id) : [])
          met += found.length
        },
      ),
    )
    expect(met).toBeGreaterThan(1_000)
  })

  it('are counted without a look at any row', () => {
    for (const [column, index] of [
      ['building_id', 'case_collective'],
      ['project_id', 'case_collective_project'],
    ]) {
      const plan = test.core.read.all<{ detail: string }>(
        `explain query plan select count(distinct unit_id) as n from "case" indexed by ${index}
         where ${column}=? and category in (select value from json_each(?)) and received_at between ? and ?
           and unit_id is not null`,
        ['x', '[]', 0, 1],
      )
      expect(plan.map(({ detail }) => detail).join('\n')).toContain(`USING COVERING INDEX ${index}`)
    }
  })
})
