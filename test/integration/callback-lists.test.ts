import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as callbacks from '../../main/callbacks/commands.ts'
import * as cases from '../../main/cases/commands.ts'
import type {
  CallbackDetail,
  CallbackQueue,
  CampaignPreview,
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
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let worker: TestActor
let caller: TestActor
let client: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
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

const campaignOver = (list: object, more: object = {}) => ({
  campaignId: uuidv7(),
  name: '专项',
  script: '',
  questions: [],
  from: '2026-07-12',
  until: '2026-07-20',
  list,
  ...more,
})

it('a campaign over cases calls each owner once, but not by whoever did the work, and stays when a case is reopened', async () => {
  const personId = await register('张伟')
  await closedCase(test, worker, { personId, text: '一' })
  const newest = await closedCase(test, worker, { personId, text: '二' })
  const other = await closedCase(test, worker, { text: '三' })
  const list = { of: 'cases', filter: { states: ['closed'] } }
  expect(await client.query('callbacks.campaignPreview', { list })).toMatchObject({ count: 2, listed: 3 })
  const input = campaignOver(list)
  await client.command('callbacks.startCampaign', input)
  const filter = { campaignId: input.campaignId }
  expect((await queue(filter)).calls.map(call => call.caseId).toSorted()).toEqual([newest, other].toSorted())
  const own = await test.signIn(worker)
  expect(await own.query('callbacks.queue', filter)).toMatchObject({ calls: [], notMine: 2 })
  await test.core.execute(cases.reopenCase, { actor: worker, input: { caseId: newest, text: '又漏了' } })
  expect((await queue(filter)).calls).toHaveLength(2)
  // The plan of the profile goes on beside it.
  await test.core.execute(cases.resolveCase, { actor: worker, input: { caseId: newest, text: '修好了' } })
  const close = { caseId: newest, cause: 'workmanship', withoutCallback: null }
  await test.core.execute(cases.closeCase, { actor: worker, input: close })
  const plans = callbackRows(test, newest).map(row => `${row.plan} ${row.state}`)
  expect(plans.toSorted()).toEqual(['campaign open', 'repair cancelled', 'repair open'])
})

it('any plan can be started over a list: three calls each, with the questions of the plan', async () => {
  await register('张伟', 'key')
  const input = campaignOver({ of: 'people', filter: { tier: 'key' } }, { planId: 'three-calls' })
  expect(await client.command('callbacks.startCampaign', input)).toMatchObject({ planned: 3 })
  const days = callbackRows(test).map(row => [row.call_no, (row.from_at - noon) / day])
  expect(days).toEqual([
    [1, 9.5],
    [2, 29.5],
    [3, 89.5],
  ])
  expect((await client.query('callbacks.campaigns')) as CampaignRow[]).toMatchObject([
    { plan: { en: 'Three calls at 10, 30 and 90 days' }, until: '2026-10-10', total: 3 },
  ])
  const [row] = callbackRows(test)
  expect(await client.query('callbacks.detail', { callbackId: row?.id })).toMatchObject({
    questions: [{ id: 'quality', text: { en: 'How good is the repair' } }, { id: 'overall' }],
  })
  const unknown = client.command(
    'callbacks.startCampaign',
    campaignOver({ of: 'people' }, { planId: 'none' }),
  )
  await expect(unknown).rejects.toMatchObject({ code: 'callback.planUnknown' })
})

it('pasted rows of a workbook name people by phone, home, name and case; the others are told by row', async () => {
  const estate = estateBuilder(test.core, test.manager)
  const unitId = await estate.unit(
    await estate.building('3栋', await estate.project('河畔花园')),
    '3-101',
    '101',
  )
  const [owner, wife] = [
    await estate.person('赵敏', ['13700137001']),
    await estate.person('钱进', ['13700137001']),
  ]
  await estate.moveIn(owner, unitId, 'owner')
  await estate.moveIn(wife, unitId, 'family')
  const twins = [await estate.person('孙丽', []), await estate.person('孙丽', ['13600136000'])]
  const caseId = await closedCase(test, worker)
  const number = test.core.read.get<{ number: string }>('select number from "case" where id=?', [
    caseId,
  ])?.number
  const rows = [
    '房号\t姓名\t电话',
    '3-101\t钱进\t',
    '\t赵敏\t137 0013 7001',
    '3栋101',
    '孙丽',
    '孙丽\t13600136000',
    '',
    number,
    '李不在',
    '钱进',
  ].join('\r\n')
  const list = { of: 'pasted', rows }
  const preview = (await client.query('callbacks.campaignPreview', { list })) as CampaignPreview
  expect(preview).toMatchObject({ count: 5, listed: 9, tooMany: false, unknownCount: 3 })
  expect(preview.unknown).toEqual([
    { row: 1, text: '房号 姓名 电话', several: false },
    { row: 5, text: '孙丽', several: true },
    { row: 9, text: '李不在', several: false },
  ])
  const input = campaignOver(list)
  await client.command('callbacks.startCampaign', input)
  const planned = callbackRows(test).filter(row => row.plan === 'campaign')
  // The home is called by whoever lives there.
  expect(planned.map(row => row.person_id)).toEqual([wife, owner, owner, twins[1], null])
  expect(planned.map(row => row.case_id)).toEqual([null, null, null, null, caseId])
  expect((await rebuildCheck(test)).differences).toEqual([])
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
