import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let one: TestClient
let other: TestClient
let unitId: string
let personId: string

beforeAll(async () => {
  test = await openTestDesk({ clock: noon })
  one = await test.signIn(test.manager)
  other = await test.signIn(await test.addMember('manager', 'second'))
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('河畔花园'))
  unitId = await estate.unit(building, '3-101', '101')
  personId = await estate.person('张伟', ['13800138000'], [unitId])
})
afterAll(() => test.close())

const Anything = z.looseObject({})
const refusedOf = async (call: Promise<unknown>) =>
  await call.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

describe('two people edit the same thing since it was opened', () => {
  it('a case: what only one of them mended stays, the same words are asked about', async () => {
    const caseId = await takeCase(test, { text: '厨房漏水', place: '水槽下', wish: '尽快' })
    const base = { text: '厨房漏水', place: '水槽下', wish: '尽快', callerPhone: null, kind: 'repair' }
    await one.command('cases.correct', { caseId, changes: { place: '阳台' }, base })
    await other.command('cases.correct', { caseId, changes: { wish: '周末前修好' }, base })
    const stood = Anything.parse(await one.query('cases.detail', { caseId }))
    expect(stood).toMatchObject({ text: '厨房漏水', place: '阳台', wish: '周末前修好' })

    const both = other.command('cases.correct', {
      caseId,
      changes: { place: '卫生间', text: '水管漏水' },
      base,
    })
    await expect(both).rejects.toMatchObject({ code: 'edit.changedMeanwhile' })
    expect(await one.query('cases.detail', { caseId })).toEqual(stood)
    await expect(
      other.command('cases.correct', { caseId, changes: {}, clear: ['place'], base }),
    ).rejects.toThrow(/place/)
    await other.command('cases.correct', {
      caseId,
      changes: { place: '卫生间' },
      base: { ...base, place: '阳台' },
    })
    expect(await one.query('cases.detail', { caseId })).toMatchObject({ place: '卫生间' })
  })

  it('a case: the caller’s phone is compared as it was shown, masked', async () => {
    const caseId = await takeCase(test, { callerName: '王先生', callerPhone: '13812345678' })
    const { callerPhone } = Anything.parse(await one.query('cases.detail', { caseId }))
    const change = (phone: string, by: TestClient, base: unknown) =>
      by.command('cases.correct', { caseId, changes: { callerPhone: phone }, base: { callerPhone: base } })
    await change('13900000001', one, callerPhone)
    await expect(change('13900000002', other, callerPhone)).rejects.toMatchObject({
      code: 'edit.changedMeanwhile',
    })
  })

  it('a person: details merge, the same one is asked about, and the refusal names no value', async () => {
    const base = {
      name: '张伟',
      phones: [{ number: '13800138000' }],
      note: null,
      languages: null,
      tier: 'ordinary',
    }
    await one.command('people.change', { personId, details: { note: '听力不好' }, base })
    await other.command('people.change', { personId, details: { languages: '粤语' }, tier: 'key', base })
    const phones = [{ number: '13800138000' }, { number: '13700137000', note: '儿子' }]
    await one.command('people.change', { personId, details: { phones }, base })
    const mine = [{ number: '13800138000' }, { number: '13600136000' }]
    const refused = other.command('people.change', {
      personId,
      details: { phones: mine, note: '要预约' },
      base,
    })
    const words = await refusedOf(refused)
    expect(words).toMatch(/phones, note/)
    expect(words).not.toMatch(/\d{5}|听力/)
    await expect(
      other.command('people.change', { personId, details: {}, tier: 'dissatisfied', base }),
    ).rejects.toMatchObject({ code: 'edit.changedMeanwhile' })
    expect(await one.query('people.detail', { personId })).toMatchObject({
      note: '听力不好',
      languages: '粤语',
      tier: 'key',
      phones: [{ tail: '8000' }, { tail: '7000' }],
    })
    await other.command('people.change', { personId, details: {}, clear: ['note'], base })
    expect(await one.query('people.detail', { personId })).toMatchObject({ note: '听力不好' })
  })

  it('a role at a home, sent whole: days and share merge', async () => {
    const base = { from: null, until: null, share: null }
    const role = { unitId, role: 'owner', ...base }
    await one.command('people.correctRole', { personId, occupancy: { ...role, from: '2026-01-01' }, base })
    await other.command('people.correctRole', { personId, occupancy: { ...role, share: 5_000 }, base })
    const { units } = z
      .looseObject({ units: z.array(z.looseObject({})) })
      .parse(await one.query('people.detail', { personId }))
    expect(units).toMatchObject([{ from: '2026-01-01', share: 5_000 }])
    await expect(
      other.command('people.correctRole', { personId, occupancy: { ...role, from: '2026-02-01' }, base }),
    ).rejects.toMatchObject({ code: 'edit.changedMeanwhile' })
  })

  it('a home, sent whole: what the second left as it was stays as the first made it', async () => {
    const { unit, traits } = z
      .looseObject({ unit: z.looseObject({}), traits: z.looseObject({}) })
      .parse(await one.query('units.detail', { unitId }))
    const { kind, number, room, floor, unitType, contractArea, measuredArea, orientation } = unit
    const base = { kind, number, room, floor, unitType, contractArea, measuredArea, orientation, ...traits }
    const change = (by: TestClient, changes: object) =>
      by.command('estate.changeUnit', { unitId, changes: { ...base, ...changes }, base })
    await change(one, { measuredArea: 9_050, topFloor: true })
    await change(other, { unitType: 'B2' })
    const after = Anything.parse(await one.query('units.detail', { unitId }))
    expect(after).toMatchObject({
      unit: { measuredArea: 9_050, unitType: 'B2' },
      traits: { topFloor: true },
    })
    await expect(change(other, { measuredArea: 8_800, topFloor: false })).rejects.toThrow(
      /measured area, top floor/,
    )
    expect(await one.query('units.detail', { unitId })).toEqual(after)
  })

  it('a visit: who goes and when merge', async () => {
    const visitId = uuidv7()
    await one.command('visits.plan', { visits: [{ visitId, unitId }], purpose: 'courtesy', visitor: null })
    const base = { appointmentAt: null, visitor: null, note: null }
    const first = { visitId, appointmentAt: noon, visitor: test.manager.staffId, note: '', base }
    await one.command('visits.agree', first)
    await expect(
      other.command('visits.agree', { ...first, appointmentAt: noon + 3_600_000 }),
    ).rejects.toMatchObject({ code: 'edit.changedMeanwhile' })
    const seen = { appointmentAt: noon, visitor: test.manager.staffId, note: null }
    await one.command('visits.agree', { ...first, note: '带工具', base: seen })
    await other.command('visits.agree', { ...first, appointmentAt: noon + 3_600_000, base: seen })
    expect(await one.query('visits.detail', { visitId })).toMatchObject({
      appointmentAt: noon + 3_600_000,
      note: '带工具',
    })
  })

  it('a contract, sent whole: terms, words and buyers merge, undoing included', async () => {
    const contractId = uuidv7()
    const terms = {
      number: 'HT-1',
      signedOn: '2026-07-10',
      price: 100,
      due: null,
      paid: 10,
      paymentMethod: null,
    }
    const words = { penaltyText: null, commitments: null, requests: null }
    const content = { contractId, buyers: [personId], terms, words }
    const base = { buyers: [personId], ...terms, ...words }
    await one.command('contracts.sign', { ...content, unitId })
    await one.command('contracts.amend', { ...content, terms: { ...terms, paid: 20 }, base })
    await other.command('contracts.amend', { ...content, words: { ...words, requests: '换锁' }, base })
    expect(await one.query('contracts.detail', { contractId })).toMatchObject({ paid: 20, requests: '换锁' })
    const both = { ...content, terms: { ...terms, paid: 30 }, words: { ...words, requests: '加锁' }, base }
    await expect(other.command('contracts.amend', both)).rejects.toThrow(/paid, requests/)
    expect(await one.query('contracts.detail', { contractId })).toMatchObject({ paid: 20, requests: '换锁' })
  })

  it('whoever says nothing of what was seen overwrites, as imports do', async () => {
    const caseId = await takeCase(test, { text: '甲' })
    await one.command('cases.correct', { caseId, changes: { text: '乙' } })
    await other.command('cases.correct', { caseId, changes: { text: '丙' } })
    expect(await one.query('cases.detail', { caseId })).toMatchObject({ text: '丙' })
  })
})

/** Things that are saved whole, from first to last: how they are made, and two fields that two people change. */
interface Entry {
  readonly what: string
  readonly path: string
  readonly id: string
  readonly content: Readonly<Record<string, unknown>>
  /** What the first changes, the second, and what the second must not overwrite. */
  readonly first: Readonly<Record<string, unknown>>
  readonly second: Readonly<Record<string, unknown>>
  readonly clash: Readonly<Record<string, unknown>>
  stands(): Promise<unknown>
}

const found = async (path: string, input: unknown, id: string) => {
  const answer = await one.query(path, input)
  const rows = z.union([
    z.array(Anything),
    z.object({ rows: z.array(Anything) }).transform(page => page.rows),
  ])
  return rows.parse(answer).find(row => row['id'] === id)
}
const ids = { place: uuidv7(), board: uuidv7(), partner: uuidv7(), contract: uuidv7(), thing: uuidv7() }
const entries: readonly Entry[] = [
  {
    what: 'a place of the watch list',
    path: 'watch.save',
    id: 'placeId',
    content: {
      placeId: ids.place,
      name: '业主论坛',
      address: 'https://example.com/forum',
      kind: 'forum',
      rhythm: 'daily',
      weekday: 1,
      watcher: null,
      note: '',
    },
    first: { note: '搜索项目名' },
    second: { rhythm: 'weekly', weekday: 3 },
    clash: { note: '搜索楼盘名' },
    stands: () => found('watch.places', {}, ids.place),
  },
  {
    what: 'a notice board',
    path: 'boards.save',
    id: 'boardId',
    content: {
      boardId: ids.board,
      name: '会所公告栏',
      place: '',
      kind: 'board',
      rhythm: 'weekly',
      weekday: 1,
      keeper: null,
    },
    first: { place: '会所大堂' },
    second: { weekday: 5 },
    clash: { place: '会所门口' },
    stands: () => found('boards.list', {}, ids.board),
  },
  {
    what: 'an organisation',
    path: 'partners.save',
    id: 'partnerId',
    content: {
      partnerId: ids.partner,
      kind: 'contractor',
      name: '安居防水',
      contact: '',
      phone: null,
      address: '',
      note: '',
    },
    first: { contact: '刘工' },
    second: { phone: '010-62345678' },
    clash: { contact: '陈工' },
    stands: () => found('partners.list', {}, ids.partner),
  },
  {
    what: 'a contract of the desk',
    path: 'deskContracts.save',
    id: 'contractId',
    content: {
      contractId: ids.contract,
      number: '',
      kind: 'service',
      title: '打印服务',
      party: '快印店',
      partnerId: null,
      from: '2026-01-01',
      until: '2026-12-31',
      remindDays: 30,
      amount: 120_000,
      note: '',
    },
    first: { amount: 150_000 },
    second: { until: '2027-06-30', number: 'FW-7' },
    clash: { amount: 130_000 },
    stands: () => found('deskContracts.list', {}, ids.contract),
  },
  {
    what: 'a thing to lend',
    path: 'lending.saveThing',
    id: 'thingId',
    content: {
      thingId: ids.thing,
      kind: 'key',
      name: '样板间钥匙',
      place: '柜 1',
      unitId: null,
      condition: 'good',
      note: '',
    },
    first: { place: '柜 2-3' },
    second: { note: '两把' },
    clash: { place: '柜 5' },
    stands: async () => await one.query('lending.thing', { thingId: ids.thing }),
  },
]

describe('two people save the same entry of a register since it was opened', () => {
  it.each(entries)('$what: both changes stay, the same field is asked about', async entry => {
    const { content, first, second, clash, path } = entry
    const { [entry.id]: _, ...base } = content
    await one.command(path, content)
    await one.command(path, { ...content, ...first, base })
    await other.command(path, { ...content, ...second, base })
    expect(await entry.stands()).toMatchObject({ ...first, ...second })
    await expect(other.command(path, { ...content, ...clash, base })).rejects.toMatchObject({
      code: 'edit.changedMeanwhile',
    })
    expect(await entry.stands()).toMatchObject({ ...first, ...second })
  })

  it('the card of the site, whose lines may be taken away', async () => {
    const card = { name: '河畔花园', hours: '9:00–18:00' }
    await one.command('site.changeCard', card)
    const base = { ...card, address: null, postcode: null, hotlines: null }
    await one.command('site.changeCard', { ...card, hotlines: ['400-100'], base })
    await other.command('site.changeCard', { name: card.name, base })
    expect(await one.query('site.card')).toMatchObject({ card: { name: '河畔花园', hotlines: ['400-100'] } })
    const { card: stood } = z.object({ card: Anything }).parse(await one.query('site.card'))
    expect(stood).not.toHaveProperty('hours')
    await expect(
      other.command('site.changeCard', { ...card, hotlines: ['400-200'], base }),
    ).rejects.toMatchObject({
      code: 'edit.changedMeanwhile',
    })
  })

  it('a case that a colleague took over a moment ago is not taken from them unseen', async () => {
    const caseId = await takeCase(test, {})
    const member = await test.addMember('clerk', 'quick')
    await one.command('cases.assign', { caseId, to: member.staffId, base: { to: test.manager.staffId } })
    const late = (to: string, seen: string) =>
      other.command('cases.assign', { caseId, to, base: { to: seen } })
    await expect(late(test.manager.staffId, test.manager.staffId)).rejects.toMatchObject({
      code: 'edit.changedMeanwhile',
    })
    await late(test.manager.staffId, member.staffId)
  })
})
