import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setAssignmentRule } from '../../main/assignment/commands.ts'
import { recordCallback } from '../../main/callbacks/commands.ts'
import * as commands from '../../main/cases/commands.ts'
import { countByState } from '../../main/cases/counts.ts'
import { caseDetail } from '../../main/cases/detail.ts'
import { complainOf, findCause } from '../../main/cases/level-commands.ts'
import { answerLinked, linkCases } from '../../main/cases/link-commands.ts'
import { listCases, pageStatement, resolveFilter } from '../../main/cases/list.ts'
import { caseTimeline } from '../../main/cases/timeline.ts'
import { causeNames, proposeCause } from '../../main/contract/causes.ts'
import type { CaseFilter } from '../../main/contract/cases.ts'
import { changeProfile } from '../../main/profiles/commands.ts'
import { profileOf } from '../../main/profiles/profiles.ts'
import { openCallback } from '../support/callbacks.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let actor: TestActor

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 12, 4) })
  actor = test.manager
})
afterEach(() => test.close())

const run = <Input, Result>(
  command: Parameters<typeof test.core.execute<Input, Result>>[0],
  input: Input,
  by: TestActor = actor,
) => test.core.execute(command, { actor: by, input })
const listed = (filter: CaseFilter) =>
  listCases(test.core.read, profileOf(test.core.read), {
    filter,
    sort: 'received',
    before: undefined,
    limit: 50,
  })
    .rows.map(row => row.id)
    .toSorted()
const lastEntry = (caseId: string) => caseTimeline(test.core.read, caseId, 0, 100).entries.at(-1)

describe('every case has a cause', () => {
  it.each(['complaint', 'repair', 'suggestion', 'dispute', 'consultation', 'praise'] as const)(
    'a %s is not closed without one',
    async kind => {
      const caseId = await takeCase(test, { kind })
      const close = { caseId, withoutCallback: 'other' as const }
      await expect(run(commands.closeCase, close)).rejects.toMatchObject({ code: 'case.causeMissing' })
      await expect(run(commands.closeCase, { ...close, cause: 'moonlight' })).rejects.toMatchObject({
        code: 'case.causeUnknown',
      })
      expect(caseRow(test, caseId)).toMatchObject({ state: 'received', cause: null })
      await run(commands.closeCase, { ...close, cause: 'unknown' })
      expect(caseRow(test, caseId)).toMatchObject({ state: 'closed', cause: 'unknown' })
      expect(lastEntry(caseId)).toMatchObject({ type: 'case.closed', cause: 'unknown' })
    },
  )

  it('is asked once: who resolves it says so, and it stays when it is reopened', async () => {
    const caseId = await takeCase(test, {})
    await run(commands.resolveCase, { caseId, text: '已修', cause: 'workmanship' })
    expect(lastEntry(caseId)).toMatchObject({ type: 'case.resolved', cause: 'workmanship' })
    await run(commands.closeCase, { caseId, withoutCallback: 'other' })
    await expect(run(findCause, { caseId, cause: null })).rejects.toMatchObject({ code: 'case.causeMissing' })
    await run(commands.reopenCase, { caseId, text: '又漏了' })
    await run(commands.closeCase, { caseId, withoutCallback: 'other', cause: 'material' })
    expect(caseDetail(test.core.read, caseId)).toMatchObject({ state: 'closed', cause: 'material' })
  })

  it('cases answered together get it together, and keep the one they have', async () => {
    const [leader, own, other] = [
      await takeCase(test, {}),
      await takeCase(test, {}),
      await takeCase(test, {}),
    ]
    await run(linkCases, { leader, caseIds: [own, other] })
    await run(findCause, { caseId: own, cause: 'use' })
    await run(answerLinked, {
      caseIds: [leader, own, other],
      text: '已修',
      resolve: true,
      cause: 'workmanship',
    })
    const causes = [leader, own, other].map(caseId => caseRow(test, caseId).cause)
    expect(causes).toEqual(['workmanship', 'use', 'workmanship'])
  })

  it.each([
    ['praise', 'recognition'],
    ['consultation', 'information'],
  ] as const)('a %s closed as it is taken has the usual one without being asked', async (kind, usual) => {
    const answer = '谢谢'
    const caseId = await takeCase(test, { kind, text: '请问施工质量', answeredOnTheSpot: { answer } })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'closed', cause: usual })
    const named = { answer, cause: 'misunderstanding' }
    const other = await takeCase(test, { kind, answeredOnTheSpot: named })
    expect(caseRow(test, other)).toMatchObject({ state: 'closed', cause: 'misunderstanding' })
    await expect(
      takeCase(test, { kind, answeredOnTheSpot: { answer, cause: 'moonlight' } }),
    ).rejects.toMatchObject({ code: 'case.causeUnknown' })
  })

  it('intake of anything else asks for none', async () => {
    const caseId = await takeCase(test, { answeredOnTheSpot: { answer: '已关总阀' } })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'resolved', cause: null })
  })
})

describe('the list', () => {
  it('is narrowed by a cause with everything below it, and by those not recorded', async () => {
    const [open, made, of, use] = [
      await takeCase(test, {}),
      await takeCase(test, {}),
      await takeCase(test, {}),
      await takeCase(test, {}),
    ]
    await run(commands.closeCase, { caseId: made, withoutCallback: 'other', cause: 'workmanship' })
    await run(findCause, { caseId: of, cause: 'material' })
    await run(findCause, { caseId: use, cause: 'use' })
    expect(listed({ cause: 'quality' })).toEqual([made, of].toSorted())
    expect(listed({ cause: 'quality', states: ['closed'], kinds: ['repair'] })).toEqual([made])
    expect(listed({ cause: 'material', kinds: ['complaint'] })).toEqual([])
    expect(listed({ cause: 'nonsense' })).toEqual([])
    expect(listed({ cause: 'none' })).toEqual([])
    expect(listed({})).toContain(open)
    const { sql, values } = pageStatement(
      test.core.read,
      resolveFilter(profileOf(test.core.read), { cause: 'quality' }),
      'received',
      undefined,
      50,
    )
    const plan = test.core.read.all<{ detail: string }>(`explain query plan ${sql}`, values)
    expect(plan.map(({ detail }) => detail).join()).toContain('case_cause')
    const counts = countByState(test.core.read, profileOf(test.core.read), { cause: 'quality' })
    expect([counts.closed.count, counts.received.count]).toEqual([1, 1])
  })
})

describe('a complaint about somebody', () => {
  const aboutSales = {
    kind: 'complaint',
    category: ['sales', 'sales-staff'],
    text: '置业顾问态度恶劣',
  } as const
  const complaint = (by: TestActor) =>
    takeCase(test, { ...aboutSales, category: [...aboutSales.category] }, { actor: by })

  it('about sales staff is the manager’s, whatever the rules of assignment say', async () => {
    const clerk = await test.addMember('clerk')
    const scope = { category: 'sales', projectId: null, buildingId: null, kind: null, tier: null }
    await run(setAssignmentRule, { ruleId: uuidv7(), scope, staffId: clerk.staffId })
    expect(caseRow(test, await complaint(clerk))).toMatchObject({ assignee: actor.staffId })
  })

  it('is handed to the manager as soon as its cause says so, and the manager may hand it on', async () => {
    const [clerk, specialist] = [await test.addMember('clerk'), await test.addMember('specialist')]
    const caseId = await takeCase(test, { kind: 'complaint' }, { actor: clerk })
    await run(commands.assignCase, { caseId, to: clerk.staffId })
    await run(findCause, { caseId, cause: 'sales-staff' }, clerk)
    expect(caseRow(test, caseId)).toMatchObject({ assignee: actor.staffId })
    await run(commands.assignCase, { caseId, to: specialist.staffId })
    await run(commands.correctCase, { caseId, changes: { text: '更正' }, clear: [] })
    expect(caseRow(test, caseId)).toMatchObject({ assignee: specialist.staffId })
  })

  it('goes past them below a cause of the desk’s own too', async () => {
    const { causes } = profileOf(test.core.read)
    const name = { zh: '签约专员', en: 'Contract staff' }
    const content = causes.map(top =>
      top.id === 'selling'
        ? {
            ...top,
            children: top.children?.map(child =>
              child.id === 'sales-staff' ? { ...child, children: [{ id: 'sales-contract', name }] } : child,
            ),
          }
        : top,
    )
    await run(changeProfile, { section: 'causes', base: 0, content })
    const clerk = await test.addMember('clerk')
    const caseId = await takeCase(test, { kind: 'dispute' }, { actor: clerk })
    await run(findCause, { caseId, cause: 'sales-contract' }, clerk)
    expect(caseRow(test, caseId)).toMatchObject({ assignee: actor.staffId })
    expect(causeNames(profileOf(test.core.read), 'sales-contract', 'en')).toEqual([
      'Sales',
      'Sales staff',
      'Contract staff',
    ])
  })

  it('is worked on and called back about by anybody but those complained of', async () => {
    const [clerk, other] = [await test.addMember('clerk'), await test.addMember('specialist')]
    const caseId = await takeCase(test, { kind: 'complaint', category: ['desk-service', 'desk-attitude'] })
    await run(commands.assignCase, { caseId, to: clerk.staffId })
    await run(complainOf, { caseId, staffId: clerk.staffId })
    // Nobody has it any more, so the manager does.
    expect(caseRow(test, caseId)).toMatchObject({ assignee: actor.staffId })
    expect(caseDetail(test.core.read, caseId).complainedOf).toMatchObject({ staffId: clerk.staffId })
    const refused = { code: 'case.complainedOf' }
    await expect(run(commands.assignCase, { caseId, to: clerk.staffId })).rejects.toMatchObject(refused)
    await expect(run(commands.startHandling, { caseId }, clerk)).rejects.toMatchObject(refused)
    await expect(
      run(commands.resolveCase, { caseId, text: '好了', cause: 'own-conduct' }, clerk),
    ).rejects.toMatchObject(refused)
    await run(commands.resolveCase, { caseId, text: '已道歉', cause: 'own-conduct' })
    await run(commands.closeCase, { caseId, withoutCallback: null })
    const call = {
      callbackId: openCallback(test, caseId),
      attemptId: uuidv7(),
      method: 'phone' as const,
      satisfaction: 'satisfied' as const,
      scores: {},
      reopen: false,
    }
    await expect(run(recordCallback, call, clerk)).rejects.toMatchObject(refused)
    await run(recordCallback, call, other)
  })

  it('names somebody outside, and is taken back', async () => {
    const caseId = await complaint(actor)
    await run(complainOf, { caseId, staffId: null, name: '王销售' })
    expect(caseDetail(test.core.read, caseId).complainedOf).toEqual({ staffId: null, name: '王销售' })
    expect(lastEntry(caseId)).toMatchObject({ type: 'case.complainedOf', name: '王销售' })
    await run(complainOf, { caseId, staffId: null })
    expect(caseDetail(test.core.read, caseId).complainedOf).toBeNull()
    const repair = await takeCase(test, {})
    await expect(run(complainOf, { caseId: repair, staffId: null })).rejects.toMatchObject({
      code: 'case.noComplaint',
    })
  })
})

describe('causes of a desk', () => {
  const edited = (content: unknown) => run(changeProfile, { section: 'causes', base: 0, content })

  it('may move within their tree, but one that a case has stays', async () => {
    const { causes } = profileOf(test.core.read)
    const caseId = await takeCase(test, {})
    await run(findCause, { caseId, cause: 'use' })
    const owners = causes.find(({ id }) => id === 'owners')
    const use = owners?.children?.find(({ id }) => id === 'use')
    const without = causes.map(top =>
      top.id === 'owners' ? { ...top, children: top.children?.filter(({ id }) => id !== 'use') } : top,
    )
    await expect(edited(without)).rejects.toMatchObject({ code: 'profile.inUse' })
    await edited([...without, use])
    expect(causeNames(profileOf(test.core.read), 'use', 'zh')).toEqual(['使用不当'])
  })

  it('have a name in both languages, each id once, and at most three levels', async () => {
    const { causes } = profileOf(test.core.read)
    const name = { zh: '甲', en: 'A' }
    const deep = {
      id: 'a',
      name,
      children: [{ id: 'b', name, children: [{ id: 'c', name, children: [{ id: 'd', name }] }] }],
    }
    for (const wrong of [{ id: 'own', name: { zh: '甲', en: '' } }, { id: 'workmanship', name }, deep])
      await expect(edited([...causes, wrong])).rejects.toMatchObject({ code: 'profile.sectionWrong' })
  })

  it('that are retired, with all below them, are proposed no more', async () => {
    const question = { kind: 'repair', category: ['leak', 'leak-kitchen'], text: '厨房漏水' } as const
    expect(proposeCause(profileOf(test.core.read), question)).toBe('workmanship')
    const { causes } = profileOf(test.core.read)
    await edited(causes.map(top => (top.id === 'quality' ? { ...top, retired: true } : top)))
    expect(proposeCause(profileOf(test.core.read), question)).toBeNull()
  })
})
