import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { OnDuty, SeasonPlan, SeasonReadiness, ShiftRow } from '../../main/contract/season.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { rebuildCheck } from '../support/log-checks.ts'

/** May at the site: the preparations for the rain. */
const may = Date.parse('2026-05-04T09:00:00+08:00')

let test: TestDesk
let client: TestClient
let seasonId: string

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(may)
  client = await test.signIn(test.manager)
  seasonId = uuidv7()
  await client.command('season.start', { seasonId, year: 2026 })
})
afterEach(async () => {
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
  await test.close()
})

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
const plan = async () => (await client.query('season.plan', {})) as SeasonPlan
const readiness = async () => (await client.query('season.readiness', {})) as SeasonReadiness
const roster = async (from: string, to: string) =>
  (await client.query('season.roster', { from, to })) as ShiftRow[]
const atDuty = async (time: string) => {
  test.setClock(Date.parse(`${time}+08:00`))
  client = await test.signIn(test.manager)
  return (await client.query('season.onDuty')) as OnDuty
}
const names = (people: readonly { readonly name: string | null }[]) => people.map(({ name }) => name)

const contractors = [uuidv7(), uuidv7()]
/** All that has to be there before a plan is declared ready. */
async function getReady(): Promise<void> {
  const person = { staffId: test.manager.staffId, phone: '13800001111' }
  for (const task of ['coordinator', 'materials', 'patrols'])
    await client.command('season.setResponsible', { seasonId, task, person })
  await client.command('season.saveContact', {
    seasonId,
    contactId: uuidv7(),
    role: 'property-company',
    name: '云湖物业',
    phone: '02788880000',
    note: '',
  })
  const turns = [[{ staffId: test.manager.staffId }]]
  const days = { from: '2026-05-01', to: '2026-05-31', replace: false }
  await client.command('season.fillRoster', { seasonId, ...days, day: turns, night: turns, holiday: [] })
  await client.command('materials.save', {
    materialId: uuidv7(),
    kind: 'sandbag',
    name: '沙袋',
    measure: '个',
    minimum: 0,
    place: '',
  })
  const point = { kind: 'well', name: '雨水井', buildingId: null, place: '南门', everyDays: 30 }
  await client.command('patrols.savePoint', { pointId: uuidv7(), ...point })
  for (const onCallId of contractors) {
    const contractorId = uuidv7()
    const trades = ['waterproofing']
    await client.command('contractors.save', { contractorId, name: `防水 ${onCallId}`, trades, note: '' })
    await client.command('contractors.saveOnCall', {
      onCallId,
      contractorId,
      trades,
      from: '2026-05-01',
      until: '2026-10-31',
      dayPhone: '02766660000',
      nightPhone: null,
      note: '',
    })
    await client.command('contractors.confirmOnCall', { onCallId, reachable: true, note: '' })
  }
}

describe('the plan of a year', () => {
  it('begins with the usual dates, once a year', async () => {
    expect(await plan()).toMatchObject({
      year: 2026,
      state: 'draft',
      fromDay: '2026-05-01',
      toDay: '2026-10-31',
    })
    expect(await client.command('season.start', { seasonId: uuidv7(), year: 2026 })).toEqual({ seasonId })
  })

  it('takes over hours, people and contacts of the year before', async () => {
    await client.command('season.change', {
      seasonId,
      fromDay: '2026-04-15',
      toDay: '2026-10-31',
      dayFrom: '07:30',
      nightFrom: '19:30',
    })
    const person = { staffId: test.manager.staffId, phone: '13800001111' }
    await client.command('season.setResponsible', { seasonId, task: 'coordinator', person })
    const contact = { role: 'power', name: '城东供电所', phone: '95598', note: '' }
    await client.command('season.saveContact', { seasonId, contactId: uuidv7(), ...contact })
    await client.command('season.start', { seasonId: uuidv7(), year: 2027 })
    expect(await client.query('season.plan', { year: 2027 })).toMatchObject({
      fromDay: '2027-04-15',
      dayFrom: '07:30',
      responsible: [{ task: 'coordinator', name: '测试经理', phone: '13800001111' }],
      contacts: [contact],
    })
  })

  it('refuses dates that do not fit', async () => {
    const dates = {
      seasonId,
      fromDay: '2026-05-01',
      toDay: '2026-04-30',
      dayFrom: '08:00',
      nightFrom: '20:00',
    }
    expect(await codeOf(client.command('season.change', dates))).toBe('season.datesWrong')
  })

  it('keeps apart what two people change at once', async () => {
    const base = { fromDay: '2026-05-01', toDay: '2026-10-31', dayFrom: '08:00', nightFrom: '20:00' }
    await client.command('season.change', { seasonId, ...base, fromDay: '2026-04-20', base })
    await client.command('season.change', { seasonId, ...base, toDay: '2026-11-05', base })
    expect(await plan()).toMatchObject({ fromDay: '2026-04-20', toDay: '2026-11-05' })
    const again = client.command('season.change', { seasonId, ...base, fromDay: '2026-04-25', base })
    expect(await codeOf(again)).toBe('edit.changedMeanwhile')
  })

  it('is changed by managers alone, and read by all', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    expect(await clerk.query('season.plan', {})).toMatchObject({ year: 2026 })
    expect(await codeOf(clerk.command('season.end', { seasonId }))).toBe('permission.denied')
  })

  it('is not declared ready while something is missing, and says what', async () => {
    expect(await codeOf(client.command('season.declare', { seasonId }))).toBe('season.notReady')
    const { state, complete, lacks } = await readiness()
    expect({ state, complete }).toEqual({ state: 'draft', complete: false })
    expect(lacks).toContainEqual({ code: 'contractors', must: true, of: { have: 0, need: 2, under: 0 } })
    // From the fourth of May on, fourteen days with two shifts each.
    expect(lacks).toContainEqual({ code: 'roster', must: true, of: { count: 28, day: '2026-05-04' } })
  })

  it('asks for as many contractors of a trade as the settings say', async () => {
    const { levels, clocks } = loadProfile('real-estate').emergencies
    const change = (content: object, base: number) =>
      client.command('profile.change', { section: 'emergencies', base, content })
    const needs = { least: 1, perTrade: [{ trade: 'waterproofing', least: 2 }] }
    await change({ levels, clocks, onCall: needs }, 0)
    const { lacks } = await readiness()
    expect(lacks).toContainEqual({ code: 'contractors', must: true, of: { have: 0, need: 1, under: 0 } })
    expect(lacks).toContainEqual({
      code: 'tradeContractors',
      must: true,
      of: { trade: 'waterproofing', have: 0, need: 2 },
    })
    const twice = { least: 1, perTrade: [...needs.perTrade, ...needs.perTrade] }
    expect(await codeOf(change({ levels, clocks, onCall: twice }, 1))).not.toBe('done')
  })

  it('is not changed once it is over', async () => {
    await client.command('season.end', { seasonId })
    expect(await readiness()).toMatchObject({ state: 'over', lacks: [] })
    const person = { name: '王工', phone: '13900002222' }
    const late = client.command('season.setResponsible', { seasonId, task: 'press', person })
    expect(await codeOf(late)).toBe('season.over')
  })

  it('refuses to give a task to somebody where a colleague gave it to another meanwhile', async () => {
    const base = { staffId: null, name: null }
    const give = (name: string) =>
      client.command('season.setResponsible', { seasonId, task: 'press', person: { name }, base })
    await give('李主任')
    expect(await codeOf(give('王主任'))).toBe('edit.changedMeanwhile')
  })
})

describe('the duty roster', () => {
  const turns = (...people: string[]) => people.map(name => [{ name, phone: '13700000000' }])
  const fill = (changes: object = {}) =>
    client.command('season.fillRoster', {
      seasonId,
      from: '2026-09-28',
      to: '2026-10-08',
      day: turns('甲', '乙'),
      night: turns('丙', '丁', '戊'),
      holiday: turns('己'),
      replace: false,
      ...changes,
    })

  it('is filled from turns at once, holidays by those who take them', async () => {
    await fill()
    const shifts = await roster('2026-09-30', '2026-10-01')
    expect(shifts.map(({ day, shift, people }) => [day, shift, ...names(people)])).toEqual([
      ['2026-09-30', 'day', '甲'],
      ['2026-09-30', 'night', '戊'],
      ['2026-10-01', 'holiday', '己'],
      ['2026-10-01', 'night', '丙'],
    ])
    expect(shifts.at(-1)?.holiday?.zh).toBe('国庆节')
  })

  it('shows what is open, and fills only that', async () => {
    const day = '2026-09-29'
    await client.command('season.setShift', { seasonId, day, shift: 'night', people: [{ name: '值守员' }] })
    expect((await roster(day, day)).map(({ people }) => people.length)).toEqual([0, 1])
    await fill()
    expect((await roster(day, day)).map(({ people }) => names(people))).toEqual([['乙'], ['值守员']])
    await fill({ replace: true })
    expect((await roster(day, day)).map(({ people }) => names(people))).toEqual([['乙'], ['丁']])
  })

  it('has one shift changed by hand, and knows the phone of a colleague who gave it once', async () => {
    await fill()
    const staffId = test.manager.staffId
    const change = (day: string, people: object[]) =>
      client.command('season.setShift', { seasonId, day, shift: 'day', people })
    await change('2026-09-28', [{ staffId, phone: '13800001111' }])
    await change('2026-09-29', [{ staffId }, { name: '乙' }])
    const [shift] = await roster('2026-09-29', '2026-09-29')
    expect(shift?.people).toMatchObject([
      { staffId, name: '测试经理', phone: '13800001111' },
      { staffId: null, name: '乙', phone: null },
    ])
  })

  it('refuses to overwrite what a colleague changed meanwhile', async () => {
    const set = (name: string) =>
      client.command('season.setShift', {
        seasonId,
        day: '2026-07-12',
        shift: 'day',
        people: [{ name }],
        base: { people: [] },
      })
    await set('甲')
    expect(await codeOf(set('乙'))).toBe('edit.changedMeanwhile')
  })

  it('says who is on duty, over midnight and on holidays', async () => {
    await fill()
    expect(await atDuty('2026-09-29T09:00:00')).toMatchObject({ shift: 'day', people: [{ name: '乙' }] })
    expect(await atDuty('2026-09-29T23:30:00')).toMatchObject({ shift: 'night', people: [{ name: '丁' }] })
    expect(await atDuty('2026-09-30T03:00:00')).toMatchObject({
      day: '2026-09-29',
      shift: 'night',
      from: Date.parse('2026-09-29T20:00:00+08:00'),
      to: Date.parse('2026-09-30T08:00:00+08:00'),
      people: [{ name: '丁', phone: '13700000000' }],
    })
    expect(await atDuty('2026-10-01T12:00:00')).toMatchObject({ shift: 'holiday', people: [{ name: '己' }] })
    expect(await atDuty('2026-12-01T12:00:00')).toMatchObject({ shift: 'day', people: [] })
  })
})

describe('drills', () => {
  it('are kept with what was learnt and when the next one is due', async () => {
    const drillId = uuidv7()
    const drill = {
      day: '2026-04-20',
      scenario: '3栋地下室进水',
      participants: '物业 6 人',
      learnt: '水泵电源线不够长',
      nextDay: '2026-06-20',
    }
    await client.command('season.saveDrill', { drillId, ...drill })
    expect(await client.query('season.drills')).toEqual([{ id: drillId, ...drill }])
    const codes = (await readiness()).lacks.map(({ code }) => code)
    expect(codes).not.toContain('drillNone')
    await client.command('season.removeDrill', { drillId })
    expect(await client.query('season.drills')).toEqual([])
  })
})

describe('Today', () => {
  const shown = async () => {
    const { numbers, groups } = z
      .object({
        numbers: z.array(z.object({ source: z.string(), total: z.object({ count: z.number() }) })),
        groups: z.array(z.object({ rows: z.array(z.object({ key: z.string(), what: z.unknown() })) })),
      })
      .parse(await client.query('today.mine'))
    const row = groups.flatMap(({ rows }) => rows).find(({ key }) => key === 'season/2026')
    return { count: numbers.find(({ source }) => source === 'season')?.total.count, what: row?.what }
  }

  it('tells a manager what a declared season lacks since, until it is there again', async () => {
    expect((await shown()).count).toBe(1)
    await getReady()
    await client.command('season.declare', { seasonId })
    expect(await readiness()).toMatchObject({ state: 'ready', complete: true, noLonger: false })
    expect((await shown()).count).toBe(0)
    const [contractor] = contractors
    await client.command('contractors.endOnCall', { onCallId: contractor, ended: true })
    expect(await readiness()).toMatchObject({ state: 'ready', declaredAt: may, noLonger: true })
    expect((await shown()).what).toEqual({
      zh: '已宣布就绪，现在缺 1 项',
      en: 'Declared ready, now 1 missing',
    })
    await client.command('contractors.endOnCall', { onCallId: contractor, ended: false })
    expect((await shown()).count).toBe(0)
  })

  it('is silent about a season that is over', async () => {
    await client.command('season.end', { seasonId })
    expect((await shown()).count).toBe(0)
  })
})
