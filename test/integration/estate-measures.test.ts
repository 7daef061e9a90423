import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { measures } from '../../main/estate/measures/index.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
let client: TestClient
let build: ReturnType<typeof estateBuilder>
let buildingId: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 13, 2) })
  client = await test.signIn(test.manager)
  build = estateBuilder(test.core, test.manager)
  buildingId = await build.building('3栋', await build.project('测试项目'))
})
afterEach(() => test.close())

interface Grid {
  readonly units: readonly {
    readonly number: string
    readonly level: string
    readonly figure: string | null
  }[]
  readonly measure: {
    readonly key: string
    readonly levels: readonly { readonly id: string; readonly units: number }[]
  }
  readonly measures: readonly { readonly key: string }[]
}
const look = async (measure?: string) =>
  (await client.query('estate.building', { buildingId, measure })) as Grid
const levels = async (measure: string) =>
  Object.fromEntries((await look(measure)).units.map(({ number, level }) => [number, level]))
const change = (unitId: string, changes: object) => client.command('estate.changeUnit', { unitId, changes })

describe('what colours the homes of a building', () => {
  it('is open matters at first, and anything the desk offers', async () => {
    const unitId = await build.unit(buildingId, '3-101', '101')
    await build.unit(buildingId, '3-102', '102')
    for (let times = 0; times < 3; times += 1) await takeCase(test, { unitId })
    const grid = await look()
    expect(grid.measures.map(({ key }) => key)).toEqual(measures.map(({ key }) => key))
    expect(grid.units).toMatchObject([
      { number: '3-101', level: 'many', figure: '3' },
      { number: '3-102', level: 'none', figure: null },
    ])
    expect(grid.measure.levels.map(({ id, units }) => [id, units])).toEqual([
      ['none', 1],
      ['some', 0],
      ['many', 1],
      ['emergency', 0],
    ])
    await takeCase(test, { unitId, emergency: true })
    expect(await levels('open')).toEqual({ '3-101': 'emergency', '3-102': 'none' })
  })

  it('never gives a home a level it does not explain', async () => {
    const unitId = await build.unit(buildingId, '3-101', '101')
    await build.person('张伟', [], [unitId])
    await takeCase(test, { unitId })
    for (const { key } of measures) {
      const { measure, units } = await look(key)
      expect(measure.key).toBe(key)
      const known = measure.levels.map(({ id }) => id)
      for (const { level } of units) expect(known).toContain(level)
      expect(measure.levels.reduce((sum, level) => sum + level.units, 0)).toBe(units.length)
    }
  })

  it('tells tiers and residents of those who are there now', async () => {
    const [a, b, c] = [
      await build.unit(buildingId, '3-101', '101'),
      await build.unit(buildingId, '3-102', '102'),
      await build.unit(buildingId, '3-103', '103'),
    ]
    const key = await build.person('张伟', [], [a])
    const sad = await build.person('李娜', [], [{ unitId: a, role: 'tenant' }])
    const gone = await build.person('王强', [], [b])
    await client.command('people.change', { personId: key, details: {}, tier: 'key' })
    await client.command('people.change', { personId: sad, details: {}, tier: 'dissatisfied' })
    await client.command('people.moveOut', { personId: gone, unitId: b, role: 'owner', until: '2026-07-01' })
    await build.person('赵敏', [], [c])
    expect(await levels('tier')).toEqual({ '3-101': 'dissatisfied', '3-102': 'empty', '3-103': 'ordinary' })
    expect(await levels('people')).toEqual({ '3-101': 'some', '3-102': 'empty', '3-103': 'some' })
  })

  it('is joined by who is there now, each once, owners first', async () => {
    const [a, b] = [
      await build.unit(buildingId, '3-101', '101'),
      await build.unit(buildingId, '3-102', '102'),
    ]
    const tenant = await build.person('李娜', [], [{ unitId: a, role: 'tenant' }])
    await build.person(
      '张伟',
      [],
      [
        { unitId: a, role: 'owner' },
        { unitId: a, role: 'agent' },
      ],
    )
    const gone = await build.person('王强', [], [b])
    const residents = (part: number) => client.query('estate.residents', { buildingId, part })
    await client.command('people.change', { personId: tenant, details: {}, tier: 'dissatisfied' })
    await client.command('people.moveOut', { personId: gone, unitId: b, role: 'owner', until: '2026-07-01' })
    expect(await residents(0)).toEqual([{ unitId: a, people: ['张伟', '李娜'], dissatisfied: true }])
    expect(await residents(1)).toEqual([])
    await client.command('people.erase', { personId: tenant, reason: 'asked' })
    expect(await residents(0)).toMatchObject([{ unitId: a, people: ['张伟', null] }])
  })

  it('tells the stage of each file and what was handed over, as the file itself does', async () => {
    const ids: Record<string, string> = {}
    for (const room of ['101', '102', '103', '104', '105', '106'])
      ids[room] = await build.unit(buildingId, `3-${room}`, room)
    const idOf = (room: string) => ids[room] ?? ''
    for (const room of ['102', '103', '104', '105', '106'])
      await build.person(`业主${room}`, [], [idOf(room)])
    await change(idOf('103'), { promisedOn: '2026-08-01' })
    await change(idOf('104'), { handedOverOn: '2026-01-10' })
    await change(idOf('105'), { handedOverOn: '2024-08-01' })
    await change(idOf('106'), { handedOverOn: '2020-01-10' })
    const expected = {
      '3-101': 'prospect',
      '3-102': 'signed',
      '3-103': 'before-move-in',
      '3-104': 'moved-in',
      '3-105': 'warranty-ending',
      '3-106': 'out-of-warranty',
    }
    expect(await levels('stage')).toEqual(expected)
    expect(await levels('handed-over')).toEqual({
      '3-101': 'no',
      '3-102': 'no',
      '3-103': 'soon',
      '3-104': 'yes',
      '3-105': 'yes',
      '3-106': 'yes',
    })
    for (const [room, unitId] of Object.entries(ids))
      expect(await client.query('units.detail', { unitId })).toMatchObject({
        stage: { stage: expected[`3-${room}` as keyof typeof expected], set: false },
      })
    await client.command('estate.setStage', { unitId: idOf('102'), stage: 'moved-in', reason: '已提前入住' })
    expect(await levels('stage')).toMatchObject({ '3-102': 'moved-in' })
    expect(await client.query('units.detail', { unitId: idOf('102') })).toMatchObject({
      stage: { stage: 'moved-in', byFacts: 'signed', set: true, reason: '已提前入住' },
    })
    await client.command('estate.setStage', { unitId: idOf('102'), stage: null })
    expect(await levels('stage')).toMatchObject({ '3-102': 'signed' })
  })
})
