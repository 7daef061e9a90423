import {
  array,
  assert as holds,
  asyncProperty,
  constantFrom,
  integer,
  option,
  property,
  record,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOver } from '../../main/database/read.ts'
import { inUnitOrder, naturalOrder } from '../../main/estate/rules.ts'
import {
  ownershipsStanding,
  peopleStanding,
  residentsStanding,
  specialStanding,
  unitsStanding,
} from '../../main/estate/standing.ts'
import type { TestDesk } from '../support/desk.ts'
import { history, opening, startHistory } from '../support/histories.ts'
import { onDesk } from '../support/log-checks.ts'

const today = '2026-07-12'

/** What is said of every building: by whom remembers, or read anew. */
function said({ core }: TestDesk, anew: boolean) {
  const read = anew ? readOver(core.readConnection) : core.read
  return core.read
    .all<{ id: string }>(`select id from estate_node where kind='building' order by id limit 5`)
    .map(({ id }) => ({
      units: unitsStanding(read, id),
      residents: residentsStanding(read, id, 0),
      ownerships: ownershipsStanding(read, id),
      people: peopleStanding(read, id, today),
      special: specialStanding(read, id, today),
    }))
}

describe('what stands in a building and who lives there', () => {
  it('is remembered only as long as it is so, whatever happens', async () => {
    let homes = 0
    await holds(
      asyncProperty(history({ min: 20, max: 50 }), steps =>
        onDesk(async test => {
          const historian = startHistory(test)
          for (const step of [...opening, ...steps]) {
            await historian.take(step)
            const remembered = said(test, false)
            expect(remembered).toEqual(said(test, true))
            homes += remembered.reduce((sum, { residents }) => sum + residents.size, 0)
          }
        }),
      ),
      { numRuns: 6, endOnFailure: true },
    )
    expect(homes).toBeGreaterThan(10)
  })
})

describe('the order of homes', () => {
  const room = constantFrom('101', '0101', '1201', '99', 'A01', 'A1', '商铺3', '3', '地下2', '', '12-1')
  const units = array(record({ floor: option(integer({ min: -3, max: 3 })), room }), { maxLength: 12 })

  it('is that of people, also where numbers are compared as such', () => {
    holds(
      property(units, found => {
        const named = found.map((unit, index) => ({ ...unit, id: String(index).padStart(3, '0') }))
        const plainly = [...named].sort(
          (a, b) =>
            (a.floor ?? -1000) - (b.floor ?? -1000) || naturalOrder(a.room, b.room) || (a.id < b.id ? -1 : 1),
        )
        expect(inUnitOrder(named)).toEqual(plainly)
      }),
    )
  })
})
