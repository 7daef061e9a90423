import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as callbacks from '../../main/callbacks/commands.ts'
import * as cases from '../../main/cases/commands.ts'
import type {
  CallbackDetail,
  CallbackQueue,
  CampaignRow,
  DailySummary,
} from '../../main/contract/callback-views.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { registerPerson } from '../../main/people/commands.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { callbackLedger } from '../../main/reports/ledgers/callbacks.ts'
import { eachRow } from '../../main/reports/ledgers.ts'
import { changeStaff } from '../../main/staff/commands.ts'
import { answered, callbackRows, closedCase, openCallback } from '../support/callbacks.ts'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let worker: TestActor
let caller: TestActor
let client: TestClient

beforeEach(async () => {
  test = await openTestDesk({ clock: noon })
  worker = await test.addMember('specialist')
  caller = await test.addMember('specialist', 'caller')
  client = await test.signIn(caller)
})
afterEach(() => test.close())

const register = async (name: string, tier: 'ordinary' | 'key' = 'ordinary') => {
  const personId = uuidv7()
  const details = { name, phones: [{ number: '13800138000' }] }
  const input = { personId, details, occupancies: [], tier }
  await test.core.execute(registerPerson, { actor: test.manager, input })
  return personId
}

/** Sessions end long before the next day. */
async function moveClock(at: number): Promise<void> {
  test.setClock(at)
  client = await test.signIn(caller)
}

const queue = async (input: object = {}) => (await client.query('callbacks.queue', input)) as CallbackQueue

it('the queue begins with the window, leaves out one’s own work and whoever was tried today comes last', async () => {
  const first = await closedCase(test, worker, { text: '一' })
  const second = await closedCase(test, worker, { text: '二' })
  await closedCase(test, caller, { text: '自己办的' })
  expect(await queue()).toEqual({ calls: [], notMine: 0, more: false })
  await moveClock(noon + 2 * day)
  const due = await queue()
  expect(due.calls.map(call => call.caseText)).toEqual(['一', '二'])
  expect(due).toMatchObject({ notMine: 1, more: false })
  expect(due.calls[0]).toMatchObject({ resolution: '已更换角阀', mine: true, when: 'now' })
  const input = { callbackId: openCallback(test, first), attemptId: uuidv7() }
  await client.command('callbacks.attempt', input)
  expect((await queue()).calls.map(call => call.caseId)).toEqual([second, first])
})

it('a campaign calls whom the list shows, asks its own questions and says what came of them', async () => {
  const key = await register('张伟', 'key')
  await register('王芳')
  const campaignId = uuidv7()
  const started = {
    campaignId,
    name: '重点客户',
    script: '您好',
    questions: [{ text: '服务如何' }],
    from: '2026-07-12',
    until: '2026-07-20',
    list: { of: 'people', filter: { tier: 'key' } },
  }
  expect(await client.command('callbacks.startCampaign', started)).toEqual({ campaignId, planned: 1 })
  const [call] = (await queue({ campaignId })).calls
  expect(call).toMatchObject({ personId: key, name: '张伟', script: '您好', phone: '138****8000' })
  expect(call?.questions).toMatchObject([{ id: 'q1', text: { zh: '服务如何' }, scale: 5 }])
  const unknown = client.command('callbacks.record', answered(call?.id ?? '', { scores: { speed: 3 } }))
  await expect(unknown).rejects.toMatchObject({ code: 'callback.questionUnknown' })
  await client.command('callbacks.record', answered(call?.id ?? '', { scores: { q1: 4 } }))
  expect((await client.query('callbacks.campaigns')) as CampaignRow[]).toMatchObject([
    { name: '重点客户', total: 1, open: 0, done: 1, reached: 1, questions: [{ answers: 1, mean: 4 }] },
  ])
  await client.command('callbacks.endCampaign', { campaignId })
  const again = client.command('callbacks.endCampaign', { campaignId })
  await expect(again).rejects.toMatchObject({ code: 'callback.campaignEnded' })
  const nobody = client.command('callbacks.startCampaign', {
    ...started,
    campaignId: uuidv7(),
    list: { of: 'people', filter: { tier: 'dissatisfied' } },
  })
  await expect(nobody).rejects.toMatchObject({ code: 'callback.campaignEmpty' })
  const backwards = client.command('callbacks.startCampaign', {
    ...started,
    campaignId: uuidv7(),
    until: '2026-07-11',
  })
  await expect(backwards).rejects.toMatchObject({ code: 'callback.campaignDays' })
})

it('the summary of a day and the register hold every call, phones masked', async () => {
  const reached = openCallback(test, await closedCase(test, worker))
  const missed = openCallback(test, await closedCase(test, worker))
  await moveClock(noon + 3 * day)
  const record = answered(reached, { satisfaction: 'dissatisfied', words: '太慢' })
  await test.core.execute(callbacks.recordCallback, { actor: caller, input: record })
  await client.command('callbacks.attempt', { callbackId: missed, attemptId: uuidv7() })
  const summary = (await client.query('callbacks.summary', { day: '2026-07-15' })) as DailySummary
  expect(summary.figures).toMatchObject({ due: 2, done: 1, reached: 1, target: 96 })
  expect(summary.calls.map(one => one.attempt.reached)).toEqual([true, false])
  const context = {
    read: test.core.read,
    profile: loadProfile('real-estate'),
    language: 'zh' as const,
    now: noon + 3 * day,
    timeZone: 'Asia/Shanghai',
  }
  const rows = [...eachRow(context, callbackLedger, {})]
  expect(rows.map(row => row.id).toSorted()).toEqual(
    callbackRows(test)
      .map(row => row.id)
      .toSorted(),
  )
  const at = (id: string) => callbackLedger.columns.findIndex(column => column.id === id)
  const first = rows.find(row => row.id === reached)?.values ?? []
  expect([first[at('satisfaction')], first[at('words')], first[at('care')]]).toEqual([
    '不满意',
    '太慢',
    '待安排走访',
  ])
  expect([...eachRow(context, callbackLedger, { state: 'open' })]).toHaveLength(1)
})

it('a full number is shown only after the look is on the audit trail', async () => {
  const personId = await register('张伟')
  await client.command('callbacks.plan', { planId: 'pick-up', personId, on: '2026-07-10' })
  const [one] = callbackRows(test)
  const shown = await client.command('callbacks.unmask', { callbackId: one?.id })
  expect(shown).toEqual({ phones: ['13800138000'] })
  const looks = test.core.read.all(`select 1 from operation where type='callback.unmasked' and actor=?`, [
    caller.staffId,
  ])
  expect(looks).toHaveLength(1)
})

const todayOf = async (actor: TestActor) =>
  (await (await test.signIn(actor)).query('today.mine')) as TodayScreen

/** How many Today says there are of something. */
const countOf = (screen: TodayScreen, source: string) =>
  screen.numbers.find(number => number.source === source)?.total.count

it('callbacks about one’s own work are not mine to do: they wait for another person, who has them', async () => {
  const caseId = await closedCase(test, worker)
  await moveClock(noon + 3 * day)
  const own = await todayOf(worker)
  expect([countOf(own, 'callbacksToday'), countOf(own, 'callbacksOthers')]).toEqual([0, 1])
  const waiting = own.groups.find(group => group.group === 'waiting')?.rows ?? []
  expect(waiting).toMatchObject([{ source: 'callbacksOthers', action: null }])
  const other = await todayOf(caller)
  expect([countOf(other, 'callbacksToday'), countOf(other, 'callbacksOthers')]).toEqual([1, 0])
  const mine = await test.signIn(worker)
  const filter = { when: 'due', whose: 'others' }
  expect(await mine.query('callbacks.list', { filter })).toMatchObject({ rows: [{ caseId, mine: false }] })
})

it('whoever works on the case after its callback was planned cannot make it either', async () => {
  const caseId = await takeCase(test, { kind: 'repair' }, { actor: worker })
  await test.core.execute(cases.resolveCase, { actor: worker, input: { caseId, text: '修好了' } })
  await test.core.execute(cases.verifyCase, { actor: worker, input: { caseId, good: true } })
  await test.core.execute(cases.assignCase, { actor: worker, input: { caseId, to: caller.staffId } })
  await moveClock(noon + 3 * day)
  expect(countOf(await todayOf(caller), 'callbacksOthers')).toBe(1)
  expect(countOf(await todayOf(test.manager), 'callbacksToday')).toBe(1)
})

it('a desk of one person says that nobody may', async () => {
  const caseId = await closedCase(test, test.manager)
  for (const { staffId } of [worker, caller])
    await test.core.execute(changeStaff, { actor: test.manager, input: { staffId, active: false } })
  const detail = (await (
    await test.signIn(test.manager)
  ).query('callbacks.detail', { callbackId: openCallback(test, caseId) })) as CallbackDetail
  expect(detail).toMatchObject({ mine: false, others: 0 })
})

it('Today has dissatisfied owners nobody goes to, and visits to them on their day', async () => {
  const callbackId = openCallback(test, await closedCase(test, worker))
  await client.command(
    'callbacks.record',
    answered(callbackId, { satisfaction: 'dissatisfied', words: '慢' }),
  )
  expect(countOf(await todayOf(caller), 'careOpen')).toBe(1)
  await client.command('callbacks.planCare', { callbackId, on: '2026-07-13', by: worker.staffId })
  expect(countOf(await todayOf(worker), 'careDue')).toBe(0)
  await moveClock(noon + day)
  const [screen, others] = [await todayOf(worker), await todayOf(caller)]
  expect([countOf(screen, 'careOpen'), countOf(screen, 'careDue'), countOf(others, 'careDue')]).toEqual([
    0, 1, 0,
  ])
})
