import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { DefectRow } from '../../main/contract/inspections.ts'
import type {
  DefectFigures,
  DefectPage,
  DuplicatePair,
  HeatMap,
  OrderRow,
  Stepped,
} from '../../main/contract/rectification.ts'
import { changeUnit } from '../../main/estate/commands.ts'
import { addPlan } from '../../main/unit-types/commands.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { upload } from '../support/person-everywhere.ts'

/** Defects on their way from being found to being accepted. */
let test: TestDesk
let client: TestClient
let home: string
let inspectionId: string
const contractorId = uuidv7()

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(Date.parse('2026-09-12T12:00:00+08:00'))
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  home = await build.unit(building, '3-1701', '1701', { floor: 17 })
  client = await test.signIn(test.manager)
  const trades = ['waterproofing']
  await client.command('contractors.save', { contractorId, name: '安固防水', trades, note: '' })
  inspectionId = await begin()
})
afterEach(() => test.close())

/** Two weeks on, in a session of that day. */
async function daysLater(): Promise<void> {
  test.setClock(Date.parse('2026-09-25T09:00:00+08:00'))
  client = await test.signIn(test.manager)
}
async function begin(purpose = 'formal'): Promise<string> {
  const id = uuidv7()
  await client.command('inspections.begin', { inspectionId: id, unitId: home, purpose })
  return id
}
async function record(changes: object = {}): Promise<string> {
  const defectId = uuidv7()
  await client.command('defects.record', {
    defectId,
    inspectionId,
    room: { id: 'bathroom', kind: 'bathroom', name: '卫生间' },
    itemId: 'bathroom-ponding',
    findingId: 'leak-below',
    part: 'wet-room',
    kind: 'leak',
    severity: 'severe',
    text: '管根渗水到楼下',
    pin: null,
    ...changes,
  })
  return defectId
}
async function dispatch(defectIds: string[], more: object = {}): Promise<string> {
  const orderId = uuidv7()
  await client.command('rectifications.dispatch', { orderId, contractorId, defectIds, ...more })
  return orderId
}
const step = async (name: string, input: object) =>
  (await client.command(`defects.${name}`, input)) as Stepped
const found = async () => (await client.query('defects.ofUnit', { unitId: home })) as DefectRow[]
const stateOf = async (id: string) => (await found()).find(defect => defect.id === id)
const list = async (input: object = {}) => (await client.query('rectifications.list', input)) as OrderRow[]
const page = async (input: object = {}) => (await client.query('defects.page', input)) as DefectPage
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

describe('an order of repairs', () => {
  it('takes defects to one party, each with its day by how severe it is, until the last is accepted', async () => {
    const [severe, slight] = [await record(), await record({ severity: 'slight', itemId: 'bathroom-slope' })]
    const orderId = await dispatch([severe, slight])
    expect(await list()).toMatchObject([
      { number: 'ZG-2026-0001', party: '安固防水', defects: 2, states: { dispatched: 2 }, late: 0 },
    ])
    const days = new Map((await found()).map(({ id, dueOn }) => [id, dueOn]))
    expect(days.get(severe)).toBe('2026-09-19')
    expect((await list())[0]?.dueOn).toBe(days.get(slight))
    await daysLater()
    expect(await list()).toMatchObject([{ late: 1 }])
    expect((await page({ state: 'late' })).rows).toMatchObject([{ id: severe, orderNumber: 'ZG-2026-0001' }])
    await client.command('rectifications.chase', { orderId })
    expect(await step('repaired', { defectIds: [severe, slight] })).toEqual({ done: 2, left: [] })
    const look = await begin('reinspection')
    await step('accept', { defectIds: [slight], inspectionId: look })
    await step('sendBack', { defectIds: [severe], inspectionId: look, reason: '还在渗' })
    expect(await stateOf(severe)).toMatchObject({
      state: 'sentBack',
      sentBack: 1,
      answer: '还在渗',
      dueOn: '2026-10-02',
    })
    expect(await list()).toMatchObject([{ chased: 1, states: { accepted: 1, sentBack: 1 } }])
    await step('accept', { defectIds: [severe], inspectionId: look })
    expect(await list()).toEqual([])
    expect(await list({ settled: true })).toMatchObject([{ id: orderId, states: { accepted: 2 } }])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('leaves what a step does not fit as it is, and says so', async () => {
    const [one, other] = [await record(), await record()]
    await dispatch([one])
    await client.command('defects.withdraw', { defectId: other, withdrawn: true })
    const answer = await step('accept', { defectIds: [one, other] })
    expect(answer).toEqual({ done: 1, left: [{ defectId: other, state: 'void' }] })
  })

  it('is not given out twice unless that is meant', async () => {
    const defectId = await record()
    const first = await dispatch([defectId])
    expect(await codeOf(dispatch([defectId]))).toBe('defect.dispatchedAlready')
    await dispatch([defectId], { contractorId: null, party: '总包', again: true })
    expect(await stateOf(defectId)).toMatchObject({ contractorId: null, contractorName: '总包' })
    expect((await list()).map(({ id }) => id)).not.toContain(first)
    expect(await codeOf(dispatch([await record()], { contractorId: null }))).toBe(
      'rectification.partyMissing',
    )
    expect(await codeOf(dispatch([await record()], { dueOn: '2026-09-01' }))).toBe('rectification.dayOver')
    await step('accept', { defectIds: [defectId] })
    expect(await codeOf(dispatch([defectId], { again: true }))).toBe('defect.notToDispatch')
  })

  it('is declined with a reason, and a senior decides', async () => {
    const [one, other] = [await record(), await record()]
    await dispatch([one, other])
    await step('decline', { defectIds: [one, other], reason: '业主自己装修破坏' })
    expect(await stateOf(one)).toMatchObject({ state: 'declined', answer: '业主自己装修破坏' })
    const clerk = await test.signIn(await test.addMember('clerk'))
    const rule = { defectIds: [one], upheld: true, reason: '现场确认' }
    expect(await codeOf(clerk.command('defects.rule', rule))).toBe('permission.denied')
    await step('rule', rule)
    await step('rule', { defectIds: [other], upheld: false, reason: '防水施工缺陷' })
    expect(await stateOf(one)).toMatchObject({ state: 'open', orderId: null, contractorId: null })
    expect(await stateOf(other)).toMatchObject({ state: 'dispatched', answer: '防水施工缺陷' })
  })

  it('is split, and laid together again with one of the same party', async () => {
    const defects = [await record(), await record(), await record()]
    const orderId = await dispatch(defects)
    await step('repaired', { defectIds: defects.slice(0, 1) })
    const newOrderId = uuidv7()
    const split = (defectIds: string[]) =>
      client.command('rectifications.split', { orderId, newOrderId, defectIds })
    expect(await codeOf(split(defects))).toBe('rectification.nothingLeft')
    await split(defects.slice(0, 1))
    expect(await list()).toMatchObject([
      { states: { dispatched: 2 } },
      { id: newOrderId, states: { fixed: 1 } },
    ])
    const elsewhere = await dispatch([await record()], { contractorId: null, party: '总包' })
    const join = (into: string) => client.command('rectifications.join', { orderId: newOrderId, into })
    expect(await codeOf(join(elsewhere))).toBe('rectification.otherParty')
    await join(orderId)
    expect(await codeOf(client.query('rectifications.detail', { orderId: newOrderId }))).toBe(
      'rectification.notFound',
    )
    expect(await client.query('rectifications.detail', { orderId })).toMatchObject({ defects: 3 })
    expect((await rebuildCheck(test)).differences).toEqual([])
  })
})

describe('what two inspectors found', () => {
  it('is proposed to be one, joined with the photos of both, and parted again', async () => {
    const one = await record()
    inspectionId = await begin('mock')
    const other = await record()
    for (const defectId of [one, other])
      await client.mutate('defects.addPhoto', {
        commandId: uuidv7(),
        input: { defectId, fileId: uuidv7(), uploadId: await upload(client, `${defectId}.jpg`) },
      })
    const pairs = async () => (await client.query('defects.duplicates', { unitId: home })) as DuplicatePair[]
    expect(await pairs()).toEqual([{ one, other, because: 'finding' }])
    await client.command('defects.join', { defectId: other, into: one })
    expect(await pairs()).toEqual([])
    expect((await stateOf(one))?.photos).toHaveLength(2)
    expect(await stateOf(other)).toMatchObject({ joinedInto: one, photos: [{}] })
    expect((await page()).rows.map(({ id }) => id)).toEqual([one])
    expect(await codeOf(dispatch([other]))).toBe('defect.notToDispatch')
    expect(await codeOf(client.command('defects.join', { defectId: one, into: other }))).toBe(
      'defect.joinedAlready',
    )
    await client.command('defects.part', { defectId: other })
    await client.command('defects.judgeDifferent', { one: other, other: one })
    expect(await pairs()).toEqual([])
    expect((await page()).rows).toHaveLength(2)
    expect((await rebuildCheck(test)).differences).toEqual([])
  })
})

describe('figures of defects', () => {
  it('count by party, building, room, kind and item, and each list holds as many', async () => {
    await dispatch([await record(), await record({ severity: 'slight' })])
    const crack = await record({
      room: { id: 'living', kind: 'living', name: '客厅' },
      itemId: 'living-wall',
      findingId: null,
      kind: 'crack',
      part: 'decoration',
    })
    await step('accept', { defectIds: [crack] })
    await daysLater()
    const figures = (await client.query('defects.figures', {})) as DefectFigures
    expect(figures.total).toMatchObject({ found: 3, pending: 2, late: 1, accepted: 1 })
    expect(figures.party).toMatchObject([
      { id: contractorId, name: '安固防水', found: 2 },
      { id: '', name: null, found: 1 },
    ])
    expect(figures.kind.map(({ id, found: n }) => [id, n])).toEqual([
      ['leak', 2],
      ['crack', 1],
    ])
    expect(figures.building).toMatchObject([{ name: '3栋', found: 3 }])
    expect((await page({ kind: 'crack' })).rows).toHaveLength(1)
    expect((await page({ party: 'none' })).rows).toHaveLength(1)
    expect((await page({ party: contractorId, state: 'late' })).rows).toHaveLength(1)
  })

  it('are pages that hold every defect once', async () => {
    for (let at = 0; at < 105; at += 1) await record({ severity: at % 2 ? 'slight' : 'severe' })
    const first = await page()
    const second = await page({ after: first.next })
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(105)
    expect(second.next).toBeNull()
  })

  it('show where pins lie on the drawing', async () => {
    const typeId = uuidv7()
    const rooms = [{ id: 'bathroom', kind: 'bathroom', name: '卫生间', area: [] }]
    await client.command('unitTypes.save', { typeId, name: 'B1', rooms })
    const planId = uuidv7()
    const hash = 'a'.repeat(64)
    await test.core.execute(addPlan, {
      actor: test.manager,
      input: {
        typeId,
        planId,
        name: '一版',
        hash,
        size: 1,
        mediaType: 'image/png',
        page: 1,
        picture: { hash, size: 1, width: 80, height: 60 },
      },
    })
    const type = { unitId: home, changes: { unitType: 'B1' } }
    await test.core.execute(changeUnit, { actor: test.manager, input: type })
    inspectionId = await begin()
    await record({ pin: { planId, x: 0.51, y: 0.26 } })
    await record({ pin: { planId, x: 0.515, y: 0.27 } })
    await record()
    const heat = (await client.query('defects.heat', { typeId })) as HeatMap
    expect(heat).toMatchObject({
      plan: { id: planId },
      cells: [{ column: 12, row: 6, defects: 2 }],
      rooms: [{ roomId: 'bathroom', defects: 3 }],
      pinned: 2,
      unpinned: 1,
    })
  })
})
