import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ContractorDetail, ContractorRow, OnCallRow, WorksRow } from '../../main/contract/contractors.ts'
import type { LeakWarranty, WarrantyHomeRow, WarrantyStatusRow } from '../../main/contract/warranty.ts'
import { changeUnit } from '../../main/estate/commands.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** Who built what, who comes when called, and who owes a leak until when. */
let test: TestDesk
let client: TestClient
let building: string
let other: string
let home: string
let above: string
const contractorId = uuidv7()

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(Date.parse('2026-07-12T09:00:00+08:00'))
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  building = await build.building('3栋', project)
  other = await build.building('5栋', project)
  home = await build.unit(building, '3-1701', '1701', { floor: 17 })
  above = await build.unit(building, '3-1801', '1801', { floor: 18 })
  await build.unit(building, '3-1702', '1702', { floor: 17 })
  client = await test.signIn(test.manager)
  await client.command('contractors.save', {
    contractorId,
    name: '安固防水工程公司',
    trades: ['waterproofing'],
    note: '',
  })
})
afterEach(() => test.close())

const worksId = uuidv7()
const works = (changes: Record<string, unknown> = {}) => ({
  worksId,
  contractorId,
  number: 'GC-2020-07',
  title: '屋面和卫生间防水',
  trade: 'waterproofing',
  buildingIds: [building],
  parts: [
    { part: 'roof', months: 60 },
    { part: 'wet-room', months: 60 },
  ],
  acceptedOn: '2020-11-30',
  price: 123_456_00,
  settlement: null,
  note: '',
  ...changes,
})
const delivered = (unitId: string, handedOverOn: string) =>
  test.core.execute(changeUnit, { actor: test.manager, input: { unitId, changes: { handedOverOn } } })
const detail = async () => (await client.query('contractors.detail', { contractorId })) as ContractorDetail
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

describe('contractors', () => {
  it('show the phones of people there masked, and in full to who asks, on the trail', async () => {
    const contactId = uuidv7()
    const contact = { contractorId, contactId, name: '周工', duty: '项目经理' }
    await client.command('contractors.saveContact', { ...contact, phone: '13812345678' })
    expect((await detail()).contacts).toMatchObject([{ name: '周工', phone: '138****5678' }])
    // A form that knows the number masked leaves it as it is.
    await client.command('contractors.saveContact', { ...contact, duty: '售后' })
    expect((await detail()).contacts).toMatchObject([{ duty: '售后', phone: '138****5678' }])
    const shown = await client.command('contractors.unmask', { contractorId, contactId })
    expect(shown).toEqual({ phone: '13812345678' })
    const looks = test.core.read.all<{ n: number }>(
      `select count(*) as n from operation where type='contractor.contactUnmasked'`,
    )
    expect(looks).toEqual([{ n: 1 }])
    await client.command('contractors.saveContact', { ...contact, phone: null })
    expect((await detail()).contacts).toMatchObject([{ phone: null }])
    await client.command('contractors.removeContact', { contractorId, contactId })
    expect((await detail()).contacts).toEqual([])
    expect(await codeOf(client.command('contractors.removeContact', { contractorId, contactId }))).toBe(
      'contractor.contactNotFound',
    )
  })

  it('hide sums from who may not see them', async () => {
    await client.command('contractors.saveWorks', works())
    expect((await detail()).worksContracts).toMatchObject([{ price: 123_456_00, masked: false }])
    const clerk = await test.signIn(await test.addMember('clerk'))
    const seen = (await clerk.query('contractors.works')) as WorksRow[]
    expect(seen).toMatchObject([{ price: null, masked: true, buildingNames: ['3栋'] }])
    expect(await codeOf(clerk.command('contractors.saveWorks', works({ title: '改' })))).toBe(
      'permission.denied',
    )
  })

  it('are called in a storm by the numbers of their contract, once somebody reached them', async () => {
    const onCallId = uuidv7()
    const onCall = {
      onCallId,
      contractorId,
      trades: ['waterproofing'],
      from: '2026-05-01',
      until: '2026-10-31',
      dayPhone: '0571-88886666',
      nightPhone: null,
      note: '',
    }
    const wrong = client.command('contractors.saveOnCall', { ...onCall, until: '2026-04-30' })
    expect(await codeOf(wrong)).toBe('contractor.daysWrong')
    const silent = client.command('contractors.saveOnCall', { ...onCall, dayPhone: null })
    expect(await codeOf(silent)).toBe('contractor.phoneMissing')
    await client.command('contractors.saveOnCall', onCall)
    const list = async () => (await client.query('contractors.list')) as ContractorRow[]
    expect(await list()).toMatchObject([{ onCall: 'unconfirmed' }])
    await client.command('contractors.confirmOnCall', { onCallId, reachable: true, note: '' })
    expect(await list()).toMatchObject([{ onCall: 'confirmed' }])
    const running = async () => (await client.query('contractors.onCall', { running: true })) as OnCallRow[]
    expect(await running()).toMatchObject([
      { dayPhone: '0571-88886666', reachable: true, calledAt: Date.parse('2026-07-12T09:00:00+08:00') },
    ])
    await client.command('contractors.retire', { contractorId, retired: true })
    expect(await running()).toEqual([])
    await client.command('contractors.retire', { contractorId, retired: false })
    await client.command('contractors.endOnCall', { onCallId, ended: true })
    expect(await running()).toEqual([])
  })

  it('take contracts of works for buildings only', async () => {
    const wrong = client.command('contractors.saveWorks', works({ buildingIds: [home] }))
    expect(await codeOf(wrong)).toBe('estate.nodeNotFound')
    const nobody = client.command('contractors.saveWorks', works({ contractorId: uuidv7() }))
    expect(await codeOf(nobody)).toBe('contractor.notFound')
  })
})

describe('warranty', () => {
  const forLeak = async (entry: string, unitId: string | null = home, buildingId: string | null = null) =>
    (await client.query('warranty.forLeak', { unitId, buildingId, entry })) as LeakWarranty
  const status = async (input: object = {}) =>
    (await client.query('warranty.status', input)) as WarrantyStatusRow[]

  it('says who owes a leak, by where the water comes in', async () => {
    await client.command('contractors.saveWorks', works())
    await delivered(home, '2021-12-20')
    expect(await forLeak('roof')).toMatchObject({
      ofUnit: { unitId: home, number: '3-1701' },
      warranty: {
        cover: { worksId, contractorName: '安固防水工程公司' },
        contractor: { until: '2025-11-30', owed: false },
        owner: { until: '2026-12-20', owed: true },
        oursAlone: true,
      },
    })
    expect((await forLeak('outer-wall')).warranty?.missing).toEqual(['contract'])
    expect((await forLeak('unknown')).warranty).toBeNull()
    expect((await forLeak('roof', null, building)).warranty).toMatchObject({ missing: ['delivery'] })
  })

  it('goes by the home above where its wet room leaks', async () => {
    await client.command('contractors.saveWorks', works())
    await delivered(home, '2021-12-20')
    await delivered(above, '2020-12-01')
    expect(await forLeak('wet-room-above')).toMatchObject({
      ofUnit: { unitId: above, number: '3-1801' },
      warranty: { owner: { until: '2025-12-01', owed: false } },
    })
    expect(await forLeak('wet-room-above', above)).toMatchObject({
      ofUnit: null,
      warranty: { missing: ['delivery'] },
    })
  })

  it('tells each building part by part, with the homes we still owe', async () => {
    await client.command('contractors.saveWorks', works())
    await delivered(home, '2021-12-20')
    await delivered(above, '2020-12-01')
    const roof = async () => (await status({ buildingId: building, part: 'roof' }))[0]
    expect(await roof()).toMatchObject({
      stand: 'ours-alone',
      homes: 3,
      owed: 1,
      undelivered: 1,
      ownersUntil: '2026-12-20',
      missing: ['delivery'],
    })
    const homes = await client.query('warranty.homes', { buildingId: building, part: 'roof' })
    expect(homes as WarrantyHomeRow[]).toMatchObject([
      { number: '3-1701', oursAlone: true, assumed: false },
      { number: '3-1702', owner: { owed: null } },
      { number: '3-1801', oursAlone: false },
    ])
    // The day is noted: the answer follows at once.
    await client.command('contractors.saveWorks', works({ acceptedOn: '2021-11-30' }))
    expect(await roof()).toMatchObject({ stand: 'contractor', contractor: { until: '2026-11-30' } })
    await client.command('contractors.removeWorks', { worksId, removed: true })
    expect(await roof()).toMatchObject({ stand: 'unknown', missing: ['contract', 'delivery'] })
  })

  it('lists every building, and what is narrowed to', async () => {
    await client.command('contractors.saveWorks', works({ buildingIds: [building, other] }))
    expect(await status()).toHaveLength(10)
    expect((await status({ part: 'wet-room' })).map(row => row.buildingName)).toEqual(['3栋', '5栋'])
    expect(await status({ stand: 'contractor' })).toEqual([])
    expect((await status({ stand: 'unknown', buildingId: other })).map(row => row.part)).toContain('window')
  })
})

it('is the same after a rebuild', async () => {
  await client.command('contractors.saveWorks', works())
  const contact = { contractorId, contactId: uuidv7(), name: '周工', duty: '', phone: '13812345678' }
  await client.command('contractors.saveContact', contact)
  await client.command('contractors.removeWorks', { worksId, removed: true })
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})
