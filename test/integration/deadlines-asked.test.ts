import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as cases from '../../main/cases/commands.ts'
import { caseTimeline } from '../../main/cases/timeline.ts'
import type { DeadlineView, Explanation } from '../../main/contract/deadlines.ts'
import { deadlinesOfCase } from '../../main/deadlines/queries.ts'
import { createSweeper } from '../../main/deadlines/sweep.ts'
import { clockNotices } from '../../main/deadlines/watch.ts'
import { changeProfile } from '../../main/profiles/commands.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { takeCase } from '../support/cases.ts'
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
const of = (caseId: string) =>
  deadlinesOfCase(test.core.read, caseId).map(({ goal, state, dueAt }) => ({ goal, state, dueAt }))
const operations = (caseId: string) =>
  test.core.read
    .all<{ type: string }>(
      `select type from operation where aggregate_id=? and type like 'deadline.%' order by position`,
      [caseId],
    )
    .map(({ type }) => type)

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

describe('a case of the government hotline', () => {
  it('is answered in 5 working days and judged in 2; misrouted, it is sent back in time or late', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', channel: 'hotline' })
    const late = await takeCase(test, { kind: 'complaint', channel: 'hotline' })
    const goals = (id: string) =>
      Object.fromEntries(deadlinesOfCase(test.core.read, id).map(one => [one.goal, one]))
    expect(goals(caseId)).toMatchObject({
      answer: { dueAt: at('2026-07-20 17:00') },
      triage: { dueAt: at('2026-07-15 17:00') },
    })
    test.setClock(at('2026-07-15 16:00'))
    await run(cases.voidCase, { caseId, reason: 'misrouted', duplicateOf: null })
    expect(goals(caseId)).toMatchObject({
      answer: { state: 'cancelled' },
      triage: { state: 'met', breachedAt: null, endedAt: at('2026-07-15 16:00') },
    })
    test.setClock(at('2026-07-16 09:00'))
    await run(cases.voidCase, { caseId: late, reason: 'misrouted', duplicateOf: null })
    expect(goals(late)).toMatchObject({ triage: { state: 'met', breachedAt: at('2026-07-15 17:00') } })
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

describe('the explanation of working hours', () => {
  it('begins with the night before they began to count, and adds up to the amount', async () => {
    const [answer] = loadProfile('real-estate').deadlines.rules.filter(({ id }) => id === 'answer')
    if (!answer) throw new Error('no rule')
    const rule = { ...answer, appliesTo: {}, clock: 'working-hours', amount: 4, calendar: 'site' }
    const content = { rules: [rule] }
    await run(changeProfile, { section: 'deadlines', base: 0, content })
    test.setClock(at('2026-07-12 21:11'))
    const caseId = await takeCase(test, { kind: 'repair' })
    const client = await test.signIn(test.manager)
    const [deadline] = deadlinesOfCase(test.core.read, caseId)
    const { lines } = (await client.query('deadlines.explain', { deadlineId: deadline?.id })) as Explanation
    expect(lines).toEqual([
      {
        type: 'closed',
        from: at('2026-07-12 21:11'),
        to: at('2026-07-13 08:30'),
        holidays: [],
        weekend: false,
      },
      { type: 'hours', from: at('2026-07-13 08:30'), to: at('2026-07-13 12:00'), minutes: 210 },
      {
        type: 'closed',
        from: at('2026-07-13 12:00'),
        to: at('2026-07-13 13:00'),
        holidays: [],
        weekend: false,
      },
      { type: 'hours', from: at('2026-07-13 13:00'), to: at('2026-07-13 13:30'), minutes: 30 },
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
    const notices = () => clockNotices(test.core.read, test.core.environment.now()).map(({ type }) => type)
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
    expect(await client.query('deadlines.notices')).toEqual([
      { type: 'yearMissing', year: 2028, next: false },
    ])
    test.setClock(at('2026-10-31 10:00'))
    expect(await client.query('deadlines.notices')).toEqual([])
    test.setClock(at('2026-11-01 10:00'))
    expect(await client.query('deadlines.notices')).toEqual([{ type: 'yearMissing', year: 2027, next: true }])
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
