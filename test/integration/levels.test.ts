import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setAssignmentRule } from '../../main/assignment/commands.ts'
import * as commands from '../../main/cases/commands.ts'
import { caseDetail } from '../../main/cases/detail.ts'
import { findCause, fixResponsible, setLevel } from '../../main/cases/level-commands.ts'
import { answerLinked, linkCases, unlinkCase } from '../../main/cases/link-commands.ts'
import { listCases } from '../../main/cases/list.ts'
import { caseTimeline } from '../../main/cases/timeline.ts'
import { waitingGroups } from '../../main/cases/waiting.ts'
import type { CaseFilter } from '../../main/contract/cases.ts'
import { profileOf } from '../../main/profiles/profiles.ts'
import { writeSheet } from '../../main/sheets/writing.ts'
import { dayStart } from '../../main/site/time.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

const noon = Date.UTC(2026, 6, 12, 4)
const day = 86_400_000
let test: TestDesk
let actor: TestActor
let home: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  actor = test.manager
  const build = estateBuilder(test.core, actor)
  home = await build.unit(await build.building('1栋', await build.project('花园')), '1-101', '101', {
    floor: 1,
  })
})
afterEach(() => test.close())

const run = <Input, Result>(command: Parameters<typeof test.core.execute<Input, Result>>[0], input: Input) =>
  test.core.execute(command, { actor, input })
const complaint = (text = '厨房漏水没人修', more = {}) =>
  takeCase(test, { kind: 'complaint', category: ['leak', 'leak-kitchen'], unitId: home, text, ...more })
const listed = (filter: CaseFilter) =>
  listCases(test.core.read, profileOf(test.core.read), {
    filter,
    sort: 'received',
    before: undefined,
    limit: 50,
  }).rows.map(row => row.id)
const entries = (caseId: string) => caseTimeline(test.core.read, caseId, 0, 100).entries

describe('the level of a case', () => {
  it('is proposed with its reason as the case is taken', async () => {
    const caseId = await complaint('再不修就找记者')
    expect(caseRow(test, caseId)).toMatchObject({
      level: 1,
      level_reason: 'media',
      level_by: null,
      proposed_level: 1,
    })
    expect(entries(caseId)[1]).toMatchObject({
      type: 'case.levelProposed',
      level: 1,
      rule: 'media',
      words: ['记者'],
      actorName: null,
    })
  })

  it('is 3 where nothing says otherwise, and none for a repair', async () => {
    expect(caseRow(test, await complaint())).toMatchObject({ level: 3, level_reason: null })
    const repair = await takeCase(test, { text: '触电了' })
    expect(caseRow(test, repair)).toMatchObject({ level: null, proposed_level: null })
  })

  it('is 2 for the second complaint of a home about the same within 90 days, not after', async () => {
    await complaint()
    test.setClock(noon + 91 * day)
    expect(caseRow(test, await complaint())).toMatchObject({ level: 3 })
    test.setClock(noon + 180 * day)
    expect(caseRow(test, await complaint())).toMatchObject({ level: 2, level_reason: 'repeated' })
  })

  it('is confirmed without a reason, and overridden only with one', async () => {
    const caseId = await complaint('要求赔偿')
    await run(setLevel, { caseId, level: 2 })
    expect(caseDetail(test.core.read, caseId)).toMatchObject({
      level: 2,
      levelReason: 'money-claim',
      levelConfirmed: true,
      levelByName: '测试经理',
    })
    const bare = run(setLevel, { caseId, level: 3 })
    await expect(bare).rejects.toMatchObject({ code: 'case.levelNeedsReason' })
    await run(setLevel, { caseId, level: 3, reason: '已当面谈妥' })
    expect(caseDetail(test.core.read, caseId)).toMatchObject({
      level: 3,
      levelReason: 'person',
      levelNote: '已当面谈妥',
      proposed: { level: 2, rule: 'money-claim' },
    })
  })

  it('stays what a person decided when the words change, and says what the rules think now', async () => {
    const caseId = await complaint('要求赔偿')
    await run(setLevel, { caseId, level: 2 })
    await run(commands.correctCase, { caseId, changes: { text: '要求赔偿，准备起诉' } })
    expect(caseRow(test, caseId)).toMatchObject({ level: 2, proposed_level: 1, proposed_reason: 'lawsuit' })
  })

  it('follows the words while nobody has decided, and goes with the kind', async () => {
    const caseId = await complaint('要求赔偿')
    await run(commands.correctCase, { caseId, changes: { text: '漏水' } })
    expect(caseRow(test, caseId)).toMatchObject({ level: 3 })
    await run(commands.correctCase, { caseId, changes: { kind: 'repair' } })
    expect(caseRow(test, caseId)).toMatchObject({ level: null })
    await expect(run(setLevel, { caseId, level: 1, reason: '重要' })).rejects.toMatchObject({
      code: 'case.noLevels',
    })
  })

  it('narrows the list', async () => {
    const grave = await complaint('找记者')
    const plain = await complaint('别的', { unitId: null })
    expect(listed({ levels: [1] })).toEqual([grave])
    expect(listed({ levels: [1, 3], states: ['received'] }).toSorted()).toEqual([grave, plain].toSorted())
  })
})

describe('a grave complaint about quality', () => {
  it('is closed only with cause and responsible party, or the reason why there is none', async () => {
    const caseId = await complaint('要求赔偿')
    const close = () => run(commands.closeCase, { caseId, withoutCallback: 'owner-declined' })
    await expect(close()).rejects.toMatchObject({ code: 'case.causeMissing' })
    await expect(run(findCause, { caseId, cause: 'moonlight' })).rejects.toMatchObject({
      code: 'case.causeUnknown',
    })
    await run(findCause, { caseId, cause: 'workmanship' })
    await expect(close()).rejects.toMatchObject({ code: 'case.responsibleMissing' })
    await run(fixResponsible, { caseId, kind: 'contractor', party: '华建三公司' })
    expect(caseDetail(test.core.read, caseId)).toMatchObject({
      cause: 'workmanship',
      responsible: { kind: 'contractor', party: '华建三公司', byName: '测试经理', at: noon },
    })
    await close()
    expect(caseRow(test, caseId)).toMatchObject({ state: 'closed' })
  })

  it.each([
    ['an ordinary one', '厨房漏水', {}],
    ['one about service', '要求赔偿', { category: ['property-service', 'security'] }],
  ] as const)('%s is closed without', async (_, text, more) => {
    const caseId = await complaint(text, more)
    await run(commands.closeCase, { caseId, cause: 'workmanship', withoutCallback: 'owner-declined' })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'closed' })
  })
})

describe('a complaint about sales staff', () => {
  const write = (caseId: string, recipient: string) =>
    run(writeSheet, {
      sheetId: uuidv7(),
      caseId,
      unitId: null,
      recipient,
      subject: '投诉',
      text: '请核实',
      caseFiles: [],
      issue: true,
    })

  it.each([
    ['by its category', { category: ['sales', 'sales-staff'] }, null],
    ['by its cause', { category: ['contract', 'contract-terms'] }, 'sold-unaware'],
  ] as const)('goes past them to their head: %s', async (_, more, cause) => {
    const caseId = await complaint('销售人员态度恶劣', { ...more, category: [...more.category] })
    if (cause !== null) await run(findCause, { caseId, cause })
    await expect(write(caseId, 'sales')).rejects.toMatchObject({ code: 'sheet.pastThem' })
    const { number } = await write(caseId, 'sales-head')
    expect(number).toMatch(/^LX-/)
  })

  it('is copied to no salesperson', async () => {
    const about = await complaint('销售人员态度恶劣', { category: ['sales', 'sales-staff'] })
    const copy = (caseId: string) =>
      run(commands.noteCase, { caseId, kind: 'copy', text: '已约上门', recipient: '王销售' })
    await expect(copy(about)).rejects.toMatchObject({ code: 'case.copyPastThem' })
    const other = await complaint()
    await copy(other)
    expect(entries(other).at(-1)).toMatchObject({ kind: 'copy', recipient: '王销售' })
  })

  it('leaves other matters with sales to sales', async () => {
    const { number } = await write(
      await complaint('价格优惠没有兑现', { category: ['sales', 'price'] }),
      'sales',
    )
    expect(number).toMatch(/^LX-/)
  })
})

describe('the daily entry', () => {
  const lacking = () => listed({ followedBefore: dayStart(test.core.environment.now(), 'Asia/Shanghai') })

  it('is lacking on each day on which no person has made one', async () => {
    const caseId = await complaint('要求赔偿')
    await complaint('普通', { unitId: null })
    expect(lacking()).toEqual([])
    // Ten past midnight at the site.
    test.setClock(Date.UTC(2026, 6, 12, 16, 10))
    expect(lacking()).toEqual([caseId])
    await run(commands.noteCase, { caseId, kind: 'call', text: '已电话说明' })
    expect(lacking()).toEqual([])
    test.setClock(Date.UTC(2026, 6, 13, 16, 10))
    expect(lacking()).toEqual([caseId])
    await run(setLevel, { caseId, level: 3, reason: '误判' })
    expect(lacking()).toEqual([])
  })

  it('is not asked of closed cases', async () => {
    const caseId = await complaint('要求赔偿', { category: ['property-service', 'security'] })
    test.setClock(noon + 2 * day)
    expect(lacking()).toEqual([caseId])
    await run(commands.closeCase, { caseId, cause: 'workmanship', withoutCallback: 'owner-declined' })
    test.setClock(noon + 4 * day)
    expect(lacking()).toEqual([])
  })
})

describe('chase and supervision', () => {
  it('name whom they are addressed to', async () => {
    const caseId = await complaint()
    const clerk = await test.addMember('clerk')
    await run(commands.noteCase, { caseId, kind: 'supervise', text: '今天必须上门', to: clerk.staffId })
    await run(commands.noteCase, { caseId, kind: 'chase', text: '请尽快回复', recipient: '万家物业王经理' })
    expect(entries(caseId).slice(-2)).toMatchObject([
      { kind: 'supervise', to: clerk.staffId, toName: '测试clerk' },
      { kind: 'chase', to: null, recipient: '万家物业王经理' },
    ])
  })

  it('find the waiting cases of a channel and a member of staff together', async () => {
    for (const unitId of [home, null]) {
      const caseId = await complaint('等', { unitId, channel: 'wechat' })
      await run(commands.startWaiting, { caseId, on: 'parts' })
      test.setClock(noon + 1000)
    }
    await complaint()
    expect(waitingGroups(test.core.read)).toEqual([
      {
        channel: 'wechat',
        waitingOn: 'parts',
        assignee: actor.staffId,
        assigneeName: '测试经理',
        cases: 2,
        since: noon,
      },
    ])
    expect(listed({ waitingOn: 'parts', channel: 'wechat' })).toHaveLength(2)
    expect(listed({ waitingOn: 'owner' })).toEqual([])
  })
})

describe('linked cases', () => {
  it('follow one that leads, keep their own answers, and can be taken apart again', async () => {
    const [leader, second, third] = [await complaint('甲'), await complaint('乙'), await complaint('丙')]
    await run(linkCases, { leader: second, caseIds: [third] })
    // What followed one of them follows the leader from now on.
    const { before } = await run(linkCases, { leader, caseIds: [second] })
    expect(before).toEqual([
      { caseId: second, leader: null },
      { caseId: third, leader: second },
    ])
    expect(caseDetail(test.core.read, leader).followers.map(({ id }) => id)).toEqual([second, third])
    expect(caseDetail(test.core.read, third).leader).toMatchObject({ id: leader })
    expect(caseDetail(test.core.read, third).siblings.map(({ id }) => id)).toEqual([second])
    const { resolved } = await run(answerLinked, {
      caseIds: [leader, second, third],
      text: '下周统一更换',
      resolve: true,
    })
    expect(resolved).toEqual([leader, second, third])
    for (const caseId of [leader, second, third])
      expect(entries(caseId).at(-1)).toMatchObject({ type: 'case.resolved', text: '下周统一更换' })
    await run(commands.reopenCase, { caseId: third, text: '没有换' })
    expect(caseRow(test, second)).toMatchObject({ state: 'resolved' })
    await run(unlinkCase, { caseId: third })
    expect(caseDetail(test.core.read, leader).followers.map(({ id }) => id)).toEqual([second])
    expect(caseDetail(test.core.read, third).leader).toBeNull()
  })

  it('never follow themselves or a follower', async () => {
    const [leader, second] = [await complaint('甲'), await complaint('乙')]
    await run(linkCases, { leader, caseIds: [second] })
    await expect(run(linkCases, { leader, caseIds: [leader] })).rejects.toMatchObject({
      code: 'case.linkToItself',
    })
    await expect(run(linkCases, { leader: second, caseIds: [leader] })).rejects.toMatchObject({
      code: 'case.leaderFollows',
    })
    await expect(run(unlinkCase, { caseId: leader })).rejects.toMatchObject({ code: 'case.notLinked' })
  })
})

describe('assignment by rule', () => {
  it('gives a new case to whom the rule names; who took it stays its first contact', async () => {
    const expert = await test.addMember('specialist')
    const scope = { projectId: null, buildingId: null, category: 'leak', kind: null, tier: null }
    await run(setAssignmentRule, { ruleId: uuidv7(), scope, staffId: expert.staffId })
    const caseId = await complaint()
    expect(caseRow(test, caseId)).toMatchObject({ first_contact: actor.staffId, assignee: expert.staffId })
    const other = await takeCase(test, { category: ['plumbing', 'tap'] })
    expect(caseRow(test, other)).toMatchObject({ assignee: actor.staffId })
    await expect(
      run(setAssignmentRule, { ruleId: uuidv7(), scope, staffId: actor.staffId }),
    ).rejects.toMatchObject({ code: 'assignment.sameScope' })
  })

  it('leaves a question that was answered on the spot with who answered it', async () => {
    const expert = await test.addMember('specialist')
    const scope = { projectId: null, buildingId: null, category: null, kind: null, tier: null }
    await run(setAssignmentRule, { ruleId: uuidv7(), scope, staffId: expert.staffId })
    const caseId = await takeCase(test, {
      kind: 'consultation',
      answeredOnTheSpot: { answer: '周一到周日都开' },
    })
    expect(caseRow(test, caseId)).toMatchObject({ assignee: actor.staffId, state: 'closed' })
  })
})
