import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Carried, DefectRow, InspectionDetail, InspectionRow } from '../../main/contract/inspections.ts'
import { keptFiles } from '../../main/desk/kept-files.ts'
import { changeUnit } from '../../main/estate/commands.ts'
import { mergeUnit } from '../../main/estate/unit-change-commands.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { upload } from '../support/person-everywhere.ts'

/** What inspectors find in homes, sent by tablets whenever they are back. */
let test: TestDesk
let client: TestClient
let building: string
let home: string
let owner: string
const noon = Date.parse('2026-09-12T12:00:00+08:00')
const inspectionId = uuidv7()
const defectId = uuidv7()

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(noon)
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  building = await build.building('3栋', project)
  home = await build.unit(building, '3-1701', '1701', { floor: 17 })
  owner = await build.person('林岚', ['13800138000'], [home])
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const begin = (changes: object = {}, by = client) =>
  by.command('inspections.begin', { inspectionId, unitId: home, purpose: 'formal', ...changes })
const room = { id: 'bathroom', kind: 'bathroom', name: '卫生间' }
const record = (changes: object = {}, by = client) =>
  by.command('defects.record', {
    defectId,
    inspectionId,
    room,
    itemId: 'bathroom-ponding',
    findingId: 'leak-below',
    part: 'wet-room',
    kind: 'leak',
    severity: 'severe',
    text: '管根渗水到楼下',
    pin: null,
    ...changes,
  })
const detail = async (id = inspectionId) =>
  (await client.query('inspections.detail', { inspectionId: id })) as InspectionDetail
const ofHome = async (unitId = home) =>
  (await client.query('inspections.ofUnit', { unitId })) as InspectionRow[]
const found = async (unitId = home) => (await client.query('defects.ofUnit', { unitId })) as DefectRow[]
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
async function sign(changes: object = {}, commandId = uuidv7()): Promise<unknown> {
  const uploadId = await upload(client, '签字.png')
  const input = { inspectionId, signatureId: uuidv7(), role: 'owner', name: '林岚', uploadId, ...changes }
  return await client.mutate('inspections.sign', { commandId, input })
}

describe('an inspection', () => {
  it('keeps what was looked at, measured, found and signed', async () => {
    await begin()
    await client.command('inspections.check', {
      inspectionId,
      results: [
        { roomId: 'bathroom', itemId: 'bathroom-ponding', result: 'defect' },
        { roomId: 'bathroom', itemId: 'bathroom-slope', result: 'ok' },
      ],
    })
    await client.command('inspections.check', {
      inspectionId,
      results: [{ roomId: 'bathroom', itemId: 'bathroom-slope', result: 'notSeen' }],
    })
    const at = { inspectionId, roomId: 'living', itemId: 'living-height' }
    const height = { ...at, measureId: uuidv7(), values: [2790, 2800, 2830, 2800, 2800], design: 2800 }
    expect(await client.command('inspections.measure', height)).toMatchObject({
      faults: ['deviation', 'spread'],
    })
    await record()
    await sign({ personId: owner })
    await client.command('inspections.conclude', { inspectionId, conclusion: 'accepted' })
    const seen = await detail()
    expect(seen).toMatchObject({ state: 'done', conclusion: 'accepted', checked: 2, defects: 1, late: false })
    expect(seen.rooms.map(({ id }) => id)).toContain('bathroom')
    expect(seen.results).toContainEqual({
      roomId: 'bathroom',
      itemId: 'bathroom-slope',
      result: 'notSeen',
    })
    expect(seen.measures).toMatchObject([{ values: [2790, 2800, 2830, 2800, 2800] }])
    expect(seen.signatures).toMatchObject([{ role: 'owner', name: '林岚' }])
    expect(seen.found).toMatchObject([{ severity: 'severe', dueOn: '2026-09-19', state: 'open' }])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('is one of two where two inspectors walked through the home, also by one plan', async () => {
    const plannedId = uuidv7()
    const other = uuidv7()
    await client.command('inspections.plan', {
      inspections: [{ inspectionId: plannedId, unitId: home }],
      purpose: 'mock',
      inspector: null,
      plannedOn: '2026-09-12',
    })
    const clerk = await test.signIn(await test.addMember('clerk'))
    await begin({ plannedId })
    await begin({ plannedId, inspectionId: other, side: 'owner' }, clerk)
    await record()
    await record({ defectId: uuidv7(), inspectionId: other }, clerk)
    const rows = await ofHome()
    expect(rows.map(({ state }) => state).sort()).toEqual(['open', 'open', 'taken'])
    expect((await found()).map(({ side }) => side)).toEqual(['staff', 'owner'])
  })

  it('loses nothing that comes when it is over already, and says so', async () => {
    await begin()
    await client.command('inspections.void', { inspectionId, reason: '走错了房' })
    expect(await record()).toMatchObject({ late: 'void' })
    const results = [{ roomId: 'bathroom', itemId: 'bathroom-slope', result: 'ok' }]
    expect(await client.command('inspections.check', { inspectionId, results })).toEqual({ late: 'void' })
    expect(await client.command('inspections.conclude', { inspectionId, conclusion: 'accepted' })).toEqual({
      late: 'void',
    })
    expect(await detail()).toMatchObject({ state: 'void', late: true, checked: 1, conclusion: 'accepted' })
    expect(await found()).toMatchObject([{ late: true, text: '管根渗水到楼下' }])
  })

  it('counts what is sent again once, in its own time', async () => {
    const commandId = uuidv7()
    const input = { inspectionId, unitId: home, purpose: 'formal' }
    const happenedAt = noon - 3_600_000
    for (const _ of ['sent', 'its answer was lost'])
      await client.mutate('inspections.begin', { commandId, happenedAt, input })
    expect(await ofHome()).toMatchObject([{ begunAt: happenedAt }])
    expect(await codeOf(begin())).toBe('inspection.known')
  })

  it('is refused with a reason and signed by somebody', async () => {
    await begin()
    const refuse = (more: object) =>
      client.command('inspections.conclude', { inspectionId, conclusion: 'refused', ...more })
    expect(await codeOf(refuse({}))).toBe('inspection.reasonMissing')
    expect(await codeOf(sign({ name: ' ' }))).toBe('input.missing')
    await refuse({ reasons: ['leak'] })
    expect(await detail()).toMatchObject({ conclusion: 'refused', reasons: ['leak'] })
    expect(await codeOf(refuse({ note: '再说一次' }))).toBe('inspection.doneAlready')
  })

  it('goes along with its home, and its signature with the person', async () => {
    await begin()
    await record()
    await sign({ personId: owner })
    const build = estateBuilder(test.core, test.manager)
    const into = await build.unit(building, '3-1702', '1702')
    await test.core.execute(mergeUnit, {
      actor: test.manager,
      input: { changeId: uuidv7(), unitId: home, into },
    })
    expect(await ofHome(into)).toMatchObject([{ id: inspectionId, unitNumber: '3-1702' }])
    expect(await found(into)).toMatchObject([{ id: defectId }])
    const hashes = keptFiles(test.core.read).length
    await client.command('people.erase', { personId: owner, reason: 'asked' })
    expect((await detail()).signatures).toEqual([])
    expect(keptFiles(test.core.read).length).toBe(hashes - 1)
    expect((await rebuildCheck(test)).differences).toEqual([])
  })
})

describe('a defect', () => {
  it('goes to whoever warrants the part, and to another where the part was wrong', async () => {
    const contractorId = uuidv7()
    const entry = { contractorId, name: '安固防水', trades: ['waterproofing'], note: '' }
    await client.command('contractors.save', entry)
    await client.command('contractors.saveWorks', {
      worksId: uuidv7(),
      contractorId,
      number: 'GC-1',
      title: '防水',
      trade: 'waterproofing',
      buildingIds: [building],
      parts: [{ part: 'wet-room', months: 60 }],
      acceptedOn: '2026-08-01',
      price: null,
      settlement: null,
      note: '',
    })
    await begin()
    await record()
    expect(await found()).toMatchObject([{ contractorName: '安固防水' }])
    const [seen] = await found()
    const base = { part: seen?.part, severity: seen?.severity, text: seen?.text }
    const now = { kind: 'leak', severity: 'severe', text: '管根渗水到楼下', pin: null, dueOn: '2026-09-19' }
    const change = (changes: object) =>
      client.command('defects.change', { defectId, base, part: 'wet-room', ...now, ...changes })
    await change({ part: 'plumbing' })
    await change({ text: '水管漏水' })
    expect(await found()).toMatchObject([{ contractorName: null, part: 'plumbing', text: '水管漏水' }])
    expect(await codeOf(change({ text: '又改' }))).toBe('edit.changedMeanwhile')
  })

  it('keeps its photos as they were taken, and what is drawn over them beside', async () => {
    await begin()
    await record()
    const fileId = uuidv7()
    const add = async () =>
      await client.mutate('defects.addPhoto', {
        commandId: uuidv7(),
        input: { defectId, fileId, uploadId: await upload(client, '渗水.jpg') },
      })
    await add()
    const [before] = (await found())[0]?.photos ?? []
    const marks = [{ kind: 'circle', points: [{ x: 0.5, y: 0.5 }], colour: 'red' }]
    await client.command('defects.markPhoto', { defectId, fileId, marks })
    const again = client.command('defects.markPhoto', { defectId, fileId, marks: [], base: { marks: [] } })
    expect(await codeOf(again)).toBe('edit.changedMeanwhile')
    const [photo] = (await found())[0]?.photos ?? []
    expect(photo).toMatchObject({ hash: before?.hash, marks: [{ kind: 'circle', text: '' }] })
    expect((await client.fetch(`/files/${photo?.hash}`)).status).toBe(200)
    const nobodys = client.command('defects.markPhoto', { defectId, fileId: uuidv7(), marks })
    expect(await codeOf(nobodys)).toBe('defect.photoNotFound')
  })

  it('is taken back where it was recorded by mistake, and brought back', async () => {
    await begin()
    await record()
    await client.command('defects.withdraw', { defectId, withdrawn: true, reason: '看错了' })
    expect(await found()).toMatchObject([{ state: 'void' }])
    expect(await ofHome()).toMatchObject([{ defects: 0 }])
    await client.command('defects.withdraw', { defectId, withdrawn: false })
    expect(await found()).toMatchObject([{ state: 'open' }])
  })

  it('keeps its item and finding in the checklist', async () => {
    await begin()
    await record()
    const { content } = (await client.query('profile.section', { section: 'inspection' })) as {
      content: { rooms: { id: string; items: { id: string; findings: { id: string }[] }[] }[] }
    }
    type Item = (typeof content.rooms)[number]['items'][number]
    const change = async (items: (of: readonly Item[]) => Item[]) =>
      await client.command('profile.change', {
        section: 'inspection',
        base: z
          .object({ version: z.number() })
          .parse(await client.query('profile.section', { section: 'inspection' })).version,
        content: { ...content, rooms: content.rooms.map(one => ({ ...one, items: items(one.items) })) },
      })
    const without = (itemId: string) => change(items => items.filter(({ id }) => id !== itemId))
    const withoutFinding = (itemId: string, which: (id: string) => boolean) =>
      change(items =>
        items.map(item =>
          item.id === itemId ? { ...item, findings: item.findings.filter(({ id }) => which(id)) } : item,
        ),
      )
    expect(await codeOf(without('bathroom-ponding'))).toBe('profile.inUse')
    const others = withoutFinding('bathroom-ponding', id => id !== 'leak-below')
    expect(await codeOf(others)).toBe('profile.inUse')
    await withoutFinding('bathroom-ponding', id => id === 'leak-below')
    await without('bathroom-slope')
  })
})

describe('what a tablet takes along', () => {
  it('is each type once, and each home with who may come and what is open', async () => {
    const build = estateBuilder(test.core, test.manager)
    const others = [
      await build.unit(building, '3-1801', '1801'),
      await build.unit(building, '3-1901', '1901'),
    ]
    const typeId = uuidv7()
    const rooms = [{ id: 'wet', kind: 'bathroom', name: '主卫', area: [] }]
    await client.command('unitTypes.save', { typeId, name: 'B1', rooms })
    for (const unitId of others)
      await test.core.execute(changeUnit, {
        actor: test.manager,
        input: { unitId, changes: { unitType: 'b1' } },
      })
    await begin()
    await record()
    const carried = (await client.query('inspections.carry', { unitIds: [home, ...others] })) as Carried
    expect(carried.types.map(one => one.typeId)).toEqual([null, typeId])
    expect(carried.types[1]?.rooms).toMatchObject([{ id: 'wet', name: '主卫' }])
    expect(carried.homes).toMatchObject([
      { unitId: home, typeId: null, people: [{ name: '林岚' }], open: [{ id: defectId }] },
      { typeId, open: [] },
      { typeId, open: [] },
    ])
    const auditor = await test.signIn(await test.addMember('auditor'))
    expect(await codeOf(auditor.query('inspections.carry', { unitIds: [home] }))).toBe('permission.denied')
  })
})
