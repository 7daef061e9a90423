import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { LeakRow, TakeLeakInput, TeamChoice, TeamRow } from '../../main/contract/leaks.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** Whom a leak goes to: whose contractor owes the repair, whose trade it is, who has room, who answers. */
const evening = Date.parse('2026-07-12T18:00:00+08:00')
const minute = 60_000

let test: TestDesk
let client: TestClient
let building: string
let other: string
let home: string
let contractor: string

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(evening)
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  building = await build.building('3栋', project)
  other = await build.building('4栋', project)
  home = await build.unit(building, '3-1802', '1802', { floor: 18 })
  client = await test.signIn(test.manager)
  contractor = uuidv7()
  await client.command('contractors.save', {
    contractorId: contractor,
    name: '安固防水',
    trades: ['waterproofing'],
    note: '',
  })
  await client.command('contractors.saveWorks', {
    worksId: uuidv7(),
    contractorId: contractor,
    number: 'FS-01',
    title: '屋面防水',
    trade: 'waterproofing',
    buildingIds: [building],
    parts: [{ part: 'roof', months: 60 }],
    acceptedOn: '2022-05-01',
    price: null,
    settlement: null,
    note: '',
  })
})
afterEach(() => test.close())

const addTeam = async (name: string, changes: Record<string, unknown> = {}): Promise<string> => {
  const teamId = uuidv7()
  await client.command('teams.add', { teamId, name, kind: 'property', capacity: 2, ...changes })
  return teamId
}
const Taken = z.object({ caseId: z.string() })
const take = async (changes: Partial<TakeLeakInput> = {}): Promise<string> => {
  const input = { caseId: uuidv7(), unitId: home, buildingId: null, entry: 'roof', severity: 'spreading' }
  return Taken.parse(await client.command('leaks.take', { ...input, ...changes })).caseId
}
const choices = async (...caseIds: string[]) =>
  (await client.query('teams.forLeaks', { caseIds })) as TeamChoice[]
const names = (rows: readonly TeamRow[]) => rows.map(({ name }) => name)
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

describe('teams of contractors', () => {
  it('belong to a contractor with its trades, and to one that exists', async () => {
    const teamId = await addTeam('安固一队', {
      kind: 'contractor',
      contractorId: contractor,
      trades: ['waterproofing'],
    })
    const [team] = (await client.query('teams.list')) as TeamRow[]
    expect(team).toMatchObject({ contractorName: '安固防水', trades: ['waterproofing'] })
    await client.command('teams.change', {
      teamId,
      name: '安固一队',
      kind: 'contractor',
      capacity: 2,
      contractorId: contractor,
      trades: ['waterproofing', 'facade'],
    })
    expect(((await client.query('teams.list')) as TeamRow[])[0]?.trades).toEqual(['waterproofing', 'facade'])
    expect(await codeOf(addTeam('谁的队', { contractorId: uuidv7() }))).toBe('contractor.notFound')
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('come first where their contractor warrants what leaks, and say until when', async () => {
    await addTeam('物业一队')
    await addTeam('外援防水', { kind: 'contractor', trades: ['waterproofing'] })
    await addTeam('安固一队', { kind: 'contractor', contractorId: contractor, trades: ['waterproofing'] })
    await addTeam('水电班', { trades: ['plumbing', 'electrical'] })
    const caseId = await take()
    const offered = await choices(caseId)
    expect(names(offered)).toEqual(['安固一队', '外援防水', '水电班', '物业一队'].toSorted(byRank))
    expect(offered[0]?.warrants).toEqual({ leaks: 1, part: 'roof', until: '2027-05-01' })
    expect(offered[1]).toMatchObject({ name: '外援防水', warrants: null, suits: 1 })
  })

  it('have no such claim for another part, another building, or once the term is over', async () => {
    await addTeam('安固一队', { kind: 'contractor', contractorId: contractor, trades: [] })
    const warrants = async (caseId: string) => (await choices(caseId))[0]?.warrants
    expect(await warrants(await take({ entry: 'window' }))).toBeNull()
    const elsewhere = { unitId: null, buildingId: other, place: '屋面' }
    expect(await warrants(await take(elsewhere))).toBeNull()
    test.setClock(Date.parse('2027-05-01T12:00:00+08:00'))
    client = await test.signIn(test.manager)
    expect(await warrants(await take({ unitId: null, buildingId: building, place: '屋面' }))).toBeNull()
  })

  it('with room come before those without, among those of one trade; retired ones are not offered', async () => {
    const full = await addTeam('甲队', { capacity: 1, trades: ['waterproofing'] })
    await addTeam('乙队', { capacity: 1, trades: ['waterproofing'] })
    const gone = await addTeam('丙队', { trades: ['waterproofing'] })
    await client.command('teams.retire', { teamId: gone, retired: true })
    await client.command('leaks.dispatch', { caseIds: [await take()], teamId: full })
    const next = await take({ unitId: null, buildingId: building, place: '屋面' })
    expect(names(await choices(next))).toEqual(['乙队', '甲队'])
  })

  it('that are in the same building come before those with less to do elsewhere', async () => {
    const there = await addTeam('远来队')
    await addTeam('闲着队')
    const lobby = { unitId: null, buildingId: building, place: '大堂' }
    const first = await take(lobby)
    await client.command('leaks.dispatch', { caseIds: [first], teamId: there })
    const next = await take()
    const offered = async () => (await choices(next)).map(({ name, near }) => [name, near])
    expect(await offered()).toEqual([
      ['远来队', 1],
      ['闲着队', 0],
    ])
    // Its work there is done: it may be anywhere.
    await client.command('leaks.advance', { caseIds: [first], to: 'stopped' })
    expect(await offered()).toEqual([
      ['远来队', 0],
      ['闲着队', 0],
    ])
    expect((await choices(await take({ ...lobby, buildingId: other }))).every(({ near }) => near === 0)).toBe(
      true,
    )
  })

  it('count for how many of several leaks they are right, and an electrician where it is live', async () => {
    await addTeam('防水班', { trades: ['waterproofing'] })
    await addTeam('电工班', { trades: ['electrical'] })
    const roof = await take()
    const live = { unitId: null, buildingId: other, dangers: ['electricity' as const] }
    const lobby = await take({ ...live, entry: 'unknown', place: '大堂' })
    const cellar = await take({ ...live, entry: 'unknown', place: '车库' })
    const offered = await choices(roof, lobby, cellar)
    expect(offered.map(({ name, suits }) => [name, suits])).toEqual([
      ['电工班', 2],
      ['防水班', 1],
    ])
  })
})

describe('a team that never answers', () => {
  it('is told by the board, and its leak stands on top with when it was told', async () => {
    const teamId = await addTeam('夜间外援')
    const silent = await take({ severity: 'seepage' })
    const at = (millis: number) => test.setClock(evening + millis)
    at(80 * minute)
    client = await test.signIn(test.manager)
    await client.command('leaks.dispatch', { caseIds: [silent], teamId })
    const worse = await take({ unitId: null, buildingId: other, place: '大堂' })
    at(90 * minute)
    const board = async () => (await client.query('leaks.open')) as LeakRow[]
    expect((await board()).map(leak => leak.caseId)).toEqual([worse, silent])
    at(95 * minute)
    const [top] = await board()
    expect(top).toMatchObject({
      caseId: silent,
      onTop: true,
      state: 'dispatched',
      teamName: '夜间外援',
      sentAt: evening + 80 * minute,
      due: { what: 'acknowledge', at: evening + 95 * minute },
    })
    await client.command('leaks.advance', { caseIds: [silent], to: 'acknowledged' })
    expect((await board()).map(leak => leak.caseId)).toEqual([worse, silent])
  })
})

/** The one that warrants it, the one whose trade it is, then those with equal room by name. */
function byRank(one: string, other: string): number {
  const rank = (name: string) => ['安固一队', '外援防水'].indexOf(name) + 1 || 9
  return rank(one) - rank(other) || (one < other ? -1 : 1)
}
