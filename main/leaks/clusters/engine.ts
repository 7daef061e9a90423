import { clustersOf } from './cluster.ts'
import { changedReports, type Standing, standingOf } from './decisions.ts'
import { byWater, waterAt } from './homes.ts'
import { type Layout, layoutOf } from './layout.ts'
import { hour, reachHours } from './model.ts'
import type { BuildingPlaces, Cluster, ClusterDecision, LeakReport } from './types.ts'

/** What a change did to clusters, by id. */
export interface ClusterChanges {
  /** New ones and those of which anything is different. */
  readonly changed: readonly Cluster[]
  /** Ids that are no more, with the ids of the clusters their reports are in now: none where the reports went. */
  readonly gone: ReadonlyMap<string, readonly string[]>
}

interface Input {
  readonly buildings: Iterable<BuildingPlaces>
  readonly reports: Iterable<LeakReport>
  readonly decisions: Iterable<ClusterDecision>
}

/** A stretch of a building's reports with no such gap in it that a source could reach over. */
interface Stretch {
  readonly reports: readonly LeakReport[]
  readonly clusters: readonly Cluster[]
}

/** Key of what people put together over several buildings; nothing else is computed across buildings. */
const across = ''

/**
 * Groups leak reports by likely source and keeps the answer while reports come, change and go. A change computes
 * only its building's stretch of time anew; the answer is always that of a computation from nothing. No clock, no
 * storage: whoever calls it hands in what is stored and stores what comes back.
 */
export class LeakClusters {
  readonly #layouts = new Map<string, Layout>()
  readonly #reports = new Map<string, LeakReport>()
  readonly #ofBuilding = new Map<string, Map<string, LeakReport>>()
  readonly #decisions = new Map<string, ClusterDecision>()
  readonly #stretches = new Map<string, readonly Stretch[]>()
  readonly #clusterOf = new Map<string, Cluster>()
  #standing: Standing = new Map()

  constructor(input: Input = { buildings: [], reports: [], decisions: [] }) {
    for (const building of input.buildings) this.#layouts.set(building.buildingId, layoutOf(building))
    for (const decision of input.decisions) this.#decisions.set(decision.id, decision)
    this.#standing = standingOf(this.#decisions.values())
    for (const report of input.reports) this.#put(report)
    this.#settle([...this.#ofBuilding.keys(), across], new Set())
  }

  /** All clusters by id, homes alone among them. */
  all(): Cluster[] {
    return [...new Set(this.#clusterOf.values())].sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  /** The cluster a report is in; undefined where there is no such report. */
  of(reportId: string): Cluster | undefined {
    return this.#clusterOf.get(reportId)
  }

  /** Adds a building or takes it as it is now. */
  setBuilding(places: BuildingPlaces): ClusterChanges {
    this.#layouts.set(places.buildingId, layoutOf(places))
    this.#stretches.delete(places.buildingId)
    return this.#settle([places.buildingId], new Set())
  }

  /** Adds a report or takes it as it is now. */
  setReport(report: LeakReport): ClusterChanges {
    return this.setReports([report])
  }

  /** The same for several at once: each house is computed anew once, however many of its reports changed. */
  setReports(reports: readonly LeakReport[]): ClusterChanges {
    const before = reports.map(({ id }) => this.#take(id))
    for (const report of reports) this.#put(report)
    return this.#settle(this.#placesOf([...before, ...reports]), new Set())
  }

  /** Takes a report away, one that was void. */
  removeReport(id: string): ClusterChanges {
    return this.#settle(this.#placesOf([this.#take(id)]), new Set())
  }

  /** Adds what a person decided, or takes it as it is now. */
  setDecision(decision: ClusterDecision): ClusterChanges {
    this.#decisions.set(decision.id, decision)
    return this.#decide()
  }

  /** Takes a decision back, as if it had never been. */
  removeDecision(id: string): ClusterChanges {
    this.#decisions.delete(id)
    return this.#decide()
  }

  #decide(): ClusterChanges {
    const before = this.#standing
    this.#standing = standingOf(this.#decisions.values())
    const changed = changedReports(before, this.#standing)
    return this.#settle(this.#placesOf([...changed].map(id => this.#reports.get(id))), changed)
  }

  #put(report: LeakReport): void {
    this.#reports.set(report.id, report)
    const known = this.#ofBuilding.get(report.buildingId)
    if (known) known.set(report.id, report)
    else this.#ofBuilding.set(report.buildingId, new Map([[report.id, report]]))
  }

  #take(id: string): LeakReport | undefined {
    const report = this.#reports.get(id)
    if (report) this.#ofBuilding.get(report.buildingId)?.delete(id)
    this.#reports.delete(id)
    return report
  }

  /** Buildings that a change of these reports may touch: their own and those of what people put with them. */
  #placesOf(reports: readonly (LeakReport | undefined)[]): string[] {
    const places = new Set<string>([across])
    for (const report of reports) {
      if (!report) continue
      places.add(report.buildingId)
      for (const id of this.#standing.get(report.id)?.reports ?? []) {
        const other = this.#reports.get(id)
        if (other) places.add(other.buildingId)
      }
    }
    return [...places]
  }

  #spans(report: LeakReport): boolean {
    const block = this.#standing.get(report.id)
    return (
      block?.reports.some(id => {
        const other = this.#reports.get(id)
        return other !== undefined && other.buildingId !== report.buildingId
      }) === true
    )
  }

  #reportsAt(place: string): LeakReport[] {
    if (place !== across)
      return [...(this.#ofBuilding.get(place)?.values() ?? [])].filter(report => !this.#spans(report))
    const found = [...this.#standing.keys()].map(id => this.#reports.get(id))
    return found.filter(report => report !== undefined).filter(report => this.#spans(report))
  }

  /** Computes what changed at these places and tells the difference. */
  #settle(places: readonly string[], restanding: ReadonlySet<string>): ClusterChanges {
    const before = new Set<Cluster>()
    const after = new Set<Cluster>()
    for (const place of places) {
      const old = this.#stretches.get(place) ?? []
      const known = new Map(old.map(stretch => [stretch.reports[0], stretch]))
      const next = this.#stretched(this.#reportsAt(place)).map((reports): Stretch => {
        const same = known.get(reports[0])
        if (same && equal(same.reports, reports) && !reports.some(report => restanding.has(report.id)))
          return same
        return { reports, clusters: clustersOf(reports, this.#layouts.get(place), this.#standing) }
      })
      for (const stretch of old)
        if (!next.includes(stretch)) for (const one of stretch.clusters) before.add(one)
      for (const stretch of next)
        if (!old.includes(stretch)) for (const one of stretch.clusters) after.add(one)
      this.#stretches.set(place, next)
    }
    for (const cluster of before) for (const id of cluster.reports) this.#clusterOf.delete(id)
    for (const cluster of after) for (const id of cluster.reports) this.#clusterOf.set(id, cluster)
    return this.#difference(before, after)
  }

  /** Stretches of time so far apart that no source reaches from one to the next, unless people put them together. */
  #stretched(reports: readonly LeakReport[]): LeakReport[][] {
    const ordered = [...reports].sort(byWater)
    const lastOf = new Map<string, number>()
    ordered.forEach((report, index) => {
      const block = this.#standing.get(report.id)
      if (block) lastOf.set(block.key, index)
    })
    const stretches: LeakReport[][] = []
    let heldUntil = -1
    let last = Number.NEGATIVE_INFINITY
    ordered.forEach((report, index) => {
      const at = waterAt(report)
      const stretch = stretches.at(-1)
      if (stretch && (index <= heldUntil || at - last <= reachHours * hour)) stretch.push(report)
      else stretches.push([report])
      const block = this.#standing.get(report.id)
      if (block) heldUntil = Math.max(heldUntil, lastOf.get(block.key) ?? -1)
      last = at
    })
    return stretches
  }

  #difference(before: ReadonlySet<Cluster>, after: ReadonlySet<Cluster>): ClusterChanges {
    const old = new Map([...before].map(cluster => [cluster.id, cluster]))
    const ids = new Set([...after].map(cluster => cluster.id))
    const gone = new Map<string, string[]>()
    for (const cluster of before) {
      if (ids.has(cluster.id)) continue
      const now = cluster.reports.flatMap(id => this.#clusterOf.get(id)?.id ?? [])
      gone.set(cluster.id, [...new Set(now)])
    }
    const changed = [...after].filter(
      cluster => JSON.stringify(cluster) !== JSON.stringify(old.get(cluster.id)),
    )
    return { changed, gone }
  }
}

const equal = (one: readonly LeakReport[], other: readonly LeakReport[]) =>
  one.length === other.length && one.every((report, index) => report === other[index])
