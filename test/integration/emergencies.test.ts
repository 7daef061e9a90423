import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type {
  CurrentEmergencies,
  EmergencyDetail,
  EmergencyKind,
  EmergencyRow,
  RainReading,
} from '../../main/contract/emergencies.ts'
import type { LeakRow, TakeLeakInput } from '../../main/contract/leaks.ts'
import { type RainFile, seriesReadings } from '../../main/contract/rain-series.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { uploadFile } from '../support/import-client.ts'
import { estateBuilder } from '../support/estate.ts'

const evening = Date.parse('2026-07-12T22:00:00+08:00')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

let test: TestDesk
let client: TestClient
let homes: string[]
let now: number

beforeEach(async () => {
  now = evening
  test = await openCopiedDesk()
  test.setClock(now)
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  homes = []
  for (const room of ['1801', '1802', '1803'])
    homes.push(await build.unit(building, `3-${room}`, room, { floor: 18 }))
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const pass = async (millis: number) => {
  now += millis
  test.setClock(now)
  // Sessions end over night.
  if (millis >= hour) client = await test.signIn(test.manager)
}
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
const start = async (kind: EmergencyKind = 'storm', more: object = {}, by = client) => {
  const emergencyId = uuidv7()
  await by.command('emergencies.start', { emergencyId, kind, level: 'blue', ...more })
  return emergencyId
}
const end = (emergencyId: string, more: object = {}) =>
  client.command('emergencies.end', { emergencyId, ...more })
const current = async () => (await client.query('emergencies.current')) as CurrentEmergencies
const show = async (emergencyId: string) =>
  (await client.query('emergencies.show', { emergencyId })) as EmergencyDetail
const take = async (home: number, more: Partial<TakeLeakInput> = {}) => {
  const caseId = uuidv7()
  const input = {
    caseId,
    unitId: homes[home],
    buildingId: null,
    entry: 'roof',
    severity: 'spreading',
    ...more,
  }
  return z
    .object({ caseId: z.string(), joined: z.boolean() })
    .parse(await client.command('leaks.take', input))
}
const board = async () => (await client.query('leaks.open')) as LeakRow[]
const leak = async (caseId: string) => (await board()).find(row => row.caseId === caseId)

describe('an emergency', () => {
  it('is started by a person, changes its level, ends, and remembers who did what', async () => {
    const clerk = await test.addMember('clerk')
    const emergencyId = await start('storm', { note: '气象台 21:40 发布' }, await test.signIn(clerk))
    await pass(30 * minute)
    await client.command('emergencies.changeLevel', { emergencyId, level: 'orange', note: '雨势增强' })
    expect((await current()).running).toMatchObject([
      {
        id: emergencyId,
        kind: 'storm',
        level: 'orange',
        levelSince: now,
        startedAt: evening,
        startedByName: '测试clerk',
      },
    ])
    await pass(3 * hour)
    await end(emergencyId)
    expect(await show(emergencyId)).toMatchObject({
      endedAt: now,
      steps: [
        { what: 'started', level: 'blue', at: evening, byName: '测试clerk', text: '气象台 21:40 发布' },
        { what: 'level', level: 'orange', at: evening + 30 * minute, byName: '测试经理', text: '雨势增强' },
        { what: 'ended', level: 'orange', at: now },
      ],
    })
    expect((await client.query('emergencies.list')) as EmergencyRow[]).toHaveLength(1)
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('runs once of each kind: the second of two who start at once is told, and each kind runs beside the others', async () => {
    const colleague = await test.signIn(await test.addMember('specialist'))
    const both = await Promise.all([codeOf(start()), codeOf(start('storm', {}, colleague))])
    expect(both.sort()).toEqual(['done', 'emergency.runs'])
    await start('power')
    expect((await current()).running.map(({ kind, level }) => [kind, level])).toEqual([
      ['storm', 'blue'],
      ['power', null],
    ])
  })

  it('asks a storm for its level, and lets no kind without one change it', async () => {
    expect(await codeOf(start('storm', { level: null }))).toBe('emergency.levelMissing')
    const emergencyId = await start('lift')
    const change = { emergencyId, level: 'red' }
    expect(await codeOf(client.command('emergencies.changeLevel', change))).toBe('emergency.noLevel')
  })

  it('may begin at the moment the one before ended, and not before', async () => {
    const first = await start('storm', { at: evening - hour })
    await end(first, { at: evening - 10 * minute })
    expect(await codeOf(start('storm', { at: evening - 11 * minute }))).toBe('emergency.timeWrong')
    expect(await codeOf(start('storm', { at: evening + minute }))).toBe('emergency.timeWrong')
    const second = await start('storm', { at: evening - 10 * minute })
    expect((await current()).running.map(({ id }) => id)).toEqual([second])
    expect(await codeOf(end(second, { at: evening - 12 * minute }))).toBe('emergency.timeWrong')
  })

  it('is taken up again within a day, with a reason, unless another came meanwhile', async () => {
    const emergencyId = await start()
    const reopen = (id = emergencyId) =>
      client.command('emergencies.reopen', { emergencyId: id, text: '雨又大了' })
    expect(await codeOf(reopen())).toBe('emergency.stillRuns')
    await end(emergencyId)
    await pass(day)
    await reopen()
    expect((await current()).running).toMatchObject([{ id: emergencyId, endedAt: null }])
    expect((await show(emergencyId)).steps.at(-1)).toMatchObject({ what: 'reopened', text: '雨又大了' })
    await end(emergencyId)
    await pass(day + 1)
    expect(await codeOf(reopen())).toBe('emergency.tooLate')
    const other = await start()
    await end(other)
    const third = await start()
    expect(await codeOf(reopen(other))).toBe('emergency.laterOne')
    await end(third)
    expect(await codeOf(reopen(other))).toBe('emergency.laterOne')
    expect((await show(other)).mayReopen).toBe(false)
    expect((await show(third)).mayReopen).toBe(true)
  })

  it('is still there after the power went in the middle of it', async () => {
    const emergencyId = await start()
    const { caseId } = await take(0)
    test = await test.reopen()
    client = await test.signIn(test.manager)
    expect((await current()).running).toMatchObject([{ id: emergencyId, level: 'blue', reports: 1, open: 1 }])
    expect(await leak(caseId)).toMatchObject({ emergencyId })
  })
})

describe('reports', () => {
  it('belong to the emergency of their kind that ran when they were made', async () => {
    const storm = await start()
    const power = await start('power')
    expect(await leak((await take(0)).caseId)).toMatchObject({ kind: 'storm', emergencyId: storm })
    const dark = await take(0, { kind: 'power', severity: 'seepage' })
    expect(dark.joined).toBe(false)
    expect(await leak(dark.caseId)).toMatchObject({ kind: 'power', emergencyId: power, entry: 'unknown' })
    expect((await current()).running.map(({ reports }) => reports)).toEqual([1, 1])
  })

  it('after the end belong to none, or to the one the caller names', async () => {
    const emergencyId = await start()
    await end(emergencyId)
    expect(await leak((await take(0)).caseId)).toMatchObject({ emergencyId: null })
    expect(await current()).toMatchObject({ running: [], endedLately: [{ id: emergencyId }], openBesides: 1 })
    expect(await leak((await take(1, { emergencyId })).caseId)).toMatchObject({ emergencyId })
    expect(await codeOf(take(2, { emergencyId: uuidv7() }))).toBe('emergency.notFound')
    expect(await codeOf(take(2, { emergencyId, kind: 'power' }))).toBe('emergency.notFound')
    await pass(3 * day)
    expect((await current()).endedLately).toEqual([])
  })

  it('of before the storm come to belong to it when the household calls in it, and only then', async () => {
    const earlier = await take(0)
    const other = await take(1)
    const emergencyId = await start()
    expect(await take(0)).toMatchObject({ caseId: earlier.caseId, joined: true })
    expect(await leak(earlier.caseId)).toMatchObject({ emergencyId, calls: 2 })
    expect(await leak(other.caseId)).toMatchObject({ emergencyId: null })
    await end(emergencyId)
    const next = await start()
    await take(0)
    expect(await leak(earlier.caseId)).toMatchObject({ emergencyId, calls: 3 })
    expect(await show(next)).toMatchObject({ reports: 0 })
    expect(await show(emergencyId)).toMatchObject({ reports: 1, calls: 3, bySeverity: { spreading: 1 } })
  })

  it('stay on the board when the storm ends', async () => {
    const emergencyId = await start()
    const { caseId } = await take(0)
    await end(emergencyId)
    expect(await leak(caseId)).toMatchObject({ state: 'reported' })
    expect((await current()).endedLately).toMatchObject([{ id: emergencyId, open: 1 }])
  })

  it('of a lift with people in it are danger at once, and a power cut needs no water test', async () => {
    const lift = await take(0, { kind: 'lift', severity: 'damp', dangers: ['trapped'] })
    expect(await leak(lift.caseId)).toMatchObject({
      severity: 'danger',
      onTop: true,
      due: { at: now + 10 * minute },
    })
    const stuck = await take(1, { kind: 'lift', severity: 'damp' })
    expect(await leak(stuck.caseId)).toMatchObject({ severity: 'seepage' })
    const dark = await take(2, { kind: 'power', severity: 'spreading' })
    const team = uuidv7()
    await client.command('teams.add', { teamId: team, name: '电工班', kind: 'property', capacity: 3 })
    await client.command('leaks.dispatch', { caseIds: [dark.caseId], teamId: team })
    expect(await codeOf(client.command('leaks.accept', { caseId: dark.caseId, text: '来电' }))).toBe(
      'leak.wrongState',
    )
    await client.command('leaks.advance', { caseIds: [dark.caseId], to: 'stopped' })
    await client.command('leaks.repair', { caseId: dark.caseId, text: '换断路器', teamId: team })
    const test24 = { caseId: dark.caseId, kind: 'rain', from: now, to: now, holds: true }
    expect(await codeOf(client.command('leaks.test', test24))).toBe('leak.wrongState')
    await client.command('leaks.accept', { caseId: dark.caseId, text: '来电' })
    expect(await client.query('cases.detail', { caseId: dark.caseId })).toMatchObject({
      state: 'resolved',
      category: ['electric', 'power-off'],
    })
  })

  it('go by the clocks of the profile as they stand now, also those that were taken before', async () => {
    const { caseId } = await take(0, { severity: 'seepage' })
    expect(await leak(caseId)).toMatchObject({ contactDueAt: now + 2 * hour, due: { at: now + 80 * minute } })
    const { emergencies } = loadProfile('real-estate')
    const { storm } = emergencies.clocks
    const seepage = { ...storm.seepage, arrive: 60, stop: 90, contact: 30 }
    const content = { ...emergencies, clocks: { ...emergencies.clocks, storm: { ...storm, seepage } } }
    await client.command('profile.change', { section: 'emergencies', base: 0, content })
    expect(await leak(caseId)).toMatchObject({ contactDueAt: now + hour / 2, due: { at: now + 20 * minute } })
    await pass(5 * hour)
    expect(await leak(caseId)).toMatchObject({ contactDueAt: evening + hour / 2 })
    const turned = {
      ...content,
      clocks: { ...content.clocks, storm: { ...storm, seepage: { ...seepage, stop: 59 } } },
    }
    expect(
      await codeOf(client.command('profile.change', { section: 'emergencies', base: 1, content: turned })),
    ).toBe('profile.sectionWrong')
  })
})

describe('rain', () => {
  const record = (from: number, to: number, millimetres: number, readingId = uuidv7()) =>
    client.command('rain.record', { readingId, from, to, millimetres })
  const between = async (from: number, to: number) =>
    (await client.query('rain.between', { from, to })) as RainReading[]

  it('proposes the level that it reaches, and sets none', async () => {
    const emergencyId = await start('storm', { at: evening - 4 * hour })
    await record(evening - 2 * hour, evening - hour, 30)
    await record(evening - hour, evening, 20.25)
    expect(await client.query('rain.now')).toMatchObject({
      level: 'orange',
      at: evening,
      lastReading: evening,
      sums: [{ level: 'blue', millimetres: 50.25, unread: 10 * hour }, {}, {}, {}],
    })
    expect((await current()).running).toMatchObject([{ level: 'blue' }])
    expect(await show(emergencyId)).toMatchObject({ rain: 50.25 })
  })

  it('counts nothing twice, and nothing that has not fallen yet', async () => {
    await record(evening - hour, evening, 20)
    expect(await codeOf(record(evening - 90 * minute, evening - 59 * minute, 5))).toBe('rain.overlaps')
    expect(await codeOf(record(evening - 30 * minute, evening - 20 * minute, 5))).toBe('rain.overlaps')
    expect(await codeOf(record(evening, evening + 10 * minute, 5))).toBe('rain.ahead')
    await record(evening - 90 * minute, evening - hour, 5)
    expect((await between(evening - 2 * hour, evening)).map(({ millimetres }) => millimetres)).toEqual([
      5, 20,
    ])
    expect(await between(evening - 2 * hour, evening - 90 * minute)).toEqual([])
  })

  it('is corrected and struck, and what two people changed is not lost', async () => {
    const readingId = uuidv7()
    await record(evening - hour, evening, 20, readingId)
    const base = { from: evening - hour, to: evening, millimetres: 20 }
    await client.command('rain.correct', { readingId, ...base, millimetres: 2, base })
    await client.command('rain.correct', { readingId, ...base, from: evening - 2 * hour, base })
    expect(await between(evening - 3 * hour, evening)).toMatchObject([
      { id: readingId, from: evening - 2 * hour, millimetres: 2, byName: '测试经理', source: 'hand' },
    ])
    const other = client.command('rain.correct', { readingId, ...base, millimetres: 7, base })
    expect(await codeOf(other)).toBe('edit.changedMeanwhile')
    await client.command('rain.strike', { readingId })
    expect(await codeOf(client.command('rain.strike', { readingId }))).toBe('rain.notFound')
    expect(await between(evening - 3 * hour, evening)).toEqual([])
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('comes in from a file of a weather station, and the same file again changes nothing', async () => {
    const lines = [
      'time,precipitation,Iprec',
      ...[0, 1, 2].map(at => `2026-07-12 0${at}:00:00,${at}.5,${at * 2}`),
    ]
    const path = join(test.folder, 'station.csv')
    writeFileSync(path, lines.join('\n'))
    const file = await uploadFile(client, path)
    const read = (await client.mutate('rain.readFile', { file })) as RainFile
    expect(read).toMatchObject({ columns: ['precipitation', 'Iprec'], guess: 0 })
    const series = () =>
      seriesReadings(read.rows, {
        column: 0,
        stands: 'ends',
        momentOf: local => Date.parse(`${local}+08:00`),
      }).readings.map(reading => ({ readingId: uuidv7(), ...reading }))
    const midnight = Date.parse('2026-07-12T00:00:00+08:00')
    await record(midnight, midnight + hour, 9)
    expect(await client.command('rain.import', { importId: uuidv7(), readings: series() })).toEqual({
      recorded: 2,
      leftOut: 1,
    })
    expect(await client.command('rain.import', { importId: uuidv7(), readings: series() })).toEqual({
      recorded: 0,
      leftOut: 3,
    })
    expect(await between(midnight - hour, midnight + 2 * hour)).toMatchObject([
      { to: midnight, millimetres: 0.5, source: 'import' },
      { to: midnight + hour, millimetres: 9, source: 'hand' },
      { to: midnight + 2 * hour, millimetres: 2.5, source: 'import' },
    ])
    const later = { readingId: uuidv7(), from: now, to: now + hour, millimetres: 1 }
    const ahead = client.command('rain.import', { importId: uuidv7(), readings: [later] })
    expect(await codeOf(ahead)).toBe('rain.ahead')
  })
})
