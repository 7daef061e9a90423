import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { ShiftHandover, ShiftHandoverRow } from '../../main/contract/shifts.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

/** What one shift hands over to the next, from the evening to the morning. */
const evening = Date.parse('2026-07-12T22:00:00+08:00')
const minute = 60_000

let test: TestDesk
let day: TestClient
let night: TestActor
let team: string

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(evening)
  day = await test.signIn(test.manager)
  night = await test.addMember('clerk', 'night')
  team = uuidv7()
  await day.command('teams.add', { teamId: team, name: '物业一队', kind: 'property', capacity: 4 })
})
afterEach(() => test.close())

async function take(place: string, severity: string): Promise<string> {
  const caseId = uuidv7()
  await day.command('leaks.take', {
    caseId,
    unitId: null,
    buildingId: null,
    place,
    entry: 'roof',
    severity,
  })
  return caseId
}
async function handOver(note?: string): Promise<string> {
  const handoverId = uuidv7()
  await day.command('shifts.handOver', { handoverId, takenBy: night.staffId, note })
  return handoverId
}
const show = async (handoverId: string) => (await day.query('shifts.show', { handoverId })) as ShiftHandover
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

it('holds what was open, who was to be called and who was promised, as it stood then', async () => {
  const grave = await take('大堂', 'danger')
  const promised = await take('2层走廊', 'seepage')
  const sent = await take('3层走廊', 'spreading')
  await day.command('leaks.dispatch', { caseIds: [sent], teamId: team })
  const nextAt = evening + 60 * minute
  await day.command('leaks.tellHousehold', { caseId: promised, text: '一小时内到', nextAt })
  test.setClock(evening + 20 * minute)
  const found = await show(await handOver('3层的钥匙在门岗'))
  expect(found).toMatchObject({
    handedAt: evening + 20 * minute,
    givenByName: '测试经理',
    takenByName: '测试night',
    acceptedAt: null,
    open: 3,
    late: 1,
    note: '3层的钥匙在门岗',
    cameSince: 0,
  })
  const of = (caseId: string) => found.leaks.find(leak => leak.caseId === caseId)
  expect(of(grave)).toMatchObject({ place: '大堂', state: 'reported', since: 'same', keeperName: '测试经理' })
  expect(of(promised)).toMatchObject({ promisedAt: nextAt })
  expect(of(sent)).toMatchObject({ state: 'dispatched', teamName: '物业一队' })
})

it('says what changed since, and what came', async () => {
  const [one, two, three] = [
    await take('大堂', 'damp'),
    await take('门厅', 'damp'),
    await take('车库', 'damp'),
  ]
  const handoverId = await handOver()
  await day.command('leaks.advance', { caseIds: [two], to: 'stopped' })
  await day.command('cases.void', { caseId: three, reason: 'mistake', duplicateOf: null, text: '录错' })
  await take('屋顶', 'damp')
  const found = await show(handoverId)
  const since = (caseId: string) => found.leaks.find(leak => leak.caseId === caseId)
  expect(since(one)).toMatchObject({ since: 'same' })
  expect(since(two)).toMatchObject({ since: 'moved', state: 'reported', stateNow: 'stopped' })
  expect(since(three)).toMatchObject({ since: 'over', stateNow: null })
  expect(found.cameSince).toBe(1)
})

it('is confirmed by whoever took it over and nobody else, once', async () => {
  await take('大堂', 'damp')
  const handoverId = await handOver()
  expect(await codeOf(day.command('shifts.takeOver', { handoverId }))).toBe('shift.notYours')
  const other = await test.signIn(night)
  test.setClock(evening + 5 * minute)
  await other.command('shifts.takeOver', { handoverId })
  test.setClock(evening + 9 * minute)
  await other.command('shifts.takeOver', { handoverId })
  expect(await day.query('shifts.list')).toMatchObject([{ id: handoverId, acceptedAt: evening + 5 * minute }])
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})

it('goes to a colleague who works here, not to oneself and not to somebody who only reads', async () => {
  const give = (takenBy: string) => codeOf(day.command('shifts.handOver', { handoverId: uuidv7(), takenBy }))
  expect(await give(test.manager.staffId)).toBe('shift.toOneself')
  expect(await give(uuidv7())).toBe('shift.nobody')
  expect(await give((await test.addMember('auditor')).staffId)).toBe('shift.nobody')
  expect((await day.query('shifts.list')) as ShiftHandoverRow[]).toEqual([])
})
