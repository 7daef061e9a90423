import { assert, asyncProperty, array, constantFrom, integer, tuple } from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { MaterialRow, MoveRow, RanShort } from '../../main/contract/materials.ts'
import type { PointRow, RoundDetail, RoundSummary } from '../../main/contract/patrols.ts'
import type { SeasonReadiness } from '../../main/contract/season.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

/** What lies ready for the rain, and what is looked at before it. */
const may = Date.parse('2026-05-04T09:00:00+08:00')
const day = 86_400_000

let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openCopiedDesk()
  await at(may)
})
afterEach(async () => {
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
  await test.close()
})

/** Sessions end over night. */
const at = async (moment: number) => {
  test.setClock(moment)
  client = await test.signIn(test.manager)
}
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
const materials = async () => (await client.query('materials.list')) as MaterialRow[]
const lackCodes = async () =>
  ((await client.query('season.readiness', {})) as SeasonReadiness).lacks.map(({ code }) => code)

describe('materials', () => {
  let pump: string
  const pumps = async () => (await materials()).find(({ id }) => id === pump)
  const move = (kind: string, amount: number, more: object = {}) =>
    client.command('materials.move', { materialId: pump, moveId: uuidv7(), kind, amount, ...more })
  const count = (counted: number, stock?: number) =>
    client.command('materials.count', {
      materialId: pump,
      moveId: uuidv7(),
      counted,
      ...(stock === undefined ? {} : { base: { stock } }),
    })

  beforeEach(async () => {
    pump = uuidv7()
    await client.command('materials.save', {
      materialId: pump,
      kind: 'pump',
      name: '潜水泵',
      measure: '台',
      minimum: 4,
      place: '地下室库房',
    })
  })

  it('are low until there are as many as the minimum', async () => {
    expect(await pumps()).toMatchObject({ stock: 0, low: true })
    await move('bought', 4)
    expect(await pumps()).toMatchObject({ stock: 4, low: false })
  })

  it('are out from being taken until they are back or used up', async () => {
    await move('bought', 6)
    await move('taken', 3)
    expect(await pumps()).toMatchObject({ stock: 3, out: 3, low: true })
    await move('returned', 2)
    await move('usedOut', 1)
    expect(await pumps()).toMatchObject({ stock: 5, out: 0 })
  })

  it('are not taken where the books have none, and none comes back that was not out', async () => {
    await move('bought', 1)
    expect(await codeOf(move('taken', 2))).toBe('material.notEnough')
    expect(await codeOf(move('returned', 1))).toBe('material.notOut')
  })

  it('are counted, unless somebody moved some since it was looked at', async () => {
    await move('bought', 5)
    await count(7, 5)
    expect(await pumps()).toMatchObject({ stock: 7, countedAt: may })
    await move('taken', 1)
    expect(await codeOf(count(8, 7))).toBe('edit.changedMeanwhile')
    const moves = (await client.query('materials.moves', { materialId: pump })) as MoveRow[]
    expect(moves.map(({ kind, amount, stockAfter }) => [kind, amount, stockAfter])).toEqual([
      ['taken', 1, 6],
      ['counted', 2, 7],
      ['bought', 5, 5],
    ])
  })

  it('always are the sum of their movements', async () => {
    const someMove = tuple(
      constantFrom('bought', 'taken', 'returned', 'used', 'usedOut', 'counted'),
      integer({ min: 1, max: 9 }),
    )
    await assert(
      asyncProperty(array(someMove, { maxLength: 12 }), async moves => {
        for (const [kind, amount] of moves)
          await (kind === 'counted' ? count(amount) : move(kind, amount).catch(() => undefined))
        const sums = test.core.read.get<{ stock: number; out: number }>(
          `select coalesce(sum(stock_change), 0) as stock, coalesce(sum(out_change), 0) as "out"
           from material_move where material_id=?`,
          [pump],
        )
        const now = await pumps()
        expect(sums).toEqual({ stock: now?.stock, out: now?.out })
        expect(Math.min(now?.stock ?? -1, now?.out ?? -1)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 8, seed: 20_260_704 },
    )
  })

  it('tell later what ran short in a storm', async () => {
    await move('bought', 6)
    const storm = may + 60_000
    test.setClock(storm)
    await move('taken', 4, { emergencyId: uuidv7() })
    test.setClock(storm + 60_000)
    await move('taken', 2)
    test.setClock(storm + 120_000)
    await move('bought', 2)
    expect(await client.query('materials.short', { from: storm, to: storm + day })).toEqual([
      {
        materialId: pump,
        name: '潜水泵',
        measure: '台',
        minimum: 4,
        least: 0,
        lowAt: storm,
        outAt: storm + 60_000,
        bought: 2,
      },
    ] satisfies RanShort[])
    expect(await client.query('materials.short', { from: may - day, to: may - 1 })).toEqual([])
  })

  it('begin with the usual list, without what is there already', async () => {
    expect(await client.command('materials.addUsual', {})).toEqual({ added: 5 })
    expect(await client.command('materials.addUsual', {})).toEqual({ added: 0 })
    expect((await materials()).map(({ kind }) => kind).sort()).toEqual([
      'dehumidifier',
      'grouting',
      'ladder',
      'pump',
      'sandbag',
      'tarpaulin',
    ])
  })

  it('are moved by whoever works on leaks, and entered by managers', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    const bought = { materialId: pump, moveId: uuidv7(), kind: 'bought', amount: 1 }
    await clerk.command('materials.move', bought)
    expect(await codeOf(clerk.command('materials.retire', { materialId: pump }))).toBe('permission.denied')
  })

  it('stand in the readiness of the season until there are enough', async () => {
    await client.command('season.start', { seasonId: uuidv7(), year: 2026 })
    expect(await lackCodes()).toContain('material')
    await move('bought', 4)
    expect(await lackCodes()).not.toContain('material')
    await client.command('materials.retire', { materialId: pump })
    expect(await lackCodes()).toContain('materialsNone')
    expect(await codeOf(move('bought', 1))).toBe('material.retired')
  })
})

describe('patrols', () => {
  let building: string
  let home: string
  const points = async () => (await client.query('patrols.points', {})) as PointRow[]
  const states = async () => (await points()).map(({ kind, state, dueDay }) => `${kind} ${state} ${dueDay}`)
  const pointOf = async (kind: string) => {
    const id = (await points()).find(point => point.kind === kind)?.id
    if (id === undefined) throw new Error(`no ${kind}`)
    return id
  }
  const rounds = async () => (await client.query('patrols.rounds')) as RoundSummary[]
  const round = async (roundId: string) => (await client.query('patrols.round', { roundId })) as RoundDetail
  const check = (place: object, more: object = {}) =>
    client.command('patrols.check', {
      checkId: uuidv7(),
      place,
      outcome: 'good',
      ...more,
    })
  const start = async (what: object) => {
    const roundId = uuidv7()
    await client.command('patrols.start', { roundId, title: '暴雨前预巡', reason: 'storm', ...what })
    return roundId
  }

  beforeEach(async () => {
    const build = estateBuilder(test.core, test.manager)
    const project = await build.project('云湖')
    building = await build.building('3栋', project)
    home = await build.unit(building, '3-1802', '1802', { floor: 18 })
    await client.command('patrols.addUsual', { buildingIds: [building] })
    await client.command('season.start', { seasonId: uuidv7(), year: 2026 })
  })

  it('begin with what every building has, once', async () => {
    expect(await client.command('patrols.addUsual', { buildingIds: [building] })).toEqual({ added: 0 })
    expect((await points()).map(({ kind, buildingName }) => `${buildingName} ${kind}`).sort()).toEqual([
      '3栋 basement-entrance',
      '3栋 rain-pipe',
      '3栋 roof-drain',
      '3栋 well',
    ])
  })

  it('are due again so many days behind the last check, and late behind that', async () => {
    for (const { id } of await points()) await check({ pointId: id })
    expect(await states()).toContain('roof-drain done 2026-05-18')
    await at(may + 14 * day)
    expect(await states()).toContain('roof-drain due 2026-05-18')
    await at(may + 15 * day)
    expect(await states()).toContain('roof-drain late 2026-05-18')
    expect(await lackCodes()).toContain('pointsLate')
    await check({ pointId: await pointOf('roof-drain') })
    await check({ pointId: await pointOf('rain-pipe') })
    expect(await lackCodes()).not.toContain('pointsLate')
  })

  it('rest while no season is prepared', async () => {
    await at(Date.parse('2027-01-10T09:00:00+08:00'))
    expect(new Set((await points()).map(({ state }) => state))).toEqual(new Set(['rest']))
  })

  it('turn a fault into a case in one step', async () => {
    const caseId = uuidv7()
    const pointId = await pointOf('roof-drain')
    await client.command('patrols.reportFault', {
      checkId: uuidv7(),
      place: { pointId },
      matter: {
        caseId,
        kind: 'repair',
        category: [],
        emergency: false,
        unitId: null,
        personId: null,
        room: null,
        place: '3栋 屋面落水口',
        text: '落水口被树叶堵死',
      },
    })
    const point = (await points()).find(({ id }) => id === pointId)
    expect(point).toMatchObject({
      state: 'done',
      last: { outcome: 'fault', found: '落水口被树叶堵死', caseId },
    })
    expect(await client.query('cases.detail', { caseId })).toMatchObject({ channel: 'staff' })
    const checkId = point?.last?.id
    expect(await codeOf(client.command('patrols.undoCheck', { checkId }))).toBe('patrol.checkHasCase')
  })

  it('take a check back that was noted by mistake', async () => {
    const pointId = await pointOf('well')
    const roundId = await start({ pointIds: [pointId] })
    await check({ pointId }, { checkId: home })
    expect(await round(roundId)).toMatchObject({ done: 1 })
    await client.command('patrols.undoCheck', { checkId: home })
    expect(await round(roundId)).toMatchObject({ done: 0 })
    expect((await points()).find(({ id }) => id === pointId)?.last).toBeNull()
  })

  it('go round points and homes when a storm comes, and tick the list along with it', async () => {
    const pointId = await pointOf('well')
    const roundId = await start({ pointIds: [pointId, pointId], unitIds: [home] })
    const { rows } = await round(roundId)
    expect(rows.map(({ name, buildingName }) => `${buildingName} ${name}`)).toEqual([
      '3栋 雨水井',
      '3栋 3-1802',
    ])
    for (const { id } of rows) await check({ stopId: id })
    expect(await rounds()).toMatchObject([{ id: roundId, stops: 2, done: 2, faults: 0 }])
    expect((await points()).find(({ id }) => id === pointId)?.state).toBe('done')
    expect(await codeOf(check({ stopId: rows[0]?.id }))).toBe('patrol.checkedAlready')
  })

  it('count a check of a point for the round that is under way', async () => {
    const pointId = await pointOf('well')
    const roundId = await start({ pointIds: [pointId], unitIds: [home] })
    await check({ pointId })
    expect(await round(roundId)).toMatchObject({ done: 1 })
    await client.command('patrols.end', { roundId })
    const [, stop] = (await round(roundId)).rows
    expect(await codeOf(check({ stopId: stop?.id }))).toBe('patrol.roundEnded')
    expect(await codeOf(start({}))).toBe('patrol.nothingChosen')
  })
})
