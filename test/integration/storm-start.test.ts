import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { EmergencyDetail } from '../../main/contract/emergencies.ts'
import { type PackPart, packParts } from '../../main/contract/leak-pack.ts'
import type { RoundDetail, RoundSummary } from '../../main/contract/patrols.ts'
import { stagingFolderOf } from '../../main/desk/job-context.ts'
import type { JobProgress } from '../../main/jobs/job.ts'
import { stormPackJob } from '../../main/reports/storm-pack.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { exported } from '../support/exported.ts'
import { readPdf } from '../unit/print-reading.ts'

/** What a storm begins with: first things noted, the round before the rain, and paper that carries it alone. */
const evening = Date.parse('2026-07-12T22:00:00+08:00')

let test: TestDesk
let client: TestClient
let building: string
let homes: string[]

beforeEach(async () => {
  test = await openCopiedDesk()
  test.setClock(evening)
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('云湖')
  building = await build.building('3栋', project)
  const other = await build.building('4栋', project)
  homes = [
    await build.unit(building, '3-1801', '1801', { floor: 18 }),
    await build.unit(building, '3-902', '902', { floor: 9 }),
    await build.unit(other, '4-301', '301', { floor: 3 }),
  ]
  await build.person('张伟', ['13812345678'], [homes[0] ?? ''])
  await build.person('李静', ['13987654321'], [homes[2] ?? ''])
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )
const start = async () => {
  const emergencyId = uuidv7()
  await client.command('emergencies.start', { emergencyId, kind: 'storm', level: 'blue' })
  return emergencyId
}
const show = async (emergencyId: string) =>
  (await client.query('emergencies.show', { emergencyId })) as EmergencyDetail
const pack = async (parts: readonly PackPart[], more: object = {}, by = client) => {
  const input = { packId: uuidv7(), parts, language: 'zh', ...more }
  const response = await exported(by, 'reports.stormPack', input)
  return (await readPdf(new Uint8Array(await response.arrayBuffer()))).pages
}

describe('first things', () => {
  it('are noted once with who did them, and can be taken back while the storm runs', async () => {
    const emergencyId = await start()
    const note = (task: string, done = true, by = client) =>
      by.command('emergencies.noteTask', { emergencyId, task, done })
    await note('contacts')
    await note('contacts', true, await test.signIn(await test.addMember('clerk')))
    await note('watch')
    await note('watch', false)
    const { steps } = await show(emergencyId)
    expect(steps.map(({ what, byName }) => [what, byName])).toEqual([
      ['started', '测试经理'],
      ['contacts', '测试经理'],
    ])
    // What was printed does not keep anybody from saying that the level changed before.
    test.setClock(evening + 600_000)
    await note('pack')
    await client.command('emergencies.changeLevel', { emergencyId, level: 'red', at: evening + 60_000 })
    await client.command('emergencies.end', { emergencyId })
    expect(await codeOf(note('duty'))).toBe('emergency.ended')
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('hold one round over the points of the list and the homes to watch, whoever starts it', async () => {
    await client.command('patrols.savePoint', {
      pointId: uuidv7(),
      kind: 'roof-drain',
      name: '屋面雨水口',
      buildingId: building,
      place: '',
      everyDays: 30,
    })
    await client.command('seasonWatch.add', { unitId: homes[1], reason: '去年漏过，业主很急' })
    const emergencyId = await start()
    const before = (title: string) =>
      client.command('patrols.startBefore', { roundId: uuidv7(), emergencyId, title })
    const first = await before('雨前巡查')
    expect(await before('我也来')).toEqual(first)
    const rounds = (await client.query('patrols.roundsOf', { emergencyId })) as RoundSummary[]
    expect(rounds).toMatchObject([{ title: '雨前巡查', reason: 'storm', emergencyId, done: 0 }])
    const round = (await client.query('patrols.round', { roundId: rounds[0]?.id })) as RoundDetail
    expect(round.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['屋面雨水口', '3-902']))
    expect(
      await codeOf(
        client.command('patrols.startBefore', { roundId: uuidv7(), emergencyId: uuidv7(), title: '无' }),
      ),
    ).toBe('emergency.notFound')
  })
})

describe('stacks in the round before the rain', () => {
  /** Three homes over one another in an entrance, the upper two leaking. */
  const leakingStack = async () => {
    const build = estateBuilder(test.core, test.manager)
    const entrance = await build.entrance('2单元', building)
    await build.unit(entrance, '3-2-502', '502', { floor: 5 })
    for (const floor of [7, 6]) {
      const unitId = await build.unit(entrance, `3-2-${floor}02`, `${floor}02`, { floor })
      const leak = { unitId, buildingId: null, entry: 'pipe', severity: 'seepage' }
      await client.command('leaks.take', { caseId: uuidv7(), ...leak })
    }
    return entrance
  }
  const stacksOf = async (roundId: string) => {
    const round = (await client.query('patrols.round', { roundId })) as RoundDetail
    return round.rows.filter(({ stack }) => stack !== null)
  }
  const startBefore = async () => {
    const roundId = uuidv7()
    await client.command('patrols.startBefore', { roundId, emergencyId: await start(), title: '雨前巡查' })
    return roundId
  }

  it('are gone to as homes are, and what is found there is noted the same way', async () => {
    await leakingStack()
    const roundId = await startBefore()
    const [stack, ...others] = await stacksOf(roundId)
    expect(others).toEqual([])
    expect(stack).toMatchObject({ buildingName: '3栋', name: '2单元', stack: '02', check: null })
    const place = { stopId: stack?.id }
    const look = () => client.command('patrols.check', { checkId: uuidv7(), place, outcome: 'good' })
    await look()
    expect(await stacksOf(roundId)).toMatchObject([{ check: { outcome: 'good' } }])
    expect(await codeOf(look())).toBe('patrol.checkedAlready')
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
  })

  it('are left out where people took them off the watch list', async () => {
    const entrance = await leakingStack()
    const itemId = `stack/${entrance}/02`
    await client.command('seasonWatch.remove', { itemId, reason: '立管已全部更换' })
    expect(await stacksOf(await startBefore())).toEqual([])
  })

  it('may be named by hand, once each, where their house is known', async () => {
    const of = async (parentId: string, roundId = uuidv7()) => {
      const stacks = [
        { parentId, stack: '01' },
        { parentId, stack: '01' },
      ]
      await client.command('patrols.start', { roundId, title: '预巡', reason: 'forecast', stacks })
      return stacksOf(roundId)
    }
    expect(await of(building)).toMatchObject([{ buildingName: '3栋', name: '', stack: '01' }])
    expect(await codeOf(of(uuidv7()))).toBe('estate.nodeNotFound')
  })
})

describe('a storm pack', () => {
  it('carries open leaks, contacts, the watch list, homes by building and numbered forms in one file', async () => {
    await client.command('leaks.take', {
      caseId: uuidv7(),
      unitId: homes[0],
      buildingId: null,
      entry: 'roof',
      severity: 'danger',
      dangers: ['electricity'],
    })
    await client.command('teams.add', {
      teamId: uuidv7(),
      name: '物业一队',
      kind: 'property',
      capacity: 4,
      phone: '13700001111',
    })
    const pages = await pack(packParts, { count: 4 })
    const [cover] = pages
    const text = pages.map(page => page.text).join('')
    for (const found of [
      '张伟13812345678',
      '李静13987654321',
      '物业一队',
      '13700001111',
      '电气有险',
      '正在漏水',
    ])
      expect(text).toContain(found)
    const forms = (await client.query('leakPack.list')) as { forms: { number: string }[] }[]
    const numbers = forms[0]?.forms.map(({ number }) => number) ?? []
    expect(numbers).toHaveLength(4)
    // Each stands on a form of its own, and the first page says where they begin.
    for (const number of numbers) expect(pages.filter(page => page.lines.includes(number))).toHaveLength(1)
    const formsAt = pages.findIndex(page => page.lines.includes(numbers[0] ?? ''))
    expect(cover?.lines).toContain(String(formsAt + 1))
    expect(cover?.lines).not.toContain('000')
    expect(pages.at(-1)?.text).toContain(`第${pages.length}页共${pages.length}页`)
  })

  it('holds the chosen parts and buildings alone, in both languages', async () => {
    const one = (await pack(['homes'], { buildingIds: [building] })).map(page => page.text).join('')
    expect(one).toContain('13812345678')
    expect(one).not.toContain('13987654321')
    const watch = await pack(['watch'], { language: 'en' })
    expect(watch).toHaveLength(1)
    expect(watch[0]?.text).toContain('Watchlistwithreasons')
    expect((await client.query('leakPack.list')) as unknown[]).toEqual([])
  })

  it('prints blank forms of an earlier pack again, without those that are typed in', async () => {
    const packId = uuidv7()
    await pack(['forms'], { packId, count: 2 })
    const forms = (await client.query('leakPack.list')) as { forms: { number: string }[] }[]
    const [first, second] = forms[0]?.forms.map(({ number }) => number) ?? []
    await client.command('leakPack.void', { numbers: [first], reason: '淋湿' })
    const text = (await pack(['forms'], { packId })).map(page => page.text).join('')
    expect(text).toContain(second)
    expect(text).not.toContain(first)
  })

  it('says how far it is up to its last row, and called off in the middle leaves no file behind', async () => {
    const build = estateBuilder(test.core, test.manager)
    for (const floor of [1, 2, 3, 4, 5, 6])
      await build.unit(building, `3-${floor}05`, `${floor}05`, { floor })
    const { core } = test
    const pages: PackPart[] = ['watch', 'homes']
    const about = { language: 'zh', printedBy: '员', printedAt: evening } as const
    const files = () =>
      readdirSync(stagingFolderOf(core.dataFolder), { recursive: true, withFileTypes: true }).filter(one =>
        one.isFile(),
      )
    const told: JobProgress[] = []
    const calling = new AbortController()
    const stopping = core.jobs.run(
      stormPackJob,
      { packId: uuidv7(), parts: pages, ...about },
      {
        signal: calling.signal,
        onProgress(progress) {
          told.push(progress)
          if (progress.done > progress.of / 2 && progress.of > 0) calling.abort()
        },
      },
    )
    await expect(stopping).rejects.toMatchObject({ code: 'job.cancelled' })
    expect(files()).toEqual([])
    expect(told.at(-1)?.done).toBeLessThan(told.at(-1)?.of ?? 0)

    told.length = 0
    const { file } = await core.jobs.run(
      stormPackJob,
      { packId: uuidv7(), parts: pages, ...about },
      { onProgress: progress => told.push(progress) },
    )
    expect(file.size).toBeGreaterThan(0)
    const done = told.map(progress => progress.done)
    expect(done).toEqual(done.toSorted((one, other) => one - other))
    expect(told.at(-1)?.done).toBe(told.at(-1)?.of)
  })

  it('is on the audit trail, and is for those who may work on leaks', async () => {
    const clerk = await test.addMember('clerk')
    await pack(['homes'], { buildingIds: [building] }, await test.signIn(clerk))
    const told = JSON.stringify(await client.query('audit.list', { limit: 20 }))
    expect(told).toContain('leakPack.taken')
    const auditor = await test.signIn(await test.addMember('auditor'))
    const input = { packId: uuidv7(), parts: ['contacts'], language: 'zh' }
    expect(await codeOf(auditor.mutate('reports.stormPack', input))).toBe('permission.denied')
  })
})

describe('rain out of a file', () => {
  const hour = 3_600_000
  it('takes an import back as a whole, but for what was corrected by hand since', async () => {
    const importId = uuidv7()
    const readings = [0, 1, 2].map(index => ({
      readingId: uuidv7(),
      from: evening - (4 - index) * hour,
      to: evening - (3 - index) * hour,
      millimetres: index + 1,
    }))
    await client.command('rain.import', { importId, readings })
    const [, second] = readings
    await client.command('rain.correct', { ...second, millimetres: 7 })
    expect(await client.query('rain.imports')).toMatchObject([
      { importId, readings: 2, from: evening - 4 * hour, to: evening - hour, byName: '测试经理' },
    ])
    expect(await client.command('rain.undoImport', { importId })).toEqual({ struck: 2 })
    expect(await client.query('rain.between', { from: evening - 24 * hour, to: evening })).toMatchObject([
      { millimetres: 7 },
    ])
    expect(await client.query('rain.imports')).toEqual([])
    expect(await codeOf(client.command('rain.undoImport', { importId }))).toBe('rain.importGone')
    expect((await rebuildCheck(test)).differenceCount).toBe(0)
    // The same file comes in again.
    const again = readings.map(reading => ({ ...reading, readingId: uuidv7() }))
    expect(await client.command('rain.import', { importId: uuidv7(), readings: again })).toEqual({
      recorded: 2,
      leftOut: 1,
    })
  })
})
