import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as cases from '../../main/cases/commands.ts'
import { caseTimeline } from '../../main/cases/timeline.ts'
import type { DeadlineView, Explanation } from '../../main/contract/deadlines.ts'
import { systemActor } from '../../main/desk/core.ts'
import { sweepDeadlines } from '../../main/deadlines/commands.ts'
import { deadlinesOfCase } from '../../main/deadlines/queries.ts'
import { createSweeper } from '../../main/deadlines/sweep.ts'
import { clockNotices } from '../../main/deadlines/watch.ts'
import { changeProfile } from '../../main/profiles/commands.ts'
import { caseInput, caseRow, takeCase } from '../support/cases.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

/** A moment on the clocks of Shanghai. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const start = at('2026-07-13 10:00')
const hour = 3_600_000
let test: TestDesk

beforeEach(async () => {
  test = await openTestDesk({ clock: start })
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
})

describe('more time', () => {
  it('is given as far as the rule allows, with a reason on the timeline', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', channel: 'hotline' })
    const client = await test.signIn(test.manager)
    const deadline = deadlinesOfCase(test.core.read, caseId).find(({ goal }) => goal === 'answer')
    const deadlineId = deadline?.id
    expect(deadline?.dueAt).toBe(at('2026-07-20 17:00'))
    await client.command('deadlines.extend', { deadlineId, amount: 4, reason: '等待检测报告' })
    expect(of(caseId).find(({ goal }) => goal === 'answer')?.dueAt).toBe(at('2026-07-24 17:00'))
    await expect(
      client.command('deadlines.extend', { deadlineId, amount: 7, reason: '…' }),
    ).rejects.toMatchObject({ code: 'deadline.notExtensible' })
    const { entries } = caseTimeline(test.core.read, caseId, 0, 100)
    expect(entries.at(-1)).toMatchObject({ type: 'deadline.moved', text: '等待检测报告' })
    // What changes about the case afterwards leaves the time that was given.
    await run(cases.correctCase, { caseId, changes: { emergency: true }, clear: [] })
    expect(of(caseId).find(({ goal }) => goal === 'answer')?.dueAt).toBe(at('2026-07-24 17:00'))
    const clerk = await test.addMember('clerk')
    const other = await test.signIn(clerk)
    await expect(
      other.command('deadlines.extend', { deadlineId, amount: 1, reason: '…' }),
    ).rejects.toMatchObject({
      code: 'permission.denied',
    })
  })
})

describe('lists', () => {
  it('name what is overdue, due today and soon, the one due first at the top', async () => {
    const urgent = await takeCase(test, { kind: 'repair', emergency: true })
    const later = await takeCase(test, { kind: 'repair' })
    const praise = await takeCase(test, { kind: 'praise' })
    const client = await test.signIn(test.manager)
    const due = async (list: string, more = {}) =>
      ((await client.query('deadlines.due', { list, ...more })) as { rows: { id: string }[] }).rows.map(
        ({ id }) => id,
      )
    const listed = async (list: string) =>
      ((await client.query('cases.list', { filter: { due: list } })) as { rows: { id: string }[] }).rows.map(
        ({ id }) => id,
      )
    expect(await due('today')).toEqual([urgent])
    expect(await due('soon')).toEqual([urgent])
    test.setClock(start + 3 * hour)
    expect(await due('overdue')).toEqual([urgent])
    expect(await due('soon')).toEqual([later])
    expect(await due('overdue', { assignee: test.manager.staffId })).toEqual([urgent])
    expect(await due('overdue', { assignee: 'none' })).toEqual([])
    expect(await listed('overdue')).toEqual([urgent])
    expect(await listed('soon')).toEqual([later])
    const all = [...(await due('overdue')), ...(await due('soon'))]
    expect(all).not.toContain(praise)
    const first = (await client.query('deadlines.due', { list: 'soon', limit: 1 })) as { next: string | null }
    expect(first.next).toBeNull()
  })

  it('walk along their indexes', () => {
    const plan = (where: string, index: string) =>
      test.core.read
        .all<{ detail: string }>(
          `explain query plan select id from "case" indexed by ${index} where ${where} order by due_at, id limit 50`,
        )
        .map(({ detail }) => detail)
        .join('\n')
    for (const [where, index] of [
      ["due_at is not null and (due_at, id) > (1, '') and due_at < 2", 'case_due'],
      [
        "assignee = 'x' and due_at is not null and (due_at, id) > (1, '') and due_at < 2",
        'case_due_assignee',
      ],
    ] as const) {
      expect(plan(where, index)).toContain(`INDEX ${index}`)
      expect(plan(where, index)).not.toContain('TEMP B-TREE')
    }
  })
})

describe('what a case will get', () => {
  it('is said before it is taken, and explained step by step afterwards', async () => {
    const client = await test.signIn(test.manager)
    const matter = { kind: 'complaint', category: [], channel: 'phone', emergency: false }
    const preview = (await client.query('deadlines.preview', matter)) as Explanation[]
    expect(preview.map(({ goal, dueAt }) => [goal, dueAt])).toEqual([
      ['answer', start + 24 * hour],
      ['settle', at('2026-07-20 17:00')],
    ])
    const caseId = await takeCase(test, { kind: 'complaint', category: [], channel: 'phone' })
    const settle = deadlinesOfCase(test.core.read, caseId).find(({ goal }) => goal === 'settle')
    const explained = (await client.query('deadlines.explain', { deadlineId: settle?.id })) as Explanation
    expect(explained).toMatchObject({ clock: 'calendar-days', amount: 7, changed: false, missingYears: [] })
    expect(explained.lines.map(line => (line.type === 'day' ? [line.day, line.nth, line.why] : []))).toEqual([
      ['2026-07-13', null, 'start'],
      ['2026-07-14', 1, 'counts'],
      ['2026-07-15', 2, 'counts'],
      ['2026-07-16', 3, 'counts'],
      ['2026-07-17', 4, 'counts'],
      ['2026-07-18', 5, 'counts'],
      ['2026-07-19', 6, 'counts'],
      ['2026-07-20', 7, 'counts'],
    ])
  })
})

describe('the computer’s clock', () => {
  it('set back or forward by a person is told; nothing is recorded twice, nothing by a slip', async () => {
    const caseId = await takeCase(test, { kind: 'repair', emergency: true })
    let elapsed = 0
    const sweeper = createSweeper(test.core, () => elapsed)
    const minutesLater = async (minutes: number) => {
      elapsed += minutes * 60_000
      test.setClock(test.core.environment.now() + minutes * 60_000)
      return await sweeper.round()
    }
    const notices = () =>
      clockNotices(test.core.read, test.core.environment.now()).map(({ type }) => type)
    await sweeper.round()
    expect(notices()).toEqual([])
    // A slip: a year ahead for three minutes.
    test.setClock(start + 400 * 24 * hour)
    expect(await sweeper.round()).toBe(0)
    expect(notices()).toContain('clockForward')
    expect(await minutesLater(3)).toBe(0)
    test.setClock(start + 4 * 60_000)
    elapsed += 60_000
    expect(await sweeper.round()).toBe(0)
    expect(notices()).toEqual([])
    expect(operations(caseId).filter(type => type === 'deadline.breached')).toEqual([])
    // Back after a breach: told, and recorded once.
    await minutesLater(130)
    expect(operations(caseId).filter(type => type === 'deadline.breached')).toHaveLength(1)
    test.setClock(start)
    elapsed += 60_000
    await sweeper.round()
    expect(notices()).toEqual(['clockBack'])
    await minutesLater(125)
    expect(operations(caseId).filter(type => type === 'deadline.breached')).toHaveLength(1)
  })

  it('beyond the years that are known makes deadlines provisional and says so', async () => {
    test.setClock(at('2028-03-01 10:00'))
    const caseId = await takeCase(test, { kind: 'complaint', channel: 'hotline' })
    const client = await test.signIn(test.manager)
    const views = (await client.query('deadlines.ofCase', { caseId })) as DeadlineView[]
    expect(views.find(({ goal }) => goal === 'answer')).toMatchObject({
      missingYears: [2028],
      dueAt: at('2028-03-08 17:00'),
    })
    expect(await client.query('deadlines.notices')).toEqual([{ type: 'yearMissing', year: 2028 }])
  })
})

describe('a sheet', () => {
  it('that reaches the property company meets what has to be delivered to it in writing', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', category: ['property-service', 'cleaning'] })
    const sheetId = uuidv7()
    const client = await test.signIn(test.manager)
    const sheet = { sheetId, caseId, recipient: 'property-company', subject: '保洁', text: '请处理' }
    await client.command('sheets.write', { ...sheet, issue: true })
    expect(of(caseId).find(({ goal }) => goal === 'deliver')?.state).toBe('running')
    await client.command('sheets.deliver', { sheetId, way: 'by-hand', receivedBy: '李' })
    expect(of(caseId).find(({ goal }) => goal === 'deliver')?.state).toBe('met')
  })
})
