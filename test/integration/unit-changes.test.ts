import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildDifferences } from '../support/registers.ts'

const start = Date.UTC(2026, 6, 13, 2)
let test: TestDesk
let client: TestClient
let build: ReturnType<typeof estateBuilder>
let project: string
let building: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: start })
  client = await test.signIn(test.manager)
  build = estateBuilder(test.core, test.manager)
  project = await build.project('测试项目')
  building = await build.building('3栋', project)
})
afterEach(async () => {
  expect(await rebuildDifferences(test)).toBe(0)
  await test.close()
})

interface Detail {
  readonly unit: { readonly id: string; readonly number: string }
  readonly people: readonly { personId: string; role: string; from: string | null; until: string | null }[]
  readonly openCases: number
}
const detail = async (unitId: string) => (await client.query('units.detail', { unitId })) as Detail
const casesOf = async (unitId: string) =>
  ((await client.query('cases.list', { filter: { unitId } })) as { rows: { id: string }[] }).rows.map(
    ({ id }) => id,
  )
const numbersFound = async (text: string) =>
  ((await client.query('units.list', { text })) as { rows: { number: string }[] }).rows.map(
    ({ number }) => number,
  )
const residentsOf = async (unitId: string) =>
  (await detail(unitId)).people.map(({ personId, role, from }) => [personId, role, from])
const merge = (unitId: string, into: string, changeId = uuidv7()) =>
  client.command('estate.mergeUnit', { changeId, unitId, into, reason: '录入两次' }).then(() => changeId)
const homeOfVisit = (visitId: string) =>
  test.core.read.get<{ unitId: string }>('select unit_id as "unitId" from home_visit where id=?', [visitId])
    ?.unitId
const undo = (changeId: string) => client.command('estate.undoUnitChange', { changeId })
const attributes = (number: string, room: string) => ({
  kind: 'dwelling',
  number,
  room,
  floor: 12,
  unitType: null,
  contractArea: null,
  measuredArea: null,
  orientation: null,
})

/** Parts a home of which nobody and nothing goes along. */
const splitOff = (changeId: string, unitId: string, part: string) =>
  client.command('estate.splitUnit', {
    changeId,
    unitId,
    part: { unitId: part, attributes: attributes('3-1201A', '1201A') },
    people: [],
    things: [],
  })

describe('merging two files of one home', () => {
  it('brings people, cases, calls, sheets and visits together, and the old number leads there', async () => {
    const right = await build.unit(building, '3-1201', '1201')
    const wrong = await build.unit(building, '3-1288', '1288')
    const owner = await build.person('张伟', ['13800138000'])
    const tenant = await build.person('李娜', ['13900139000'])
    await build.moveIn(owner, right, 'owner', '2024-05-01')
    await build.moveIn(owner, wrong, 'owner', '2023-06-01')
    await build.moveIn(tenant, wrong, 'tenant', '2025-01-01')
    const caseId = await takeCase(test, { kind: 'repair', unitId: wrong })
    const sheetId = uuidv7()
    await client.command('sheets.write', {
      sheetId,
      caseId,
      recipient: 'engineering',
      subject: '维修',
      text: '请处理',
      issue: true,
    })
    const visitId = uuidv7()
    await client.command('visits.plan', {
      visits: [{ visitId, unitId: wrong }],
      purpose: 'care',
      visitor: null,
    })
    const changeId = await merge(wrong, right)

    expect(await casesOf(right)).toEqual([caseId])
    expect(await client.query('cases.detail', { caseId })).toMatchObject({
      unitNumber: '3-1201',
      state: 'received',
    })
    expect(await residentsOf(right)).toEqual([
      [owner, 'owner', '2023-06-01'],
      [tenant, 'tenant', '2025-01-01'],
    ])
    expect(await client.query('sheets.detail', { sheetId })).toMatchObject({ unitId: right })
    expect(homeOfVisit(visitId)).toBe(right)
    expect(await numbersFound('3-1288')).toEqual(['3-1201'])
    const grid = (await client.query('estate.building', { buildingId: building })) as {
      units: { number: string }[]
    }
    expect(grid.units.map(({ number }) => number)).toEqual(['3-1201'])
    expect(await client.query('units.detail', { unitId: wrong })).toMatchObject({ mergedInto: right })

    await undo(changeId)
    expect(await casesOf(right)).toEqual([])
    expect(await casesOf(wrong)).toEqual([caseId])
    expect(await residentsOf(right)).toEqual([[owner, 'owner', '2024-05-01']])
    expect(await residentsOf(wrong)).toEqual([
      [owner, 'owner', '2023-06-01'],
      [tenant, 'tenant', '2025-01-01'],
    ])
    expect(await client.query('sheets.detail', { sheetId })).toMatchObject({ unitId: wrong })
    expect(homeOfVisit(visitId)).toBe(wrong)
    expect(await numbersFound('3-1288')).toEqual(['3-1288'])
    await expect(undo(changeId)).rejects.toMatchObject({ code: 'unit.changeUndone' })
  })

  it('leaves a case of a merged home fully usable, and takes one for it at the home it belongs to', async () => {
    const right = await build.unit(building, '3-1201', '1201')
    const wrong = await build.unit(building, '3-1288', '1288')
    const caseId = await takeCase(test, { kind: 'repair', unitId: wrong })
    await merge(wrong, right)
    await client.command('cases.startHandling', { caseId })
    await client.command('cases.note', { caseId, kind: 'call', text: '已联系' })
    const late = await takeCase(test, { kind: 'complaint', unitId: wrong })
    expect((await casesOf(right)).sort()).toEqual([caseId, late].sort())
    const timeline = (await client.query('timeline.ofSubject', { subjectId: right, limit: 50 })) as {
      rows: { type: string; operation?: string }[]
    }
    const told = timeline.rows.map(row => row.operation ?? row.type)
    // What happened while it stood under the other number is part of its story.
    expect(told.filter(type => type === 'case.received')).toHaveLength(2)
    expect(told).toContain('unit.merged')
  })

  it('keeps what came afterwards where it came, and goes back in order', async () => {
    const a = await build.unit(building, '3-101', '101')
    const b = await build.unit(building, '3-102', '102')
    const c = await build.unit(building, '3-103', '103')
    const first = await takeCase(test, { unitId: a })
    const aIntoB = await merge(a, b)
    const later = await takeCase(test, { unitId: b })
    const bIntoC = await merge(b, c)
    expect(await numbersFound('3-101')).toEqual(['3-103'])
    await expect(undo(aIntoB)).rejects.toMatchObject({ code: 'unit.undoLater' })
    await undo(bIntoC)
    expect(await numbersFound('3-101')).toEqual(['3-102'])
    await undo(aIntoB)
    expect(await casesOf(a)).toEqual([first])
    expect(await casesOf(b)).toEqual([later])
    expect(await casesOf(c)).toEqual([])
  })

  it('refuses what makes no sense, and the number of a merged home for another', async () => {
    const a = await build.unit(building, '3-101', '101')
    const b = await build.unit(building, '3-102', '102')
    await expect(merge(a, a)).rejects.toMatchObject({ code: 'unit.mergeSame' })
    await merge(a, b)
    await expect(merge(a, b)).rejects.toMatchObject({ code: 'unit.mergedAlready' })
    await expect(merge(b, a)).rejects.toMatchObject({ code: 'unit.mergedAlready' })
    await expect(
      client.command('estate.registerUnit', {
        unitId: uuidv7(),
        parentId: building,
        attributes: attributes('3-101', '101'),
      }),
    ).rejects.toMatchObject({ code: 'unit.numberMerged' })
    await expect(undo(uuidv7())).rejects.toMatchObject({ code: 'unit.changeNotFound' })
  })
})

it('every sort of thing that names a home goes along and comes back', async () => {
  const right = await build.unit(building, '3-1201', '1201')
  const wrong = await build.unit(building, '3-1288', '1288')
  const thingId = uuidv7()
  await client.command('lending.saveThing', {
    thingId,
    kind: 'key',
    name: '入户门钥匙',
    place: '柜 2-3',
    unitId: wrong,
    condition: 'good',
    note: '',
  })
  const contractId = uuidv7()
  await client.command('contracts.sign', {
    contractId,
    unitId: wrong,
    buyers: [],
    terms: { number: 'HT-1', signedOn: '2025-01-02', promisedOn: '2026-12-31' },
    words: {},
  })
  const homes = () =>
    ['lent_thing', 'contract'].map(
      table => test.core.read.get<{ unitId: string }>(`select unit_id as "unitId" from ${table}`)?.unitId,
    )
  // The contract says by when it is to be handed over.
  expect(await client.query('units.detail', { unitId: wrong })).toMatchObject({
    promisedOn: '2026-12-31',
    stage: { stage: 'signed' },
  })
  const changeId = await merge(wrong, right)
  expect(homes()).toEqual([right, right])
  await undo(changeId)
  expect(homes()).toEqual([wrong, wrong])
})

describe('splitting a home', () => {
  it('lets the chosen people and cases go along, with the sheets of the cases, and takes it back', async () => {
    const whole = await build.unit(building, '3-1201', '1201')
    const owner = await build.person('张伟', [], [whole])
    const other = await build.person('李娜', [], [{ unitId: whole, role: 'co-owner' }])
    const stays = await takeCase(test, { unitId: whole })
    const goes = await takeCase(test, { unitId: whole, kind: 'repair' })
    const sheetId = uuidv7()
    await client.command('sheets.write', {
      sheetId,
      caseId: goes,
      recipient: 'engineering',
      subject: '维修',
      text: '请处理',
      issue: true,
    })
    const part = uuidv7()
    const changeId = uuidv7()
    const split = {
      changeId,
      unitId: whole,
      part: { unitId: part, attributes: attributes('3-1201A', '1201A') },
      people: [{ personId: other, role: 'co-owner' }],
      things: [{ thing: 'case', id: goes }],
    }
    await client.command('estate.splitUnit', split)
    expect(await casesOf(whole)).toEqual([stays])
    expect(await casesOf(part)).toEqual([goes])
    expect((await residentsOf(whole)).map(([id]) => id)).toEqual([owner])
    expect((await residentsOf(part)).map(([id]) => id)).toEqual([other])
    expect(await client.query('sheets.detail', { sheetId })).toMatchObject({ unitId: part })
    expect(await client.query('units.changes', { unitId: part })).toMatchObject([
      { kind: 'split', own: false, otherName: '3-1201' },
    ])
    await undo(changeId)
    expect((await casesOf(whole)).sort()).toEqual([stays, goes].sort())
    expect((await residentsOf(whole)).map(([id]) => id)).toEqual([owner, other])
    await expect(client.query('units.detail', { unitId: part })).rejects.toMatchObject({
      code: 'unit.notFound',
    })
    // Nothing was ever there but what came from the whole: the number is free again.
    await client.command('estate.splitUnit', {
      ...split,
      changeId: uuidv7(),
      part: { ...split.part, unitId: uuidv7() },
    })
  })

  it('keeps what came to the part by itself, under the whole', async () => {
    const whole = await build.unit(building, '3-1201', '1201')
    const part = uuidv7()
    const changeId = uuidv7()
    await splitOff(changeId, whole, part)
    const own = await takeCase(test, { unitId: part })
    await undo(changeId)
    expect(await casesOf(whole)).toEqual([own])
    expect(await numbersFound('3-1201A')).toEqual(['3-1201'])
  })

  it('refuses to take along what is not there', async () => {
    const whole = await build.unit(building, '3-1201', '1201')
    const elsewhere = await takeCase(test, { unitId: await build.unit(building, '3-1202', '1202') })
    await expect(
      client.command('estate.splitUnit', {
        changeId: uuidv7(),
        unitId: whole,
        part: { unitId: uuidv7(), attributes: attributes('3-1201A', '1201A') },
        people: [],
        things: [{ thing: 'case', id: elsewhere }],
      }),
    ).rejects.toMatchObject({ code: 'unit.notThere' })
  })
})

describe('moving', () => {
  it('puts a unit into another building with its cases, under another number, and back', async () => {
    const other = await build.building('5栋', project)
    const unitId = await build.unit(building, '3-1201', '1201')
    const caseId = await takeCase(test, { unitId })
    const changeId = uuidv7()
    await client.command('estate.moveUnit', { changeId, unitId, parentId: other, number: '5-1201' })
    expect(await numbersFound('5-1201')).toEqual(['5-1201'])
    expect(await numbersFound('3-1201')).toEqual([])
    const inBuilding = async (buildingId: string) =>
      ((await client.query('cases.list', { filter: { buildingId } })) as { rows: { id: string }[] }).rows
        .length
    expect([await inBuilding(building), await inBuilding(other)]).toEqual([0, 1])
    await expect(
      client.command('estate.moveUnit', { changeId: uuidv7(), unitId, parentId: other }),
    ).rejects.toMatchObject({ code: 'unit.samePlace' })
    await undo(changeId)
    expect(await numbersFound('3-1201')).toEqual(['3-1201'])
    expect([await inBuilding(building), await inBuilding(other)]).toEqual([1, 0])
    expect(await casesOf(unitId)).toEqual([caseId])
  })

  it('puts a building under a phase of its project and no other', async () => {
    const phase = await build.phase('一期', project)
    await client.command('estate.moveNode', { nodeId: building, parentId: phase })
    expect(await client.query('estate.building', { buildingId: building })).toMatchObject({
      path: ['测试项目', '一期', '3栋'],
    })
    const foreign = await build.project('别的项目')
    await expect(
      client.command('estate.moveNode', { nodeId: building, parentId: foreign }),
    ).rejects.toMatchObject({ code: 'estate.otherProject' })
  })
})

it('what else is known of a home is kept, with the day of its handover', async () => {
  const unitId = await build.unit(building, '3-1201', '1201')
  const changes = {
    heatingArea: 8800,
    topFloor: true,
    facade: true,
    promisedOn: '2026-06-30',
    handedOverOn: '2026-07-01',
  }
  await client.command('estate.changeUnit', { unitId, changes })
  expect(await client.query('units.detail', { unitId })).toMatchObject({
    traits: { ...changes, basement: null },
  })
  await client.command('estate.changeUnit', { unitId, changes: { topFloor: null } })
  expect(await client.query('units.detail', { unitId })).toMatchObject({
    traits: { ...changes, topFloor: null, basement: null },
  })
})

it('places keep their facilities, repairs and the day of the owners’ committee', async () => {
  const recordId = uuidv7()
  await client.command('estate.setCommittee', { nodeId: project, on: '2025-09-01' })
  await client.command('estate.addRecord', {
    recordId,
    nodeId: project,
    kind: 'facility',
    title: '地下水泵房',
    on: '2024-01-02',
    file: null,
  })
  expect(await client.query('estate.node', { nodeId: building })).toMatchObject({
    records: [{ title: '地下水泵房', own: false, placeName: '测试项目' }],
  })
  expect(await client.query('estate.node', { nodeId: project })).toMatchObject({ committeeOn: '2025-09-01' })
  await client.command('estate.removeRecord', { recordId })
  expect(await client.query('estate.node', { nodeId: project })).toMatchObject({ records: [] })
})
