import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Page } from '../../main/contract/case-views.ts'
import type { NotVisited, PreparationSheet, VisitRow } from '../../main/contract/visits.ts'
import { erasePerson } from '../../main/people/commands.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let manager: TestClient
let building: string
let units: string[]
let owners: string[]

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  manager = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  building = await estate.building('3栋', await estate.project('河畔花园'))
  units = []
  owners = []
  for (const [index, room] of ['101', '102', '103'].entries()) {
    const unit = await estate.unit(building, `3-${room}`, room)
    units.push(unit)
    if (index === 2) continue
    const owner = await estate.person(`业主${room}`, [`1390000010${index}`])
    await estate.moveIn(owner, unit, 'owner')
    owners.push(owner)
  }
})
afterEach(() => test.close())

/** Sessions end over night: whoever works on another day signs in again. */
async function setClock(at: number): Promise<void> {
  test.setClock(at)
  manager = await test.signIn(test.manager)
}

async function plan(unit = 0, more: object = {}): Promise<string> {
  const visitId = uuidv7()
  await manager.command('visits.plan', {
    visits: [{ visitId, unitId: units[unit] }],
    purpose: 'courtesy',
    visitor: null,
    ...more,
  })
  return visitId
}
const hold = (visitId: string, more: object = {}) =>
  manager.command('visits.hold', {
    visitId,
    heldAt: noon,
    personId: null,
    minutes: '聊了装修进度',
    followUps: [],
    ...more,
  }) as Promise<{ cases: { caseId: string; number: string }[] }>
const detail = (visitId: string) => manager.query('visits.detail', { visitId }) as Promise<VisitRow>
const notVisited = (since: string) =>
  manager.query('visits.notVisited', { buildingId: building, since }) as Promise<NotVisited>
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )

describe('who has not been visited', () => {
  it('are homes with people and no visit since, those never visited first', async () => {
    const before = await notVisited('2026-07-01')
    expect(before.rows.map(row => row.unitNumber)).toEqual(['3-101', '3-102'])
    expect(before).toMatchObject({ homes: 2, visited: 0 })
    await hold(await plan(0))
    const after = await notVisited('2026-07-01')
    expect(after).toMatchObject({
      homes: 2,
      visited: 1,
      rows: [{ unitNumber: '3-102', people: ['业主102'] }],
    })
    expect((await notVisited('2026-07-12')).visited).toBe(1)
    const later = await notVisited('2026-07-13')
    expect(later.rows.map(row => [row.unitNumber, row.lastVisit])).toEqual([
      ['3-102', null],
      ['3-101', noon],
    ])
  })

  it('does not count a visit where nobody was at home, and shows what is planned', async () => {
    await manager.command('visits.miss', { visitId: await plan(0), note: '' })
    await plan(1)
    expect((await notVisited('2026-07-01')).rows.map(row => [row.unitNumber, row.planned])).toEqual([
      ['3-101', false],
      ['3-102', true],
    ])
  })
})

describe('who has not been visited, narrowed', () => {
  const numbersOf = async (input: object) => {
    const found = (await manager.query('visits.notVisited', { since: '2026-07-01', ...input })) as NotVisited
    return [found.rows.map(row => row.unitNumber), found.found, found.homes, found.visited]
  }

  it('is asked of every building, of one, and of homes where somebody of a tier lives', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const other = await estate.building('4栋', await estate.project('二期'))
    const far = await estate.unit(other, '4-101', '101')
    const key = await estate.person('业主四栋', ['13900000999'])
    await estate.moveIn(key, far, 'owner')
    await manager.command('people.change', { personId: key, details: {}, clear: [], tier: 'key' })
    expect(await numbersOf({})).toEqual([['3-101', '3-102', '4-101'], 3, 3, 0])
    expect(await numbersOf({ buildingId: other })).toEqual([['4-101'], 1, 1, 0])
    expect(await numbersOf({ tier: 'key' })).toEqual([['4-101'], 1, 1, 0])
    await hold(await plan(0))
    expect(await numbersOf({})).toEqual([['3-102', '4-101'], 2, 3, 1])
  })

  it('is asked of homes never visited, with open cases, without a visit to come', async () => {
    await hold(await plan(0))
    await takeCase(test, { unitId: units[0] ?? null, text: '门锁松动' })
    await plan(1)
    const since = '2026-07-13'
    expect((await numbersOf({ since, only: 'never' }))[0]).toEqual(['3-102'])
    expect((await numbersOf({ since, only: 'open-cases' }))[0]).toEqual(['3-101'])
    expect((await numbersOf({ since, only: 'unplanned' }))[0]).toEqual(['3-101'])
    expect((await numbersOf({ since }))[0]).toEqual(['3-102', '3-101'])
  })
})

describe('a visit', () => {
  it('is planned, agreed, moved, held with minutes; what came up becomes cases and promises', async () => {
    const clerk = await test.addMember('clerk')
    const visitId = await plan(0)
    expect(await detail(visitId)).toMatchObject({
      state: 'planned',
      unitNumber: '3-101',
      buildingName: '3栋',
    })
    const at = noon + day
    const agreed = { visitId, visitor: clerk.staffId, note: '晚饭后' }
    await manager.command('visits.agree', { ...agreed, appointmentAt: at - 3_600_000 })
    await manager.command('visits.agree', { ...agreed, appointmentAt: at })
    expect(await detail(visitId)).toMatchObject({
      state: 'agreed',
      appointmentAt: at,
      visitorName: '测试clerk',
      note: '晚饭后',
    })
    await setClock(at)
    const caseId = uuidv7()
    const followUp = {
      caseId,
      kind: 'repair',
      category: ['leak', 'leak-kitchen'],
      emergency: false,
      personId: owners[0],
      text: '厨房窗边渗水',
      promise: {
        promiseId: uuidv7(),
        text: '周五前上门查看',
        dueAt: at + 3 * day,
        approvedBy: test.manager.staffId,
      },
    }
    const { cases } = await hold(visitId, { heldAt: at, personId: owners[0], followUps: [followUp] })
    expect(caseRow(test, caseId)).toMatchObject({
      channel: 'home-visit',
      unit_id: units[0],
      state: 'received',
    })
    expect(await detail(visitId)).toMatchObject({
      state: 'held',
      heldAt: at,
      personName: '业主101',
      minutes: '聊了装修进度',
      followUps: [{ caseId, caseNumber: cases[0]?.number }],
    })
    const promises = (await manager.query('promises.list', {})) as Page<{ caseId: string; text: string }>
    expect(promises.rows).toMatchObject([{ caseId, text: '周五前上门查看' }])
    const { rows } = (await manager.query('timeline.ofSubject', { subjectId: units[0] })) as Page<{
      operation?: string
    }>
    expect(rows.map(row => row.operation).filter(name => name?.startsWith('visit.'))).toEqual([
      'visit.held',
      'visit.agreed',
      'visit.agreed',
      'visit.planned',
    ])
  })

  it('that is over is not changed, and a home has one open visit at a time', async () => {
    const visitId = await plan(0)
    expect(await codeOf(plan(0))).toBe('visit.alreadyPlanned')
    await manager.command('visits.cancel', { visitId, note: '业主出差' })
    expect(await codeOf(hold(visitId))).toBe('visit.wrongState')
    await plan(0)
  })

  it('in the future is not recorded; one refused follow-up leaves nothing behind', async () => {
    const visitId = await plan(0)
    expect(await codeOf(hold(visitId, { heldAt: noon + day }))).toBe('visit.heldInFuture')
    const bad = {
      caseId: uuidv7(),
      kind: 'repair',
      category: ['moon'],
      emergency: false,
      personId: null,
      text: '漏',
    }
    expect(await codeOf(hold(visitId, { followUps: [bad] }))).toBe('case.categoryUnknown')
    expect(await detail(visitId)).toMatchObject({ state: 'planned', minutes: null })
  })

  it('several are planned together or not at all', async () => {
    await plan(1)
    const visits = [0, 1].map(index => ({ visitId: uuidv7(), unitId: units[index] }))
    const call = manager.command('visits.plan', { visits, purpose: 'care', visitor: null })
    expect(await codeOf(call)).toBe('visit.alreadyPlanned')
    expect(((await manager.query('visits.open')) as VisitRow[]).map(row => row.unitNumber)).toEqual(['3-102'])
  })
})

it('prepares one page for each home: who lives there with masked phones, open cases, last visits', async () => {
  await takeCase(test, { unitId: units[0] ?? null, text: '门锁松动' })
  await hold(await plan(0))
  const visitId = await plan(0)
  const [sheet] = (await manager.query('visits.preparation', { visitIds: [visitId] })) as PreparationSheet[]
  expect(sheet).toMatchObject({
    path: ['河畔花园', '3栋'],
    people: [{ name: '业主101', role: 'owner', phones: ['139****0100'] }],
    openCases: [{ summary: '门锁松动' }],
    lastVisits: [{ state: 'held', minutes: '聊了装修进度' }],
  })
})

it('pages all visits, narrowed by state and home', async () => {
  for (let index = 0; index < 4; index++) {
    await setClock(noon + index * day)
    await hold(await plan(0), { heldAt: noon + index * day })
  }
  await plan(1)
  const list = (input: object) => manager.query('visits.list', input) as Promise<Page<VisitRow>>
  const first = await list({ limit: 3 })
  const second = await list({ limit: 3, before: first.next })
  expect(first.rows.length + second.rows.length).toBe(5)
  expect(second.next).toBeNull()
  expect((await list({ states: ['held'] })).rows).toHaveLength(4)
  expect((await list({ unitId: units[1] })).rows).toHaveLength(1)
})

it('forgets what was said at a visit when the person is erased, and rebuilds to the same tables', async () => {
  const visitId = await plan(0)
  await hold(visitId, { personId: owners[0], present: '邻居老陈' })
  await test.core.execute(erasePerson, {
    actor: test.manager,
    input: { personId: owners[0] ?? '', reason: 'asked', withCases: true },
  })
  expect(await detail(visitId)).toMatchObject({ state: 'held', minutes: null, present: null })
  await manager.command('visits.cancel', { visitId: await plan(1), note: '改期' })
  expect((await rebuildCheck(test)).differences).toEqual([])
})

it('is not for auditors to plan', async () => {
  const auditor = await test.signIn(await test.addMember('auditor'))
  const call = { visits: [{ visitId: uuidv7(), unitId: units[0] }], purpose: 'care', visitor: null }
  expect(await codeOf(auditor.command('visits.plan', call))).toBe('permission.denied')
  expect(await auditor.query('visits.open')).toEqual([])
})

describe('photos of a visit', () => {
  const bytesOf = (name: string) => Buffer.from(`the bytes of ${name}`)
  async function upload(name: string): Promise<string> {
    const bytes = bytesOf(name)
    const begun = await manager.fetch('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, size: bytes.length }),
    })
    const { uploadId } = z.object({ uploadId: z.string() }).parse(await begun.json())
    await manager.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: bytes })
    return uploadId
  }
  const add = (commandId: string, visitId: string, files: readonly { fileId: string; uploadId: string }[]) =>
    manager.mutate('visits.addFiles', { commandId, happenedAt: noon + 60_000, input: { visitId, files } })

  it('are there once and in their order, also where they are sent again in new uploads', async () => {
    const visitId = await plan(0)
    const fileIds = [uuidv7(), uuidv7()]
    const commandId = uuidv7()
    for (const _ of ['sent', 'its answer was lost']) {
      const files = []
      for (const [index, name] of ['客厅.txt', '阳台.txt'].entries())
        files.push({ fileId: fileIds[index] ?? '', uploadId: await upload(name) })
      await add(commandId, visitId, files)
    }
    await hold(visitId)
    expect((await detail(visitId)).files).toMatchObject([
      { id: fileIds[0], name: '客厅.txt', takenAt: null },
      { id: fileIds[1], name: '阳台.txt', size: bytesOf('阳台.txt').length },
    ])
    // Also when it is over: somebody found more on the phone.
    await add(uuidv7(), visitId, [{ fileId: uuidv7(), uploadId: await upload('合影.txt') }])
    const { files } = await detail(visitId)
    expect(files).toHaveLength(3)
    const served = await manager.fetch(`/files/${files[0]?.hash}`)
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytesOf('客厅.txt'))
    expect(
      test.core.read.all(`select happened_at as at from operation where type='visit.filesAdded'`),
    ).toEqual([{ at: noon + 60_000 }, { at: noon + 60_000 }])
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('come under who recorded them, or not at all', async () => {
    const visitId = await plan(0)
    const file = { fileId: uuidv7(), uploadId: await upload('门口.txt') }
    const send = (recordedBy: string) =>
      manager.fetch('/api/trpc/visits.addFiles', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'desk-recorded-by': recordedBy },
        body: JSON.stringify({ commandId: uuidv7(), input: { visitId, files: [file] } }),
      })
    const refused = await send(uuidv7())
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('session.required')])
    expect((await detail(visitId)).files).toEqual([])
    expect((await send(test.manager.staffId)).status).toBe(200)
    expect((await detail(visitId)).files).toHaveLength(1)
  })

  it('belong to a visit there is, and to somebody who may', async () => {
    const file = { fileId: uuidv7(), uploadId: await upload('谁家.txt') }
    expect(await codeOf(add(uuidv7(), uuidv7(), [file]))).toBe('visit.notFound')
    const visitId = await plan(0)
    manager = await test.signIn(await test.addMember('auditor'))
    expect(await codeOf(add(uuidv7(), visitId, [file]))).toBe('permission.denied')
  })
})
