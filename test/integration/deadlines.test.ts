import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as cases from '../../main/cases/commands.ts'
import { systemActor } from '../../main/desk/core.ts'
import { noteSettled, sweepDeadlines } from '../../main/deadlines/commands.ts'
import { deadlinesOfCase, settledBy } from '../../main/deadlines/queries.ts'
import { rulesMark } from '../../main/deadlines/rules-mark.ts'
import { createSweeper } from '../../main/deadlines/sweep.ts'
import { changeProfile } from '../../main/profiles/commands.ts'
import { loadProfile, profileOf } from '../../main/profiles/profiles.ts'
import { caseInput, caseRow, takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'

/** A moment on the clocks of Shanghai. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const start = at('2026-07-13 10:00')
const hour = 3_600_000
let test: TestDesk

beforeEach(async () => {
  test = await openCopiedDesk({ clock: start })
})
afterEach(() => test.close())

const run = <Input, Result>(command: Parameters<typeof test.core.execute<Input, Result>>[0], input: Input) =>
  test.core.execute(command, { actor: test.manager, input })
const sweep = async (now: number) => {
  test.setClock(now)
  return await test.core.execute(sweepDeadlines, { actor: systemActor, input: { most: 1_000 } })
}
const of = (caseId: string) =>
  deadlinesOfCase(test.core.read, caseId).map(({ goal, state, dueAt, step, breachedAt }) => ({
    goal,
    state,
    dueAt,
    step,
    breachedAt,
  }))
const operations = (caseId: string) =>
  test.core.read
    .all<{ type: string }>(
      `select type from operation where aggregate_id=? and type like 'deadline.%' order by position`,
      [caseId],
    )
    .map(({ type }) => type)

describe('a case that is taken', () => {
  it('gets the deadlines of the rules that apply, and is due with the first of them', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', category: ['property-service', 'cleaning'] })
    expect(of(caseId)).toEqual([
      { goal: 'answer', state: 'running', dueAt: start + 24 * hour, step: 0, breachedAt: null },
      { goal: 'settle', state: 'running', dueAt: at('2026-07-20 17:00'), step: 0, breachedAt: null },
      { goal: 'deliver', state: 'running', dueAt: start + 8 * hour, step: 0, breachedAt: null },
    ])
    expect(caseRow(test, caseId)).toMatchObject({ due_at: start + 8 * hour, due_goal: 'deliver' })
  })

  it('gets none where it was answered on the spot', async () => {
    const caseId = await takeCase(test, { kind: 'consultation', answeredOnTheSpot: { answer: '…' } })
    expect(of(caseId)).toEqual([])
    expect(caseRow(test, caseId)).toMatchObject({ due_at: null })
  })

  it('is met by a call, a visit and the solution, each for what it answers', async () => {
    const caseId = await takeCase(test, { kind: 'repair', emergency: true })
    await run(cases.noteCase, { caseId, kind: 'call', text: '已联系' })
    expect(of(caseId).map(({ goal, state }) => [goal, state])).toEqual([
      ['answer', 'met'],
      ['attend', 'running'],
    ])
    await run(cases.noteCase, { caseId, kind: 'visit', text: '已到场' })
    expect(of(caseId).map(({ state }) => state)).toEqual(['met', 'met'])
    expect(caseRow(test, caseId)).toMatchObject({ due_at: null, due_goal: null })
  })

  it('records nothing where nothing changes', async () => {
    const caseId = await takeCase(test, { kind: 'complaint' })
    const before = operations(caseId)
    await run(cases.noteCase, { caseId, kind: 'note', text: '记录' })
    await run(cases.correctCase, { caseId, changes: { text: '改写' }, clear: [] })
    await run(cases.startHandling, { caseId })
    expect(operations(caseId)).toEqual(before)
  })

  it('follows what is corrected, and is cancelled with a void one', async () => {
    const caseId = await takeCase(test, { kind: 'complaint' })
    await run(cases.correctCase, { caseId, changes: { kind: 'repair', emergency: true }, clear: [] })
    expect(of(caseId).map(({ goal, state }) => [goal, state])).toEqual(
      expect.arrayContaining([
        ['settle', 'cancelled'],
        ['attend', 'running'],
      ]),
    )
    await run(cases.voidCase, { caseId, reason: 'mistake', duplicateOf: null })
    expect(new Set(of(caseId).map(({ state }) => state))).toEqual(new Set(['cancelled']))
    await run(cases.restoreCase, { caseId })
    expect(
      of(caseId)
        .filter(({ state }) => state === 'running')
        .map(({ goal }) => goal)
        .sort(),
    ).toEqual(['answer', 'attend'])
  })

  it('starts settling once more when it is reopened, and keeps the first breach', async () => {
    const caseId = await takeCase(test, { kind: 'complaint' })
    await sweep(at('2026-07-21 09:00'))
    await run(cases.resolveCase, { caseId, text: '已解决' })
    test.setClock(at('2026-07-22 09:00'))
    await run(cases.reopenCase, { caseId, text: '又来了' })
    const settle = of(caseId).filter(({ goal }) => goal === 'settle')
    expect(settle).toEqual([
      {
        goal: 'settle',
        state: 'met',
        dueAt: at('2026-07-20 17:00'),
        step: 100,
        breachedAt: at('2026-07-20 17:00'),
      },
      { goal: 'settle', state: 'running', dueAt: at('2026-07-29 17:00'), step: 0, breachedAt: null },
    ])
  })
})

describe('steps', () => {
  it('are recorded once each, in order, with the moment they were reached at', async () => {
    const caseId = await takeCase(test, { kind: 'repair', emergency: true })
    await run(cases.noteCase, { caseId, kind: 'call', text: '已联系' })
    await sweep(start + hour)
    expect(operations(caseId).filter(type => type === 'deadline.stepReached')).toHaveLength(0)
    await sweep(start + 1.5 * hour)
    await sweep(start + 1.5 * hour)
    await sweep(start + 10 * hour)
    await sweep(start + 1 * hour)
    await sweep(start + 11 * hour)
    const steps = test.core.read.all<{ type: string; happened: number; facts: string }>(
      `select type, happened_at as happened, facts from operation
       where aggregate_id=? and type in ('deadline.stepReached', 'deadline.breached') order by position`,
      [caseId],
    )
    expect(steps.map(({ type, happened, facts }) => [type, happened - start, JSON.parse(facts).to])).toEqual([
      ['deadline.stepReached', 1.5 * hour, 'clerk'],
      ['deadline.breached', 2 * hour, 'specialist'],
      ['deadline.stepReached', 3 * hour, 'manager'],
      ['deadline.stepReached', 4 * hour, 'hq'],
    ])
    expect(of(caseId).find(({ goal }) => goal === 'attend')).toMatchObject({
      state: 'breached',
      breachedAt: start + 2 * hour,
      step: 200,
    })
  })

  it('know that something was late even where nobody looked before it was done', async () => {
    const caseId = await takeCase(test, { kind: 'repair', emergency: true })
    test.setClock(start + 3 * hour)
    await run(cases.noteCase, { caseId, kind: 'visit', text: '到场' })
    expect(of(caseId).find(({ goal }) => goal === 'attend')).toMatchObject({
      state: 'met',
      breachedAt: start + 2 * hour,
    })
  })
})

describe('the log', () => {
  it('makes the same deadlines again', async () => {
    const caseId = await takeCase(test, { kind: 'complaint' })
    await run(cases.receiveCase, caseInput({ kind: 'repair', emergency: true }))
    await sweep(at('2026-07-14 12:00'))
    const table = () => test.core.read.all('select * from deadline order by id')
    const before = table()
    const row = caseRow(test, caseId)
    await test.core.writer.run('rebuild', {})
    expect(table()).toEqual(before)
    expect(caseRow(test, caseId)).toEqual(row)
  })
})

describe('a wait', () => {
  const stopping = {
    section: 'deadlines' as const,
    base: 0,
    content: {
      rules: [
        {
          id: 'in-hours',
          version: 1,
          name: { zh: '工作时间内答复', en: 'Answer in working hours' },
          subject: 'case',
          goal: 'answer',
          appliesTo: {},
          clock: 'working-hours',
          amount: 8,
          calendar: 'site',
          pausedBy: ['owner'],
          steps: [
            { at: 75, to: 'clerk' },
            { at: 100, to: 'specialist' },
          ],
          origin: 'house',
        },
      ],
    },
  }

  it('stops the clock where the rule says so, and moves the due time when it ends', async () => {
    await test.core.execute(changeProfile, { actor: test.manager, input: stopping })
    const caseId = await takeCase(test, { kind: 'repair' })
    expect(of(caseId)).toMatchObject([{ dueAt: at('2026-07-14 10:30'), state: 'running' }])
    test.setClock(at('2026-07-13 11:00'))
    await run(cases.startWaiting, { caseId, on: 'owner' })
    expect(of(caseId)).toMatchObject([{ dueAt: null, state: 'paused' }])
    expect(caseRow(test, caseId)).toMatchObject({ due_at: null })
    expect(await sweep(at('2026-07-20 11:00'))).toMatchObject({ steps: 0 })
    await run(cases.endWaiting, { caseId })
    expect(of(caseId)).toMatchObject([{ dueAt: at('2026-07-21 10:30'), state: 'running' }])
    await run(cases.startWaiting, { caseId, on: 'parts' })
    expect(of(caseId)).toMatchObject([{ dueAt: at('2026-07-21 10:30'), state: 'running' }])
  })

  it('has nothing to do with what was overdue before', async () => {
    await test.core.execute(changeProfile, { actor: test.manager, input: stopping })
    const caseId = await takeCase(test, { kind: 'repair' })
    await sweep(at('2026-07-15 11:00'))
    await run(cases.startWaiting, { caseId, on: 'owner' })
    expect(of(caseId)).toMatchObject([{ state: 'breached', dueAt: at('2026-07-14 10:30') }])
  })

  it('and rules that are changed move what runs, and nothing else', async () => {
    const caseId = await takeCase(test, { kind: 'repair' })
    const met = await takeCase(test, { kind: 'repair' })
    await run(cases.noteCase, { caseId: met, kind: 'call', text: '已答复' })
    const before = operations(met)
    await test.core.execute(changeProfile, { actor: test.manager, input: stopping })
    expect(of(caseId)).toMatchObject([{ dueAt: at('2026-07-14 10:30'), state: 'running' }])
    expect(operations(met)).toEqual(before)
  })

  it('and a rule that is new counts what is past as history, and calls about what is still to come', async () => {
    const old = await takeCase(test, { kind: 'suggestion', channel: 'wechat' })
    test.setClock(at('2026-07-14 09:00'))
    const young = await takeCase(test, { kind: 'suggestion', channel: 'wechat' })
    expect([...of(old), ...of(young)]).toEqual([])
    test.setClock(at('2026-07-14 12:00'))
    await test.core.execute(changeProfile, { actor: test.manager, input: stopping })
    expect(of(old)).toMatchObject([{ state: 'breached', dueAt: at('2026-07-14 10:30') }])
    expect(of(young)).toMatchObject([{ state: 'running', dueAt: at('2026-07-15 09:30') }])
    await sweep(at('2026-07-14 18:00'))
    expect(operations(old)).toEqual(['deadline.started'])
    expect(operations(young)).toEqual(['deadline.started', 'deadline.stepReached'])
  })
})

describe('rules that are changed', () => {
  const looser = (hours: number) => {
    const { rules } = loadProfile('real-estate').deadlines
    const changed = rules.map(rule => (rule.id === 'answer' ? { ...rule, amount: hours } : rule))
    return { section: 'deadlines' as const, base: 0, content: { rules: changed } }
  }
  const counted = () =>
    test.core.read.get<{ n: number }>(`select count(*) as n from operation where type like 'deadline.%'`)?.n

  it('leave a breach on record although the case is now in time', async () => {
    const caseId = await takeCase(test, { kind: 'repair' })
    await sweep(start + 25 * hour)
    const breachedAt = start + 24 * hour
    expect(of(caseId)).toMatchObject([{ state: 'breached', breachedAt }])
    await test.core.execute(changeProfile, { actor: test.manager, input: looser(48) })
    expect(of(caseId)).toMatchObject([{ state: 'running', breachedAt, dueAt: start + 48 * hour }])
    await sweep(start + 49 * hour)
    expect(of(caseId)).toMatchObject([{ state: 'breached', breachedAt }])
  })

  it('are worked out for every open case in slices behind the change, and nothing where nothing changes', async () => {
    const ids: string[] = []
    for (let number = 0; number < 210; number++) ids.push(await takeCase(test, { kind: 'repair' }))
    const sweeper = createSweeper(test.core, () => 0)
    await sweeper.round()
    await test.core.execute(changeProfile, { actor: test.manager, input: looser(48) })
    const moved = () => ids.filter(id => of(id)[0]?.dueAt === start + 48 * hour).length
    expect(moved()).toBe(200)
    await sweeper.round()
    expect(moved()).toBe(210)
    const before = counted()
    await sweeper.round()
    // Another window of the program begins with what the first one noted.
    await createSweeper(test.core, () => 0).round()
    await test.core.execute(changeProfile, {
      actor: test.manager,
      input: { section: 'causes', base: 0, content: [{ id: 'else', name: { zh: '其他', en: 'Other' } }] },
    })
    await sweeper.round()
    expect(counted()).toBe(before)
  })

  it('by a newer program or a restored backup are noticed at the next look', async () => {
    const caseId = await takeCase(test, { kind: 'repair' })
    const sweeper = createSweeper(test.core, () => 0)
    await sweeper.round()
    await test.core.execute(noteSettled, { actor: systemActor, input: { rules: 'an older program' } })
    const before = counted()
    await sweeper.round()
    expect(settledBy(test.core.read)).toBe(rulesMark(profileOf(test.core.read)))
    expect(counted()).toBe(before)
    expect(of(caseId)).toMatchObject([{ state: 'running' }])
  })
})
