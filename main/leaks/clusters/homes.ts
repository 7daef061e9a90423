import { type LeakSeverity, leakSeverities } from '../../contract/leaks.ts'
import type { Block, Standing } from './decisions.ts'
import type { Layout, Spot } from './layout.ts'
import { hour, reachHours } from './model.ts'
import type { LeakReport } from './types.ts'

/** One home with its calls about one leak. */
export interface Home {
  /** Null where it stands on no floor, or the report is of no home. */
  readonly spot: Spot | null
  readonly unitId: string | null
  /** By the time of water, then id. */
  readonly reports: readonly LeakReport[]
  /** Since when, UTC milliseconds, and whether anybody knows or it is when they called. */
  readonly since: number
  readonly sinceKnown: boolean
  readonly severity: LeakSeverity
  readonly rain: number | null
  readonly earlier: number
  /** Null while any of its leaks is open. */
  readonly endedAt: number | null
}

/** What the machine moves as one: a home, or all homes of a block. */
export interface Item {
  readonly index: number
  readonly homes: readonly Home[]
  readonly block: Block | null
}

export const waterAt = (report: LeakReport) => Math.min(report.since ?? report.at, report.at)

/** Orders reports by since when water came; equal ones by id, so that no order of arrival shows. */
export const byWater = (one: LeakReport, other: LeakReport) =>
  waterAt(one) - waterAt(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

/** Reports of a building as items. A home that calls again within the reach of its open leak is one home. */
export function itemsOf(
  reports: readonly LeakReport[],
  layout: Layout | undefined,
  standing: Standing,
): Item[] {
  const ordered = [...reports].sort(byWater)
  const parts: { block: Block | null; reports: LeakReport[] }[] = []
  for (const [unitId, ofUnit] of Map.groupBy(ordered, report => report.unitId)) {
    const episodes = unitId === null ? ofUnit.map(report => [report]) : episodesOf(ofUnit)
    for (const episode of episodes) parts.push(...byBlock(episode, standing))
  }
  const homes = parts.map(part => ({ block: part.block, home: homeOf(part.reports, layout) }))
  const items: { block: Block | null; homes: Home[] }[] = []
  const ofBlock = new Map<Block, Home[]>()
  for (const { block, home } of homes.sort((one, other) => byHome(one.home, other.home))) {
    const known = block ? ofBlock.get(block) : undefined
    if (known) known.push(home)
    else {
      const list = [home]
      if (block) ofBlock.set(block, list)
      items.push({ block, homes: list })
    }
  }
  return items.map((item, index) => ({ index, ...item }))
}

const byHome = (one: Home, other: Home) => {
  const [first, second] = [one.reports[0], other.reports[0]]
  return first && second ? byWater(first, second) : 0
}

function episodesOf(reports: readonly LeakReport[]): LeakReport[][] {
  const episodes: LeakReport[][] = []
  let endedAt = Number.NEGATIVE_INFINITY
  let open = false
  let last = Number.NEGATIVE_INFINITY
  for (const report of reports) {
    const at = waterAt(report)
    const episode = episodes.at(-1)
    if (episode && at - last <= reachHours * hour && (open || at <= endedAt)) episode.push(report)
    else {
      episodes.push([report])
      endedAt = Number.NEGATIVE_INFINITY
      open = false
    }
    last = at
    if (report.endedAt === null) open = true
    else endedAt = Math.max(endedAt, report.endedAt)
  }
  return episodes
}

/** Calls of one leak that people hold in different clusters are parted; the others go with the first they may join. */
function byBlock(
  episode: LeakReport[],
  standing: Standing,
): { block: Block | null; reports: LeakReport[] }[] {
  const parts = new Map<Block, LeakReport[]>()
  for (const report of episode) {
    const block = standing.get(report.id)
    if (block) parts.set(block, [...(parts.get(block) ?? []), report])
  }
  const loose = episode.filter(report => !standing.has(report.id))
  const free: LeakReport[] = []
  for (const report of loose) {
    const joined = [...parts].find(([block]) => !block.apart.has(report.id))
    if (joined) joined[1].push(report)
    else free.push(report)
  }
  return [
    ...[...parts].map(([block, reports]) => ({ block, reports: reports.sort(byWater) })),
    ...(free.length > 0 ? [{ block: null, reports: free }] : []),
  ]
}

function homeOf(reports: readonly LeakReport[], layout: Layout | undefined): Home {
  const first = reports[0]
  const worst = Math.min(...reports.map(report => leakSeverities.indexOf(report.severity)))
  const ends = reports.map(report => report.endedAt)
  return {
    spot: (first?.unitId ? layout?.spots.get(first.unitId) : undefined) ?? null,
    unitId: first?.unitId ?? null,
    reports,
    since: first ? waterAt(first) : 0,
    sinceKnown: first !== undefined && first.since !== null,
    severity: leakSeverities[worst] ?? 'seepage',
    rain: first?.rain ?? null,
    earlier: Math.max(...reports.map(report => report.earlier)),
    endedAt: ends.reduce<number | null>(
      (latest, end) => (latest === null || end === null ? null : Math.max(latest, end)),
      Number.NEGATIVE_INFINITY,
    ),
  }
}
