import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { DayReport, FoundFamily, HandoverBoard, RouteCard } from '../../main/contract/handover-day.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { chain, rebuildCheck } from '../support/log-checks.ts'
import { upload } from '../support/person-everywhere.ts'

/** The day of handover, from the check-in to the keys. */
const morning = Date.parse('2026-10-01T09:00:00+08:00')
const minute = 60_000
let test: TestDesk
let client: TestClient
let units: string[]
let owner: string
let visits: string[]
const batchId = uuidv7()

const station = (id: string, kind: string, counters = 1) => ({ id, kind, name: id, counters, staffIds: [] })

beforeEach(async () => {
  test = await openCopiedDesk({ clock: morning })
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  units = []
  for (const room of ['1201', '1202', '1301', '1302'])
    units.push(await build.unit(building, `3-${room}`, room, { floor: 12 }))
  owner = await build.person('欧阳莲花', ['13800001111'], [units[0] ?? ''])
  client = await test.signIn(test.manager)
  const slots = [{ from: '09:00', to: '17:00', capacity: 50 }]
  await client.command('handover.saveBatch', {
    batchId,
    name: '一期集中交付',
    target: 95,
    days: [
      { day: '2026-10-01', buildingIds: [], slots },
      { day: '2026-10-02', buildingIds: [], slots },
    ],
    stations: [
      station('identity', 'identity'),
      station('inspection', 'inspection', 2),
      station('items', 'items'),
    ],
  })
  visits = units.map(() => uuidv7())
  await client.command('handover.addHomes', {
    batchId,
    visits: units.map((unitId, index) => ({ visitId: visits[index], unitId })),
  })
  for (const visitId of visits)
    await client.command('handover.appoint', { visitId, day: '2026-10-01', slot: '09:00' })
})
afterEach(async () => {
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
  expect(chain(test).problems).toEqual([])
  await test.close()
})

const after = (minutes: number) => test.setClock(morning + minutes * minute)
const nextDay = async () => {
  test.setClock(morning + 24 * 60 * minute)
  client = await test.signIn(test.manager)
}
const visitAt = (index: number) => visits[index] ?? ''
const checkIn = async (index: number, more: object = {}) => {
  const stopId = uuidv7()
  const input = {
    visitId: visitAt(index),
    stopId,
    personId: null,
    came: '王先生',
    attorney: false,
    papers: [],
  }
  const { ticket } = z
    .object({ ticket: z.string() })
    .parse(await client.command('handover.checkIn', { ...input, ...more }))
  return { visitId: visitAt(index), stopId, ticket }
}
const board = async () => (await client.query('handover.board', { batchId })) as HandoverBoard
const report = async (day?: string) =>
  (await client.query('handover.dayReport', { batchId, day })) as DayReport
const card = async (index: number) =>
  (await client.query('handover.card', { visitId: visitAt(index) })) as RouteCard
const find = async (text: string) =>
  ((await client.query('handover.find', { batchId, text })) as FoundFamily[]).map(({ number }) => number)
const accept = (index: number) =>
  client.command('handover.accept', { visitId: visitAt(index), words: '', inspectionId: null })
const refuse = (index: number, reasons = ['leak']) =>
  client.command('handover.refuse', {
    visitId: visitAt(index),
    reasons,
    words: '卫生间渗水',
    inspectionId: null,
  })
const handedOverOn = (index: number) =>
  test.core.read.get<{ on: string | null }>('select handed_over_on as "on" from unit where id=?', [
    units[index] ?? '',
  ])?.on
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string(), message: z.string() }).parse(error),
  )
const codeOf = async (call: Promise<unknown>) => {
  const found = await refusal(call)
  return typeof found === 'string' ? found : found.code
}

describe('the check-in', () => {
  it('finds a family by name, by its home in any form, and by the code of its notice', async () => {
    const { code } = await card(1)
    expect(await find('欧阳莲花')).toEqual(['3-1201'])
    expect(await find('oylh')).toEqual(['3-1201'])
    expect(await find('3栋1202')).toEqual(['3-1202'])
    expect(await find(code.toLowerCase())).toEqual(['3-1202'])
    expect(await find('JF-2222222222')).toEqual([])
  })

  it('gives numbers in order, each family one, and asks who came', async () => {
    expect(await codeOf(checkIn(0, { came: '' }))).toBe('handover.nobodyCame')
    const first = await checkIn(0, { personId: owner, came: '', papers: ['id-document'] })
    const second = await checkIn(1, { attorney: true })
    expect([first.ticket, second.ticket].map(ticket => Number.parseInt(ticket, 10))).toEqual([1, 2])
    expect(await codeOf(checkIn(0))).toBe('handover.insideAlready')
    expect(await card(0)).toMatchObject({
      personName: '欧阳莲花',
      papers: ['id-document'],
      cameOn: '2026-10-01',
    })
    expect(await card(1)).toMatchObject({ came: '王先生', attorney: true })
    await nextDay()
    expect(Number.parseInt((await checkIn(2)).ticket, 10)).toBe(1)
  })

  it('is answered once however often it is sent, and keeps the time it happened at', async () => {
    const commandId = uuidv7()
    const stopId = uuidv7()
    const input = { visitId: visitAt(0), stopId, personId: null, came: '王先生', attorney: false, papers: [] }
    after(30)
    const envelope = { commandId, happenedAt: morning + 5 * minute, input }
    const answers = [
      await client.mutate('handover.checkIn', envelope),
      await client.mutate('handover.checkIn', envelope),
    ]
    expect(answers[0]).toEqual(answers[1])
    expect(await card(0)).toMatchObject({ arrivedAt: morning + 5 * minute, stops: [{ id: stopId }] })
  })
})

describe('stations', () => {
  const call = (at: object, counter = 1) => client.command('handover.callFamily', { ...at, counter })
  const serve = (at: object) => client.command('handover.serve', at)
  const leave = (at: object, next: object | null) => client.command('handover.leave', { ...at, next })

  it('are gone through in order, each wait measured', async () => {
    const { visitId, stopId } = await checkIn(0)
    after(10)
    await call({ visitId, stopId })
    after(12)
    await serve({ visitId, stopId })
    after(20)
    const inspection = uuidv7()
    expect(await leave({ visitId, stopId }, { stopId: inspection })).toEqual({ stationName: 'inspection' })
    expect(await codeOf(leave({ visitId, stopId }, null))).toBe('handover.stopLeft')
    const items = uuidv7()
    await leave({ visitId, stopId: inspection }, { stopId: items, stationId: 'items' })
    expect((await board()).families).toMatchObject([{ visitId, stopId: items, state: 'waiting' }])
    await leave({ visitId, stopId: items }, { stopId: uuidv7() })
    const { families, stations, arrived, expected } = await board()
    expect({ families, arrived, expected }).toEqual({ families: [], arrived: 1, expected: 4 })
    expect(stations[0]).toMatchObject({ id: 'identity', served: 1, usual: 12 * minute })
    expect((await card(0)).stops.map(({ stationId, leftAt }) => [stationId, leftAt])).toEqual([
      ['identity', morning + 20 * minute],
      ['inspection', morning + 20 * minute],
      ['items', morning + 20 * minute],
    ])
  })

  it('are called by one counter, and the one most wait at stands out', async () => {
    const first = await checkIn(0)
    await checkIn(1)
    await checkIn(2)
    after(15)
    const at = { visitId: first.visitId, stopId: first.stopId }
    await call(at, 2)
    expect(await codeOf(call(at, 3))).toBe('handover.calledAlready')
    const [identity, inspection] = (await board()).stations
    expect(identity).toMatchObject({ waiting: 3, serving: 0, longest: 15 * minute, bottleneck: true })
    expect(inspection).toMatchObject({ waiting: 0, longest: null, bottleneck: false })
    expect((await board()).families[0]).toMatchObject({
      state: 'called',
      counter: 2,
      since: morning + 15 * minute,
    })
  })
})

describe('what the owner decides', () => {
  it('hands the home over with its day, once, whoever else tries', async () => {
    await checkIn(0)
    expect(await codeOf(accept(1))).toBe('handover.notPresent')
    await accept(0)
    expect(handedOverOn(0)).toBe('2026-10-01')
    const again = await refusal(accept(0))
    expect(again).toMatchObject({ code: 'handover.handedOver' })
    expect(await codeOf(checkIn(0))).toBe('handover.handedOver')
    expect(await card(0)).toMatchObject({
      state: 'accepted',
      decidedByName: '测试经理',
      decidedOn: '2026-10-01',
    })
  })

  it('starts the calls that follow a handover', async () => {
    const planned = () =>
      test.core.read.get<{ n: number }>('select count(*) as n from callback where unit_id=?', [
        units[0] ?? '',
      ])?.n
    await checkIn(0)
    expect(planned()).toBe(0)
    await accept(0)
    expect(planned()).toBeGreaterThan(0)
  })

  it('may be a refusal with reasons, after which the family has another appointment and comes again', async () => {
    await checkIn(0)
    expect(await codeOf(refuse(0, ['made-up']))).toBe('handover.reasonUnknown')
    await refuse(0, ['leak', 'hollow-crack'])
    expect((await board()).families).toEqual([])
    expect(await card(0)).toMatchObject({ state: 'refused', reasons: ['leak', 'hollow-crack'], day: null })
    await client.command('handover.appoint', { visitId: visitAt(0), day: '2026-10-02', slot: '09:00' })
    await nextDay()
    await checkIn(0)
    await accept(0)
    expect(handedOverOn(0)).toBe('2026-10-02')
    expect(await report('2026-10-01')).toMatchObject({ refused: 1, accepted: 0, acceptedInAll: 0 })
    expect(await report()).toMatchObject({ refused: 0, accepted: 1, acceptedInAll: 1, rate: 250, target: 95 })
  })

  it('is taken back where it was a mistake, with the day of the home', async () => {
    await checkIn(0)
    await accept(0)
    await client.command('handover.takeBack', { visitId: visitAt(0), reason: '点错了' })
    expect(handedOverOn(0)).toBeNull()
    expect(await report()).toMatchObject({ accepted: 0 })
    const again = client.command('handover.takeBack', { visitId: visitAt(0), reason: '再次' })
    expect(await codeOf(again)).toBe('handover.notDecided')
    await accept(0)
    expect(handedOverOn(0)).toBe('2026-10-01')
  })
})

describe('with the keys', () => {
  it('come items, meters and a signature that belongs to somebody', async () => {
    const visitId = visitAt(0)
    const items = [{ id: 'entrance-key', count: 5 }]
    await checkIn(0)
    const hand = () => client.command('handover.handItems', { visitId, items })
    expect(await codeOf(hand())).toBe('handover.notAccepted')
    await accept(0)
    await hand()
    const unseen = client.command('handover.handItems', { visitId, items: [], base: { items: [] } })
    expect(await codeOf(unseen)).toBe('edit.changedMeanwhile')
    await client.command('handover.readMeters', { visitId, meters: [{ id: 'water', value: 12_345 }] })
    const fileId = uuidv7()
    const sign = (name: string, file = fileId) =>
      client.command('handover.sign', { visitId, fileId: file, name })
    expect(await codeOf(sign('欧阳莲花'))).toBe('handover.noSignature')
    const drawn = { visitId, part: 'signature', fileId, uploadId: await upload(client, '签名.png') }
    await client.command('handover.attachFile', drawn)
    expect(await codeOf(sign(' '))).toBe('input.missing')
    await sign('欧阳莲花')
    expect(await card(0)).toMatchObject({
      items,
      itemsAt: morning,
      meters: [{ id: 'water', value: 12_345 }],
      signedBy: '欧阳莲花',
      signedAt: morning,
    })
  })

  it('may come an objection to the contract, which goes to sales', async () => {
    await checkIn(0)
    const sheetId = uuidv7()
    const matter = { subject: '精装标准与合同不符', text: '合同第九条：橱柜品牌' }
    await client.command('handover.object', {
      visitId: visitAt(0),
      objectionId: uuidv7(),
      sheetId,
      ...matter,
    })
    const { objections } = await card(0)
    expect(objections).toMatchObject([{ sheetId, text: matter.text }])
    const sheet = await client.query('sheets.detail', { sheetId })
    expect(sheet).toMatchObject({ number: objections[0]?.sheetNumber })
    expect(await report()).toMatchObject({ objections: 1 })
  })
})

describe('who does not come', () => {
  it('is absent on the day, and reminded step by step with proof', async () => {
    await checkIn(0)
    const day = '2026-10-01'
    const marked = await client.command('handover.markAbsent', { batchId, day, visitIds: visits })
    expect(marked).toEqual({ marked: 3 })
    expect(await report()).toMatchObject({
      expected: 4,
      arrived: 1,
      absent: 3,
      buildings: [{ absentToday: 3 }],
    })
    const remind = (step: string, more: object = {}) =>
      client.command('handover.remind', {
        visitId: visitAt(1),
        reminderId: uuidv7(),
        step,
        on: day,
        letterId: null,
        fileId: null,
        note: '',
        ...more,
      })
    expect(await codeOf(remind('letter'))).toBe('handover.reminderOrder')
    await remind('call', { note: '说在外地' })
    expect(await codeOf(remind('letter'))).toBe('handover.reminderProof')
    const fileId = uuidv7()
    const proof = {
      visitId: visitAt(1),
      part: 'reminder',
      fileId,
      uploadId: await upload(client, '挂号.jpg'),
    }
    await client.command('handover.attachFile', proof)
    await remind('letter', { fileId })
    expect((await card(1)).reminders).toMatchObject([
      { step: 'call', note: '说在外地', byName: '测试经理' },
      { step: 'letter', fileId },
    ])
    expect(await codeOf(remind('legal', { fileId }))).toBe('handover.reminderOrder')
  })
})

describe('the board', () => {
  it('counts what the log says: every home once, whatever happened to it', async () => {
    for (const index of [0, 1, 2]) await checkIn(index)
    await accept(0)
    await refuse(1)
    const { total, buildings } = await board()
    expect(total).toEqual({ planned: 1, present: 1, accepted: 1, refused: 1, absent: 0, withdrawn: 0 })
    expect(buildings).toMatchObject([{ name: '3栋', states: total }])
    expect(await report()).toMatchObject({ reasons: [{ id: 'leak', homes: 1 }], homes: 4 })
  })

  it('has the homes that are handed over one by one on a board of their own', async () => {
    await client.command('handover.endBatch', { batchId, ended: true })
    expect(await codeOf(checkIn(0))).toBe('handover.batchEnded')
    const visitId = uuidv7()
    await client.command('handover.addHomes', { batchId: null, visits: [{ visitId, unitId: units[0] }] })
    const stopId = uuidv7()
    const came = { personId: owner, came: '', attorney: false, papers: [] }
    await client.command('handover.checkIn', { visitId, stopId, ...came })
    const single = (await client.query('handover.board', { batchId: null })) as HandoverBoard
    expect(single.families).toMatchObject([{ visitId, stationId: 'identity', name: '欧阳莲花' }])
  })
})
