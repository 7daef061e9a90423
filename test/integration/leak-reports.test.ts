import { existsSync, readdirSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { type Entry, fromBuffer } from 'yauzl'
import { z } from 'zod'
import type { TodayScreen } from '../../main/contract/today.ts'
import type { LeakReportScope, LeakReportView } from '../../main/contract/leak-reports.ts'
import type { ReportValue } from '../../main/contract/report-content.ts'
import { stagingFolderOf } from '../../main/desk/job-context.ts'
import { leakReportJob } from '../../main/leaks/reports/file.ts'
import { leakFigures } from '../../main/leaks/reports/figures.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { exported, sheetOf } from '../support/exported.ts'

/** An evening of four leaks, told minute by minute, so that each figure can be worked out by hand. */
const evening = Date.parse('2026-07-12T18:00:00+08:00')
const minute = 60_000
const hour = 60 * minute

let test: TestDesk
let client: TestClient
const storm = uuidv7()
const teams = { quick: uuidv7(), silent: uuidv7() }
const Taken = z.object({ caseId: z.string() })

beforeAll(async () => {
  test = await openTestDesk({ clock: evening })
  const at = (minutes: number) => test.setClock(evening + minutes * minute)
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  const one = await build.building('1栋', project)
  const two = await build.building('2栋', project)
  const homes = [
    await build.unit(one, '1-1802', '1802', { floor: 18 }),
    await build.unit(one, '1-1702', '1702', { floor: 17 }),
    await build.unit(two, '2-601', '601', { floor: 6 }),
  ]
  client = await test.signIn(test.manager)
  const say = (path: string, input: unknown) => client.command(path, input)
  await say('teams.add', { teamId: teams.quick, name: '物业一队', kind: 'property', capacity: 4 })
  await say('teams.add', { teamId: teams.silent, name: '夜间外援', kind: 'contractor', capacity: 4 })
  await say('emergencies.start', { emergencyId: storm, kind: 'storm', level: 'orange' })
  const take = async (unitId: string | null, more: object = {}) =>
    Taken.parse(
      await say('leaks.take', {
        caseId: uuidv7(),
        unitId,
        buildingId: null,
        entry: 'roof',
        severity: 'seepage',
        ...more,
      }),
    ).caseId
  const leaks = [await take(homes[0] ?? '')]
  at(10)
  leaks.push(await take(homes[1] ?? ''))
  await take(homes[0] ?? '')
  at(20)
  leaks.push(await take(homes[2] ?? '', { entry: 'window', severity: 'damp' }))
  leaks.push(await take(null, { buildingId: two, place: '电梯厅', entry: 'unknown' }))
  await say('leaks.dispatch', { caseIds: [leaks[0]], teamId: teams.quick })
  await say('leaks.dispatch', { caseIds: [leaks[1]], teamId: teams.silent })
  at(30)
  await say('leaks.advance', { caseIds: [leaks[0]], to: 'onsite' })
  await say('leaks.dispatch', { caseIds: [leaks[1]], teamId: teams.quick })
  at(40)
  await say('leaks.advance', { caseIds: [leaks[0], leaks[1]], to: 'stopped' })
  // Noted by mistake, and taken back.
  await say('leaks.dispatch', { caseIds: [leaks[2]], teamId: teams.quick })
  await say('leaks.advance', { caseIds: [leaks[2]], to: 'onsite' })
  await say('leaks.stepBack', { caseIds: [leaks[2]], undone: 'onsite' })
  at(60)
  await say('leaks.tellHousehold', { caseId: leaks[0], text: '已止水', nextAt: null })
  await say('rain.record', { readingId: uuidv7(), from: evening, to: evening + hour, millimetres: 32.5 })
  await say('leaks.planRepair', { caseId: leaks[0], text: '修屋面', dueAt: evening + 2 * hour })
  await say('leaks.repair', { caseId: leaks[0], text: '已修', teamId: teams.quick })
  at(90)
  await say('leaks.return', { caseId: leaks[0], severity: 'seepage', text: '又漏' })
  await say('emergencies.end', { emergencyId: storm })
}, 60_000)
afterAll(() => test.close())

const ofStorm: LeakReportScope = { emergencyId: storm, year: null }
const figures = () =>
  leakFigures(test.core.read, { emergencyId: storm, from: evening - hour, until: evening + 5 * hour })
const show = async (scope: LeakReportScope, language: 'zh' | 'en' = 'zh') =>
  (await client.query('leakReports.show', { scope, language })) as LeakReportView
const table = ({ content }: LeakReportView, name: string): readonly (readonly ReportValue[])[] =>
  content.sections
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.kind === 'table' ? block.table : [])))
    .find(one => one.name === name)?.rows ?? []

describe('figures of a storm', () => {
  it('count each leak once and each call', () => {
    expect(figures().totals).toEqual({
      leaks: 4,
      calls: 5,
      homes: 3,
      places: 1,
      open: 4,
      returned: 1,
      notContacted: 3,
      notEntered: 0,
      millimetres: 32.5,
    })
    expect(figures().buildings.map(({ name, leaks, calls }) => [name, leaks, calls])).toEqual([
      ['1栋', 2, 3],
      ['2栋', 2, 2],
    ])
    expect(
      figures().curve.points.map(({ millimetres, leaks, calls }) => [millimetres, leaks, calls]),
    ).toEqual([[32.5, 4, 5]])
  })

  it('tell how long households waited, and who still does; what was noted by mistake never was', () => {
    const { acknowledged, onsite, stopped, contacted } = figures().waits
    expect(onsite).toEqual({
      count: 1,
      waiting: 3,
      median: 30 * minute,
      p90: 30 * minute,
      worst: 30 * minute,
    })
    expect(acknowledged.count).toBe(1)
    expect(stopped).toEqual({
      count: 2,
      waiting: 2,
      median: 30 * minute,
      p90: 40 * minute,
      worst: 40 * minute,
    })
    expect(contacted).toEqual({ count: 1, waiting: 3, median: hour, p90: hour, worst: hour })
  })

  it('compare teams: who came, who never answered, whose repair did not hold', () => {
    const [quick, silent] = figures().teams
    expect(quick).toMatchObject({
      name: '物业一队',
      sent: 3,
      unanswered: 1,
      stopped: 2,
      repaired: 1,
      failed: 1,
    })
    expect(silent).toMatchObject({ name: '夜间外援', sent: 1, unanswered: 1, stopped: 0, repaired: 0 })
  })
})

describe('the report', () => {
  const asked = async (by = client) => {
    const { groups } = (await by.query('today.mine')) as TodayScreen
    return groups.flatMap(({ rows }) => rows).filter(({ source }) => source === 'stormReport')
  }

  it('is asked of whoever leads the season, within a day of the end', async () => {
    const ended = z.object({ endedAt: z.number() })
    const { endedAt } = ended.parse(await client.query('emergencies.show', { emergencyId: storm }))
    expect(await asked()).toMatchObject([
      { path: `/leaks/reports?emergency=${storm}`, due: endedAt + 24 * hour, who: { zh: '暴雨，4 户报漏' } },
    ])
    expect(await asked(await test.signIn(await test.addMember('clerk')))).toEqual([])
  })

  it('says the same in both languages, with what people wrote, and is not asked for any more', async () => {
    const words = { ranOut: '防水布用完', lessons: '提前约定备用队', prevent: '重做屋面' }
    expect(await asked()).toHaveLength(1)
    await client.command('leakReports.write', { scope: ofStorm, ...words })
    expect(await asked()).toEqual([])
    const zh = await show(ofStorm)
    expect(zh.content.title).toBe('2026-07-12 暴雨应急报告')
    expect(zh.words).toEqual(words)
    expect(zh.writtenBy).toBe('测试经理')
    expect(table(zh, '反应时间')[2]).toEqual(['止水', 30, 40, 40, 2, 2])
    const en = await show(ofStorm, 'en')
    expect(table(en, 'Response times')[2]).toEqual(['Water stopped', 30, 40, 40, 2, 2])
    expect(en.content.sections).toHaveLength(zh.content.sections.length)
    const back = { scope: ofStorm, ...words, base: { ranOut: '', lessons: '', prevent: '' } }
    await expect(client.command('leakReports.write', { ...back, ranOut: '水泵不够' })).rejects.toMatchObject({
      code: 'edit.changedMeanwhile',
    })
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('of a season lists its storms, homes that leaked again and where to begin', async () => {
    const season = await show({ emergencyId: null, year: 2026 })
    expect(table(season, '各场暴雨')).toEqual([[evening, evening + 90 * minute, 32.5, 4, 4]])
    expect(table(season, '反复漏水')).toEqual([['1-1802', '1栋', 1, 1]])
    expect(table(season, '先治哪里')).toEqual([['1栋 屋面', 2, 2, 1]])
    const choices = z
      .array(z.object({ emergencyId: z.string().nullable(), year: z.number().nullable(), leaks: z.number() }))
      .parse(await client.query('leakReports.choices'))
    expect(choices).toEqual([
      { emergencyId: storm, year: null, leaks: 4 },
      { emergencyId: null, year: 2026, leaks: 4 },
    ])
  })

  it('knows no emergency that is not there', async () => {
    await expect(show({ emergencyId: uuidv7(), year: null })).rejects.toMatchObject({
      code: 'emergency.notFound',
    })
  })
})

describe('called off', () => {
  it('leaves nothing behind, at whatever it was, and its thread is gone', async () => {
    const threaded = await openTestDesk({ threads: true, clock: evening })
    try {
      const { core } = threaded
      const session = await threaded.signIn(threaded.manager)
      await session.command('emergencies.start', { emergencyId: storm, kind: 'storm', level: 'red' })
      const asked = { scope: ofStorm, language: 'zh', printedBy: '员', printedAt: evening } as const
      const staging = stagingFolderOf(core.dataFolder)
      const made = () =>
        existsSync(staging)
          ? readdirSync(staging, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
          : []
      const before = made().length
      const early = core.jobs.run(leakReportJob, { ...asked, format: 'pdf' }, { signal: AbortSignal.abort() })
      await expect(early).rejects.toMatchObject({ code: 'job.cancelled' })
      expect(made()).toHaveLength(before)
      for (const format of ['docx', 'xlsx'] as const) {
        // By its first word of progress, when it has begun.
        const calling = new AbortController()
        const options = { signal: calling.signal, onProgress: () => calling.abort() }
        const late = core.jobs.run(leakReportJob, { ...asked, format }, options)
        const file = await late.then(
          result => result.file,
          (error: unknown) => expect(error).toMatchObject({ code: 'job.cancelled' }),
        )
        // What was faster than the word has its file, and nothing else is there.
        if (!file) expect(made(), format).toHaveLength(before)
        else break
      }
    } finally {
      // Resolves once no thread holds the data any more.
      await threaded.close()
    }
  })
})

/** Parts of an Office file by their names. */
async function partsOf(response: Response): Promise<Map<string, string>> {
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  return await new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const parts = new Map<string, string>()
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure)
          parts.set(entry.fileName, await text(stream))
          zip.readEntry()
        })
      })
      zip.on('end', () => resolve(parts))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
}

describe('as a file', () => {
  const file = (format: 'docx' | 'xlsx' | 'pdf') =>
    exported(client, 'reports.leaks', { scope: ofStorm, language: 'zh', format })

  it('is a Word document of real words and tables, with its charts as pictures', async () => {
    const parts = await partsOf(await file('docx'))
    const words = parts.get('word/document.xml') ?? ''
    for (const said of ['2026-07-12 暴雨应急报告', '物业一队', '1-1802', '防水布用完'])
      expect(words).toContain(said)
    expect(words.match(/<w:tbl>/g)?.length).toBeGreaterThan(6)
    expect([...parts.keys()].filter(name => name.endsWith('.png')).length).toBeGreaterThan(3)
  })

  it('is a workbook with figures as numbers and charts of its own cells', async () => {
    const response = await file('xlsx')
    const parts = await partsOf(response.clone())
    const charts = [...parts].filter(([name]) => name.startsWith('xl/charts/')).map(([, xml]) => xml)
    expect(charts.some(xml => xml.includes("<c:f>'雨量与来电'!$B$2:$B$2</c:f>"))).toBe(true)
    for (const name of [...parts.keys()].filter(name => name.startsWith('xl/charts/')))
      expect(parts.get('[Content_Types].xml')).toContain(`PartName="/${name}"`)
    expect((await sheetOf(test, response))[0]?.[0]).toBe('2026-07-12 暴雨应急报告')
  })

  it('is a PDF', async () => {
    const bytes = Buffer.from(await (await file('pdf')).arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
