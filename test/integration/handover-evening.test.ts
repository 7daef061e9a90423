import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProfileHandover } from '../../main/contract/profile-handover.ts'
import type { ReportContent } from '../../main/contract/report-content.ts'
import { handoverDayJob } from '../../main/reports/handover-day.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** What everybody sees of a day of handover: what a decision rests on, the board in the hall, the report of the evening. */
const morning = Date.parse('2026-10-01T09:00:00+08:00')
const batchId = uuidv7()
let test: TestDesk
let client: TestClient
let units: string[]
let visits: string[]

beforeEach(async () => {
  test = await openCopiedDesk({ clock: morning })
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  units = []
  for (const room of ['1201', '1202', '1301', '1302'])
    units.push(await build.unit(building, `3-${room}`, room, { floor: 12 }))
  client = await test.signIn(test.manager)
  await client.command('handover.saveBatch', {
    batchId,
    name: '一期集中交付',
    target: 95,
    days: [{ day: '2026-10-01', buildingIds: [], slots: [{ from: '09:00', to: '17:00', capacity: 50 }] }],
    stations: [{ id: 'identity', kind: 'identity', counters: 1, name: '核验', staffIds: [] }],
  })
  const homes = units.map(unitId => ({ visitId: uuidv7(), unitId }))
  visits = homes.map(({ visitId }) => visitId)
  await client.command('handover.addHomes', { batchId, visits: homes })
  for (const visitId of visits)
    await client.command('handover.appoint', { visitId, day: '2026-10-01', slot: '09:00' })
})
afterEach(() => test.close())

const checkIn = async (index: number) => {
  const input = { visitId: visits[index], stopId: uuidv7(), personId: null, came: '王先生' }
  await client.command('handover.checkIn', { ...input, attorney: false, papers: [] })
  return { visitId: visits[index], words: '', inspectionId: null }
}

describe('a decision', () => {
  it('rests on the inspection of this home, never on that of another', async () => {
    const [here, elsewhere] = [uuidv7(), uuidv7()]
    for (const [index, inspectionId] of [here, elsewhere].entries())
      await client.command('inspections.begin', { inspectionId, unitId: units[index], purpose: 'formal' })
    const decision = await checkIn(0)
    const card = () => client.query('handover.card', { visitId: visits[0] })
    await expect(
      client.command('handover.accept', { ...decision, inspectionId: elsewhere }),
    ).rejects.toMatchObject({ code: 'inspection.notFound' })
    expect(await card()).toMatchObject({ state: 'present', inspectionId: null })
    await client.command('handover.accept', { ...decision, inspectionId: here })
    expect(await card()).toMatchObject({ state: 'accepted', inspectionId: here })
  })
})

describe('the settings of the handover', () => {
  const settings = async () => (await client.query('handover.profile', undefined)) as ProfileHandover
  const change = async (base: number, more: Partial<ProfileHandover>) =>
    await client.command('profile.change', {
      section: 'handover',
      base,
      content: { ...(await settings()), ...more },
    })

  it('count for batches to come; what a family was refused for keeps its name', async () => {
    const { tasks, reasons } = await settings()
    const own = { id: 'own-noise', name: { zh: '隔声不足', en: 'Noise' } }
    const band = { id: 'own-band', name: { zh: '联系乐队', en: 'Call a band' } }
    const task = { ...band, daysBefore: 3, proof: false, approval: false }
    await change(0, { tasks: [...tasks, task], reasons: [...reasons, own] })
    await client.command('handover.refuse', { ...(await checkIn(0)), reasons: [own.id] })
    await expect(change(1, { reasons })).rejects.toMatchObject({ code: 'profile.inUse' })
    const papers = (await settings()).papers.slice(1)
    await change(1, { papers })
    expect((await settings()).papers).toEqual(papers)
    const countdown = async (of: string) =>
      JSON.stringify(await client.query('handover.batch', { batchId: of }))
    expect(await countdown(batchId)).not.toContain('联系乐队')
    const later = uuidv7()
    await client.command('handover.saveBatch', {
      batchId: later,
      name: '二期集中交付',
      target: 95,
      days: [{ day: '2026-12-01', buildingIds: [], slots: [{ from: '09:00', to: '17:00', capacity: 50 }] }],
      stations: [{ id: 'identity', kind: 'identity', counters: 1, name: '核验', staffIds: [] }],
    })
    expect(await countdown(later)).toContain('联系乐队')
  })

  it('never ask for money before the inspection unless the site says so', async () => {
    const { stations } = await settings()
    const account = stations.filter(({ kind }) => kind === 'account')
    const first = [...account, ...stations.filter(({ kind }) => kind !== 'account')]
    await expect(change(0, { stations: first })).rejects.toMatchObject({
      message: expect.stringContaining('the station for money stands before'),
    })
    await change(0, { stations: first, moneyBeforeInspection: true })
    expect((await settings()).stations[0]?.kind).toBe('account')
  })
})

describe('the board in the hall', () => {
  it('says where every number is, names nobody, and goes on while the session is locked', async () => {
    await checkIn(0)
    await client.mutate('staff.lock', {})
    const wall = await client.query('handover.wall', { batchId })
    expect(wall).toMatchObject({
      batch: '一期集中交付',
      arrived: 1,
      families: [{ home: '3-12**', stationId: 'identity', state: 'waiting' }],
      buildings: [{ name: '3栋', accepted: 0, homes: 4 }],
    })
    const whole = JSON.stringify(wall)
    for (const word of ['王先生', '3-1201']) expect(whole).not.toContain(word)
  })
})

describe('the report of a day', () => {
  it('says what the day came to, and is made a file of', async () => {
    await client.command('handover.accept', await checkIn(0))
    await client.command('handover.refuse', { ...(await checkIn(1)), reasons: ['leak'] })
    const content = (await client.query('handover.dayContent', { batchId, language: 'zh' })) as ReportContent
    expect(content.title).toBe('交付日报 2026-10-01 一期集中交付')
    expect(content.notes.join()).toContain('累计交付 1/4 户，交付率 25%（目标 95%）。')
    const [day, , reasons] = content.sections
    expect(day?.blocks).toMatchObject([{ table: { rows: [[4, 2, 1, 1, 0, 0]] } }])
    expect(reasons?.blocks).toMatchObject([{ table: { rows: [[expect.not.stringMatching('leak'), 1]] } }])
    for (const format of ['pdf', 'docx', 'xlsx'] as const) {
      const { file } = await test.core.jobs.run(handoverDayJob, {
        batchId,
        day: '2026-10-01',
        language: 'zh',
        format,
        printedBy: '王经理',
        printedAt: morning,
      })
      expect(file.name).toBe(`交付日报_2026-10-01_一期集中交付-20261001.${format}`)
      expect(file.size).toBeGreaterThan(1000)
    }
  })
})
