import { unitPlace } from '../../estate/queries.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { logStand } from '../../log/history.ts'
import { LeakClusters } from '../clusters/engine.ts'
import type { Cluster, LeakReport } from '../clusters/types.ts'
import { decisions } from './queries.ts'
import { buildingPlaces, buildings, reports, reportsAround } from './reports.ts'

interface Kept {
  /** Position in the log up to which everything is in. */
  upTo: number
  readonly clusters: LeakClusters
  /** Leaks as the clusters have them, by case. */
  readonly reports: Map<string, LeakReport>
  /** Decisions as the clusters have them. */
  readonly decisions: Set<string>
  /** The building each unit stands in, as the clusters have it. */
  readonly buildingOf: Map<string, string>
}

const kept = new WeakMap<ReadDatabase, Kept>()

const reportFields = [
  'buildingId',
  'unitId',
  'entry',
  'severity',
  'part',
  'at',
  'since',
  'earlier',
  'rain',
  'endedAt',
] as const satisfies readonly Exclude<keyof LeakReport, 'id'>[]

/** More units than this changed at once: everything is read anew rather than house by house. */
const mostUnits = 50

/**
 * Which leaks have one source, kept in memory while the log grows: an operation on a leak, on a unit or a decision
 * changes its house alone. Whatever else happens costs one look along the log.
 */
export function leakClusters(read: ReadDatabase): LeakClusters {
  // Read before the rows are: what is recorded in between is only looked at twice.
  const position = logStand(read)?.position ?? 0
  let here = kept.get(read)
  if (!here || position < here.upTo) here = begin(read)
  else if (position > here.upTo) here = follow(read, here)
  here.upTo = position
  kept.set(read, here)
  return here.clusters
}

/** From nothing: what {@link leakClusters} must always equal. */
export function clustersFromNothing(read: ReadDatabase): Cluster[] {
  return begin(read).clusters.all()
}

function begin(read: ReadDatabase): Kept {
  const houses = buildings(read)
  const all = reports(read)
  const decided = decisions(read)
  return {
    upTo: 0,
    clusters: new LeakClusters({ buildings: houses, reports: all, decisions: decided }),
    reports: new Map(all.map(report => [report.id, report])),
    decisions: new Set(decided.map(({ id }) => id)),
    buildingOf: new Map(
      houses.flatMap(house => house.units.map(({ unitId }) => [unitId, house.buildingId] as const)),
    ),
  }
}

function follow(read: ReadDatabase, here: Kept): Kept {
  const named = read.all<{ aggregate: string; id: string }>(
    `select distinct aggregate, aggregate_id as id from operation not indexed
     where position > ? and aggregate in ('unit', 'estate-node', 'leak-source', 'rain')`,
    [here.upTo],
  )
  const units = named.filter(({ aggregate }) => aggregate === 'unit').map(({ id }) => id)
  const estate = named.some(({ aggregate }) => aggregate === 'estate-node')
  if (estate || units.length > mostUnits) return begin(read)
  const houses = new Set<string>()
  for (const unitId of units) {
    const was = here.buildingOf.get(unitId)
    const is = unitPlace(read, unitId)?.buildingId
    if (was !== undefined) houses.add(was)
    here.buildingOf.delete(unitId)
    if (is === undefined) continue
    houses.add(is)
    here.buildingOf.set(unitId, is)
  }
  for (const buildingId of houses) here.clusters.setBuilding(buildingPlaces(read, buildingId))
  if (named.some(({ aggregate }) => aggregate === 'leak-source')) followDecisions(read, here)
  // A reading may speak of any leak of its hours, and one that was struck of those it spoke of before.
  if (named.some(({ aggregate }) => aggregate === 'rain')) setReports(here, reports(read))
  followReports(read, here)
  return here
}

function followDecisions(read: ReadDatabase, here: Kept): void {
  const now = decisions(read)
  const ids = new Set(now.map(({ id }) => id))
  for (const id of here.decisions) if (!ids.has(id)) here.clusters.removeDecision(id)
  for (const decision of now) if (!here.decisions.has(decision.id)) here.clusters.setDecision(decision)
  here.decisions.clear()
  for (const id of ids) here.decisions.add(id)
}

function followReports(read: ReadDatabase, here: Kept): void {
  const cases = read.all<{ id: string }>(
    `select distinct o.aggregate_id as id from operation o not indexed cross join leak on leak.id=o.aggregate_id
     where o.position > ? and o.aggregate='case'`,
    [here.upTo],
  )
  if (cases.length === 0) return
  const ids = new Set(cases.map(({ id }) => id))
  // A case that left a home leaves the history of those who stay there.
  const homes = new Set([...ids].map(id => here.reports.get(id)?.unitId ?? null))
  homes.delete(null)
  for (const report of here.reports.values()) if (homes.has(report.unitId)) ids.add(report.id)
  const around = reportsAround(read, [...ids])
  setReports(here, around)
  const found = new Set(around.map(({ id }) => id))
  for (const id of ids) {
    if (found.has(id) || !here.reports.delete(id)) continue
    here.clusters.removeReport(id)
  }
}

function setReports({ reports: known, clusters }: Kept, found: readonly LeakReport[]): void {
  const changed = found.filter(report => !same(known.get(report.id), report))
  for (const report of changed) known.set(report.id, report)
  clusters.setReports(changed)
}

/** Both came out of the same columns, so nothing but their values can differ. */
const same = (one: LeakReport | undefined, other: LeakReport) =>
  one !== undefined && reportFields.every(field => one[field] === other[field])
