import { PDFDocument } from 'pdf-lib'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BuildingProgress, CollectionPerson, CollectionRow } from '../../main/contract/collections.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { settleChecklist } from '../../main/documents/settle.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { fileIt } from '../support/documents.ts'
import { exported, sheetOf } from '../support/exported.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let client: TestClient
let building: string
let other: string
let zhang: string
let li: string
let unit: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  const project = await estate.project('花园')
  building = await estate.building('3栋', project)
  other = await estate.building('4栋', project)
  unit = await estate.unit(building, '3-101', '101', { floor: 1 })
  const second = await estate.unit(building, '3-201', '201', { floor: 2 })
  const elsewhere = await estate.unit(other, '4-101', '101', { floor: 1 })
  zhang = await estate.person('张伟', ['13800138000'], [unit, second])
  li = await estate.person('李娜', [], [{ unitId: second, role: 'co-owner' }])
  await estate.person('王租', [], [{ unitId: unit, role: 'tenant' }])
  await estate.person('赵四', [], [elsewhere])
})
afterEach(() => test.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )
async function start(more: object = {}): Promise<string> {
  const collectionId = uuidv7()
  await client.command('collections.start', {
    collectionId,
    title: '三栋联系方式',
    wants: ['phone', 'phoneVerified'],
    until: '2026-08-12',
    ...more,
  })
  return collectionId
}
const list = async () => (await client.query('collections.list')) as CollectionRow[]
const progress = async (collectionId: string) =>
  (await client.query('collections.progress', { collectionId })) as BuildingProgress[]
const people = async (collectionId: string, more: object = {}) =>
  (await client.query('collections.people', {
    collectionId,
    buildingId: building,
    ...more,
  })) as CollectionPerson[]
const note = (collectionId: string, personId: string, result: string, attemptId = uuidv7()) =>
  client.command('collections.noteAttempt', {
    collectionId,
    attemptId,
    personId,
    way: 'phone',
    result,
    note: '晚上再打',
  })

it('lists each of whom something is missing once, with their homes, and lets go of whoever is complete', async () => {
  const id = await start()
  expect(await people(id)).toMatchObject([
    {
      personId: zhang,
      name: '张伟',
      lacks: ['phoneVerified'],
      units: [{ number: '3-101' }, { number: '3-201' }],
    },
    { personId: li, lacks: ['phone', 'phoneVerified'], units: [{ number: '3-201' }] },
  ])
  expect((await progress(id)).map(({ name, people: all, complete }) => [name, all, complete])).toEqual([
    ['花园 3栋', 2, 0],
    ['花园 4栋', 1, 0],
  ])
  await client.command('people.verifyDetail', {
    personId: zhang,
    what: 'phone',
    phone: { place: 0, tail: '8000' },
  })
  expect((await people(id)).map(one => one.personId)).toEqual([li])
  expect(await people(id, { lackingOnly: false })).toHaveLength(2)
  expect((await progress(id))[0]).toMatchObject({ people: 2, complete: 1, tried: 0 })
})

it('is about its buildings, roles and days, and asks for papers of homes too', async () => {
  const id = await start({ buildingIds: [building], roles: ['tenant'], wants: ['phone'] })
  expect((await progress(id)).map(one => one.buildingId)).toEqual([building])
  expect((await people(id)).map(one => one.name)).toEqual(['王租'])
  const papers = await start({ wants: ['documents'] })
  expect((await people(papers)).map(one => one.lacks)).toEqual([['documents'], ['documents']])
  await fileIt(client, unit, {})
  expect((await people(papers)).map(one => one.personId)).toEqual([zhang, li])
  test.setClock(Date.UTC(2026, 7, 20, 4))
  client = await test.signIn(test.manager)
  expect((await list()).map(one => one.late)).toEqual([true, true])
  expect(await codeOf(start({ until: '2026-08-19' }))).toBe('collection.untilPast')
  expect(await codeOf(start({ until: '2026-09-19', buildingIds: [uuidv7()] }))).toBe(
    'collection.buildingUnknown',
  )
})

it('keeps each attempt, takes one back, counts who refuses, and goes along with a merge', async () => {
  const id = await start()
  const attemptId = uuidv7()
  await note(id, li, 'not-reached', attemptId)
  await note(id, li, 'refused')
  expect((await people(id))[1]?.attempts.map(one => [one.result, one.note])).toEqual([
    ['refused', '晚上再打'],
    ['not-reached', '晚上再打'],
  ])
  expect((await progress(id))[0]).toMatchObject({ refused: 1, tried: 1 })
  await client.command('collections.takeBackAttempt', { attemptId })
  expect((await people(id))[1]?.attempts).toHaveLength(1)
  const twin = await estateBuilder(test.core, test.manager).person('李娜', ['13900139000'], [unit])
  await note(id, twin, 'promised')
  await client.command('people.merge', { survivorId: li, mergedId: twin })
  expect((await people(id)).find(one => one.personId === li)?.attempts).toHaveLength(2)
  await client.command('people.unmerge', { mergedId: twin })
  expect((await people(id)).find(one => one.personId === twin)?.attempts).toMatchObject([
    { result: 'promised' },
  ])
  await client.command('people.erase', { personId: twin, reason: 'asked' })
  const words = test.core.read.all<{ note: string | null }>(
    'select note from collection_attempt where person_id=?',
    [twin],
  )
  expect(words).toEqual([{ note: null }])
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})

it('ends, and the end is taken back; seniors start it, everybody at the counter asks', async () => {
  const id = await start()
  const clerk = await test.signIn(await test.addMember('clerk'))
  const attempt = { collectionId: id, personId: li, way: 'counter', result: 'given', note: '' }
  await clerk.command('collections.noteAttempt', { ...attempt, attemptId: uuidv7() })
  expect(await codeOf(clerk.command('collections.end', { collectionId: id }))).toBe('permission.denied')
  await client.command('collections.end', { collectionId: id })
  expect((await list())[0]).toMatchObject({ id, endedAt: noon, attempts: 1 })
  expect(await codeOf(note(id, li, 'given'))).toBe('collection.ended')
  await client.command('collections.reopen', { collectionId: id })
  await note(id, li, 'given')
  expect((await rebuildCheck(test)).differenceCount).toBe(0)
})

it('stands on Today of those who ask, while homes are left, and counts only what changed again', async () => {
  const rows = async (who: TestClient = client) => {
    const { groups, numbers } = (await who.query('today.mine')) as TodayScreen
    const found = groups.flatMap(group => group.rows.filter(row => row.source === 'collections'))
    // The number is that of the campaigns behind it.
    expect(numbers.find(number => number.source === 'collections')?.total.count ?? 0).toBe(found.length)
    return found.map(({ who: title, what, path }) => [title?.zh, what?.zh, path])
  }
  await settleChecklist(test.core)
  expect(await rows()).toEqual([])
  const id = await start({ wants: ['phone'], roles: ['owner', 'co-owner'] })
  const line = (homes: number) => [
    '三栋联系方式',
    `还有 ${homes} 户信息未补全`,
    `/owners/collections?campaign=${id}`,
  ]
  // Li has no phone, nor has Zhao, of the other building.
  expect(await rows()).toEqual([line(2)])
  const clerk = await test.signIn(await test.addMember('clerk'))
  expect(await rows(clerk)).toEqual([line(2)])
  expect(await rows(await test.signIn(await test.addMember('auditor')))).toEqual([])
  expect((await progress(id)).map(({ homes }) => homes)).toEqual([1, 1])

  // Who refuses is not asked again, until that is taken back.
  const attemptId = uuidv7()
  await note(id, li, 'refused', attemptId)
  expect(await rows()).toEqual([line(1)])
  await client.command('collections.takeBackAttempt', { attemptId })
  expect(await rows()).toEqual([line(2)])
  await client.command('people.change', { personId: li, details: { phones: [{ number: '13900139001' }] } })
  expect(await rows()).toEqual([line(1)])
  // Somebody without any home changes nothing; a twin of Li with a home of their own does, merged or parted.
  await estateBuilder(test.core, test.manager).person('过路人', [], [])
  const twin = await estateBuilder(test.core, test.manager).person('李娜', [], [unit])
  expect(await rows()).toEqual([line(2)])
  await client.command('people.merge', { survivorId: li, mergedId: twin })
  expect(await rows()).toEqual([line(1)])
  await client.command('people.unmerge', { mergedId: twin })
  expect(await rows()).toEqual([line(2)])
  await client.command('people.removeOccupancy', { personId: twin, unitId: unit, role: 'owner' })
  await client.command('people.remove', { personId: twin })
  expect(await rows()).toEqual([line(1)])
  await client.command('collections.end', { collectionId: id })
  expect(await rows()).toEqual([])

  // Papers are asked for at the home that lacks them.
  const papers = await start({ wants: ['documents'], buildingIds: [building] })
  const homes = (await progress(papers))[0]?.homes
  expect(homes).toBe(2)
  expect((await rows())[0]?.[1]).toBe('还有 2 户信息未补全')
  const types = new Set((await people(papers)).flatMap(one => one.units.flatMap(({ missing }) => missing)))
  for (const type of types) await fileIt(client, unit, { details: { type } })
  expect((await rows())[0]?.[1]).toBe('还有 1 户信息未补全')
  expect((await people(papers)).map(one => one.units.map(({ missing }) => missing.length > 0))).toEqual([
    [false, true],
    [true],
  ])
})

it('is taken along as it is seen, and as a sheet for the doors', async () => {
  const id = await start({ wants: ['phone', 'documents'] })
  await note(id, li, 'promised')
  const asked = { collectionId: id, language: 'zh', title: '三栋联系方式' }
  const seen = { ...asked, format: 'xlsx', filterWords: ['需要：电话'] }
  const percent = '完成率（%）'
  expect(await sheetOf(test, await exported(client, 'reports.collectionList', seen))).toEqual([
    ['楼栋', '待上门户数', percent, '人数', '已齐全', '已联系未齐', '拒绝提供'],
    ['花园 3栋', '2', '0', '2', '0', '1', '0'],
    ['花园 4栋', '1', '0', '1', '0', '0', '0'],
  ])
  const rows = await sheetOf(
    test,
    await exported(client, 'reports.collectionList', { ...seen, buildingId: building }),
  )
  expect(rows.map(row => row[0])).toEqual(['房号', '3-101、3-201', '3-201'])
  // Papers by their names.
  expect(rows[1]?.[2]).toContain('身份证')
  expect(rows[2]?.[2]).toMatch(/^电话、/)
  expect(rows[2]?.slice(3)).toEqual(['2026-07-12 12:00', '答应补交', '1', '晚上再打'])

  const sheet = await exported(client, 'reports.doorSheet', { collectionId: id, language: 'zh' })
  expect(sheet.headers.get('content-type')).toBe('application/pdf')
  const drawn = await pagesOf(await sheet.arrayBuffer())
  // A page at least for each building.
  expect(drawn).toBeGreaterThanOrEqual(2)
  const one = await exported(client, 'reports.doorSheet', {
    collectionId: id,
    buildingId: other,
    language: 'en',
  })
  expect(await pagesOf(await one.arrayBuffer())).toBe(1)
  const clerk = await test.signIn(await test.addMember('clerk'))
  expect((await exported(clerk, 'reports.doorSheet', { collectionId: id, language: 'en' })).status).toBe(200)
  expect(await codeOf(clerk.mutate('reports.collectionList', seen))).toBe('permission.denied')
  await expect(
    exported(client, 'reports.doorSheet', { collectionId: uuidv7(), language: 'zh' }),
  ).rejects.toThrow(/collection.notFound/)
})

const pagesOf = async (bytes: ArrayBuffer) => (await PDFDocument.load(bytes)).getPageCount()
