import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as commands from '../../main/cases/commands.ts'
import { makePromise } from '../../main/cases/promise-commands.ts'
import type { Role } from '../../main/contract/permissions.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { actionFor } from '../../main/today/cases.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'

/** 2026-07-12 18:40 at the site. */
const evening = Date.UTC(2026, 6, 12, 10, 40)
const day = 86_400_000

let test: TestDesk
let people: Record<Role, TestActor>

beforeEach(async () => {
  test = await openCopiedDesk({ clock: evening })
  people = {
    manager: test.manager,
    specialist: await test.addMember('specialist'),
    clerk: await test.addMember('clerk'),
    auditor: await test.addMember('auditor'),
  }
})
afterEach(() => test.close())

async function todayOf(role: Role): Promise<TodayScreen> {
  const client = await test.signIn(people[role])
  return (await client.query('today.mine')) as TodayScreen
}

const assign = (caseId: string, to: string | null) =>
  test.core.execute(commands.assignCase, { actor: test.manager, input: { caseId, to } })

/** One case of each situation, by the name it has in the table below. */
async function takeOneOfEach(): Promise<Map<string, string>> {
  const { clerk, specialist, manager } = people
  const names = new Map<string, string>()
  const take = async (name: string, actor: TestActor, more: Parameters<typeof takeCase>[1] = {}) => {
    const caseId = await takeCase(test, more, { actor })
    names.set(caseId, name)
    return caseId
  }
  for (const actor of [clerk, specialist, manager]) {
    const { role } = actor
    await take(`${role}’s`, actor)
    await take(`${role}’s emergency`, actor, { emergency: true })
    await assign(await take(`taken by the ${role}`, actor), null)
    const input = { caseId: await take(`${role}’s waiting`, actor), on: 'owner' as const }
    await test.core.execute(commands.startWaiting, { actor, input })
    const resolved = { caseId: await take(`${role}’s resolved`, actor), text: '好了' }
    await test.core.execute(commands.resolveCase, { actor, input: resolved })
    const done = await take(`${role}’s closed`, actor)
    const closed = { caseId: done, cause: 'workmanship', withoutCallback: 'anonymous' as const }
    await test.core.execute(commands.closeCase, { actor, input: closed })
  }
  return names
}

const staff = ['clerk', 'specialist', 'manager']
const emergencies = staff.map(role => `${role}’s emergency`)
const unassigned = staff.map(role => `taken by the ${role}`)
const resolved = staff.map(role => `${role}’s resolved`)
const waiting = staff.map(role => `${role}’s waiting`)

describe('what Today lists', () => {
  it.each<[Role, Record<string, readonly string[]>]>([
    [
      'clerk',
      {
        now: ['clerk’s emergency', 'taken by the clerk'],
        today: ['clerk’s', 'clerk’s resolved'],
        waiting: ['clerk’s waiting'],
      },
    ],
    [
      'specialist',
      {
        now: [...emergencies, ...unassigned],
        today: ['specialist’s', ...resolved],
        waiting: ['specialist’s waiting'],
      },
    ],
    ['manager', { now: [...emergencies, ...unassigned], today: ['manager’s', ...resolved], waiting }],
    ['auditor', { now: [...emergencies, ...unassigned], today: [...resolved], waiting }],
  ])('for the %s', async (role, expected) => {
    const names = await takeOneOfEach()
    const { groups } = await todayOf(role)
    const listed = Object.fromEntries(
      groups.map(({ group, rows }) => [group, rows.map(row => names.get(row.caseId ?? '')).toSorted()]),
    )
    const wanted = Object.entries(expected).map(([group, rows]) => [group, [...rows].sort()])
    expect(listed).toEqual(Object.fromEntries(wanted))
  })

  it('shows a thing once, under its most urgent reason, with the others beside it', async () => {
    const { clerk } = people
    const caseId = await takeCase(test, { emergency: true }, { actor: clerk })
    await test.core.execute(commands.startWaiting, { actor: clerk, input: { caseId, on: 'parts' } })
    const { groups } = await todayOf('clerk')
    const rows = groups.flatMap(group => group.rows)
    expect(rows).toMatchObject([
      { caseId, source: 'emergencies', also: ['dueToday', 'waiting'], action: 'endWait' },
    ])
  })

  it('counts the day on the clocks of the site', async () => {
    await takeCase(test, {}, { happenedAt: evening - 18 * 3_600_000 })
    await takeCase(test, {}, { happenedAt: evening - day })
    const received = (await todayOf('manager')).numbers.find(one => one.source === 'receivedToday')
    expect(received).toMatchObject({ total: { count: 1, more: false }, target: { from: '2026-07-12' } })
  })

  it('brings what is overdue to the top, the longest overdue first, and what is due today behind it', async () => {
    const { clerk } = people
    const hours = 3_600_000
    // Any request is answered within 24 hours.
    const late = await takeCase(test, {}, { actor: clerk, happenedAt: evening - 30 * hours })
    const later = await takeCase(test, {}, { actor: clerk, happenedAt: evening - 50 * hours })
    const today = await takeCase(test, {}, { actor: clerk, happenedAt: evening - 22 * hours })
    const { groups, numbers } = await todayOf('clerk')
    const rows = groups.flatMap(({ group, rows: listed }) =>
      listed.map(row => [group, row.caseId, row.source]),
    )
    expect(rows).toEqual([
      ['now', later, 'overdue'],
      ['now', late, 'overdue'],
      ['today', today, 'dueToday'],
    ])
    const counted = Object.fromEntries(numbers.map(one => [one.source, one.total.count]))
    expect(counted).toMatchObject({ overdue: 2, dueToday: 1, mine: 3 })
  })

  it('asks every day for an entry in what is grave', async () => {
    const { clerk } = people
    const caseId = await takeCase(
      test,
      { kind: 'complaint', category: [], text: '有人从楼上掉下来受伤了，已经报警，媒体也来了' },
      { actor: clerk },
    )
    const listed = async () =>
      (await todayOf('clerk')).groups.flatMap(group => group.rows).filter(row => row.caseId === caseId)
    expect((await listed())[0]).toMatchObject({ level: { level: 1 } })
    test.setClock(evening + day)
    const [row] = await listed()
    expect([row?.source, ...(row?.also ?? [])]).toContain('unfollowed')
    await test.core.execute(commands.noteCase, { actor: clerk, input: { caseId, text: '已联系家属' } })
    const [after] = await listed()
    expect([after?.source, ...(after?.also ?? [])]).not.toContain('unfollowed')
  })

  it('names promises that are to be kept today, to whom they are a matter', async () => {
    const { clerk, specialist } = people
    const caseId = await takeCase(test, {}, { actor: clerk })
    const promise = (dueAt: number, text: string) =>
      test.core.execute(makePromise, {
        actor: clerk,
        input: { promiseId: uuidv7(), caseId, dueAt, text, approvedBy: specialist.staffId },
      })
    await promise(evening + 3_600_000, '今晚打电话')
    await promise(evening + 2 * day, '后天送油漆')
    const promised = async (role: Role) =>
      (await todayOf(role)).groups
        .flatMap(group => group.rows)
        .filter(row => row.source === 'promises')
        .map(row => row.what?.zh)
    expect(await promised('clerk')).toEqual(['今晚打电话'])
    expect(await promised('specialist')).toEqual([])
    expect(await promised('manager')).toEqual(['今晚打电话'])
  })

  it('names who is to be called back today, as many as the list behind it has', async () => {
    const { clerk, manager } = people
    const caseId = await takeCase(test, {}, { actor: clerk })
    await test.core.execute(commands.resolveCase, { actor: clerk, input: { caseId, text: '修好了' } })
    await test.core.execute(commands.verifyCase, { actor: manager, input: { caseId, good: true } })
    const sources = ['callbacksToday', 'callbacksOverdue']
    const seen: Record<string, number> = {}
    for (let days = 0; days < 6; days++) {
      test.setClock(evening + days * day)
      const { numbers, groups } = await todayOf('specialist')
      const client = await test.signIn(people.specialist)
      const counts = (await client.query('callbacks.counts', {})) as Record<string, { count: number }>
      const total = (source: string) => numbers.find(one => one.source === source)?.total.count
      expect([total('callbacksToday'), total('callbacksOverdue')]).toEqual([
        counts['today']?.count,
        counts['overdue']?.count,
      ])
      for (const row of groups.flatMap(group => group.rows).filter(one => sources.includes(one.source))) {
        seen[row.source] = (seen[row.source] ?? 0) + 1
        expect(row).toMatchObject({ number: 'KF-TEST-202607-0001', action: 'call' })
      }
    }
    expect(seen['callbacksToday']).toBe(1)
    expect(seen['callbacksOverdue']).toBeGreaterThan(0)
  })

  it('offers whoever only reads nothing to do', async () => {
    await takeOneOfEach()
    const rows = (await todayOf('auditor')).groups.flatMap(group => group.rows)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(row => row.action === null)).toBe(true)
  })

  it('is empty on an empty desk, with all its numbers at nothing', async () => {
    const { numbers, groups } = await todayOf('manager')
    expect(groups.flatMap(group => group.rows)).toEqual([])
    expect(numbers.map(one => one.total)).toEqual(numbers.map(() => ({ count: 0, more: false })))
  })
})

describe('numbers by role', () => {
  const own = 'emergencies overdue unfollowed sheetsDemanded promises callbacksOverdue'
  const before = 'dueToday callbacksToday visits careOpen'
  const registers = 'boardRounds lettersToRead loansLate'
  const today = `${before} lettersLate patrols rounds ${registers} filing`
  const sheets = (season: string) => `lettersLate sheetsToCheck sheetsIn ${season}rounds ${registers}`
  const team = `emergencies overdue unfollowed sheetsDemanded warnings promises sheetsLate sheetsInLate callbacksOverdue unassigned ${before}`
  it.each<[Role, string]>([
    ['clerk', `${own} taken ${today} mine toVerify waiting callbacksOthers receivedToday`],
    [
      'specialist',
      `${team} ${sheets('patrols ')} contractsEnding filing mine toVerify waiting sheetsOut callbacksOthers receivedToday`,
    ],
    [
      'manager',
      `${team} lettersToApprove ${sheets('stormReport season patrols ')} contractsEnding filing mine toVerify waiting sheetsOut callbacksOthers open receivedToday`,
    ],
    ['auditor', `${team} ${sheets('')} toVerify waiting sheetsOut open receivedToday`],
  ])('%s', async (role, expected) => {
    expect((await todayOf(role)).numbers.map(one => one.source).join(' ')).toBe(expected)
  })
})

describe('the one action', () => {
  const me = { role: 'clerk' as const, staffId: 'me' }
  it.each([
    ['nobody’s', { state: 'received', assignee: null, waitingOn: null }, 'takeOver'],
    ['mine, new', { state: 'received', assignee: 'me', waitingOn: null }, 'start'],
    ['mine, in hand', { state: 'handling', assignee: 'me', waitingOn: null }, 'resolve'],
    ['mine, waiting', { state: 'handling', assignee: 'me', waitingOn: 'owner' }, 'endWait'],
    ['a colleague’s', { state: 'received', assignee: 'other', waitingOn: null }, 'resolve'],
    ['resolved', { state: 'resolved', assignee: 'me', waitingOn: null }, 'verifyGood'],
  ] as const)('%s', (_, row, action) => {
    expect(actionFor(me, row)).toBe(action)
    expect(actionFor({ ...me, role: 'auditor' }, row)).toBeNull()
  })
})
