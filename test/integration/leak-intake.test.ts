import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { HomeAtIntake, PlacelessLeak, TakenCall } from '../../main/contract/leak-intake.ts'
import type { LeakRow } from '../../main/contract/leaks.ts'
import { registerPerson } from '../../main/people/commands.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** Calls as several people take them in a storm. */
const evening = Date.parse('2026-07-12T18:00:00+08:00')
const minute = 60_000

let test: TestDesk
let client: TestClient
let home: string
let other: string
let building: string
let now = evening

beforeEach(async () => {
  now = evening
  test = await openCopiedDesk()
  test.setClock(now)
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  building = await build.building('3栋', project)
  home = await build.unit(building, '3-1802', '1802', { floor: 18 })
  other = await build.unit(building, '3-1702', '1702', { floor: 17 })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const pass = (millis: number) => {
  now += millis
  test.setClock(now)
}
const Taken = z.object({
  caseId: z.string(),
  number: z.string(),
  joined: z.boolean(),
  calls: z.number(),
  callId: z.string(),
})
const takeAs = async (who: TestClient, changes: Record<string, unknown> = {}) => {
  const input = { caseId: uuidv7(), unitId: home, buildingId: null, entry: 'roof', severity: 'seepage' }
  return Taken.parse(await who.command('leaks.take', { ...input, ...changes }))
}
const take = (changes: Record<string, unknown> = {}) => takeAs(client, changes)
const board = async () => (await client.query('leaks.open')) as LeakRow[]
const known = async (unitId: string) => (await client.query('leaks.home', { unitId })) as HomeAtIntake
const lastTaken = async (who = client) => (await who.query('leaks.lastTaken')) as TakenCall[]
const placeless = async () => (await client.query('leaks.placeless')) as PlacelessLeak[]
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

describe('what is known of a home', () => {
  it('says who lives there, masked, who is vulnerable, and what was before', async () => {
    await test.core.execute(registerPerson, {
      actor: test.manager,
      input: {
        personId: uuidv7(),
        details: { name: '王芳', phones: [{ number: '13800001111' }], care: ['elderly'] },
        tier: 'dissatisfied',
        occupancies: [{ unitId: home, role: 'owner', from: '2020-01-01' }],
      },
    })
    const found = await known(home)
    expect(found).toMatchObject({
      number: '3-1802',
      vulnerable: true,
      dissatisfied: true,
      press: false,
      open: null,
    })
    expect(found.people).toMatchObject([{ name: '王芳', care: ['elderly'] }])
    expect(JSON.stringify(found)).not.toContain('13800001111')
    expect(await known(other)).toMatchObject({ people: [], vulnerable: false })
  })

  it('says of an open leak how often the household called and what its team is at', async () => {
    const { caseId } = await take()
    await take({ text: '再不来我就找记者曝光，邻居们也一起' })
    const teamId = uuidv7()
    await client.command('teams.add', { teamId, name: '物业一队', kind: 'property', capacity: 4 })
    pass(5 * minute)
    await client.command('leaks.dispatch', { caseIds: [caseId], teamId })
    expect(await known(home)).toMatchObject({
      press: true,
      open: { caseId, calls: 2, state: 'dispatched', teamName: '物业一队', sentAt: now },
    })
    expect(await board()).toMatchObject([{ mentions: ['neighbours', 'press'], calls: 2 }])
  })
})

describe('taking a call back', () => {
  it('makes a case that began with it void, and puts back a leak it was joined to', async () => {
    const first = await take({ severity: 'damp' })
    pass(minute)
    const again = await take({ severity: 'spreading', dangers: ['ceiling'], mentions: ['press'] })
    expect(again).toMatchObject({ caseId: first.caseId, joined: true, calls: 2 })
    await client.command('leaks.undoCall', { caseId: again.caseId, callId: again.callId })
    expect(await board()).toMatchObject([
      { calls: 1, severity: 'damp', dangers: [], mentions: [], contactAt: evening },
    ])
    // The first one is older than a minute by now, and not the latest of what happened.
    expect(
      await codeOf(client.command('leaks.undoCall', { caseId: first.caseId, callId: first.callId })),
    ).toBe('leak.undoMovedOn')
    const wrong = await take({ unitId: other })
    expect(await lastTaken()).toHaveLength(2)
    await client.command('leaks.undoCall', { caseId: wrong.caseId, callId: wrong.callId })
    expect((await board()).map(({ unitNumber }) => unitNumber)).toEqual(['3-1802'])
    expect(await lastTaken()).toMatchObject([{ number: first.number }])
    expect(await client.query('cases.detail', { caseId: wrong.caseId })).toMatchObject({ state: 'void' })
  })

  it('is for whoever took it, at once, and before anything else happened', async () => {
    const colleague = await test.signIn(await test.addMember('clerk'))
    const taken = await takeAs(colleague)
    const undo = { caseId: taken.caseId, callId: taken.callId }
    expect(await codeOf(client.command('leaks.undoCall', undo))).toBe('leak.undoNotYours')
    pass(5 * minute)
    expect(await codeOf(colleague.command('leaks.undoCall', undo))).toBe('leak.undoTooLate')
    const next = await takeAs(colleague, { unitId: other })
    await takeAs(client, { unitId: other })
    expect(
      await codeOf(colleague.command('leaks.undoCall', { caseId: next.caseId, callId: next.callId })),
    ).toBe('leak.undoMovedOn')
    expect(await lastTaken(colleague)).toHaveLength(2)
    expect(await lastTaken()).toHaveLength(1)
  })
})

describe('what comes without a home', () => {
  it('stands on a list until its home is known, and joins the leak that is open there', async () => {
    const open = await take({ severity: 'damp' })
    pass(minute)
    const lost = await take({
      unitId: null,
      buildingId: building,
      about: 'unknown',
      place: '十几楼东边那户',
      severity: 'spreading',
      callerPhone: '13800001111',
    })
    expect(await placeless()).toMatchObject([
      { caseId: lost.caseId, about: 'unknown', buildingName: '3栋', place: '十几楼东边那户' },
    ])
    expect(JSON.stringify(await placeless())).not.toContain('13800001111')
    expect(await client.command('leaks.place', { caseId: lost.caseId, unitId: home })).toMatchObject({
      caseId: open.caseId,
      joined: true,
    })
    expect(await placeless()).toEqual([])
    expect(await board()).toMatchObject([{ caseId: open.caseId, calls: 2, severity: 'spreading' }])
    expect(await codeOf(client.command('leaks.place', { caseId: open.caseId, unitId: other }))).toBe(
      'leak.hasHome',
    )
  })

  it('gets its home where none leaks there, or is said to be of common parts', async () => {
    const about = { unitId: null, buildingId: building, about: 'unknown', place: '楼道' }
    const one = await take(about)
    const two = await take(about)
    await client.command('leaks.place', { caseId: one.caseId, unitId: other })
    await client.command('leaks.place', { caseId: two.caseId, unitId: null })
    const rows = await board()
    expect(rows.find(({ caseId }) => caseId === one.caseId)).toMatchObject({
      unitNumber: '3-1702',
      about: 'home',
    })
    expect(rows.find(({ caseId }) => caseId === two.caseId)).toMatchObject({
      unitNumber: null,
      about: 'common',
    })
  })

  it('keeps the report of a whole building apart, and asks for the homes', async () => {
    await take()
    const whole = await take({ unitId: null, buildingId: building, text: '整栋都在漏' })
    expect(whole.joined).toBe(false)
    expect(await placeless()).toMatchObject([{ caseId: whole.caseId, about: 'building' }])
    const homes = [home, other].map(unitId => ({ caseId: uuidv7(), unitId }))
    await client.command('leaks.nameHomes', { caseId: whole.caseId, homes })
    expect(await placeless()).toEqual([])
    expect((await board()).map(({ unitNumber, calls }) => [unitNumber, calls]).sort()).toEqual([
      [null, 1],
      ['3-1702', 1],
      ['3-1802', 2],
    ])
  })
})

describe('a leak that is there once more', () => {
  it('is opened again with its history, and counts once', async () => {
    const { caseId } = await take()
    await client.command('leaks.advance', { caseIds: [caseId], to: 'stopped' })
    const again = await take({ severity: 'spreading', returnOf: caseId })
    expect(again).toMatchObject({ caseId, joined: true, calls: 2 })
    expect(await board()).toMatchObject([{ caseId, state: 'reported', returns: 1, severity: 'spreading' }])
    // Somebody else was quicker: it runs already, so this is another call.
    expect(await take({ returnOf: caseId })).toMatchObject({ caseId, calls: 3 })
    expect(await board()).toMatchObject([{ returns: 1, calls: 3 }])
    expect(await codeOf(take({ unitId: other, returnOf: caseId }))).toBe('leak.otherHome')
  })
})

it('is told again by the log alone', async () => {
  const { caseId, callId } = await take()
  await take({ mentions: ['neighbours'] })
  const lost = await take({ unitId: null, buildingId: building, about: 'unknown', place: '东边' })
  await client.command('leaks.place', { caseId: lost.caseId, unitId: home })
  expect(callId).not.toBe(caseId)
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})
