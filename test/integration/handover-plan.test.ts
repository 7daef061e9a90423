import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type {
  BatchDetail,
  BatchRow,
  HandoverVisitDetail,
  HandoverVisitRow,
} from '../../main/contract/handover.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { handoverNoticesJob } from '../../main/reports/handover-notices.ts'
import { readResult } from '../../main/jobs/results.ts'
import { stagingFolderOf } from '../../main/desk/job-context.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { chain, rebuildCheck } from '../support/log-checks.ts'
import { upload } from '../support/person-everywhere.ts'
import { readPdf } from '../unit/print-reading.ts'

/** Everything before the day of handover: the batch, its countdown, addresses, notices, appointments. */
const start = Date.parse('2026-07-13T09:00:00+08:00')
let test: TestDesk
let client: TestClient
let buildings: string[]
let units: string[]
let owner: string
const batchId = uuidv7()

beforeEach(async () => {
  test = await openCopiedDesk({ clock: start })
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  buildings = [await build.building('3栋', project), await build.building('5栋', project)]
  units = []
  for (const room of ['1201', '1202', '1301'])
    units.push(await build.unit(buildings[0] ?? '', `3-${room}`, room, { floor: 12 }))
  units.push(await build.unit(buildings[1] ?? '', '5-0101', '0101', { floor: 1 }))
  owner = await build.person('欧阳莲花', ['13800001111'], [units[0] ?? ''])
  client = await test.signIn(test.manager)
})
afterEach(async () => {
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
  expect(chain(test).problems).toEqual([])
  await test.close()
})

const station = (id: string, kind: string) => ({ id, kind, name: id, counters: 2, staffIds: [] })
const days = (capacity = 1) => [
  {
    day: '2026-10-01',
    buildingIds: [buildings[0]],
    slots: [
      { from: '09:00', to: '10:00', capacity },
      { from: '10:00', to: '11:00', capacity },
    ],
  },
  { day: '2026-10-02', buildingIds: [], slots: [{ from: '09:00', to: '12:00', capacity: 20 }] },
]
const entry = (changes: object = {}) => ({
  batchId,
  name: '一期集中交付',
  target: 95,
  days: days(),
  stations: [
    station('identity', 'identity'),
    station('inspection', 'inspection'),
    station('account', 'account'),
  ],
  ...changes,
})
const save = (changes: object = {}) => client.command('handover.saveBatch', entry(changes))
const batch = async () => (await client.query('handover.batch', { batchId })) as BatchDetail
const add = async (...chosen: number[]) => {
  const visits = chosen.map(index => ({ visitId: uuidv7(), unitId: units[index] ?? '' }))
  await client.command('handover.addHomes', { batchId, visits })
  return visits.map(({ visitId }) => visitId)
}
const visit = async (visitId: string) =>
  (await client.query('handover.visit', { visitId })) as HandoverVisitDetail
const list = async (filter: object = {}) => {
  const page = z
    .object({ rows: z.array(z.unknown()), next: z.string().nullable() })
    .parse(await client.query('handover.visits', { batchId, ...filter }))
  return { ...page, rows: page.rows as HandoverVisitRow[] }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

describe('homes that can be put on a list', () => {
  it('are those of a building that are neither handed over nor on one already', async () => {
    await save()
    await add(0)
    await client.command('estate.changeUnit', { unitId: units[1], changes: { handedOverOn: '2026-07-01' } })
    expect(await client.query('handover.candidates', { buildingIds: [buildings[0]] })).toEqual([
      {
        id: buildings[0],
        name: '3栋',
        homes: [{ unitId: units[2], number: '3-1301' }],
        handedOver: 1,
        listed: 1,
      },
    ])
    await client.command('handover.endBatch', { batchId, ended: true })
    expect(await client.query('handover.candidates', { buildingIds: [buildings[0]] })).toMatchObject([
      { homes: [{ unitId: units[0] }, { unitId: units[2] }], listed: 0 },
    ])
  })
})

describe('a batch', () => {
  it('begins with the countdown of the profile, counted back from its first day', async () => {
    await save()
    const { tasks, overdueTasks, firstDay, lastDay } = await batch()
    expect([firstDay, lastDay]).toEqual(['2026-10-01', '2026-10-02'])
    expect(tasks).toHaveLength(loadProfile('real-estate').handover.tasks.length)
    const due = (name: string) => tasks.find(task => task.name === name)
    expect(due('成立交付工作组')).toMatchObject({ dueOn: '2026-07-03', state: 'overdue' })
    expect(due('编制交付方案和应急预案')).toMatchObject({ dueOn: '2026-07-18', state: 'due' })
    expect(due('入住后继续关注业主情绪')).toMatchObject({ dueOn: '2026-12-30', state: 'open' })
    // Three and five months ahead the day was set too late: these two show at once.
    expect(overdueTasks).toBe(2)
    const rows = (await client.query('handover.batches')) as BatchRow[]
    expect(rows).toMatchObject([{ id: batchId, overdueTasks: 2, ended: false }])
  })

  it('moves its countdown along with its first day', async () => {
    await save()
    await save({ days: [{ ...days()[1], day: '2027-01-09' }] })
    const { tasks, overdueTasks } = await batch()
    expect(overdueTasks).toBe(0)
    expect(tasks.find(task => task.name === '成立交付工作组')?.dueOn).toBe('2026-10-11')
  })

  it('asks for no money before the home was inspected', async () => {
    const stations = [station('account', 'account'), station('inspection', 'inspection')]
    expect(await codeOf(save({ stations }))).toBe('handover.moneyFirst')
    await save({ stations: [station('account', 'account')] })
  })

  it('refuses days and times that contradict themselves', async () => {
    const [first, second] = days()
    expect(await codeOf(save({ days: [first, { ...second, day: first?.day }] }))).toBe('handover.daysOverlap')
    const slots = [
      { from: '09:00', to: '10:30', capacity: 1 },
      { from: '10:00', to: '11:00', capacity: 1 },
    ]
    expect(await codeOf(save({ days: [{ ...first, slots }] }))).toBe('handover.slotsWrong')
    expect(await codeOf(save({ days: [{ ...first, buildingIds: [uuidv7()] }] }))).toBe('estate.nodeNotFound')
  })

  it('is planned by specialists, worked on by clerks, its scheme approved by managers', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    expect(await codeOf(clerk.command('handover.saveBatch', entry()))).toBe('permission.denied')
    await save()
    const scheme = (await batch()).tasks.find(({ approval }) => approval)
    const own = { batchId, taskId: scheme?.id }
    expect(await codeOf(clerk.command('handover.finishTask', { ...own, note: '' }))).toBe(
      'handover.proofMissing',
    )
    const proof = { ...own, fileId: uuidv7(), uploadId: await upload(clerk, '交付方案.pdf') }
    await clerk.command('handover.attachTaskFile', proof)
    await clerk.command('handover.finishTask', { ...own, note: '第三稿' })
    expect(await codeOf(clerk.command('handover.approveTask', own))).toBe('permission.denied')
    const now = async () => (await batch()).tasks.find(({ id }) => id === scheme?.id)
    expect(await now()).toMatchObject({
      state: 'to-approve',
      note: '第三稿',
      files: [{ name: '交付方案.pdf' }],
    })
    await client.command('handover.approveTask', own)
    expect(await now()).toMatchObject({ state: 'done', approvedByName: '测试经理' })
    // Whoever opens it again has it approved again.
    await client.command('handover.reopenTask', own)
    await client.command('handover.finishTask', { ...own, note: '' })
    expect((await now())?.state).toBe('to-approve')
  })

  it('keeps two people who change a task from taking back each other’s work', async () => {
    await save()
    const task = (await batch()).tasks[0]
    if (!task) throw new Error('no task')
    const { id: taskId, name, daysBefore, ownerId, proof, approval } = task
    const base = { name, daysBefore, ownerId, proof, approval }
    const own = { batchId, taskId }
    await client.command('handover.saveTask', { ...own, ...base, daysBefore: 100, base })
    const other = { ...own, ...base, name: '关注业主情绪（群）', base }
    await client.command('handover.saveTask', other)
    expect((await batch()).tasks.find(({ id }) => id === taskId)).toMatchObject({
      name: '关注业主情绪（群）',
      daysBefore: 100,
    })
  })
})

describe('homes of a batch', () => {
  beforeEach(() => save())

  it('stand on one list at a time, and on none once they were handed over', async () => {
    const [visitId] = await add(0)
    expect(await codeOf(add(0))).toBe('handover.unitListed')
    await client.command('handover.withdraw', { visitId })
    await add(0)
    const unitId = units[1]
    await client.command('estate.changeUnit', { unitId, changes: { handedOverOn: '2026-01-05' } })
    expect(await codeOf(add(1))).toBe('handover.handedOver')
    // Whatever a batch left when it ended is handed over one by one.
    await client.command('handover.endBatch', { batchId, ended: true })
    expect(await codeOf(add(2))).toBe('handover.batchEnded')
    const single = { batchId: null, visits: [{ visitId: uuidv7(), unitId: units[0] }] }
    await client.command('handover.addHomes', single)
    expect((await list({ batchId: null })).rows).toMatchObject([{ number: '3-1201', batchId: null }])
  })

  it('are listed building by building, page by page, by what they lack', async () => {
    const [first = ''] = await add(0, 1, 2, 3)
    const page = await list({ limit: 3 })
    const rest = await list({ limit: 3, after: page.next })
    expect([...page.rows, ...rest.rows].map(({ number }) => number).sort()).toEqual([
      '3-1201',
      '3-1202',
      '3-1301',
      '5-0101',
    ])
    expect(rest.next).toBeNull()
    await client.command('handover.verifyAddress', {
      visitId: first,
      personId: owner,
      way: 'phone',
      address: '汉口路18号',
    })
    expect((await list({ lacks: 'address' })).rows).toHaveLength(3)
    expect((await list({ buildingId: buildings[1] })).rows.map(({ number }) => number)).toEqual(['5-0101'])
    const { figures, buildings: each } = await batch()
    expect(figures).toMatchObject({ homes: 4, verified: 1, posted: 0 })
    expect(each.map(({ name, homes }) => `${name} ${homes}`).sort()).toEqual(['3栋 3', '5栋 1'])
  })

  it('keep the unit from being removed', async () => {
    await add(0)
    expect(await codeOf(client.command('estate.removeUnit', { unitId: units[0] }))).toBe('unit.inUse')
  })

  it('go along when units are merged', async () => {
    const [visitId = ''] = await add(0)
    await client.command('estate.mergeUnit', { changeId: uuidv7(), unitId: units[0], into: units[1] })
    expect(await visit(visitId)).toMatchObject({ number: '3-1202' })
  })
})

describe('an address', () => {
  it('is verified with the owner and stands with the owner alone, masked', async () => {
    await save()
    const [visitId = ''] = await add(0)
    const verify = { visitId, personId: owner, way: 'phone', address: null }
    expect(await codeOf(client.command('handover.verifyAddress', verify))).toBe('handover.noAddress')
    await client.command('handover.verifyAddress', { ...verify, address: '武汉市汉口路一百八十号二单元' })
    expect(await visit(visitId)).toMatchObject({
      personName: '欧阳莲花',
      address: '武汉市汉口路****',
      verifiedWay: 'phone',
      verifiedAt: start,
    })
    const known = await client.query('people.detail', { personId: owner })
    expect(JSON.stringify(known)).toContain('2026-07-13')
  })
})

describe('notices', () => {
  let visitId: string
  beforeEach(async () => {
    await save()
    ;[visitId = ''] = await add(0)
    const verified = { visitId, personId: owner, way: 'desk', address: '汉口路18号3单元1201室' }
    await client.command('handover.verifyAddress', verified)
  })

  it('are printed with a code that leads to the home and says nothing of anybody', async () => {
    await client.command('handover.appoint', { visitId, day: '2026-10-01', slot: '09:00' })
    const { core } = test
    const { file } = await core.jobs.run(handoverNoticesJob, {
      visitIds: [visitId],
      language: 'zh',
      printedBy: '测试经理',
      printedAt: start,
    })
    const parts: Uint8Array[] = []
    for await (const part of readResult(stagingFolderOf(core.dataFolder), core.keys.staging, file))
      parts.push(part)
    const { pages } = await readPdf(new Uint8Array(Buffer.concat(parts)))
    const text = pages
      .map(page => page.text)
      .join('')
      .replaceAll(/\s/g, '')
    const { code } = await visit(visitId)
    for (const said of [code, '欧阳莲花', '3-1201', '2026-10-0109:00', '身份证件'])
      expect(text).toContain(said)
    expect(code).toMatch(/^JF-[2-9A-Z]{10}$/)
    expect(await client.query('handover.byCode', { code: ` ${code.toLowerCase()} ` })).toEqual({ visitId })
    expect(await client.query('handover.byCode', { code: 'JF-2222222222' })).toEqual({ visitId: null })
  })

  it('are noted as printed with the job that prints them', async () => {
    await client.mutate('reports.handoverNotices', { visitIds: [visitId], language: 'zh' })
    expect((await visit(visitId)).printedAt).toBe(start)
  })

  it('go out with a number and a proof, and are confirmed', async () => {
    const post = (on: string) =>
      client.command('handover.postNotices', {
        on,
        way: 'registered',
        notices: [{ visitId, tracking: 'XA421700' }],
      })
    const receive = (on: string) => client.command('handover.receiveNotice', { visitId, on })
    expect(await codeOf(receive('2026-07-13'))).toBe('handover.notPosted')
    expect(await codeOf(post('2026-07-14'))).toBe('handover.dayAhead')
    await post('2026-07-10')
    const proof = { visitId, part: 'posting', fileId: uuidv7(), uploadId: await upload(client, '回执.jpg') }
    await client.command('handover.attachFile', proof)
    expect((await list({ lacks: 'receipt' })).rows).toHaveLength(1)
    expect(await codeOf(receive('2026-07-09'))).toBe('handover.notPosted')
    await receive('2026-07-12')
    expect(await visit(visitId)).toMatchObject({
      postedOn: '2026-07-10',
      postedWay: 'registered',
      tracking: 'XA421700',
      receivedOn: '2026-07-12',
      files: [{ part: 'posting', name: '回执.jpg' }],
    })
    expect((await batch()).figures).toMatchObject({ posted: 1, received: 1 })
  })
})

describe('appointments', () => {
  const appoint = (visitId: string, day: string | null, slot: string | null, base?: object) =>
    client.command('handover.appoint', { visitId, day, slot, base })

  it('take a slot until it is full, for the buildings that share it', async () => {
    await save()
    const [one = '', other = '', third = '', elsewhere = ''] = await add(0, 1, 2, 3)
    await appoint(one, '2026-10-01', '09:00')
    expect(await codeOf(appoint(other, '2026-10-01', '09:00'))).toBe('handover.slotFull')
    await appoint(other, '2026-10-01', '10:00')
    expect(await codeOf(appoint(elsewhere, '2026-10-01', '09:00'))).toBe('handover.dayNotOffered')
    expect(await codeOf(appoint(third, '2026-10-03', null))).toBe('handover.dayNotOffered')
    await appoint(elsewhere, '2026-10-02', '09:00')
    expect((await batch()).days.map(({ taken }) => taken)).toEqual([
      { '09:00': 1, '10:00': 1 },
      { '09:00': 1 },
    ])
    await appoint(one, null, null)
    await appoint(third, '2026-10-01', '09:00')
    expect((await batch()).figures.appointed).toBe(3)
  })

  it('are not moved over what a colleague agreed on meanwhile', async () => {
    await save()
    const [visitId = ''] = await add(0)
    const seen = { day: null, slot: null }
    await appoint(visitId, '2026-10-01', '09:00', seen)
    expect(await codeOf(appoint(visitId, '2026-10-02', '09:00', seen))).toBe('edit.changedMeanwhile')
    expect(await visit(visitId)).toMatchObject({ day: '2026-10-01', slot: '09:00' })
  })

  it('lie ahead, on any day for homes that are handed over by themselves', async () => {
    const visitId = uuidv7()
    await client.command('handover.addHomes', { batchId: null, visits: [{ visitId, unitId: units[0] }] })
    expect(await codeOf(appoint(visitId, '2026-07-12', null))).toBe('handover.dayPast')
    await appoint(visitId, '2026-07-13', '15:30')
    expect(await visit(visitId)).toMatchObject({ day: '2026-07-13', slot: '15:30', batchName: null })
  })
})
