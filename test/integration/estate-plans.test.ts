import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCasesOfPerson, openCasesOfUnit } from '../../main/cases/open-counts.ts'
import type { ReadDatabase } from '../../main/database/read.ts'
import { findUnits } from '../../main/estate/find-units.ts'
import { standingSumsOf } from '../../main/contracts/queries.ts'
import { siblingNamed, unitsOfBuilding, unitUnder } from '../../main/estate/queries.ts'
import { unitDetail } from '../../main/estate/unit-detail.ts'
import { personFile } from '../../main/people/details.ts'
import { listPeople } from '../../main/people/list.ts'
import { ownershipsOfBuilding, peopleInBuilding, specialInBuilding } from '../../main/people/of-building.ts'
import { openPersonLookupReader } from '../../main/people/name-search.ts'
import { lookupOwners } from '../../main/people/owner-lookup.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { explaining } from '../support/explaining.ts'

let test: TestDesk
let unit: string
let building: string
let person: string

beforeAll(async () => {
  test = await openTestDesk()
  const estate = estateBuilder(test.core, test.manager)
  const project = await estate.project('阳光花园')
  building = await estate.building('3栋', project)
  const entrance = await estate.entrance('2单元', building)
  unit = await estate.unit(entrance, '3-2-1201', '1201', { floor: 12 })
  person = await estate.person('张伟', ['13800131380'], [unit])
})
afterAll(() => test.close())

const today = '2026-07-12'

describe('what the counter waits for reads by index, never whole tables, and sorts nothing', () => {
  const hot: [string, (read: ReadDatabase) => unknown][] = [
    ['a unit by its number', read => findUnits(read, '3-2-1201', 10)],
    ['units by the beginning of a number', read => findUnits(read, '3-12', 10)],
    ['units by room alone', read => findUnits(read, '12', 10)],
    ['a unit under its parent', read => unitUnder(read, building, 'D|3|1201')],
    ['the units of a building', read => unitsOfBuilding(read, building)],
    ['how many are in each home of a building', read => peopleInBuilding(read, building, today)],
    ['who is no ordinary customer in a building', read => specialInBuilding(read, building, today)],
    ['who owned the homes of a building', read => ownershipsOfBuilding(read, building)],
    ['a sibling of a node', read => siblingNamed(read, building, 'entrance', '2')],
    ['a unit file', read => unitDetail(read, unit, today)],
    ['a person file', read => personFile(read, person, today)],
    ['sums of the contracts of a person', read => standingSumsOf(read, [person])],
    ['open cases of a unit', read => openCasesOfUnit(read, unit)],
    ['open cases of a person', read => openCasesOfPerson(read, person)],
    [
      'the one field',
      read =>
        lookupOwners({ read, people: openPersonLookupReader(test.core.readConnection), today }, '张伟', 12),
    ],
    [
      'a page of people',
      read =>
        listPeople(read, openPersonLookupReader(test.core.readConnection), {
          filter: {},
          text: '',
          before: null,
          limit: 50,
          today,
        }),
    ],
  ]
  it.each(hot)('%s', (_, run) => {
    const { read, plans } = explaining(test.core.read)
    run(read)
    expect(plans.length).toBeGreaterThan(0)
    // `scan` of the counting sub-select itself is the rows it was limited to; warnings that go on are few.
    expect(plans.filter(plan => /^SCAN (?!\(subquery|site\b|w USING INDEX warning_open)/.test(plan))).toEqual(
      [],
    )
    expect(plans.filter(plan => plan.includes('TEMP B-TREE'))).toEqual([])
  })
})
