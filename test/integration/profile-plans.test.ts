import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as cases from '../../main/cases/commands.ts'
import { DeskError, errorText } from '../../main/contract/errors.ts'
import { kindName } from '../../main/contract/profile.ts'
import type { EditableSection, ProfileSectionView } from '../../main/contract/profile-sections.ts'
import { changeProfile, restoreProfile } from '../../main/profiles/commands.ts'
import { loadProfile, profileOf } from '../../main/profiles/profiles.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { rebuildDifferences } from '../support/registers.ts'

const shipped = loadProfile('real-estate')
const day = 86_400_000
let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 13, 2) })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const change = (section: EditableSection, content: unknown, base = 0) =>
  test.core.execute(changeProfile, { actor: test.manager, input: { section, base, content } })
const view = (section: EditableSection) =>
  client.query('profile.section', { section }) as Promise<ProfileSectionView>
const run = <Input, Result>(command: Parameters<typeof test.core.execute<Input, Result>>[0], input: Input) =>
  test.core.execute(command, { actor: test.manager, input })
/** What a refused change says. */
async function refusal(call: Promise<unknown>) {
  const error: unknown = await call.catch((reason: unknown) => reason)
  if (!(error instanceof DeskError)) throw new Error(`not refused: ${String(error)}`)
  return { code: error.code, zh: errorText(error.code, error.params, 'zh') }
}
const windows = (caseId: string) =>
  test.core.read.all<{ plan: string; version: number; from: number }>(
    'select plan, plan_version as version, from_at as "from" from callback where case_id=? order by planned_at',
    [caseId],
  )

async function closedRepair() {
  const caseId = await takeCase(test, { kind: 'repair' })
  await run(cases.startHandling, { caseId })
  await run(cases.resolveCase, { caseId, text: '已修好' })
  await run(cases.verifyCase, { caseId, good: true, text: '业主满意' })
  return caseId
}

it('a changed callback plan holds for what is planned from then on, with a version of its own, and goes back', async () => {
  const before = await closedRepair()
  const plans = shipped.callbacks.plans.map(plan =>
    plan.id === 'repair' ? { ...plan, calls: [{ from: 5, until: 7 }] } : plan,
  )
  await change('callbacks', { ...shipped.callbacks, plans })
  const after = await closedRepair()
  const [old, young] = [windows(before)[0], windows(after)[0]]
  expect([old?.plan, young?.plan]).toEqual(['repair', 'repair'])
  expect((young?.from ?? 0) - (old?.from ?? 0)).toBe(3 * day)
  expect([old?.version, young?.version]).toEqual([1, 2])
  const { changes } = await view('callbacks')
  expect(changes[0]?.differences).toEqual([
    { what: 'changed', name: shipped.callbacks.plans.find(({ id }) => id === 'repair')?.name },
  ])
  await run(restoreProfile, { section: 'callbacks', base: 1, to: 0 })
  expect(profileOf(test.core.read).callbacks).toEqual(shipped.callbacks)
  expect(await rebuildDifferences(test)).toBe(0)
})

it('plans and questions that callbacks have stay; others can go', async () => {
  await closedRepair()
  const { plans, questions } = shipped.callbacks
  const without = {
    ...shipped.callbacks,
    plans: plans.filter(({ id }) => id !== 'repair'),
  }
  expect(await refusal(change('callbacks', without))).toMatchObject({ code: 'profile.inUse' })
  const unasked = { ...without, plans, questions: questions.filter(({ id }) => id !== 'speed') }
  expect((await refusal(change('callbacks', unasked))).zh).toContain('没有问题')
  const unused = { ...shipped.callbacks, plans: plans.filter(({ id }) => id !== 'key-accounts') }
  await change('callbacks', unused)
  expect(profileOf(test.core.read).callbacks.plans).toHaveLength(plans.length - 1)
})

it('a plan that another one leaves nothing to is refused with both names', async () => {
  const plans = shipped.callbacks.plans.map(plan =>
    plan.id === 'three-calls' ? { ...plan, active: true } : plan,
  )
  const said = await refusal(change('callbacks', { ...shipped.callbacks, plans }))
  expect(said.zh).toContain('永远不会启用')
  expect(said.zh).toContain('维修验收后 2–3 天')
})

it('a recipient that sheets go to stays, and its name and hours may change', async () => {
  const caseId = await takeCase(test, { kind: 'repair' })
  const sheet = { caseId, recipient: 'landscape', subject: '绿化', text: '请维修', issue: true }
  await client.command('sheets.write', { sheetId: uuidv7(), ...sheet })
  const { recipients } = shipped.sheets
  const fewer = { ...shipped.sheets, recipients: recipients.filter(({ id }) => id !== 'landscape') }
  expect(await refusal(change('sheets', fewer))).toMatchObject({ code: 'profile.inUse' })
  const named = recipients.map(one =>
    one.id === 'landscape'
      ? { ...one, name: { zh: '绿化养护公司', en: 'Gardening company' }, dueHours: 24 }
      : one,
  )
  await change('sheets', { ...shipped.sheets, recipients: named })
  const sheetId = uuidv7()
  await client.command('sheets.write', { sheetId, ...sheet })
  const due = test.core.read.get<{ due: number; at: number }>(
    'select due_at as due, issued_at as at from sheet where id=?',
    [sheetId],
  )
  expect((due?.due ?? 0) - (due?.at ?? 0)).toBe(day)
  expect((await view('sheets')).changes[0]?.differences.map(({ what }) => what)).toEqual([
    'renamed',
    'changed',
  ])
})

it('a demand for a sheet can be added, and one of a recipient or category that is not there is refused', async () => {
  const demand = {
    id: 'own-leaks',
    recipient: 'waterproofing',
    kinds: ['repair'],
    categories: ['leak'],
    reason: { zh: '渗漏报修须发防水单位', en: 'Leaks go to the waterproofing contractor' },
  }
  const set = (more: object) => ({
    ...shipped.sheets,
    demands: [...shipped.sheets.demands, { ...demand, ...more }],
  })
  expect((await refusal(change('sheets', set({ recipient: 'nobody' })))).zh).toContain('没有收件单位')
  expect((await refusal(change('sheets', set({ categories: ['nowhere'] })))).zh).toContain('没有类别')
  expect((await refusal(change('sheets', set({ reason: { zh: '', en: 'x' } })))).zh).toContain(
    '原因 › 中文：不能为空',
  )
  await change('sheets', set({}))
  const { changes } = await view('sheets')
  expect(changes[0]?.differences).toEqual([{ what: 'added', name: demand.reason }])
})

it('the interview guide is changed and set back like every section', async () => {
  const [first, ...others] = shipped.interview
  if (!first) throw new Error('no guide')
  const asked = { text: { zh: '孩子几点睡觉？', en: 'When do the children sleep?' } }
  await change('interview', [{ ...first, questions: [asked] }, ...others])
  expect(profileOf(test.core.read).interview[0]?.questions).toEqual([asked])
  expect((await view('interview')).changes[0]?.differences).toEqual([{ what: 'changed', name: first.name }])
  await run(restoreProfile, { section: 'interview', base: 1, to: 0 })
  expect(profileOf(test.core.read).interview).toEqual(shipped.interview)
})

it('a kind is called on lists, sheets and the wall as this desk calls it', async () => {
  const kinds = shipped.kinds.map(kind =>
    kind.id === 'repair' ? { ...kind, name: { zh: '维修申请', en: 'Work request' } } : kind,
  )
  await takeCase(test, { kind: 'repair' })
  await change('kinds', kinds)
  const profile = profileOf(test.core.read)
  expect([kindName(profile, 'repair').zh, kindName(profile, 'praise').zh]).toEqual(['维修申请', '表扬'])
  const page = (await client.query('ledgers.page', { ledger: 'cases', language: 'zh' })) as {
    rows: { values: unknown[] }[]
  }
  expect(page.rows[0]?.values).toContain('维修申请')
  const wall = (await client.query('today.wall')) as { newest: { kindName: { zh: string } }[] }
  expect(wall.newest[0]?.kindName.zh).toBe('维修申请')
})
