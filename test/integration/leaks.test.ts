import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { LeakRow, LeakSeverity, TakeLeakInput, TeamRow } from '../../main/contract/leaks.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** An evening of leaks as the people at the desk record it. */
const evening = Date.parse('2026-07-12T18:00:00+08:00')
const minute = 60_000
const hour = 60 * minute

let test: TestDesk
let client: TestClient
let home: string
let building: string
let team: string

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(evening)
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  building = await build.building('3栋', project)
  home = await build.unit(building, '3-1802', '1802', { floor: 18 })
  client = await test.signIn(test.manager)
  team = uuidv7()
  await client.command('teams.add', { teamId: team, name: '物业一队', kind: 'property', capacity: 4 })
})
afterEach(() => test.close())

const Taken = z.object({ caseId: z.string(), joined: z.boolean() })
const take = async (changes: Partial<TakeLeakInput> = {}) => {
  const input = { caseId: uuidv7(), unitId: home, buildingId: null, ...changes }
  return Taken.parse(await client.command('leaks.take', { entry: 'roof', severity: 'spreading', ...input }))
}
const board = async () => (await client.query('leaks.open')) as LeakRow[]
const leak = async (caseId: string) => (await board()).find(leak => leak.caseId === caseId)
const pass = (millis: number) => {
  now += millis
  test.setClock(now)
}
/** Sessions end over night. */
const sleepOver = async (millis: number) => {
  pass(millis)
  client = await test.signIn(test.manager)
}
let now = evening
beforeEach(() => {
  now = evening
})
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
const on = (caseId: string) => ({ caseIds: [caseId] })
/** From the report until the water is stopped. */
const firstAid = async (caseId: string) => {
  await client.command('leaks.dispatch', { ...on(caseId), teamId: team })
  for (const to of ['acknowledged', 'underway', 'onsite', 'stopped']) {
    pass(5 * minute)
    await client.command('leaks.advance', { ...on(caseId), to })
  }
}
const proven = async (caseId: string) => {
  await client.command('leaks.planRepair', { caseId, text: '屋面重做防水', dueAt: now + 24 * hour })
  await client.command('leaks.repair', { caseId, text: '已重做', teamId: team })
  await sleepOver(30 * hour)
  const input = { caseId, kind: 'ponding', from: now - 26 * hour, to: now, holds: true }
  await client.command('leaks.test', input)
}

describe('taking leaks', () => {
  it('makes a case with what the emergency has to know', async () => {
    const { caseId } = await take({
      callerName: '王芳',
      callerPhone: '13800001111',
      vulnerable: true,
    })
    expect(await leak(caseId)).toMatchObject({
      unitNumber: '3-1802',
      buildingName: '3栋',
      floor: 18,
      entry: 'roof',
      severity: 'spreading',
      vulnerable: true,
      state: 'reported',
      calls: 1,
      due: { what: 'dispatch' },
      onTop: false,
    })
    expect(await client.query('cases.detail', { caseId })).toMatchObject({
      category: ['leak', 'leak-roof'],
      emergency: true,
    })
  })

  it('joins whoever calls again to the open leak of the home, and what is worse counts', async () => {
    const first = await take({ severity: 'seepage', entry: 'unknown' })
    pass(10 * minute)
    for (let call = 0; call < 4; call += 1) {
      const again = await take({ severity: 'damp', entry: 'wet-room-above', dangers: ['ceiling'] })
      expect(again).toMatchObject({ caseId: first.caseId, joined: true })
    }
    expect(await board()).toHaveLength(1)
    expect(await leak(first.caseId)).toMatchObject({
      calls: 5,
      severity: 'danger',
      entry: 'wet-room-above',
      dangers: ['ceiling'],
      contactAt: now,
    })
  })

  it('takes a whole building, and a place nobody has a number for, but not nothing at all', async () => {
    const { caseId } = await take({ unitId: null, buildingId: building, text: '整栋都在漏' })
    expect(await leak(caseId)).toMatchObject({ unitNumber: null, buildingName: '3栋' })
    await take({ unitId: null, place: '地下车库 B 区' })
    expect(await codeOf(take({ unitId: null }))).toBe('leak.placeMissing')
    expect(await codeOf(take({ unitId: uuidv7() }))).toBe('unit.notFound')
    expect(await board()).toHaveLength(2)
  })

  it('holds the same call once, however often it is sent', async () => {
    const input = { caseId: uuidv7(), unitId: home, buildingId: null }
    const commandId = uuidv7()
    const send = () => client.command('leaks.take', { entry: 'roof', severity: 'damp', ...input }, commandId)
    expect(await send()).toEqual(await send())
    expect(await leak(input.caseId)).toMatchObject({ calls: 1 })
  })
})

describe('sending teams', () => {
  it('follows a team to the water stopped, with its load', async () => {
    const { caseId } = await take()
    await firstAid(caseId)
    expect(await leak(caseId)).toMatchObject({
      state: 'stopped',
      teamName: '物业一队',
      due: { what: 'repair' },
    })
    expect(await client.query('cases.detail', { caseId })).toMatchObject({ state: 'handling' })
    expect(((await client.query('teams.list')) as TeamRow[]).map(({ load }) => load)).toEqual([0])
    const other = await take({ unitId: null, place: '大堂' })
    await client.command('leaks.dispatch', { ...on(other.caseId), teamId: team })
    expect(((await client.query('teams.list')) as TeamRow[]).map(({ load }) => load)).toEqual([1])
  })

  it('puts back on top what a team does not acknowledge, and danger until somebody is there', async () => {
    const quiet = await take({ severity: 'damp' })
    const grave = await take({ unitId: null, place: '2层走廊', severity: 'damp', dangers: ['electricity'] })
    const plain = await take({ unitId: null, place: '1层大堂', severity: 'spreading' })
    await client.command('leaks.dispatch', { caseIds: [quiet.caseId, grave.caseId], teamId: team })
    expect((await board()).map(leak => leak.caseId)[0]).toBe(grave.caseId)
    expect(await leak(quiet.caseId)).toMatchObject({ onTop: false })
    pass(15 * minute)
    expect((await board()).map(leak => [leak.caseId, leak.onTop])).toEqual([
      [grave.caseId, true],
      [quiet.caseId, true],
      [plain.caseId, false],
    ])
    await client.command('leaks.advance', { caseIds: [quiet.caseId, grave.caseId], to: 'onsite' })
    expect((await board()).filter(({ onTop }) => onTop)).toEqual([])
  })

  it('notes a closed door with the next try, and goes on from it', async () => {
    const { caseId } = await take()
    const noEntry = { caseId, reason: 'nobody-home', nextAt: now + hour }
    expect(await codeOf(client.command('leaks.noEntry', noEntry))).toBe('leak.wrongState')
    await client.command('leaks.dispatch', { ...on(caseId), teamId: team })
    await client.command('leaks.noEntry', noEntry)
    expect(await leak(caseId)).toMatchObject({ state: 'noEntry', due: { what: 'enter', at: now + hour } })
    await client.command('leaks.advance', { ...on(caseId), to: 'onsite' })
    expect(await leak(caseId)).toMatchObject({ state: 'onsite' })
  })

  it('sends nobody to any of them where one cannot be sent to, and no retired team', async () => {
    const one = await take()
    const gone = await take({ unitId: null, place: '门厅' })
    await firstAid(gone.caseId)
    await proven(gone.caseId)
    const both = { caseIds: [one.caseId, gone.caseId], teamId: team }
    expect(await codeOf(client.command('leaks.dispatch', both))).toBe('leak.wrongState')
    expect(await leak(one.caseId)).toMatchObject({ state: 'reported', teamId: null })
    await client.command('teams.retire', { teamId: team, retired: true })
    expect(await codeOf(client.command('leaks.dispatch', { ...on(one.caseId), teamId: team }))).toBe(
      'team.retired',
    )
  })

  it('asks for the household again when it was promised, or before it feels forgotten', async () => {
    const { caseId } = await take({ severity: 'seepage' })
    expect(await leak(caseId)).toMatchObject({ contactDueAt: now + 2 * hour })
    pass(hour)
    await client.command('leaks.tellHousehold', { caseId, text: '师傅半小时到', nextAt: now + hour / 2 })
    expect(await leak(caseId)).toMatchObject({ contactAt: now, contactDueAt: now + hour / 2 })
    await client.command('leaks.tellHousehold', { caseId, text: '已到场', nextAt: null })
    expect(await leak(caseId)).toMatchObject({ contactDueAt: now + 2 * hour })
  })
})

describe('until it holds', () => {
  it('settles no case before a test passed, and then as any other case', async () => {
    const { caseId } = await take()
    await firstAid(caseId)
    const resolve = () => client.command('cases.resolve', { caseId, text: '修好了' })
    expect(await codeOf(resolve())).toBe('leak.notProven')
    expect(await codeOf(client.command('leaks.accept', { caseId, text: '不漏了' }))).toBe('leak.wrongState')
    await proven(caseId)
    expect(await codeOf(resolve())).toBe('leak.notProven')
    await client.command('leaks.accept', { caseId, text: '闭水 26 小时无渗漏' })
    expect(await client.query('cases.detail', { caseId })).toMatchObject({ state: 'resolved' })
    expect(await board()).toEqual([])
    // What the household says is the look at the result: its callback is planned.
    expect(await client.query('callbacks.of', { of: 'case', id: caseId })).toMatchObject([
      { plan: 'repair', state: 'open' },
    ])
  })

  it('takes no ponding of less than a day for a proof; what fails goes back to the plan', async () => {
    const { caseId } = await take()
    await firstAid(caseId)
    await client.command('leaks.repair', { caseId, text: '打胶', teamId: team })
    const ponding = (hours: number, holds: boolean) =>
      client.command('leaks.test', { caseId, kind: 'ponding', from: now, to: now + hours * hour, holds })
    expect(await codeOf(ponding(23, true))).toBe('leak.testTooShort')
    await ponding(2, false)
    expect(await leak(caseId)).toMatchObject({ state: 'planned' })
    await client.command('leaks.repair', { caseId, text: '重做', teamId: team })
    await client.command('leaks.test', { caseId, kind: 'rain', from: now, to: now + hour, holds: true })
    expect(await leak(caseId)).toMatchObject({ state: 'proven' })
  })

  it('opens a leak that returns again, with its history, against whoever repaired it', async () => {
    const { caseId } = await take()
    await firstAid(caseId)
    await proven(caseId)
    await client.command('leaks.accept', { caseId, text: '不漏了' })
    await sleepOver(48 * hour)
    const back: { severity: LeakSeverity; text: string } = { severity: 'seepage', text: '大雨后又漏' }
    await client.command('leaks.return', { caseId, ...back })
    expect(await leak(caseId)).toMatchObject({
      state: 'reported',
      severity: 'seepage',
      returns: 1,
      reportedAt: now,
      teamId: null,
    })
    expect(await client.query('cases.detail', { caseId })).toMatchObject({ state: 'handling' })
    const recorded = test.core.read.get<{ facts: string }>(
      `select facts from operation where type='leak.returned'`,
    )
    expect(JSON.parse(recorded?.facts ?? '{}')).toMatchObject({ repairedBy: team })
  })

  it('leaves a leak that was a mistake out of the board', async () => {
    const { caseId } = await take()
    await client.command('cases.void', { caseId, reason: 'mistake', duplicateOf: null, text: '录错' })
    expect(await board()).toEqual([])
    expect(await take()).toMatchObject({ joined: false })
  })
})

describe('what is remembered', () => {
  const Entries = z.object({
    entries: z.array(
      z.object({
        type: z.string(),
        said: z.array(z.string()).optional(),
        teamName: z.string().nullish(),
        text: z.string().nullish(),
      }),
    ),
  })

  it('is told on the timeline of the case, and goes with the personal data of whom it is about', async () => {
    const { caseId } = await take({ dangers: ['electricity'], callerName: '王芳' })
    await take({ severity: 'damp', callerName: '王芳的邻居', text: '水滴到灯上' })
    await firstAid(caseId)
    await client.command('leaks.tellHousehold', { caseId, text: '告知已止水', nextAt: null })
    const { entries } = Entries.parse(await client.query('cases.timeline', { caseId }))
    expect(entries.filter(({ type }) => type.startsWith('leak.'))).toMatchObject([
      { type: 'leak.reported', said: ['entry.roof', 'severity.danger', 'danger.electricity'] },
      { type: 'leak.calledAgain', text: '王芳的邻居：水滴到灯上' },
      { type: 'leak.dispatched', teamName: '物业一队' },
      { type: 'leak.advanced', said: ['step.acknowledged'] },
      { type: 'leak.advanced', said: ['step.underway'] },
      { type: 'leak.advanced', said: ['step.onsite'] },
      { type: 'leak.advanced', said: ['step.stopped'] },
      { type: 'leak.householdTold', text: '告知已止水' },
    ])
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('keeps what two people judged at the same time, and asks where they differ', async () => {
    const { caseId } = await take({ severity: 'seepage' })
    const base = { entry: 'roof', severity: 'seepage', dangers: [], vulnerable: false }
    await client.command('leaks.triage', { caseId, ...base, severity: 'spreading', base })
    await client.command('leaks.triage', { caseId, ...base, vulnerable: true, base })
    expect(await leak(caseId)).toMatchObject({ severity: 'spreading', vulnerable: true })
    const other = client.command('leaks.triage', { caseId, ...base, severity: 'damp', base })
    expect(await codeOf(other)).toBe('edit.changedMeanwhile')
  })

  it('changes a team without taking back what a colleague changed', async () => {
    const base = { name: '物业一队', kind: 'property', capacity: 4 }
    await client.command('teams.change', { teamId: team, ...base, capacity: 6, base })
    await client.command('teams.change', { teamId: team, ...base, name: '物业抢修一队', base })
    expect(await client.query('teams.list')).toMatchObject([{ name: '物业抢修一队', capacity: 6 }])
    const other = client.command('teams.change', { teamId: team, ...base, capacity: 2, base })
    expect(await codeOf(other)).toBe('edit.changedMeanwhile')
  })
})
