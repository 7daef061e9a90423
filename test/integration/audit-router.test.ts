import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { AuditEntry, AuditPage } from '../../main/contract/audit.ts'
import { openSession } from '../../main/staff/commands.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'

let desk: TestDesk
let manager: TestClient
beforeEach(async () => {
  desk = await openCopiedDesk({ clock: Date.parse('2026-07-12T10:00:00Z') })
  manager = await desk.signIn(desk.manager)
})
afterEach(async () => await desk.close())

const list = async (client: TestClient, input: object = {}) =>
  (await client.query('audit.list', input)) as AuditPage
const entry = async (client: TestClient, position: number) =>
  (await client.query('audit.entry', { position })) as AuditEntry

const takeCase = async (text: string) => {
  const caseId = uuidv7()
  await manager.command('cases.receive', {
    caseId,
    channel: 'phone',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    callerName: '张伟',
    callerPhone: '138 0013 8000',
    text,
  })
  return caseId
}

/** The newest row about a case that somebody took; what the program decides by itself stands above it. */
const taken = ({ rows }: AuditPage) => rows.find(row => row.type === 'case.received')

it('shows who did what, newest first, with the number of the case', async () => {
  const caseId = await takeCase('厨房漏水')
  const page = await list(manager)
  const { rows } = page
  expect(taken(page)).toMatchObject({ aggregateId: caseId, actorName: '测试经理' })
  expect(taken(page)?.about).toMatch(/^KF-TEST-/)
  expect(rows[0]).toMatchObject({ type: 'deadline.started', aggregateId: caseId, actorName: null })
  expect(rows.map(row => row.position)).toEqual(rows.map(row => row.position).toSorted((a, b) => b - a))
})

it('pages through everything once, whatever the size of the page', async () => {
  for (let count = 0; count < 5; count += 1) await takeCase(`第 ${count} 件`)
  const all = (await list(manager, { limit: 200 })).rows.map(row => row.position)
  const paged: number[] = []
  let before: number | undefined
  do {
    const page = await list(manager, { limit: 2, ...(before === undefined ? {} : { before }) })
    paged.push(...page.rows.map(row => row.position))
    before = page.next ?? undefined
  } while (before !== undefined)
  expect(paged).toEqual(all)
  expect(all.length).toBeGreaterThan(5)
})

it('narrows by person, group, subject and day in the zone of the site', async () => {
  const clerk = await desk.addMember('clerk')
  const caseId = await takeCase('门铃不响')
  // 2026-07-13 00:30 in Shanghai is still the 12th in UTC.
  desk.setClock(Date.parse('2026-07-12T16:30:00Z'))
  await desk.signIn(clerk)

  const byClerk = await list(manager, { filter: { actor: clerk.staffId } })
  expect(byClerk.rows.map(row => row.type)).toEqual(['staff.signedIn'])
  const sessions = await list(manager, { filter: { group: 'sessions' } })
  expect(new Set(sessions.rows.map(row => row.type))).toEqual(new Set(['staff.signedIn']))
  const about = await list(manager, { filter: { subject: caseId } })
  expect(about.rows.map(row => [row.type, row.actorName])).toEqual([
    ['deadline.started', null],
    ['case.received', '测试经理'],
  ])
  const nextDay = await list(manager, { filter: { from: '2026-07-13' } })
  expect(nextDay.rows).toHaveLength(1)
  expect(nextDay.rows[0]).toMatchObject({ type: 'staff.signedIn', aggregateId: clerk.staffId })
  const firstDay = await list(manager, { filter: { to: '2026-07-12', group: 'sessions' } })
  expect(firstDay.rows.every(row => row.aggregateId === desk.manager.staffId)).toBe(true)
  const program = await list(manager, { filter: { actor: 'system' } })
  expect(program.rows.length).toBeGreaterThan(0)
  expect(program.rows.every(row => row.actorId === null)).toBe(true)
})

it('finds under a person how they signed in and out, and who failed to sign in as them', async () => {
  const clerk = await desk.addMember('clerk')
  const client = await desk.signIn(clerk)
  await client.mutate('staff.signOut')
  const wrong = { login: clerk.login, password: 'nine ducks swim' }
  await expect(client.mutate('staff.signIn', wrong)).rejects.toMatchObject({ code: 'session.wrongPassword' })

  const byClerk = await list(manager, { filter: { actor: clerk.staffId } })
  expect(byClerk.rows.map(row => [row.type, row.actorName])).toEqual([
    ['staff.signInFailed', null],
    ['staff.signedOut', '测试clerk'],
    ['staff.signedIn', '测试clerk'],
  ])
  const about = { actor: clerk.staffId, subject: clerk.staffId, group: 'sessions' }
  expect((await list(manager, { filter: about })).rows).toHaveLength(3)
  expect((await list(manager, { filter: { actor: clerk.staffId }, limit: 1 })).rows).toHaveLength(1)
  const program = await list(manager, { filter: { actor: 'system' } })
  expect(program.rows.map(row => row.type).filter(type => type.startsWith('staff.sign'))).toEqual([])
})

it('lets nobody but the program act in the name of another', async () => {
  const clerk = await desk.addMember('clerk')
  const call = { staffId: clerk.staffId, sessionId: 'x' }
  await expect(desk.core.execute(openSession, { actor: desk.manager, input: call })).rejects.toMatchObject({
    code: 'permission.denied',
  })
})

it('shows the words of an operation, long numbers masked', async () => {
  await takeCase('请回电 13800138000')
  const position = taken(await list(manager))?.position ?? 0
  const shown = await entry(manager, position)
  expect(shown).toMatchObject({ personalState: 'shown', facts: { kind: 'repair' } })
  const words = JSON.stringify(shown.personal)
  expect(words).toContain('张伟')
  expect(words).toContain('8000')
  expect(words).not.toContain('13800138000')
  expect(words).not.toContain('138 0013 8000')
})

it('says what the ids in the facts stand for', async () => {
  const caseId = await takeCase('单元门坏了')
  const clerk = await desk.addMember('clerk')
  await manager.command('cases.assign', { caseId, to: clerk.staffId })
  const shown = await entry(manager, (await list(manager)).rows[0]?.position ?? 0)
  expect(shown.type).toBe('case.assigned')
  expect(shown.names[clerk.staffId]).toBe('测试clerk')
})

it('withholds the words from an auditor and the trail from a clerk', async () => {
  await takeCase('水管爆裂')
  const auditor = await desk.signIn(await desk.addMember('auditor'))
  const position = taken(await list(auditor, { filter: { group: 'cases' } }))?.position ?? 0
  const shown = await entry(auditor, position)
  expect(shown).toMatchObject({ personalState: 'withheld', personal: null })
  const clerk = await desk.signIn(await desk.addMember('clerk'))
  await expect(list(clerk)).rejects.toMatchObject({ code: 'permission.denied' })
})

it('says that an operation does not exist', async () => {
  await expect(entry(manager, 1_000_000)).rejects.toMatchObject({ code: 'thing.notFound' })
})
