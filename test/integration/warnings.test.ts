import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as commands from '../../main/cases/commands.ts'
import {
  acknowledgeWarning,
  analyseWarning,
  endWarning,
  reviveWarning,
} from '../../main/warnings/commands.ts'
import { listWarnings, warningDetail, warningsOfCase } from '../../main/warnings/views.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const noon = Date.UTC(2026, 6, 12, 4)
const day = 86_400_000
let test: TestDesk
let actor: TestActor
/** Twelve homes each. */
let buildings: string[][]

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  actor = test.manager
  const build = estateBuilder(test.core, actor)
  const project = await build.project('花园')
  buildings = []
  for (const name of ['1栋', '2栋', '3栋']) {
    const building = await build.building(name, project)
    const units: string[] = []
    for (let index = 0; index < 12; index++)
      units.push(await build.unit(building, `${name}-${index}`, String(index), { floor: index }))
    buildings.push(units)
  }
})
afterEach(() => test.close())

const run = <Input, Result>(command: Parameters<typeof test.core.execute<Input, Result>>[0], input: Input) =>
  test.core.execute(command, { actor, input })
const unit = (building: number, index: number) => buildings[building]?.[index] ?? ''
const take = (building: number, index: number, more = {}) =>
  takeCase(test, {
    kind: 'complaint',
    category: ['leak', 'leak-roof'],
    unitId: unit(building, index),
    ...more,
  })
const several = async (building: number, count: number, first = 0) => {
  const ids: string[] = []
  for (let index = first; index < first + count; index++) ids.push(await take(building, index))
  return ids
}
const open = () => listWarnings(test.core.read, { state: 'open', limit: 50 }).rows

describe('a collective warning', () => {
  it('is raised by the fifth home of a building, and names them', async () => {
    const first = await several(0, 4)
    expect(open()).toEqual([])
    const fifth = await take(0, 4)
    expect(open()).toMatchObject([
      {
        scope: 'building',
        placeName: '1栋',
        category: ['leak', 'leak-roof'],
        state: 'raised',
        stage: 0,
        units: 5,
        cases: 5,
        respondBy: noon + day,
      },
    ])
    const [warning] = open()
    expect(warningDetail(test.core.read, warning?.id ?? '').homes.map(({ id }) => id)).toEqual([
      ...first,
      fifth,
    ])
    expect(warningsOfCase(test.core.read, fifth)).toHaveLength(1)
  })

  it('makes its complaints level 1', async () => {
    const ids = await several(0, 5)
    for (const id of ids) expect(caseRow(test, id)).toMatchObject({ level: 1, level_reason: 'collective' })
  })

  it('counts homes, not cases, and only the same second-level category', async () => {
    for (let index = 0; index < 5; index++) await take(0, 0)
    await several(0, 3, 1)
    await take(0, 9, { category: ['leak', 'leak-facade'] })
    await take(0, 10, { kind: 'praise' })
    expect(open()).toEqual([])
    // Finer categories count under the one above them.
    await take(0, 8, { category: ['leak', 'leak-pipe', 'leak-pipe-supply'] })
    for (const index of [1, 2, 3])
      await take(0, index, { category: ['leak', 'leak-pipe', 'leak-pipe-drain'] })
    await take(0, 4, { category: ['leak', 'leak-pipe'] })
    expect(open()).toMatchObject([{ category: ['leak', 'leak-pipe'], units: 5 }])
  })

  it('looks at seven days', async () => {
    await several(0, 4)
    test.setClock(noon + 7 * day + 1)
    await take(0, 4)
    expect(open()).toEqual([])
    await several(0, 4, 5)
    expect(open()).toMatchObject([{ units: 5 }])
  })

  it('is raised by the tenth home of a project', async () => {
    for (const building of [0, 1, 2]) await several(building, 3)
    expect(open()).toEqual([])
    await take(2, 3)
    expect(open()).toMatchObject([{ scope: 'project', placeName: '花园', units: 10 }])
  })

  it('is one: ten homes of the same building are no matter of the whole project', async () => {
    await several(0, 10)
    expect(open()).toMatchObject([{ scope: 'building', units: 10 }])
    await take(1, 0)
    expect(
      open()
        .map(({ scope }) => scope)
        .toSorted(),
    ).toEqual(['building', 'project'])
  })

  it('grows instead of being raised again, and rises with its homes', async () => {
    await several(0, 6)
    await take(0, 0)
    expect(open()).toMatchObject([{ units: 6, cases: 7, stage: 0 }])
    const [warning] = open()
    const warningId = warning?.id ?? ''
    await run(acknowledgeWarning, { warningId, text: '已安排排查' })
    test.setClock(noon + 3_600_000)
    await several(0, 4, 6)
    expect(open()).toMatchObject([
      // A higher stage wants an answer anew.
      { units: 10, stage: 1, state: 'raised', respondBy: noon + 9 * 3_600_000, acknowledgedAt: null },
    ])
  })

  it('lets a case go that was void or corrected, and takes it back', async () => {
    const ids = await several(0, 6)
    await run(commands.voidCase, { caseId: ids[5] ?? '', reason: 'mistake', duplicateOf: null })
    expect(open()).toMatchObject([{ units: 5, cases: 5 }])
    await run(commands.restoreCase, { caseId: ids[5] ?? '' })
    expect(open()).toMatchObject([{ units: 6, cases: 6 }])
    await run(commands.correctCase, { caseId: ids[0] ?? '', changes: { category: ['leak', 'leak-facade'] } })
    expect(open()).toMatchObject([{ units: 5, cases: 5 }])
    expect(caseRow(test, ids[0] ?? '')).not.toMatchObject({ level_reason: 'collective' })
  })

  it('is answered for, analysed, ended and revived; what it was about raises no other', async () => {
    const [first = '', second = ''] = await several(0, 5)
    const warningId = open()[0]?.id ?? ''
    await run(acknowledgeWarning, { warningId, text: '工程部今日上屋面' })
    expect(open()).toMatchObject([
      { state: 'acknowledged', acknowledgedByName: '测试经理', nextAnalysisAt: noon + 7 * day },
    ])
    test.setClock(noon + 2 * day)
    await run(commands.resolveCase, { caseId: first, text: '已补漏' })
    await run(commands.voidCase, { caseId: second, reason: 'mistake' })
    await run(analyseWarning, { warningId, text: '女儿墙防水收口不到位' })
    expect(warningDetail(test.core.read, warningId).entries.at(-1)).toMatchObject({
      type: 'warning.analysed',
      figures: { homes: 4, open: 3, resolved: 1, closed: 0 },
    })
    expect(open()).toMatchObject([{ nextAnalysisAt: noon + 9 * day }])
    await run(endWarning, { warningId, text: '已全部修复' })
    expect(open()).toEqual([])
    await take(0, 6)
    expect(open()).toEqual([])
    await expect(run(analyseWarning, { warningId, text: '再看' })).rejects.toMatchObject({
      code: 'warning.ended',
    })
    await run(reviveWarning, { warningId, text: '又漏了' })
    expect(open()).toMatchObject([{ id: warningId, state: 'raised' }])
    expect(warningDetail(test.core.read, warningId).entries.map(({ type }) => type)).toEqual([
      'warning.raised',
      'warning.acknowledged',
      'warning.caseLeft',
      'warning.analysed',
      'warning.ended',
      'warning.revived',
    ])
  })

  it('is not revived while another about the same goes on', async () => {
    await several(0, 5)
    const warningId = open()[0]?.id ?? ''
    await run(endWarning, { warningId, text: '完成' })
    test.setClock(noon + day)
    await several(0, 5, 5)
    expect(open()).toHaveLength(1)
    await expect(run(reviveWarning, { warningId, text: '恢复' })).rejects.toMatchObject({
      code: 'warning.otherActive',
    })
  })

  it('comes out the same when the log is replayed', async () => {
    const ids = await several(0, 7)
    await run(commands.voidCase, { caseId: ids[2] ?? '', reason: 'mistake', duplicateOf: null })
    await run(acknowledgeWarning, { warningId: open()[0]?.id ?? '', text: '排查' })
    expect((await rebuildCheck(test)).differences).toEqual([])
  })
})
