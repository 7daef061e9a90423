import type { Language } from '../../contract/errors.ts'
import { leakWords } from '../../contract/leak-words.ts'
import type { ReportSection } from '../../contract/report-content.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { emergencies, rainBetween } from '../../emergencies/queries.ts'
import { type Say, tableBlock } from './content.ts'
import type { CountedLeak, ReportScope } from './leaks.ts'

/** What only a season shows: its storms, homes that leaked again, and where it leaks most. */
export function seasonSections(
  read: ReadDatabase,
  scope: ReportScope,
  leaks: readonly CountedLeak[],
  { language, say }: { readonly language: Language; readonly say: Say },
): ReportSection[] {
  return [
    { heading: say('各场暴雨', 'Storms'), blocks: [tableBlock(storms(read, scope, say))] },
    { heading: say('反复漏水的房屋', 'Homes that leaked again'), blocks: [tableBlock(again(leaks, say))] },
    {
      heading: say('先治哪里', 'Where to begin'),
      blocks: [tableBlock(worst(leaks, language, say))],
    },
  ]
}

function storms(read: ReadDatabase, { from, until }: ReportScope, say: Say) {
  const those = emergencies(read)
    .filter(({ kind, startedAt }) => kind === 'storm' && startedAt >= from && startedAt < until)
    .sort((one, other) => one.startedAt - other.startedAt)
  return {
    name: say('各场暴雨', 'Storms'),
    columns: [
      { title: say('开始', 'Began'), kind: 'time' as const },
      { title: say('结束', 'Ended'), kind: 'time' as const },
      { title: say('雨量（毫米）', 'Rain (mm)'), kind: 'number' as const },
      { title: say('漏水', 'Leaks'), kind: 'number' as const },
      { title: say('未结', 'Open'), kind: 'number' as const },
    ],
    rows: those.map(({ startedAt, endedAt, reports, open }) => {
      const rain = rainBetween(read, startedAt, endedAt ?? until)
      const fell = Math.round(rain.reduce((sum, { millimetres }) => sum + millimetres, 0) * 10) / 10
      return [startedAt, endedAt, fell, reports, open]
    }),
  }
}

/** Homes with several leaks, or one that came back; the most often first. */
function again(leaks: readonly CountedLeak[], say: Say) {
  const homes = Map.groupBy(
    leaks.filter(({ unitId }) => unitId !== null),
    ({ unitId }) => unitId,
  )
  const rows = [...homes.values()]
    .map(those => ({
      unit: those[0]?.unitNumber ?? '',
      building: those[0]?.buildingName ?? '',
      leaks: those.length,
      returns: those.reduce((sum, { way }) => sum + way.returns.length, 0),
    }))
    .filter(one => one.leaks + one.returns > 1)
    .sort((one, other) => other.leaks + other.returns - one.leaks - one.returns)
  return {
    name: say('反复漏水', 'Leaked again'),
    columns: [
      { title: say('房屋', 'Home'), kind: 'text' as const },
      { title: say('楼栋', 'Building'), kind: 'text' as const },
      { title: say('漏水', 'Leaks'), kind: 'number' as const },
      { title: say('修后复发', 'Came back after repair'), kind: 'number' as const },
    ],
    rows: rows.map(one => [one.unit, one.building, one.leaks, one.returns]),
  }
}

/** Parts of buildings by how much they leaked; what came back counts twice. */
function worst(leaks: readonly CountedLeak[], language: Language, say: Say) {
  const parts = Map.groupBy(
    leaks.filter(({ buildingId, entry }) => buildingId !== null && entry !== 'unknown'),
    ({ buildingId, entry }) => `${buildingId} ${entry}`,
  )
  const rows = [...parts.values()]
    .flatMap(those => {
      const [first] = those
      if (!first || those.length < 2) return []
      const returns = those.reduce((sum, { way }) => sum + way.returns.length, 0)
      const homes = new Set(those.flatMap(({ unitId }) => unitId ?? [])).size
      return [{ building: first.buildingName ?? '', entry: first.entry, leaks: those.length, homes, returns }]
    })
    .sort((one, other) => other.leaks + 2 * other.returns - one.leaks - 2 * one.returns)
    .slice(0, 15)
  return {
    name: say('先治哪里', 'Where to begin'),
    columns: [
      { title: say('部位', 'Part'), kind: 'text' as const },
      { title: say('漏水', 'Leaks'), kind: 'number' as const },
      { title: say('住户', 'Homes'), kind: 'number' as const },
      { title: say('修后复发', 'Came back after repair'), kind: 'number' as const },
    ],
    rows: rows.map(one => [
      `${one.building} ${leakWords[`entry.${one.entry}`][language]}`,
      one.leaks,
      one.homes,
      one.returns,
    ]),
    chart: {
      kind: 'rows' as const,
      title: say('漏得最多的部位', 'Parts that leaked most'),
      label: 0,
      bars: [1, 3],
    },
  }
}
