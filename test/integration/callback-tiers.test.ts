import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as callbacks from '../../main/callbacks/commands.ts'
import { createTierSweep, type TierSweep } from '../../main/callbacks/tier-sweep.ts'
import { monthsAfter } from '../../main/callbacks/tiers.ts'
import type { TierName } from '../../main/contract/people.ts'
import { changePerson, erasePerson, moveOut, registerPerson } from '../../main/people/commands.ts'
import { dayStamp } from '../../main/site/time.ts'
import { answered, callbackRows } from '../support/callbacks.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const zone = 'Asia/Shanghai'
const day = 86_400_000
/** 2026-01-31, 12:00 at the site. */
const start = Date.UTC(2026, 0, 31, 4)
let test: TestDesk
let clerk: TestActor
let sweep: TierSweep

beforeEach(async () => {
  test = await openCopiedDesk({ clock: start })
  clerk = await test.addMember('clerk')
  sweep = createTierSweep(test.core)
})
afterEach(() => test.close())

async function register(tier: TierName): Promise<string> {
  const personId = uuidv7()
  const input = { personId, details: { name: '张伟' }, occupancies: [], tier }
  await test.core.execute(registerPerson, { actor: test.manager, input })
  return personId
}
const setTier = (personId: string, tier: TierName) =>
  test.core.execute(changePerson, { actor: test.manager, input: { personId, details: {}, tier } })
const at = (stamp: string) => Date.parse(`${stamp}T04:00:00Z`)

describe('the same day of a later month, on the clocks of the site', () => {
  it.each([
    ['2026-01-15', 3, '2026-04-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(dayStamp(monthsAfter(at(from), months, zone), zone)).toBe(to)
  })
})

describe('customers of a tier', () => {
  it('are called three months after they were last called, ten days of time, others never', async () => {
    const personId = await register('key')
    await register('ordinary')
    expect(await sweep.round()).toBe(0)
    test.setClock(at('2026-04-29'))
    expect(await sweep.round()).toBe(0)
    test.setClock(at('2026-04-30'))
    expect(await sweep.round()).toBe(1)
    // The same day again, and another start of the program, plan nothing twice.
    expect(await sweep.round()).toBe(0)
    expect(await createTierSweep(test.core).round()).toBe(0)
    const [row] = callbackRows(test)
    expect(row).toMatchObject({ plan: 'key-accounts', person_id: personId, case_id: null, state: 'open' })
    expect([dayStamp(row?.from_at ?? 0, zone), dayStamp((row?.due_at ?? 0) - 1, zone)]).toEqual([
      '2026-04-30',
      '2026-05-10',
    ])
    test.setClock(at('2026-05-04'))
    const input = answered(row?.id ?? '', { scores: { overall: 5 } })
    await test.core.execute(callbacks.recordCallback, { actor: clerk, input })
    test.setClock(at('2026-08-03'))
    expect(await sweep.round()).toBe(0)
    test.setClock(at('2026-08-04'))
    expect(await sweep.round()).toBe(1)
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('a desk that was switched off for a year plans one call, from today', async () => {
    await register('dissatisfied')
    test.setClock(start + 400 * day)
    expect(await sweep.round()).toBe(1)
    const [row] = callbackRows(test)
    expect(dayStamp(row?.from_at ?? 0, zone)).toBe(dayStamp(start + 400 * day, zone))
  })

  it('whoever comes to the tier late is called at once, and whoever leaves it no more', async () => {
    const personId = await register('ordinary')
    test.setClock(start + 200 * day)
    await setTier(personId, 'key')
    expect(callbackRows(test)).toMatchObject([{ plan: 'key-accounts', state: 'open' }])
    await setTier(personId, 'dissatisfied')
    expect(callbackRows(test)).toMatchObject([{ state: 'open' }])
    await setTier(personId, 'ordinary')
    expect(callbackRows(test)).toMatchObject([{ state: 'cancelled', cancel_reason: 'tier-left' }])
  })

  it('a call about something else that is still to come does as well', async () => {
    const personId = await register('key')
    test.setClock(start + 200 * day)
    const input = { planId: 'pick-up', personId, on: dayStamp(start + 200 * day, zone) }
    await test.core.execute(callbacks.planCallbacks, { actor: clerk, input })
    expect(await sweep.round()).toBe(0)
  })

  it('who moved out or was erased is left alone', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const unitId = await estate.unit(await estate.building('3栋', await estate.project('花园')), '3-1', '1')
    const [gone, erased] = [await register('key'), await register('key')]
    await estate.moveIn(gone, unitId, 'owner')
    const until = dayStamp(start + day, zone)
    test.setClock(start + day)
    await test.core.execute(moveOut, {
      actor: test.manager,
      input: { personId: gone, unitId, role: 'owner', until },
    })
    await test.core.execute(erasePerson, {
      actor: test.manager,
      input: { personId: erased, reason: 'asked' },
    })
    test.setClock(start + 200 * day)
    expect(await sweep.round()).toBe(0)
  })

  it('are settled in slices, everybody once', async () => {
    for (let count = 0; count < 130; count++) await register('key')
    test.setClock(start + 200 * day)
    const before = test.core.head()?.sequence ?? 0
    expect(await sweep.round()).toBe(130)
    expect((test.core.head()?.sequence ?? 0) - before).toBe(130)
    expect(new Set(callbackRows(test).map(row => row.person_id)).size).toBe(130)
  })
})
