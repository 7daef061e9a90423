import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { fileIt, fileOf } from '../support/documents.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildDifferences } from '../support/registers.ts'

let test: TestDesk
let client: TestClient
let build: ReturnType<typeof estateBuilder>
let project: string
let building: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 13, 2) })
  client = await test.signIn(test.manager)
  build = estateBuilder(test.core, test.manager)
  project = await build.project('测试项目')
  building = await build.building('3栋', project)
})
afterEach(async () => {
  expect(await rebuildDifferences(test)).toBe(0)
  await test.close()
})

const merge = (unitId: string, into: string, changeId = uuidv7()) =>
  client.command('estate.mergeUnit', { changeId, unitId, into }).then(() => changeId)
const undo = (changeId: string) => client.command('estate.undoUnitChange', { changeId })
const papersOf = async (unitId: string) =>
  (await fileOf(client, unitId)).lines.flatMap(({ documents }) => documents.map(({ id }) => id))

describe('search of cases', () => {
  const found = async (text: string) =>
    ((await client.query('cases.search', { text })) as { rows: { id: string }[] }).rows.map(({ id }) => id)

  it('finds those that went along by the number of their home then and now', async () => {
    const right = await build.unit(building, '3-1201', '1201')
    const wrong = await build.unit(building, '3-1288', '1288')
    const caseId = await takeCase(test, { unitId: wrong })
    const merged = await merge(wrong, right)
    expect([await found('3-1288'), await found('3-1201')]).toEqual([[caseId], [caseId]])
    await undo(merged)
    expect([await found('3-1288'), await found('3-1201')]).toEqual([[caseId], []])
    const changeId = uuidv7()
    const other = await build.building('5栋', project)
    await client.command('estate.moveUnit', { changeId, unitId: wrong, parentId: other, number: '5-0102' })
    expect([await found('3-1288'), await found('5-0102')]).toEqual([[caseId], [caseId]])
    await undo(changeId)
    expect([await found('3-1288'), await found('5-0102')]).toEqual([[caseId], []])
  })
})

describe('undoing a merge', () => {
  it('works although a number that led there was removed since', async () => {
    const [first, second, third] = [
      await build.unit(building, '3-1201', '1201'),
      await build.unit(building, '3-1288', '1288'),
      await build.unit(building, '3-1299', '1299'),
    ]
    await merge(first, second)
    const changeId = await merge(second, third)
    await client.command('estate.removeUnit', { unitId: first })
    await undo(changeId)
    expect(await client.query('units.list', { text: '3-1288' })).toMatchObject({
      rows: [{ number: '3-1288' }],
    })
  })
})

describe('what a home does not need', () => {
  it('goes along with a merge, may be needed again there, and comes back', async () => {
    const right = await build.unit(building, '3-1201', '1201')
    const wrong = await build.unit(building, '3-1288', '1288')
    const waive = (unitId: string, type: string, reason: string) =>
      client.command('documents.waive', { unitId, type, reason })
    await waive(right, 'meter-readings', '毛坯')
    await waive(wrong, 'meter-readings', '未装表')
    await waive(wrong, 'power-of-attorney', '本人办理')
    const waived = async (unitId: string) =>
      (await fileOf(client, unitId)).lines
        .filter(({ state }) => state === 'not-applicable')
        .map(({ type, reason }) => [type, reason])
    const changeId = await merge(wrong, right)
    expect((await waived(right)).map(([type]) => type)).toEqual(['power-of-attorney', 'meter-readings'])
    await client.command('documents.endWaiver', { unitId: right, type: 'meter-readings' })
    expect((await waived(right)).map(([type]) => type)).toEqual(['power-of-attorney'])
    await undo(changeId)
    expect(await waived(right)).toEqual([])
    expect(await waived(wrong)).toEqual([['power-of-attorney', '本人办理']])
  })

  it('may be needed again where it only came along', async () => {
    const right = await build.unit(building, '3-1201', '1201')
    const wrong = await build.unit(building, '3-1288', '1288')
    const type = 'power-of-attorney'
    await client.command('documents.waive', { unitId: wrong, type, reason: '本人办理' })
    await merge(wrong, right)
    const stateOf = async () => (await fileOf(client, right)).lines.find(line => line.type === type)?.state
    expect(await stateOf()).toBe('not-applicable')
    await client.command('documents.endWaiver', { unitId: right, type })
    expect(await stateOf()).toBe('missing')
  })
})

describe('splitting a home', () => {
  it('lets chosen papers go along', async () => {
    const whole = await build.unit(building, '3-1201', '1201')
    const [goes, stays] = [await fileIt(client, whole), await fileIt(client, whole)]
    const part = uuidv7()
    const changeId = uuidv7()
    await client.command('estate.splitUnit', {
      changeId,
      unitId: whole,
      part: {
        unitId: part,
        attributes: {
          kind: 'dwelling',
          number: '3-1201A',
          room: '1201A',
          floor: 12,
          unitType: null,
          contractArea: null,
          measuredArea: null,
          orientation: null,
        },
      },
      people: [],
      things: [{ thing: 'document', id: goes }],
    })
    expect([await papersOf(whole), await papersOf(part)]).toEqual([[stays], [goes]])
    await undo(changeId)
    expect((await papersOf(whole)).sort()).toEqual([goes, stays].sort())
  })
})
