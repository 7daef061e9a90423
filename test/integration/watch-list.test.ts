import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import type { WatchList, WatchListInput } from '../../main/contract/season-watch.ts'
import { changeUnit } from '../../main/estate/commands.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

/** The watch list of the season, from what the desk knows of homes, leaks and owners. */
let test: TestDesk
let client: TestClient
let building: string
const homes = new Map<string, string>()

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(Date.parse('2026-07-12T09:00:00+08:00'))
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  building = await build.building('3栋', project)
  for (const room of ['101', '102', '201', '202', '301', '302'])
    homes.set(room, await build.unit(building, `3-${room}`, room, { floor: Number(room[0]) }))
  await build.person('王芳', ['13800001111'], [home('101'), home('102'), home('202'), home('301')])
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const home = (room: string) => homes.get(room) ?? ''
const list = async (input: WatchListInput = {}) =>
  (await client.query('seasonWatch.list', input)) as WatchList
const names = async (input: WatchListInput = {}) => (await list(input)).rows.map(row => row.name)
const take = (room: string) =>
  client.command('leaks.take', {
    caseId: uuidv7(),
    unitId: home(room),
    buildingId: null,
    entry: 'roof',
    severity: 'seepage',
  })

it('follows leaks, owners and homes at once', async () => {
  expect(await names()).toEqual(['3-302', '3-201', '3-301'])
  await take('102')
  const [first] = (await list()).rows
  expect(first).toMatchObject({
    name: '3-102',
    unitId: home('102'),
    buildingName: '3栋',
    floor: 1,
    reasons: [{ code: 'open' }, { code: 'leaks', count: 1 }],
  })
  // Somebody moves in: no longer vacant.
  await estateBuilder(test.core, test.manager).person('李四', ['13900001111'], [home('201')])
  expect(await names()).toEqual(['3-102', '3-302', '3-301'])
})

it('keeps what people added and took off, with their reasons, until they take it back', async () => {
  await client.command('seasonWatch.add', { unitId: home('101'), reason: '阳台地漏常堵' })
  expect((await list()).rows.at(-1)).toMatchObject({
    name: '3-101',
    reasons: [],
    decision: { kind: 'added', reason: '阳台地漏常堵', byName: expect.any(String) },
  })
  const itemId = `unit/${home('301')}`
  await client.command('seasonWatch.remove', { itemId, reason: '屋面今年重做' })
  const now = await list()
  expect(now.rows.map(row => row.name)).not.toContain('3-301')
  expect(now.removed).toBe(1)
  expect((await list({ decided: 'removed' })).rows).toMatchObject([
    { name: '3-301', decision: { kind: 'removed', reason: '屋面今年重做' } },
  ])
  expect(await names({ decided: 'added' })).toEqual(['3-101'])
  await client.command('seasonWatch.forget', { itemId })
  expect(await names()).toContain('3-301')
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})

it('takes in the stack of a home that somebody names, and says so where the numbers tell none', async () => {
  const { itemId } = z
    .object({ itemId: z.string() })
    .parse(await client.command('seasonWatch.add', { unitId: home('201'), stack: true, reason: '立管换过' }))
  expect((await list({ decided: 'added' })).rows).toMatchObject([
    {
      id: itemId,
      unitId: null,
      stack: '01',
      buildingName: '3栋',
      reasons: [],
      decision: { reason: '立管换过' },
    },
  ])
  // Once leaks speak for it too it is still one row.
  await take('101')
  await take('301')
  const stacks = (await list()).rows.filter(({ unitId }) => unitId === null)
  expect(stacks).toMatchObject([{ id: itemId, reasons: [{ code: 'stack', count: 2 }] }])
  await client.command('seasonWatch.remove', { itemId, reason: '查过了' })
  expect((await list()).rows.map(({ id }) => id)).not.toContain(itemId)
  const shop = await estateBuilder(test.core, test.manager).unit(building, '3-商铺', '商铺')
  await expect(
    client.command('seasonWatch.add', { unitId: shop, stack: true, reason: '立管换过' }),
  ).rejects.toMatchObject({ code: 'season.noStack' })
})

it('names a stack where several of its homes leaked, and a house by its reasons', async () => {
  await take('101')
  await take('301')
  const { rows, counts, total } = await list()
  expect(rows.find(row => row.unitId === null)).toMatchObject({ name: '3栋', stack: '01' })
  expect(counts).toMatchObject({ open: 2, 'top-floor': 2 })
  expect(total).toBe(rows.length)
  expect(await names({ reason: 'vacant-above' })).toEqual(['3-302', '3-201'])
  expect(await names({ buildingId: uuidv7() })).toEqual([])
})

it('knows where the wind comes from, and asks where two people say otherwise', async () => {
  const changes = { orientation: '东南' }
  await test.core.execute(changeUnit, { actor: test.manager, input: { unitId: home('102'), changes } })
  expect(await names({ reason: 'windward' })).toEqual([])
  await client.command('seasonWatch.setWindward', { directions: ['SE', 'E'], base: { directions: [] } })
  expect(await list({ reason: 'windward' })).toMatchObject({
    windward: ['SE', 'E'],
    rows: [{ name: '3-102' }],
  })
  const late = client.command('seasonWatch.setWindward', { directions: ['N'], base: { directions: [] } })
  const code = await late.catch((error: unknown) => z.object({ code: z.string() }).parse(error).code)
  expect(code).toBe('edit.changedMeanwhile')
})

it('keeps what was decided about a home when its file is merged, and gives it back when they are parted', async () => {
  await client.command('seasonWatch.add', { unitId: home('101'), reason: '阳台地漏常堵' })
  const changeId = uuidv7()
  const merge = { changeId, unitId: home('101'), into: home('102'), reason: '录入两次' }
  await client.command('estate.mergeUnit', merge)
  const decided = async () =>
    (await list()).rows.filter(row => row.decision).map(row => [row.name, row.decision?.reason])
  expect(await decided()).toEqual([['3-102', '阳台地漏常堵']])
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
  await client.command('estate.undoUnitChange', { changeId })
  expect(await decided()).toEqual([['3-101', '阳台地漏常堵']])
})
