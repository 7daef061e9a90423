import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planCare, settleCare } from '../../main/callbacks/care-commands.ts'
import * as callbacks from '../../main/callbacks/commands.ts'
import type { CarePage, CareReason } from '../../main/contract/callback-views.ts'
import type { CallbackDetail } from '../../main/contract/callback-views.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import type { VisitRow } from '../../main/contract/visits.ts'
import { erasePerson } from '../../main/people/commands.ts'
import { cancelVisit, holdVisit, missVisit, planVisits } from '../../main/visits/commands.ts'
import { answered, callbackRows, closedCase, openCallback } from '../support/callbacks.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let worker: TestActor
let caller: TestActor
let unitId: string
let owner: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  worker = await test.addMember('specialist')
  caller = await test.addMember('clerk')
  const estate = estateBuilder(test.core, test.manager)
  unitId = await estate.unit(await estate.building('3栋', await estate.project('河畔花园')), '3-101', '101')
  owner = await estate.person('张伟', ['13800138000'])
  await estate.moveIn(owner, unitId, 'owner')
})
afterEach(() => test.close())

const run = <Input, Result>(
  command: Parameters<typeof test.core.execute<Input, Result>>[0],
  input: Input,
  actor: TestActor = caller,
) => test.core.execute(command, { actor, input })

/** A callback in which the owner was dissatisfied. */
async function dissatisfied(more: { unitId?: string; personId?: string } = { unitId, personId: owner }) {
  const callbackId = openCallback(test, await closedCase(test, worker, { kind: 'repair', ...more }))
  await run(callbacks.recordCallback, answered(callbackId, { satisfaction: 'dissatisfied', words: '太慢' }))
  return callbackId
}

const careOf = (callbackId: string) =>
  test.core.read.get<{ care: string | null; visit: string | null; result: string | null }>(
    'select care, care_visit as visit, care_result as result from callback where id=?',
    [callbackId],
  )
const query = async (name: string, input: object, actor = caller): Promise<unknown> =>
  (await test.signIn(actor)).query(name, input)
const planned = async (callbackId: string, more: object = {}) => {
  const visitId = uuidv7()
  await run(planCare, { callbackId, visitId, visitor: worker.staffId, ...more })
  return visitId
}
const held = (visitId: string, settled: string[], at = test.core.environment.now()) =>
  run(holdVisit, { visitId, heldAt: at, personId: owner, minutes: '上门致歉', followUps: [], settled })

describe('the visit to a dissatisfied owner', () => {
  it('is a home visit for care, with its appointment, on the list of visits and on the list of the dissatisfied', async () => {
    const callbackId = await dissatisfied()
    const visitId = await planned(callbackId, { appointmentAt: noon + day, note: '晚饭后' })
    expect(await query('visits.detail', { visitId })).toMatchObject({
      purpose: 'care',
      state: 'agreed',
      unitId,
      appointmentAt: noon + day,
      visitor: worker.staffId,
      note: '晚饭后',
    })
    const { rows } = (await query('callbacks.care', { state: 'planned' })) as CarePage
    expect(rows).toMatchObject([{ id: callbackId, words: '太慢', visit: { id: visitId, state: 'agreed' } }])
    const reasons = (await query('callbacks.careReasons', { visitIds: [visitId] })) as CareReason[]
    expect(reasons).toMatchObject([{ callbackId, visitId, name: '张伟', words: '太慢', care: 'planned' }])
  })

  it('that settled it takes the owner off the list; one that did not leaves them there for another', async () => {
    const callbackId = await dissatisfied()
    const first = await planned(callbackId)
    await held(first, [])
    expect(careOf(callbackId)).toMatchObject({ care: 'open', visit: first })
    const second = await planned(callbackId)
    await held(second, [callbackId])
    expect(careOf(callbackId)).toMatchObject({ care: 'settled', visit: second })
    await expect(planned(callbackId)).rejects.toMatchObject({ code: 'callback.notDissatisfied' })
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it.each([
    ['missed', missVisit],
    ['cancelled', cancelVisit],
  ] as const)('that was %s leaves the owner on the list', async (_, end) => {
    const callbackId = await dissatisfied()
    await run(end, { visitId: await planned(callbackId), note: '业主出差' })
    expect(careOf(callbackId)?.care).toBe('open')
  })

  it('is one for two who are dissatisfied in the same home, and each is settled for themselves', async () => {
    const [one, other] = [await dissatisfied(), await dissatisfied()]
    const visitId = await planned(one)
    await expect(planned(other)).rejects.toMatchObject({ code: 'visit.alreadyPlanned' })
    const { rows } = (await query('callbacks.care', { state: 'open' })) as CarePage
    expect(rows).toMatchObject([{ id: other, openVisit: { id: visitId } }])
    await run(planCare, { callbackId: other, visitId })
    await held(visitId, [other])
    expect([careOf(one)?.care, careOf(other)?.care]).toEqual(['open', 'settled'])
  })

  it('may be one that is planned for another purpose, but not one that is over or of another home', async () => {
    const callbackId = await dissatisfied()
    const courtesy = uuidv7()
    const plan = { visits: [{ visitId: courtesy, unitId }], purpose: 'courtesy' as const, visitor: null }
    await run(planVisits, plan)
    await run(planCare, { callbackId, visitId: courtesy })
    await held(courtesy, [])
    const again = run(planCare, { callbackId, visitId: courtesy })
    await expect(again).rejects.toMatchObject({ code: 'visit.wrongState' })
    const estate = estateBuilder(test.core, test.manager)
    const elsewhere = await estate.unit(
      await estate.building('4栋', await estate.project('二期')),
      '4-101',
      '101',
    )
    const far = uuidv7()
    await run(planVisits, { ...plan, visits: [{ visitId: far, unitId: elsewhere }] })
    await expect(run(planCare, { callbackId, visitId: far })).rejects.toMatchObject({
      code: 'visit.notFound',
    })
  })

  it('is planned once, needs a home, and somebody who is dissatisfied', async () => {
    const callbackId = await dissatisfied()
    await planned(callbackId)
    await expect(planned(callbackId)).rejects.toMatchObject({ code: 'callback.carePlanned' })
    const homeless = await dissatisfied({})
    await expect(planned(homeless)).rejects.toMatchObject({ code: 'callback.careWithoutHome' })
    const estate = estateBuilder(test.core, test.manager)
    const other = await estate.unit(
      await estate.building('5栋', await estate.project('三期')),
      '5-101',
      '101',
    )
    await planned(homeless, { unitId: other })
    expect(careOf(homeless)?.care).toBe('planned')
    const content = openCallback(test, await closedCase(test, worker))
    await expect(planned(content)).rejects.toMatchObject({ code: 'callback.notDissatisfied' })
  })

  it('keeps the answer from being taken back', async () => {
    const callbackId = await dissatisfied()
    await run(cancelVisit, { visitId: await planned(callbackId), note: '改期' })
    const attemptId = callbackRows(test).find(row => row.id === callbackId)?.last_attempt ?? ''
    const back = run(callbacks.takeBackCallback, { callbackId, attemptId })
    await expect(back).rejects.toMatchObject({ code: 'callback.notLast' })
  })

  it('loses its minutes when the owner is erased, whoever was spoken with', async () => {
    const callbackId = await dissatisfied()
    const visitId = await planned(callbackId)
    await run(holdVisit, { visitId, heldAt: noon, personId: null, minutes: '张先生仍不满', followUps: [] })
    const input = { personId: owner, reason: 'asked' as const, withCases: true }
    await run(erasePerson, input, test.manager)
    expect(((await query('visits.detail', { visitId })) as VisitRow).minutes).toBeNull()
  })
})

it('a dissatisfied owner may be settled without a visit, in words', async () => {
  const callbackId = await dissatisfied()
  await run(settleCare, { callbackId, result: '经理致电致歉，业主接受' })
  expect(careOf(callbackId)).toMatchObject({ care: 'settled', result: '经理致电致歉，业主接受' })
  const again = run(settleCare, { callbackId, result: '再来' })
  await expect(again).rejects.toMatchObject({ code: 'callback.notDissatisfied' })
  expect((await query('callbacks.detail', { callbackId })) as CallbackDetail).toMatchObject({
    care: 'settled',
  })
})

it('Today has dissatisfied owners nobody goes to; a visit to one is a visit like every other, agreed or not', async () => {
  const count = async (source: string, actor: TestActor) =>
    ((await query('today.mine', {}, actor)) as TodayScreen).numbers.find(one => one.source === source)?.total
      .count
  const callbackId = await dissatisfied()
  expect([await count('careOpen', caller), await count('visits', worker)]).toEqual([1, 0])
  const visitId = await planned(callbackId)
  expect([await count('careOpen', caller), await count('visits', worker)]).toEqual([0, 1])
  expect(await count('visits', caller)).toBe(0)
  const agreed = await test.signIn(caller)
  await agreed.command('visits.agree', {
    visitId,
    appointmentAt: noon + 2 * day,
    visitor: worker.staffId,
    note: '',
  })
  expect(await count('visits', worker)).toBe(0)
})
