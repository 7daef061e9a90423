import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { PaperPack } from '../../main/contract/leak-pack.ts'
import type { LeakRow } from '../../main/contract/leaks.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** Paper forms that carry on while the computers are down. */
const morning = Date.parse('2026-07-12T09:00:00+08:00')
const evening = Date.parse('2026-07-12T22:00:00+08:00')
const at = (clock: string) => Date.parse(`2026-07-12T${clock}:00+08:00`)

let test: TestDesk
let client: TestClient
let home: string
let team: string

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(morning)
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  home = await build.unit(building, '3-1802', '1802', { floor: 18 })
  client = await test.signIn(test.manager)
  team = uuidv7()
  await client.command('teams.add', { teamId: team, name: '物业一队', kind: 'property', capacity: 4 })
})
afterEach(() => test.close())

const Reserved = z.object({ numbers: z.array(z.string()) })
const reserve = async (count: number) =>
  Reserved.parse(await client.command('leakPack.reserve', { packId: uuidv7(), count })).numbers
const leak = (changes: Record<string, unknown> = {}) => ({
  caseId: uuidv7(),
  unitId: home,
  buildingId: null,
  entry: 'roof',
  severity: 'seepage',
  ...changes,
})
const typeIn = (number: string | undefined, more: Record<string, unknown> = {}) =>
  client.command('leakPack.typeIn', { number, leak: leak(), calledAt: at('19:40'), ...more })
const packs = async () => (await client.query('leakPack.list')) as PaperPack[]
const board = async () => (await client.query('leaks.open')) as LeakRow[]
const Case = z.object({ number: z.string() })
const takeNow = async (unitId: string | null, place: string) =>
  Case.parse(await client.command('leaks.take', { ...leak({ unitId }), ...(unitId ? {} : { place }) })).number
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

describe('numbers for paper', () => {
  it('are given to no case, and cases go on behind them', async () => {
    const before = await takeNow(null, '大堂')
    const numbers = await reserve(3)
    const after = await takeNow(null, '车库')
    const more = await reserve(2)
    expect(new Set([before, ...numbers, after, ...more]).size).toBe(7)
    expect(numbers.map(number => number.slice(-1))).toEqual(['2', '3', '4'])
    expect(after.slice(-1)).toBe('5')
    expect((await packs()).map(({ forms }) => forms.length)).toEqual([2, 3])
  })

  it('stand as reserved, typed in or void, so that none is missing', async () => {
    const [used, lost, spare] = await reserve(3)
    test.setClock(evening)
    client = await test.signIn(test.manager)
    await typeIn(used)
    await client.command('leakPack.void', { numbers: [lost], reason: '淋湿看不清，已问过各队' })
    expect((await packs())[0]?.forms).toMatchObject([
      { number: used, state: 'typed', caseNumber: used, unitNumber: '3-1802' },
      { number: lost, state: 'void', reason: '淋湿看不清，已问过各队' },
      { number: spare, state: 'reserved', caseId: null },
    ])
    const again = client.command('leakPack.void', { numbers: [spare, used], reason: '没用上' })
    expect(await codeOf(again)).toBe('pack.notReserved')
    expect((await packs())[0]?.forms[2]).toMatchObject({ state: 'reserved' })
    // It turned up after all.
    await typeIn(lost, { leak: leak({ unitId: null, place: '大堂' }) })
    expect((await packs())[0]?.forms[1]).toMatchObject({ state: 'typed' })
  })
})

describe('typing in', () => {
  beforeEach(async () => {
    test.setClock(evening)
    client = await test.signIn(test.manager)
  })

  it('keeps the number and the times of the paper', async () => {
    const [number] = await reserve(1)
    const times = { sentAt: at('19:50'), arrivedAt: at('20:10'), stoppedAt: at('20:40') }
    await typeIn(number?.toLowerCase(), { ...times, teamId: team })
    const [row] = await board()
    expect(row).toMatchObject({
      number,
      state: 'stopped',
      teamName: '物业一队',
      reportedAt: at('19:40'),
      sentAt: at('19:50'),
    })
    const detail = await client.query('cases.detail', { caseId: row?.caseId })
    expect(detail).toMatchObject({ number, receivedAt: at('19:40'), state: 'handling' })
  })

  it('says of the same paper that it is in, and joins a home whose leak is open', async () => {
    const [one, two] = await reserve(2)
    await typeIn(one)
    expect(await codeOf(typeIn(one))).toBe('pack.alreadyTyped')
    const joined = await typeIn(two, { calledAt: at('20:30') })
    expect(joined).toMatchObject({ number: one, joined: true, calls: 2 })
    expect(await board()).toHaveLength(1)
    expect((await packs())[0]?.forms[1]).toMatchObject({ number: two, state: 'typed', caseNumber: one })
  })

  it('takes no times that cannot be, and no team that is not named', async () => {
    const [number] = await reserve(1)
    expect(await codeOf(typeIn(number, { calledAt: evening + 3_600_000 }))).toBe('pack.inFuture')
    const backwards = typeIn(number, { sentAt: at('19:00'), teamId: team })
    expect(await codeOf(backwards)).toBe('pack.notInOrder')
    expect(await codeOf(typeIn(number, { sentAt: at('20:00') }))).toBe('pack.teamMissing')
    expect(await board()).toEqual([])
    expect((await packs())[0]?.forms[0]).toMatchObject({ state: 'reserved' })
  })

  it('gives a number nobody reserved another one, and remembers the one on the paper', async () => {
    const paper = 'KF-TEST-202607-0099'
    expect(await codeOf(typeIn(paper))).toBe('pack.numberUnknown')
    const taken = Case.parse(await typeIn(paper, { unknown: true }))
    expect(taken.number).not.toBe(paper)
    expect((await packs())[0]).toMatchObject({
      unknown: true,
      forms: [{ number: paper, state: 'typed', caseNumber: taken.number }],
    })
    expect(await codeOf(typeIn(paper, { unknown: true }))).toBe('pack.alreadyTyped')
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })
})
