import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { FieldList, LeakRow, TakeLeakInput, TeamRow } from '../../main/contract/leaks.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

const evening = Date.parse('2026-07-12T18:00:00+08:00')
const minute = 60_000

let test: TestDesk
let client: TestClient
let home: string
let first: string
let second: string
let now: number

beforeEach(async () => {
  test = await openCopiedDesk()
  now = evening
  test.setClock(now)
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  home = await build.unit(building, '3-1802', '1802', { floor: 18 })
  client = await test.signIn(test.manager)
  first = await addTeam('物业一队')
  second = await addTeam('防水二队')
})
afterEach(() => test.close())

async function addTeam(name: string): Promise<string> {
  const teamId = uuidv7()
  await client.command('teams.add', { teamId, name, kind: 'property', capacity: 4 })
  return teamId
}
async function take(changes: Partial<TakeLeakInput> = {}): Promise<string> {
  const input = { caseId: uuidv7(), unitId: home, buildingId: null, entry: 'roof', severity: 'spreading' }
  const taken = await client.command('leaks.take', { ...input, ...changes })
  return z.object({ caseId: z.string() }).parse(taken).caseId
}
const pass = (millis: number) => {
  now += millis
  test.setClock(now)
}
const leak = async (caseId: string) =>
  ((await client.query('leaks.open')) as LeakRow[]).find(one => one.caseId === caseId)
const loads = async () =>
  Object.fromEntries(((await client.query('teams.list')) as TeamRow[]).map(({ name, load }) => [name, load]))
const send = (caseId: string, teamId: string) =>
  client.command('leaks.dispatch', { caseIds: [caseId], teamId })
const step = (caseId: string, to: string) => client.command('leaks.advance', { caseIds: [caseId], to })
const back = (caseId: string, undone: string) =>
  client.command('leaks.stepBack', { caseIds: [caseId], undone })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
const story = async (caseId: string) =>
  z
    .object({ entries: z.array(z.object({ type: z.string(), teamName: z.string().nullish() })) })
    .parse(await client.query('cases.timeline', { caseId }))
    .entries.filter(({ type }) => type.startsWith('leak.'))
    .map(({ type, teamName }) => [type, teamName ?? ''].join(' ').trim())

describe('a team that does not come', () => {
  it('is told off when another one is sent, and both stand in the history', async () => {
    const caseId = await take()
    await send(caseId, first)
    pass(20 * minute)
    await send(caseId, second)
    expect(await leak(caseId)).toMatchObject({ state: 'dispatched', teamName: '防水二队', sentAt: now })
    expect(await loads()).toEqual({ 物业一队: 0, 防水二队: 1 })
    expect(await story(caseId)).toEqual([
      'leak.reported',
      'leak.dispatched 物业一队',
      'leak.recalled 物业一队',
      'leak.dispatched 防水二队',
    ])
  })

  it('is only sent again where the same one is sent', async () => {
    const caseId = await take()
    await send(caseId, first)
    await send(caseId, first)
    expect(await story(caseId)).toEqual([
      'leak.reported',
      'leak.dispatched 物业一队',
      'leak.dispatched 物业一队',
    ])
  })

  it('can be called back, and the leak waits for a team as before', async () => {
    const caseId = await take()
    await send(caseId, first)
    await client.command('leaks.recall', { caseIds: [caseId] })
    expect(await leak(caseId)).toMatchObject({ state: 'reported', teamId: null, due: { what: 'dispatch' } })
    expect(await codeOf(client.command('leaks.recall', { caseIds: [caseId] }))).toBe('leak.wrongState')
    await send(caseId, second)
    for (const to of ['onsite', 'stopped']) await step(caseId, to)
    await send(caseId, first)
    await client.command('leaks.recall', { caseIds: [caseId] })
    expect(await leak(caseId)).toMatchObject({ state: 'stopped', teamId: null })
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })
})

describe('a step noted by mistake', () => {
  it('is taken back to what stood before', async () => {
    const caseId = await take()
    await send(caseId, first)
    await step(caseId, 'onsite')
    await back(caseId, 'onsite')
    expect(await leak(caseId)).toMatchObject({ state: 'dispatched', teamName: '物业一队' })
    const nextAt = now + 60 * minute
    await client.command('leaks.noEntry', { caseId, reason: 'nobody-home', nextAt })
    await step(caseId, 'stopped')
    await back(caseId, 'stopped')
    expect(await leak(caseId)).toMatchObject({ state: 'noEntry', due: { what: 'enter', at: nextAt } })
    await back(caseId, 'noEntry')
    expect(await leak(caseId)).toMatchObject({ state: 'dispatched' })
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('is left where something was done behind it, or it is another one', async () => {
    const caseId = await take()
    await send(caseId, first)
    await step(caseId, 'acknowledged')
    expect(await codeOf(back(caseId, 'onsite'))).toBe('leak.wrongState')
    await send(caseId, second)
    expect(await codeOf(back(caseId, 'acknowledged'))).toBe('leak.wrongState')
    expect(await leak(caseId)).toMatchObject({ state: 'dispatched', teamName: '防水二队' })
  })
})

it('calls a household where the water is stopped as seldom as one with a damp patch', async () => {
  const caseId = await take({ severity: 'danger' })
  expect(await leak(caseId)).toMatchObject({ contactDueAt: now + 15 * minute })
  await step(caseId, 'stopped')
  expect(await leak(caseId)).toMatchObject({ contactDueAt: now + 24 * 60 * minute })
})

describe('what a team takes along', () => {
  it('is its own list, first things first, and where it need not go any more', async () => {
    const grave = await take({ unitId: null, place: '2层走廊', severity: 'damp', dangers: ['electricity'] })
    const plain = await take()
    const off = await take({ unitId: null, place: '大堂' })
    await client.command('leaks.dispatch', { caseIds: [plain, grave, off], teamId: first })
    await send(off, second)
    const list = (await client.query('leaks.fieldList', { teamId: first })) as FieldList
    expect(list.leaks.map(one => one.caseId)).toEqual([grave, plain])
    expect(list.toldOff).toMatchObject([{ caseId: off, at: now }])
    await send(off, first)
    const again = (await client.query('leaks.fieldList', { teamId: first })) as FieldList
    expect(again.toldOff).toEqual([])
    expect(again.leaks).toHaveLength(3)
    pass(13 * 60 * minute)
    client = await test.signIn(test.manager)
    const other = (await client.query('leaks.fieldList', { teamId: second })) as FieldList
    expect(other.toldOff).toEqual([])
  })

  it('has full numbers where somebody asks for them, and the look stands on the trail', async () => {
    const called = await take({ callerName: '王芳', callerPhone: '13800001111' })
    const nobody = await take({ unitId: null, place: '大堂' })
    const asked = client.command('leaks.phones', { caseIds: [called, nobody] })
    expect(await asked).toEqual([
      { caseId: called, name: '王芳', phone: '13800001111' },
      { caseId: nobody, name: null, phone: null },
    ])
    const looks = test.core.read.all<{ id: string }>(
      `select aggregate_id as id from operation where type='case.unmasked'`,
    )
    expect(looks).toEqual([{ id: called }])
    const auditor = await test.signIn(await test.addMember('auditor'))
    expect(await codeOf(auditor.command('leaks.phones', { caseIds: [called] }))).toBe('permission.denied')
  })

  it('has the number of who lives there where the caller left none', async () => {
    const personId = uuidv7()
    await client.command('people.register', {
      personId,
      details: { name: '张伟', phones: [{ number: '13900002222' }] },
      occupancies: [{ unitId: home, role: 'owner', from: '2023-06-01', until: null }],
    })
    const caseId = await take()
    expect(await client.command('leaks.phones', { caseIds: [caseId] })).toEqual([
      { caseId, name: '张伟', phone: '13900002222' },
    ])
    const looks = test.core.read.all<{ id: string }>(
      `select aggregate_id as id from operation where type='person.unmasked'`,
    )
    expect(looks).toEqual([{ id: personId }])
  })
})
