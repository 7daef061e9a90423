import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { LeakRow, TakeLeakInput } from '../../main/contract/leaks.ts'
import type { LeakMark } from '../../main/contract/leak-watch.ts'
import type { BegunPairing } from '../../main/contract/station.ts'
import type { PhoneList, PhoneStep, StepFate, TakenBackStep } from '../../main/contract/team-phone.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { newDevice, refusalOf, type TestDevice } from '../support/station.ts'

/** The phone of a team: what it sees, what it may say, and what becomes of it when it comes late or twice. */
const evening = Date.parse('2026-07-12T19:00:00+08:00')
const minute = 60_000

let test: TestDesk
let client: TestClient
let home: string
let team: string
let other: string
let phone: TestDevice

beforeEach(async () => {
  test = await openTestDesk()
  test.setClock(evening)
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  home = await build.unit(building, '3-1802', '1802', { floor: 18 })
  client = await test.signIn(test.manager)
  team = await addTeam('物业一队')
  other = await addTeam('防水二队')
  phone = await pairedPhone(team)
})
afterEach(() => test.close())

const addTeam = async (name: string): Promise<string> => {
  const teamId = uuidv7()
  await client.command('teams.add', { teamId, name, kind: 'property', capacity: 4 })
  return teamId
}
const pairedPhone = async (teamId: string): Promise<TestDevice> => {
  const { secret, name } = (await client.mutate('teams.beginPhone', { teamId })) as BegunPairing & {
    name: string
  }
  const device = newDevice(test)
  await device.mutate('station.pair', { secret, name })
  return device
}
const Taken = z.object({ caseId: z.string() })
const take = async (changes: Partial<TakeLeakInput> = {}): Promise<string> => {
  const input = { caseId: uuidv7(), unitId: home, buildingId: null, entry: 'roof', severity: 'spreading' }
  const said = { callerName: '王芳', callerPhone: '13800001111', text: '客厅吊顶在滴水' }
  return Taken.parse(await client.command('leaks.take', { ...input, ...said, ...changes })).caseId
}
const send = (caseId: string, teamId = team) =>
  client.command('leaks.dispatch', { caseIds: [caseId], teamId, note: '钥匙在岗亭' })
const here = async (by = phone) => (await by.query('teamPhone.here')) as PhoneList
/** One step as the outbox of the phone sends it. */
const say = async (
  caseId: string,
  step: PhoneStep,
  changes: {
    happenedAt?: number
    commandId?: string
    text?: string
    need?: string
    undone?: TakenBackStep
  } = {},
): Promise<StepFate> => {
  const { happenedAt, commandId = uuidv7(), ...more } = changes
  const call = { commandId, ...(happenedAt === undefined ? {} : { happenedAt }) }
  const answer = await phone.mutate('teamPhone.step', { ...call, input: { caseId, step, ...more } })
  return z.object({ fate: z.custom<StepFate>() }).parse(answer).fate
}
const leak = async (caseId: string) =>
  ((await client.query('leaks.open')) as LeakRow[]).find(one => one.caseId === caseId)
const story = async (caseId: string) => {
  const { entries } = (await client.query('cases.timeline', { caseId })) as {
    entries: { type: string; said?: string[]; text?: string; teamName?: string }[]
  }
  return entries
}
const countOf = (type: string) =>
  test.core.read.get<{ count: number }>('select count(*) as count from operation where type=?', [type])?.count

it('sees the list of its own team, with whom to call, and nothing of any other', async () => {
  const mine = await take({ dangers: ['ceiling'], vulnerable: true, mentions: ['press'] })
  const theirs = await take({ unitId: null, buildingId: null, place: '大堂' })
  await send(mine)
  await send(theirs, other)
  const list = await here()
  expect(list).toMatchObject({ teamName: '物业一队', late: [], toldOff: [] })
  expect(list.tasks).toHaveLength(1)
  expect(list.tasks[0]).toMatchObject({
    caseId: mine,
    unitNumber: '3-1802',
    floor: 18,
    severity: 'danger',
    dangers: ['ceiling'],
    vulnerable: true,
    said: '客厅吊顶在滴水',
    note: '钥匙在岗亭',
    name: '王芳',
    phone: '13800001111',
  })
  expect(JSON.stringify(list)).not.toContain('大堂')
  expect(JSON.stringify(list)).not.toContain('press')
  for (const path of ['leaks.open', 'cases.detail', 'teams.list', 'camera.here'])
    expect(await refusalOf(phone.query(path, {})), path).toBe('device.notForThis')
})

it('leaves a trace of each number it is given, once', async () => {
  await send(await take())
  await here()
  await here()
  expect(countOf('leak.contactGiven')).toBe(1)
})

it('moves its leaks on, each step at the time it was taken', async () => {
  const caseId = await take()
  await send(caseId)
  for (const step of ['acknowledged', 'underway', 'onsite'] as const)
    expect(await say(caseId, step)).toBe('taken')
  test.setClock(evening + 40 * minute)
  expect(await say(caseId, 'stopped', { happenedAt: evening + 25 * minute })).toBe('taken')
  expect(await leak(caseId)).toMatchObject({ state: 'stopped' })
  expect(await client.query('leaks.card', { caseId })).toMatchObject({ stoppedAt: evening + 25 * minute })
  expect((await story(caseId)).filter(entry => entry.type === 'leak.advanced')).toMatchObject(
    Array.from({ length: 4 }, () => ({ teamName: '物业一队' })),
  )
  expect((await here()).tasks).toMatchObject([{ caseId, state: 'stopped' }])
  expect(await say(caseId, 'repaired', { text: '换了止回阀' })).toBe('taken')
  expect(await leak(caseId)).toMatchObject({ state: 'repaired' })
  expect((await here()).tasks).toEqual([])
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})

it('counts nothing twice when the same outbox comes twice', async () => {
  const caseId = await take()
  await send(caseId)
  const outbox = [
    { step: 'acknowledged', commandId: uuidv7(), happenedAt: evening },
    { step: 'noEntry', commandId: uuidv7(), happenedAt: evening },
    { step: 'needs', commandId: uuidv7(), happenedAt: evening, need: 'electrician', text: '配电箱进水' },
  ] as const
  for (let time = 0; time < 2; time += 1)
    for (const { step, ...call } of outbox) expect(await say(caseId, step, call)).toBe('taken')
  const types = (await story(caseId)).map(entry => entry.type)
  for (const type of ['leak.advanced', 'leak.notEntered', 'leak.teamNoted'])
    expect(
      types.filter(one => one === type),
      type,
    ).toHaveLength(1)
  expect((await story(caseId)).find(entry => entry.type === 'leak.teamNoted')).toMatchObject({
    said: ['step.needs', 'need.electrician'],
    text: '配电箱进水',
  })
  // The board says so until the water is stopped.
  const asks = async () => (await client.query('leaks.marks')) as LeakMark[]
  expect(await asks()).toMatchObject([{ caseId, need: 'electrician' }])
  await say(caseId, 'stopped')
  expect(await asks()).toEqual([])
})

it('takes back a mistaken press, as the desk can, and says so on the case', async () => {
  const caseId = await take()
  await send(caseId)
  await say(caseId, 'acknowledged')
  await say(caseId, 'stopped')
  expect(await say(caseId, 'takeBack', { undone: 'stopped' })).toBe('taken')
  expect(await leak(caseId)).toMatchObject({ state: 'acknowledged' })
  expect(await client.query('leaks.card', { caseId })).toMatchObject({ stoppedAt: null })
  expect((await story(caseId)).find(entry => entry.type === 'leak.steppedBack')).toMatchObject({
    said: ['step.stopped'],
    teamName: '物业一队',
  })
  await say(caseId, 'noEntry')
  expect(await say(caseId, 'takeBack', { undone: 'noEntry' })).toBe('taken')
  expect((await here()).tasks).toMatchObject([{ caseId, state: 'acknowledged' }])
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})

it('takes back what it asked for, and leaves what it asked for before', async () => {
  const caseId = await take()
  await send(caseId)
  const asks = async () => ((await client.query('leaks.marks')) as LeakMark[]).map(({ need }) => need)
  await say(caseId, 'needs', { need: 'pump' })
  await say(caseId, 'needs', { need: 'electrician' })
  expect(await asks()).toEqual(['electrician'])
  expect(await say(caseId, 'takeBack', { undone: 'needs' })).toBe('taken')
  expect(await asks()).toEqual(['pump'])
  await say(caseId, 'takeBack', { undone: 'needs' })
  expect(await asks()).toEqual([])
  expect((await story(caseId)).findLast(entry => entry.type === 'leak.teamNoted')).toMatchObject({
    said: ['step.takeBack', 'step.needs'],
  })
})

it('takes back nothing that the desk noted, or that something came after: it keeps a note', async () => {
  const caseId = await take()
  await send(caseId)
  await client.command('leaks.advance', { caseIds: [caseId], to: 'underway' })
  expect(await say(caseId, 'takeBack', { undone: 'underway' })).toBe('already')
  await say(caseId, 'onsite')
  await client.command('leaks.advance', { caseIds: [caseId], to: 'stopped' })
  expect(await say(caseId, 'takeBack', { undone: 'onsite' })).toBe('already')
  expect(await leak(caseId)).toMatchObject({ state: 'stopped' })
  expect((await story(caseId)).findLast(entry => entry.type === 'leak.teamNoted')).toMatchObject({
    said: ['step.takeBack', 'step.onsite', 'fate.already'],
  })
})

it('keeps what comes after the leak was taken away as a note, and says what became of it', async () => {
  const caseId = await take()
  await send(caseId)
  await here()
  await client.command('leaks.recall', { caseIds: [caseId] })
  await send(caseId, other)
  const before = await leak(caseId)
  expect(await say(caseId, 'onsite', { happenedAt: evening, text: '已关总阀' })).toBe('notYours')
  expect(await leak(caseId)).toMatchObject({ state: before?.state, teamId: other })
  expect((await story(caseId)).find(entry => entry.type === 'leak.teamNoted')).toMatchObject({
    said: ['step.onsite', 'fate.notYours'],
    text: '已关总阀',
    teamName: '物业一队',
  })
  const list = await here()
  expect(list.tasks).toEqual([])
  expect(list.toldOff).toMatchObject([{ caseId }])
  expect(list.late).toMatchObject([{ unitNumber: '3-1802', step: 'onsite', fate: 'notYours', at: evening }])
})

it('knows a step the desk noted meanwhile, one from before it was sent again, and a leak that is over', async () => {
  const caseId = await take()
  await send(caseId)
  await client.command('leaks.advance', { caseIds: [caseId], to: 'stopped' })
  expect(await say(caseId, 'underway', { happenedAt: evening })).toBe('already')
  expect(await leak(caseId)).toMatchObject({ state: 'stopped' })
  test.setClock(evening + 30 * minute)
  await send(caseId)
  expect(await say(caseId, 'onsite', { happenedAt: evening + minute })).toBe('before')
  expect(await leak(caseId)).toMatchObject({ state: 'dispatched' })
  await client.command('cases.void', { caseId, reason: 'mistake', text: '误报' })
  expect(await say(caseId, 'onsite', { happenedAt: evening + 31 * minute })).toBe('over')
  expect((await here()).late.map(({ fate }) => fate)).toEqual(['over', 'before', 'already'])
})

it('goes on when the storm is over: a leak that is open still counts', async () => {
  const emergencyId = uuidv7()
  await client.command('emergencies.start', { emergencyId, kind: 'storm', level: 'red', note: '' })
  const caseId = await take()
  await send(caseId)
  test.setClock(evening + 30 * minute)
  await client.command('emergencies.end', { emergencyId, note: '' })
  test.setClock(evening + 60 * minute)
  expect(await say(caseId, 'onsite', { happenedAt: evening + 20 * minute })).toBe('taken')
  expect(await leak(caseId)).toMatchObject({ state: 'onsite', emergencyId })
})

it('puts photos on the case, once', async () => {
  const caseId = await take()
  await send(caseId)
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a03' } })
    .png()
    .toBuffer()
  const begun = await phone.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'IMG.png', size: bytes.length }),
  })
  const { uploadId } = z.object({ uploadId: z.string() }).parse(await begun.json())
  await phone.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: new Uint8Array(bytes) })
  const call = { commandId: uuidv7(), happenedAt: evening, input: { caseId, photoId: uuidv7(), uploadId } }
  for (let time = 0; time < 2; time += 1)
    expect(await phone.mutate('teamPhone.photo', call)).toEqual({ into: 'about' })
  const { files } = (await client.query('cases.detail', { caseId })) as { files: number }
  expect(files).toBe(1)
})

it('is taken away at once by whoever leads the teams, and sees nothing from then on', async () => {
  const caseId = await take()
  await send(caseId)
  await here()
  const specialist = await test.signIn(await test.addMember('specialist'))
  const [device] = (await specialist.query('teams.phones', { teamId: team })) as { id: string }[]
  await specialist.command('station.revoke', { deviceId: device?.id })
  expect(await refusalOf(phone.query('teamPhone.here'))).toBe('device.revoked')
  expect(
    await refusalOf(
      phone.mutate('teamPhone.step', { commandId: uuidv7(), input: { caseId, step: 'onsite' } }),
    ),
  ).toBe('device.revoked')
  expect(await client.query('teams.phones', { teamId: team })).toEqual([])
  const clerk = await test.signIn(await test.addMember('clerk'))
  expect(await refusalOf(clerk.mutate('teams.beginPhone', { teamId: team }))).toBe('permission.denied')
  expect(await refusalOf(client.mutate('station.beginPairing', { kind: 'team', limit: null }))).toBe(
    'device.teamChosen',
  )
})
