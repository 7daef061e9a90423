import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlanStart } from '../../main/callbacks/events.ts'
import { personMovedIn, personMovedOut } from '../../main/people/operations.ts'
import { callbackRows } from '../support/callbacks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

/** Moving in and out stand in for what other domains record, so that this tests the plans alone. */
vi.mock(import('../../main/callbacks/events.ts'), async original => {
  const starts: PlanStart[] = [
    {
      type: 'person.movedIn',
      trigger: 'pick-up',
      eventOf({ aggregateId: personId, facts }) {
        const { unitId, role, from } = personMovedIn.facts.parse(facts)
        return role === 'owner' && from !== null ? { unitId, personId, on: from } : undefined
      },
    },
    {
      type: 'person.movedOut',
      trigger: 'contract-signed',
      eventOf({ aggregateId: personId, facts }) {
        return { unitId: null, personId, on: personMovedOut.facts.parse(facts).until }
      },
    },
  ]
  return { ...(await original()), planStarts: starts }
})

const day = 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
/** 12 July, 00:00 at the site. */
const midnight = Date.UTC(2026, 6, 11, 16)
let test: TestDesk
let client: TestClient
let unitId: string
let owner: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  unitId = await estate.unit(await estate.building('3栋', await estate.project('河畔花园')), '3-101', '101')
  owner = await estate.person('张伟', ['13800138000'])
})
afterEach(() => test.close())

const pickUp = (on: string | null, role = 'owner') =>
  client.command('people.moveIn', { personId: owner, occupancy: { unitId, role, from: on, until: null } })

describe('plans behind events of other domains', () => {
  it('a home taken over starts its plan for home and person, in its window', async () => {
    await pickUp('2026-07-12')
    expect(callbackRows(test)).toMatchObject([
      {
        plan: 'pick-up',
        person_id: owner,
        unit_id: unitId,
        case_id: null,
        from_at: midnight + 3 * day,
        due_at: midnight + 11 * day,
      },
    ])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('a contract signed starts its own; the home is found where only the person is named', async () => {
    await pickUp(null)
    await client.command('people.moveOut', { personId: owner, unitId, role: 'owner', until: '2026-07-12' })
    expect(callbackRows(test)).toMatchObject([
      { plan: 'contract-signed', unit_id: unitId, from_at: midnight + day, due_at: midnight + 4 * day },
    ])
  })

  it('starts once, also where somebody started it by hand', async () => {
    await client.command('callbacks.plan', { planId: 'pick-up', unitId, personId: owner, on: '2026-07-12' })
    await pickUp('2026-07-12')
    expect(callbackRows(test)).toHaveLength(1)
  })

  it('what lies so far back that the window is over starts nothing', async () => {
    await pickUp('2026-07-01')
    expect(callbackRows(test)).toEqual([])
  })

  it('the last day of the window still counts', async () => {
    await pickUp('2026-07-02')
    expect(callbackRows(test)).toMatchObject([{ plan: 'pick-up', due_at: midnight + day }])
  })

  it('what is none of its events starts nothing', async () => {
    await pickUp('2026-07-12', 'tenant')
    expect(callbackRows(test)).toEqual([])
  })
})
