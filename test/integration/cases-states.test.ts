import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as commands from '../../main/cases/commands.ts'
import { findCause, fixResponsible } from '../../main/cases/level-commands.ts'
import { linkCases } from '../../main/cases/link-commands.ts'
import { mayTake } from '../../main/cases/rules.ts'
import { type CaseState, caseStates, caseSteps } from '../../main/contract/cases.ts'
import { caseInput, caseRow, takeCase } from '../support/cases.ts'
import { estateBuilder } from '../support/estate.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'

const noon = Date.UTC(2026, 6, 12, 4)
const closing = { cause: 'workmanship', withoutCallback: 'other' } as const
let test: TestDesk
let actor: TestActor

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  actor = test.manager
})
afterEach(() => test.close())

const run = <Input, Result>(
  command: Parameters<typeof test.core.execute<Input, Result>>[0],
  input: Input,
  happenedAt: number | null = null,
) => test.core.execute(command, { actor, input, happenedAt })

describe('taking a case', () => {
  it('numbers cases by the month on the clocks of the site', async () => {
    const numbers: string[] = []
    for (const at of [
      Date.UTC(2026, 6, 31, 15, 59),
      Date.UTC(2026, 6, 31, 16, 0),
      Date.UTC(2026, 6, 31, 16, 1),
    ]) {
      test.setClock(at)
      const { number } = await run(commands.receiveCase, caseInput())
      numbers.push(number)
    }
    expect(numbers).toEqual(['KF-TEST-202607-0001', 'KF-TEST-202608-0001', 'KF-TEST-202608-0002'])
  })

  it('answers a repeated command with the first number and refuses another input under its id', async () => {
    const id = uuidv7()
    const input = caseInput()
    const first = await test.core.execute(commands.receiveCase, { id, actor, input })
    const again = await test.core.execute(commands.receiveCase, { id, actor, input })
    expect(again).toEqual(first)
    expect(test.core.read.all('select id from "case"')).toHaveLength(1)
    const other = test.core.execute(commands.receiveCase, { id, actor, input: { ...input, text: '别的' } })
    await expect(other).rejects.toMatchObject({ code: 'log.commandRepeatedDifferently' })
  })

  it('keeps the time the device names and stays answerable with the one who took it', async () => {
    const caseId = await takeCase(test, {}, { happenedAt: noon - 3_600_000 })
    expect(caseRow(test, caseId)).toMatchObject({
      received_at: noon - 3_600_000,
      active_at: noon,
      first_contact: actor.staffId,
      assignee: actor.staffId,
      state: 'received',
    })
  })

  it('records and closes in one step what is answered on the spot', async () => {
    const caseId = await takeCase(test, {
      kind: 'consultation',
      category: ['contract', 'title'],
      text: '产权证何时办？',
      answeredOnTheSpot: { answer: '交房后 90 天内' },
    })
    expect(caseRow(test, caseId)).toMatchObject({
      state: 'closed',
      closed_at: noon,
      resolved_at: noon,
      without_callback: 'answered-on-the-spot',
    })
  })

  it('resolves what else is answered on the spot: it gets its level, and closing it plans the callback', async () => {
    const caseId = await takeCase(test, {
      kind: 'complaint',
      text: '要求赔偿',
      answeredOnTheSpot: { answer: '已当面道歉并谈妥' },
    })
    expect(caseRow(test, caseId)).toMatchObject({
      state: 'resolved',
      resolved_at: noon,
      level: 2,
      level_reason: 'money-claim',
      without_callback: null,
    })
    await run(findCause, { caseId, cause: 'own-service' })
    await run(fixResponsible, { caseId, kind: 'own-service', party: '客服部' })
    await run(commands.closeCase, { caseId, cause: 'workmanship', withoutCallback: null })
    expect(test.core.read.all('select plan from callback where case_id=?', [caseId])).toEqual([
      { plan: 'complaint' },
    ])
  })

  it('opens what was closed at once before it becomes a complaint', async () => {
    const caseId = await takeCase(test, { kind: 'consultation', answeredOnTheSpot: { answer: '九点' } })
    const correct = () => run(commands.correctCase, { caseId, changes: { kind: 'complaint' } })
    await expect(correct()).rejects.toMatchObject({ code: 'case.reopenFirst' })
    await run(commands.correctCase, { caseId, changes: { kind: 'praise' } })
    await run(commands.reopenCase, { caseId, text: '其实是投诉' })
    await correct()
    expect(caseRow(test, caseId)).toMatchObject({ state: 'handling', kind: 'complaint', level: 3 })
  })

  it('refuses a category the profile does not have, and leaves nothing behind', async () => {
    const input = caseInput({ category: ['leak', 'lift'] })
    await expect(run(commands.receiveCase, input)).rejects.toMatchObject({
      code: 'case.categoryUnknown',
      params: { category: 'leak / lift' },
    })
    expect(test.core.read.all('select id from "case"')).toEqual([])
    expect(test.core.read.all(`select id from counter where id like 'case/%'`)).toEqual([])
  })

  it('refuses a unit and a person that are not there', async () => {
    await expect(run(commands.receiveCase, caseInput({ unitId: uuidv7() }))).rejects.toMatchObject({
      code: 'unit.notFound',
    })
    await expect(run(commands.receiveCase, caseInput({ personId: uuidv7() }))).rejects.toMatchObject({
      code: 'person.notFound',
    })
  })
})

describe('working a case', () => {
  it('goes from received over handling and resolved to closed', async () => {
    const caseId = await takeCase(test)
    await run(commands.startHandling, { caseId })
    expect(caseRow(test, caseId)['state']).toBe('handling')
    await run(commands.resolveCase, { caseId, text: '更换角阀' })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'resolved', resolved_at: noon })
    await run(commands.verifyCase, { caseId, good: true })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'resolved', verified: 'good' })
    await run(commands.closeCase, { caseId, cause: 'workmanship', withoutCallback: 'unreachable' })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'closed', without_callback: 'unreachable' })
  })

  it('tells the second of two people who close the same case', async () => {
    const other = await test.addMember('clerk')
    const caseId = await takeCase(test)
    await run(commands.closeCase, {
      caseId,
      cause: 'workmanship',
      withoutCallback: 'other',
      text: '已电话告知',
    })
    const second = test.core.execute(commands.closeCase, {
      actor: other,
      input: { caseId, cause: 'workmanship', withoutCallback: 'unreachable' },
    })
    await expect(second).rejects.toMatchObject({ code: 'case.wrongState', params: { state: 'closed' } })
    expect(caseRow(test, caseId)['without_callback']).toBe('other')
  })

  it('keeps the entries of two people who note on the same case', async () => {
    const other = await test.addMember('clerk')
    const caseId = await takeCase(test)
    const notes = [
      test.core.execute(commands.noteCase, { actor, input: { caseId, text: '第一条' } }),
      test.core.execute(commands.noteCase, { actor: other, input: { caseId, text: '第二条' } }),
    ]
    await Promise.all(notes)
    const found = test.core.read.all<{ actor: string }>(
      `select actor from operation where aggregate_id=? and type='case.noted' order by position`,
      [caseId],
    )
    expect(found.map(row => row.actor).sort()).toEqual([actor.staffId, other.staffId].sort())
  })

  it('sends a case back to handling when its result is found bad', async () => {
    const caseId = await takeCase(test)
    await run(commands.resolveCase, { caseId, text: '已修' })
    await run(commands.verifyCase, { caseId, good: false, text: '仍滴水' })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'handling', verified: null, resolved_at: null })
  })

  it('reopens a closed case and forgets how it was closed', async () => {
    const caseId = await takeCase(test)
    await run(commands.closeCase, { caseId, ...closing })
    await run(commands.reopenCase, { caseId, text: '又漏了' })
    expect(caseRow(test, caseId)).toMatchObject({
      state: 'handling',
      closed_at: null,
      without_callback: null,
    })
  })

  it('takes corrections of what was entered wrongly and leaves the rest', async () => {
    const caseId = await takeCase(test, { callerName: '李四', wish: '尽快' })
    await run(commands.correctCase, {
      caseId,
      changes: { kind: 'complaint', category: ['rectification', 'repair-late'], callerName: '李思' },
    })
    expect(caseRow(test, caseId)).toMatchObject({
      kind: 'complaint',
      category: 'rectification/repair-late',
      caller_name: '李思',
      text: '厨房漏水',
      wish: '尽快',
    })
    await run(commands.correctCase, { caseId, changes: { text: '厨房渗水' }, clear: ['wish', 'callerPhone'] })
    expect(caseRow(test, caseId)).toMatchObject({ text: '厨房渗水', wish: null, caller_name: '李思' })
    const wrong = run(commands.correctCase, { caseId, changes: { category: ['nothing'] } })
    await expect(wrong).rejects.toMatchObject({ code: 'case.categoryUnknown' })
  })

  it('assigns to staff who work here, and to nobody', async () => {
    const member = await test.addMember('specialist')
    const caseId = await takeCase(test)
    await run(commands.assignCase, { caseId, to: member.staffId })
    expect(caseRow(test, caseId)['assignee']).toBe(member.staffId)
    await run(commands.assignCase, { caseId, to: null })
    expect(caseRow(test, caseId)['assignee']).toBeNull()
    await expect(run(commands.assignCase, { caseId, to: uuidv7() })).rejects.toMatchObject({
      code: 'staff.notFound',
    })
  })

  /** Brings a fresh case into a state by its shortest way. */
  async function caseIn(state: CaseState): Promise<string> {
    const caseId = await takeCase(test)
    if (state === 'handling') await run(commands.startHandling, { caseId })
    if (state === 'resolved') await run(commands.resolveCase, { caseId, text: '好' })
    if (state === 'closed') await run(commands.closeCase, { caseId, ...closing })
    if (state === 'void') await run(commands.voidCase, { caseId, reason: 'mistake' })
    return caseId
  }

  it.each(caseStates)(
    'takes in state %s exactly the steps it allows, and changes nothing otherwise',
    async state => {
      const other = await takeCase(test)
      const steps = {
        handle: (caseId: string) => run(commands.startHandling, { caseId }),
        wait: (caseId: string) => run(commands.startWaiting, { caseId, on: 'owner' }),
        resolve: (caseId: string) => run(commands.resolveCase, { caseId, text: '好' }),
        verify: (caseId: string) => run(commands.verifyCase, { caseId, good: true }),
        close: (caseId: string) => run(commands.closeCase, { caseId, ...closing }),
        reopen: (caseId: string) => run(commands.reopenCase, { caseId, text: '又坏' }),
        void: (caseId: string) => run(commands.voidCase, { caseId, reason: 'duplicate', duplicateOf: other }),
        restore: (caseId: string) => run(commands.restoreCase, { caseId }),
        work: (caseId: string) => run(commands.noteCase, { caseId, text: '记' }),
      }
      for (const step of caseSteps) {
        const caseId = await caseIn(state)
        const before = caseRow(test, caseId)
        const taken = steps[step](caseId)
        if (mayTake(step, state)) {
          await taken
        } else {
          await expect(taken, step).rejects.toMatchObject({ code: 'case.wrongState', params: { state } })
          expect(caseRow(test, caseId)).toEqual(before)
        }
      }
    },
  )
})

describe('waiting', () => {
  it('is an interval on the timeline; a received case counts as handled from then on', async () => {
    const caseId = await takeCase(test, {}, { happenedAt: noon - 60_000 })
    await run(commands.startWaiting, { caseId, on: 'parts', note: '等配件' }, noon - 60_000)
    expect(caseRow(test, caseId)).toMatchObject({
      state: 'handling',
      waiting_on: 'parts',
      waiting_since: noon - 60_000,
    })
    test.setClock(noon + 3_600_000)
    await run(commands.endWaiting, { caseId })
    expect(caseRow(test, caseId)).toMatchObject({ state: 'handling', waiting_on: null, waiting_since: null })
    expect(intervals(caseId)).toEqual([{ since: noon - 60_000, until: noon + 3_600_000 }])
  })

  it('cannot begin twice or end without having begun', async () => {
    const caseId = await takeCase(test)
    await expect(run(commands.endWaiting, { caseId })).rejects.toMatchObject({ code: 'case.notWaiting' })
    await run(commands.startWaiting, { caseId, on: 'owner' })
    const again = run(commands.startWaiting, { caseId, on: 'parts' })
    await expect(again).rejects.toMatchObject({ code: 'case.alreadyWaiting' })
  })

  it.each([
    ['resolved', (caseId: string) => run(commands.resolveCase, { caseId, text: '好' })],
    ['closed', (caseId: string) => run(commands.closeCase, { caseId, ...closing })],
    ['void', (caseId: string) => run(commands.voidCase, { caseId, reason: 'mistake' })],
  ])('ends by itself when the case is %s', async (state, step) => {
    const caseId = await takeCase(test)
    await run(commands.startWaiting, { caseId, on: 'owner' })
    test.setClock(noon + 1_000)
    await step(caseId)
    expect(caseRow(test, caseId)).toMatchObject({ state, waiting_on: null, waiting_since: null })
    expect(intervals(caseId)).toEqual([{ since: noon, until: noon + 1_000 }])
  })

  function intervals(caseId: string) {
    return test.core.read
      .all<{ facts: string }>(
        `select facts from operation where aggregate_id=? and type='case.waitingEnded' order by position`,
        [caseId],
      )
      .map(row => JSON.parse(row.facts) as { since: number; until: number })
      .map(({ since, until }) => ({ since, until }))
  }
})

describe('void', () => {
  it('points to the case it repeats, and comes back when restored', async () => {
    const first = await takeCase(test)
    const second = await takeCase(test)
    await run(commands.voidCase, { caseId: second, reason: 'duplicate', duplicateOf: first })
    expect(caseRow(test, second)).toMatchObject({
      state: 'void',
      void_reason: 'duplicate',
      duplicate_of: first,
    })
    await run(commands.restoreCase, { caseId: second })
    expect(caseRow(test, second)).toMatchObject({ state: 'received', void_reason: null, duplicate_of: null })
  })

  it('refuses the case of another owner as a duplicate: each keeps an answer and a callback', async () => {
    const build = estateBuilder(test.core, actor)
    const building = await build.building('1栋', await build.project('花园'))
    const unitId = await build.unit(building, '1-101', '101')
    const wei = await build.person('张伟', ['13800000001'], [unitId])
    const fang = await build.person('李芳', [], [unitId])
    const first = await takeCase(test, { unitId, personId: wei })
    const second = await takeCase(test, { unitId, personId: fang })
    const asDuplicate = (caseId: string) =>
      run(commands.voidCase, { caseId, reason: 'duplicate', duplicateOf: first })
    await expect(asDuplicate(second)).rejects.toMatchObject({
      code: 'case.duplicateOtherOwner',
      params: { number: 'KF-TEST-202607-0001' },
    })
    await expect(
      asDuplicate(await takeCase(test, { callerName: '王五', callerPhone: '13900000001' })),
    ).rejects.toMatchObject({ code: 'case.duplicateOtherOwner' })
    await asDuplicate(await takeCase(test, { unitId, personId: wei }))
    await asDuplicate(await takeCase(test, { callerName: '张伟' }))
  })

  it('hands those that followed it to the case it repeats, or leaves them alone', async () => {
    const [first, again, other, another] = [
      await takeCase(test),
      await takeCase(test),
      await takeCase(test),
      await takeCase(test),
    ]
    await run(linkCases, { leader: again, caseIds: [other] })
    await run(commands.voidCase, { caseId: again, reason: 'duplicate', duplicateOf: first })
    expect(caseRow(test, other)).toMatchObject({ leader: first })
    await run(linkCases, { leader: another, caseIds: [other, first] })
    await run(commands.voidCase, { caseId: another, reason: 'duplicate', duplicateOf: first })
    expect([caseRow(test, first)['leader'], caseRow(test, other)['leader']]).toEqual([null, first])
    await run(commands.voidCase, { caseId: first, reason: 'mistake' })
    expect(caseRow(test, other)).toMatchObject({ leader: null })
  })

  it('refuses a case as its own duplicate, and one that is not there', async () => {
    const caseId = await takeCase(test)
    const own = run(commands.voidCase, { caseId, reason: 'duplicate', duplicateOf: caseId })
    await expect(own).rejects.toMatchObject({ code: 'case.duplicateOfItself' })
    const nowhere = run(commands.voidCase, { caseId, reason: 'duplicate', duplicateOf: uuidv7() })
    await expect(nowhere).rejects.toMatchObject({ code: 'case.notFound' })
    const unsaid = run(commands.voidCase, { caseId, reason: 'duplicate' })
    await expect(unsaid).rejects.toMatchObject({ code: 'case.duplicateOfWhich' })
    const mistaken = await takeCase(test)
    await run(commands.voidCase, { caseId: mistaken, reason: 'mistake' })
    const ofVoid = run(commands.voidCase, { caseId, reason: 'duplicate', duplicateOf: mistaken })
    await expect(ofVoid).rejects.toMatchObject({ code: 'case.duplicateOfVoid' })
  })
})
