import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { LeakCard } from '../../main/contract/leak-card.ts'
import { hour, type LeakEvening, leakEvening } from '../support/leak-evening.ts'

let evening: LeakEvening
beforeEach(async () => {
  evening = await leakEvening()
})
afterEach(() => evening.test.close())

const card = async (caseId: string) =>
  (await evening.client().query('leaks.card', { caseId })) as LeakCard | null
const step = (name: string, input: Record<string, unknown>) =>
  evening.client().command(`leaks.${name}`, input)

/** From first aid to a repair. */
async function repaired(caseId: string) {
  await step('dispatch', { caseIds: [caseId], teamId: evening.team })
  await step('advance', { caseIds: [caseId], to: 'stopped' })
  await step('planRepair', { caseId, text: '更换三通', dueAt: evening.now() + 24 * hour })
  await evening.pass(hour)
  await step('repair', { caseId, text: '已换', teamId: evening.team })
}

it('a card follows the way of a leak until it holds, with its plan, tests and rain', async () => {
  const caseId = await evening.take('702')
  const began = evening.now()
  expect(await card(caseId)).toMatchObject({
    kind: 'storm',
    entry: 'pipe',
    state: 'reported',
    reportedAt: began,
    sentAt: null,
    plan: null,
    tests: [],
    returns: 0,
  })
  await repaired(caseId)
  expect(await card(caseId)).toMatchObject({
    state: 'repaired',
    sentAt: began,
    stoppedAt: began,
    plan: { text: '更换三通', dueAt: began + 24 * hour, at: began },
    repairedAt: began + hour,
    repairedByName: '物业一队',
    provenAt: null,
  })
  const rain = { from: evening.now(), to: evening.now() + hour, millimetres: 12.5 }
  await evening.pass(2 * hour)
  await evening.client().command('rain.record', { readingId: uuidv7(), ...rain })
  await step('test', { caseId, kind: 'rain', from: rain.from, to: evening.now(), holds: true })
  const proven = evening.now()
  expect(await card(caseId)).toMatchObject({
    state: 'proven',
    provenAt: proven,
    acceptedAt: null,
    tests: [{ kind: 'rain', holds: true, millimetres: 12.5 }],
  })
  await step('accept', { caseId, text: '不漏了' })
  expect(await card(caseId)).toMatchObject({ state: 'accepted', acceptedAt: proven })
})

it('a leak that comes back begins anew: its old plan is behind it, its tests stay to be read', async () => {
  const caseId = await evening.take('702')
  await repaired(caseId)
  await evening.pass(hour)
  await step('return', { caseId, severity: 'spreading', text: '又漏了' })
  expect(await card(caseId)).toMatchObject({ returns: 1, plan: null, provenAt: null, severity: 'spreading' })
})

it('another case has no card', async () => {
  expect(await card(uuidv7())).toBeNull()
})

it('what came back behind a repair counts against who repaired it, in the stretch that is asked about', async () => {
  const [repairedOne, aidedOne] = [await evening.take('702'), await evening.take('301')]
  await repaired(repairedOne)
  await step('dispatch', { caseIds: [aidedOne], teamId: evening.team })
  await step('advance', { caseIds: [aidedOne], to: 'stopped' })
  await evening.pass(hour)
  const at = evening.now()
  for (const caseId of [repairedOne, aidedOne])
    await step('return', { caseId, severity: 'seepage', text: '又漏' })
  const returns = (from: number, to: number) => evening.client().query('leaks.returns', { from, to })
  // First aid alone is nobody's repair.
  expect(await returns(at, at + 1)).toEqual([
    { caseId: repairedOne, repairedBy: evening.team, teamName: '物业一队', returnedAt: at },
  ])
  expect(await returns(at - hour, at)).toEqual([])
  expect(await returns(at + 1, at + hour)).toEqual([])
})
