import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { caseStates } from '../../main/contract/cases.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { type Desk, openDesk, type StartedDemo } from '../../main/desk/desk.ts'
import { openJobContext } from '../../main/desk/job-context.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { categoryPath } from '../../main/contract/profile.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { homeMatters } from '../../main/demo/matters-home.ts'
import { serviceMatters } from '../../main/demo/matters-service.ts'
import { waterMatters } from '../../main/demo/matters-water.ts'
import { planDemo } from '../../main/demo/plan.ts'
import { currentEmergencies } from '../../main/emergencies/queries.ts'
import { openLeaks, teams } from '../../main/leaks/queries.ts'
import { leakFigures } from '../../main/leaks/reports/figures.ts'
import { reportChoices, scopeOf } from '../../main/leaks/reports/queries.ts'
import { seasonReadiness } from '../../main/season/readiness.ts'
import { watchList } from '../../main/season/watch-list-queries.ts'
import { approveAnswer } from '../../main/knowledge/commands.ts'
import { readSite } from '../../main/site/queries.ts'
import { dayStamp } from '../../main/site/time.ts'
import { acknowledgeWarning, endWarning } from '../../main/warnings/commands.ts'

const now = Date.UTC(2026, 10, 22, 6)
const small = { seed: 7, cases: 80, share: 0.05 }
const origin = 'http://desk.test'

let folder: string
let desk: Desk
let demo: StartedDemo

const open = () =>
  openDesk({
    dataFolder: join(folder, 'data'),
    protector: keyFileProtector(join(folder, 'key')),
    machine: 'test-machine',
    threads: false,
    environment: { now: () => now, newId: uuidv7, randomBytes },
  })

async function call(path: string, input: unknown, cookie?: string) {
  const headers = {
    'content-type': 'application/json',
    host: 'desk.test',
    origin,
    ...(cookie ? { cookie } : {}),
  }
  const request = new Request(`${origin}/api/trpc/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  })
  return await desk.fetch(request)
}

async function signIn(login: string): Promise<string> {
  const response = await call('staff.signIn', { login, password: demo.password })
  expect(response.status).toBe(200)
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const errorCode = async (response: Response) =>
  ((await response.json()) as { error?: { data?: { desk?: { code?: string } } } }).error?.data?.desk?.code

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-demo-'))
  desk = await open()
  demo = await desk.startDemo(small)
}, 60_000)

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

const plan = (seed: number) =>
  planDemo({ ...small, seed, now, passwordHash: '$argon2id$x', recoveryHash: '$argon2id$y', pictures: [] })

test('the same seed tells the same story, another one a different story', () => {
  expect(plan(7)).toEqual(plan(7))
  expect(plan(8)).not.toEqual(plan(7))
})

test('answers are valid from the day they are approved on, at whatever time the example is made', () => {
  const made = (at: number) =>
    planDemo({
      ...small,
      cases: 10,
      now: at,
      passwordHash: '$argon2id$x',
      recoveryHash: '$argon2id$y',
      pictures: [],
    })
  for (let minutes = 0; minutes < 1_440; minutes += 53) {
    const approvals = made(now + minutes * 60_000).filter(step => step.name === approveAnswer.name)
    expect(approvals.length).toBeGreaterThan(0)
    for (const { at, input } of approvals)
      expect(input).toMatchObject({ from: dayStamp(at, 'Asia/Shanghai') })
  }
})

test('every matter stands in a category of the profile', () => {
  const profile = loadProfile('real-estate')
  for (const matter of [...waterMatters, ...homeMatters, ...serviceMatters])
    expect(categoryPath(profile, matter.category), matter.category.join('/')).toBeDefined()
})

describe('a desk filled with the example', () => {
  test('is marked and reports what it holds', () => {
    const { read } = desk.requireCore()
    expect(readSite(read)).toMatchObject({ code: 'DEMO', demo: true })
    const count = (table: string) => read.get<{ n: number }>(`select count(*) as n from ${table}`)?.n
    const cases = count('"case"')
    expect(demo.counts).toEqual({ units: count('unit'), people: count('person'), cases })
    // Leaks are on top of the ordinary ones.
    expect(count('"case" where id not in (select id from leak)')).toBe(80)
    expect(cases).toBeGreaterThan(80)
    expect(demo.recoveryKey).toMatch(/^[0-9A-Z-]{20,}$/)
  })

  test('has something on every screen of the owner file: contracts, papers, things lent, letters', () => {
    const { read } = desk.requireCore()
    const count = (sql: string) => read.get<{ n: number }>(`select count(*) as n from ${sql}`)?.n ?? 0
    for (const table of [
      'contract where outstanding > 0',
      "contract where promised_on > '2026-11-22'",
      'document_file',
      "document where shelf = ''",
      'document_waiver',
      "scan where state = 'waiting' and pages > 1",
      'lent_thing where unit_id is not null',
      'loan where returned_at is null',
      "letter where direction = 'in' and unit_id is not null",
      "letter where direction = 'out' and unit_id is not null",
      "letter where state = 'submitted'",
      'letter_posting',
      'board_round',
      'desk_contract',
      'partner',
      'collection where ended_at is null',
    ])
      expect(count(table), table).toBeGreaterThan(0)
    expect(count('unit_completeness where required > 0 and present = required')).toBeGreaterThan(0)
    expect(count('unit_completeness where present < required')).toBeGreaterThan(0)
  })

  test('has leaks of earlier storms with a report, a few open ones, and no storm that runs', () => {
    const { read } = desk.requireCore()
    const count = (sql: string) => read.get<{ n: number }>(`select count(*) as n from ${sql}`)?.n ?? 0
    expect(currentEmergencies(read, now).running).toEqual([])
    expect(count('emergency where ended_at is not null')).toBeGreaterThan(1)
    expect(count('leak where over=1 and emergency_id is not null')).toBeGreaterThan(5)
    expect(count('leak where over=0 and emergency_id is null')).toBeGreaterThan(2)
    expect(count('leak_report')).toBe(1)
    const storms = reportChoices(read, now).filter(({ emergencyId }) => emergencyId !== null)
    const [latest] = storms
    const figures = leakFigures(
      read,
      scopeOf(read, { emergencyId: latest?.emergencyId ?? '', year: null }, now),
    )
    expect(figures.totals).toMatchObject({ leaks: latest?.leaks, open: 0 })
    expect(figures.totals.millimetres).toBeGreaterThan(50)
  })

  test('is ready for the rain but for one contractor that was not reached yet', () => {
    const { read } = desk.requireCore()
    const { state, lacks } = seasonReadiness(read, 2026, now)
    expect(state).toBe('draft')
    expect(lacks).toEqual([{ code: 'contractors', must: true, of: { have: 1, need: 2, under: 2 } }])
    const days = { now, today: dayStamp(now, 'Asia/Shanghai') }
    const { rows } = watchList(read, {}, days)
    expect(rows.length).toBeGreaterThan(2)
    const [team] = teams(read).filter(({ contractorId }) => contractorId !== null)
    expect(team?.trades).toContain('waterproofing')
  })

  test('has cases in every state, one waiting, and photos', () => {
    const { read } = desk.requireCore()
    const states = read.all<{ state: string }>('select distinct state from "case"').map(row => row.state)
    expect(states.sort()).toEqual([...caseStates].sort())
    expect(read.get('select id from "case" where waiting_since is not null')).toBeDefined()
  })

  test('shows on Today what a desk has to do, sheets, promises and rounds included', async () => {
    const answer = (await (await call('today.mine', {}, await signIn('manager'))).json()) as {
      result: { data: TodayScreen }
    }
    const counted = new Map(answer.result.data.numbers.map(one => [one.source, one.total.count]))
    const wanted = ['sheetsLate', 'sheetsInLate', 'sheetsToCheck', 'promises', 'rounds'] as const
    for (const source of wanted) expect(counted.get(source), source).toBeGreaterThan(0)
    expect(counted.get('sheetsOut')).toBe(2)
    expect(counted.get('sheetsIn')).toBe(2)
  })

  test('tells a story that lies in the past, in order of time', () => {
    const rows = desk.requireCore().read.all<{ at: number }>('select at from operation order by position')
    const times = rows.map(row => row.at)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times.at(-1)).toBeLessThanOrEqual(now)
    expect(times[0]).toBeLessThan(now - 730 * 86_400_000)
  })

  test('holds no number that could be somebody’s', () => {
    const rows = desk.requireCore().read.all<{ digits: string }>('select digits from person_phone')
    expect(rows.length).toBeGreaterThan(20)
    for (const { digits } of rows) expect(digits).toMatch(/^(1540|1630)\d{7}$/)
  })

  test('lets each member of its staff sign in, and passes every check', async () => {
    for (const login of ['manager', 'specialist', 'clerk1', 'clerk2', 'auditor']) await signIn(login)
    const core = desk.requireCore()
    const { context, close } = openJobContext(
      core,
      new AbortController().signal,
      () => false,
      () => undefined,
    )
    const report = await verifyDesk(context)
    close()
    expect(report.ok, JSON.stringify(report.parts)).toBe(true)
  })

  test('is not started twice', async () => {
    expect(await errorCode(await call('site.startDemo', {}))).toBe('log.alreadySetUp')
  })
})

test('a collective warning raised three weeks ago or earlier has been answered, then ended, by its manager', () => {
  const steps = plan(7)
    .filter(step => step.name.startsWith('warning.'))
    .map(step => ({ ...step, ...z.object({ ofWarningBefore: z.number() }).parse(step.input) }))
  const day = 86_400_000
  for (let raised = now - 700 * day; raised < now - 21 * day; raised += day) {
    const [first, second] = steps.filter(step => step.ofWarningBefore > raised)
    expect([first?.name, second?.name]).toEqual([acknowledgeWarning.name, endWarning.name])
    expect(second?.at).toBeGreaterThan(first?.at ?? Number.POSITIVE_INFINITY)
    expect(first?.at).toBeLessThan(raised + 21 * day)
  }
})

test('at every time of the year it plays whole, and in the middle of a storm where that was asked for', {
  timeout: 120_000,
}, async () => {
  for (const [at, storm] of [
    [Date.UTC(2027, 0, 1, 3), false],
    [Date.UTC(2026, 6, 14, 2), true],
  ] as const) {
    const other = mkdtempSync(join(tmpdir(), 'desk-demo-'))
    const playing = await openDesk({
      dataFolder: join(other, 'data'),
      protector: keyFileProtector(join(other, 'key')),
      machine: 'test-machine',
      threads: false,
      environment: { now: () => at, newId: uuidv7, randomBytes },
    })
    await playing.startDemo({ ...small, cases: 10, storm })
    const { read } = playing.requireCore()
    const running = currentEmergencies(read, at).running
    expect(running.map(({ kind, level }) => [kind, level])).toEqual(storm ? [['storm', 'red']] : [])
    const open = openLeaks(read, at)
    const inStorm = open.filter(({ emergencyId }) => emergencyId !== null)
    if (storm) expect(new Set(inStorm.map(({ state }) => state)).size).toBeGreaterThan(1)
    else expect(inStorm).toEqual([])
    await playing.close()
    rmSync(other, { recursive: true, force: true })
  }
})

describe('removing the example', () => {
  test('takes a manager and the typed site code, and leads back to set-up', async () => {
    const clerk = await signIn('clerk1')
    expect(await errorCode(await call('site.removeDemo', { confirm: 'DEMO' }, clerk))).toBe(
      'permission.denied',
    )
    const manager = await signIn('manager')
    expect(await errorCode(await call('site.removeDemo', { confirm: 'yes' }, manager))).toBe(
      'demo.confirmWrong',
    )
    expect(desk.state()).toBe('ready')

    expect((await call('site.removeDemo', { confirm: 'demo' }, manager)).status).toBe(200)
    expect(desk.state()).toBe('new')
    expect(readdirSync(join(folder, 'data')).filter(name => !/^desk\.(?:lock|pid)$/.test(name))).toEqual([])

    await desk.setUp({
      code: 'REAL',
      name: '真实项目',
      managerName: '经理',
      login: 'boss',
      password: 'eight ducks swim',
    })
    expect(readSite(desk.requireCore().read)).toMatchObject({ code: 'REAL', demo: false })
    await expect(desk.removeDemo()).rejects.toMatchObject({ code: 'demo.notDemo' })
    expect(existsSync(join(folder, 'data', 'desk.sqlite'))).toBe(true)
  })

  test('a page loaded anew while the example is made gets the same secrets, and is told how far it is', {
    timeout: 60_000,
  }, async () => {
    const other = mkdtempSync(join(tmpdir(), 'desk-demo-'))
    const twice = await openDesk({
      dataFolder: join(other, 'data'),
      protector: keyFileProtector(join(other, 'key')),
      machine: 'test-machine',
      threads: false,
    })
    expect(twice.demoProgress()).toBeUndefined()
    const told: unknown[] = []
    const first = twice.startDemo({ ...small, onProgress: () => told.push(twice.demoProgress()) })
    expect(twice.demoProgress()).toEqual({ done: 0, of: 0 })
    const second = twice.startDemo(small)
    expect(await second).toBe(await first)
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)).toMatchObject({ done: expect.any(Number), of: expect.any(Number) })
    expect(twice.demoProgress()).toBeUndefined()
    await expect(twice.startDemo(small)).rejects.toMatchObject({ code: 'log.alreadySetUp' })
    await twice.close()
    rmSync(other, { recursive: true, force: true })
  })

  test('an example cut short leaves an empty folder', { timeout: 60_000 }, async () => {
    const other = mkdtempSync(join(tmpdir(), 'desk-demo-'))
    const cut = await openDesk({
      dataFolder: join(other, 'data'),
      protector: keyFileProtector(join(other, 'key')),
      machine: 'test-machine',
      threads: false,
    })
    await expect(cut.startDemo({ ...small, isCancelled: () => true })).rejects.toMatchObject({
      code: 'job.cancelled',
    })
    expect(cut.state()).toBe('new')
    expect(existsSync(join(other, 'data', 'desk.sqlite'))).toBe(false)
    await cut.close()
    rmSync(other, { recursive: true, force: true })
  })
})
