import {
  array,
  assert as holds,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record,
  uniqueArray,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceKinds } from '../../main/contract/leak-clusters.ts'
import { leakEntries, leakSeverities } from '../../main/contract/leaks.ts'
import { LeakClusters } from '../../main/leaks/clusters/engine.ts'
import type { Cluster, ClusterDecision, LeakReport } from '../../main/leaks/clusters/types.ts'
import { house, rainMorning, report } from '../support/leak-reports.ts'

const buildings = [
  house('b1', { floors: 7, stacks: 3, basement: true }),
  house('b2', { floors: 3, stacks: 2 }),
]
// Few homes, so that they meet.
const units = buildings
  .flatMap(building => building.units.map(unit => unit.unitId))
  .filter(unit => !unit.endsWith('3'))
const hour = 3_600_000

const anyReport = record({
  number: integer({ min: 0, max: 30 }),
  unit: constantFrom(...units, null),
  entry: constantFrom(...leakEntries),
  severity: constantFrom(...leakSeverities),
  hours: constantFrom(0, 0, 1, 1, 2, 5, 20, 800, 1600),
  rain: constantFrom(null, 0, 6, 25),
  known: boolean(),
  ended: option(constantFrom(3, 40, 900)),
})
type AnyReport = ReturnType<typeof anyReport.generate>['value']

const numbers = uniqueArray(integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 })
const anyDecision = record({
  number: integer({ min: 0, max: 5 }),
  minutes: integer({ min: 0, max: 3 }),
  kind: constantFrom('together', 'apart', 'named'),
  reports: numbers,
  from: numbers,
  source: constantFrom(...sourceKinds),
})
type AnyDecision = ReturnType<typeof anyDecision.generate>['value']

const step = record({
  what: constantFrom('report', 'report', 'report', 'report', 'remove', 'decide', 'decide', 'undecide'),
  report: anyReport,
  decision: anyDecision,
})

const idOf = (number: number) => `r${String(number).padStart(2, '0')}`

function reportOf({ number, unit, entry, severity, hours, rain, known, ended }: AnyReport): LeakReport {
  const made = report(unit ?? 'b1/whole', entry, hours, { severity, rain, id: idOf(number) })
  return {
    ...made,
    unitId: unit,
    since: known ? made.since : null,
    endedAt: ended === null ? null : rainMorning + (hours + ended) * hour,
  }
}

function decisionOf({ number, minutes, kind, reports, from, source }: AnyDecision): ClusterDecision {
  const common = { id: `d${number}`, at: rainMorning + minutes, reports: reports.map(idOf) }
  if (kind === 'together') return { ...common, kind }
  if (kind === 'apart') return { ...common, kind, from: from.map(idOf) }
  return { ...common, kind, source }
}

const changesOf = (before: readonly Cluster[], after: readonly Cluster[]) => {
  const old = new Map(before.map(cluster => [cluster.id, JSON.stringify(cluster)]))
  return after.filter(cluster => old.get(cluster.id) !== JSON.stringify(cluster)).map(cluster => cluster.id)
}

/** Whatever the model thinks, the last decision holds for all of its reports that are there. */
function holdsLast(kept: LeakClusters, decisions: readonly ClusterDecision[]): void {
  const last = [...decisions].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)).at(-1)
  if (!last) return
  const clustersOf = (ids: readonly string[]) => new Set(ids.flatMap(id => kept.of(id)?.id ?? []))
  const inside = clustersOf(last.reports)
  expect(inside.size).toBeLessThanOrEqual(1)
  if (last.kind !== 'apart') return
  const others = clustersOf(last.from.filter(id => !last.reports.includes(id)))
  expect([...inside].filter(id => others.has(id))).toEqual([])
}

describe('clusters kept while reports come and go', () => {
  it('are those of a computation from nothing, with the same ids, and tell what changed', () => {
    let several = 0
    holds(
      property(array(step, { minLength: 20, maxLength: 70, size: 'max' }), steps => {
        const kept = new LeakClusters({ buildings, reports: [], decisions: [] })
        const reports = new Map<string, LeakReport>()
        const decisions = new Map<string, ClusterDecision>()
        for (const { what, report: any, decision: anyOne } of steps) {
          const before = kept.all()
          const [one, decision] = [reportOf(any), decisionOf(anyOne)]
          const changes =
            what === 'report'
              ? kept.setReport(one)
              : what === 'remove'
                ? kept.removeReport(one.id)
                : what === 'decide'
                  ? kept.setDecision(decision)
                  : kept.removeDecision(decision.id)
          if (what === 'report') reports.set(one.id, one)
          if (what === 'remove') reports.delete(one.id)
          if (what === 'decide') decisions.set(decision.id, decision)
          if (what === 'undecide') decisions.delete(decision.id)
          const after = kept.all()
          expect(changes.changed.map(cluster => cluster.id).sort()).toEqual(changesOf(before, after).sort())
          const ids = new Set(after.map(cluster => cluster.id))
          expect([...changes.gone.keys()].sort()).toEqual(
            before
              .map(cluster => cluster.id)
              .filter(id => !ids.has(id))
              .sort(),
          )
        }
        const anew = new LeakClusters({
          buildings: [...buildings].reverse(),
          reports: [...reports.values()].reverse(),
          decisions: [...decisions.values()].reverse(),
        })
        expect(kept.all()).toEqual(anew.all())
        holdsLast(kept, [...decisions.values()])
        several += anew.all().filter(cluster => cluster.units.length > 1).length
        // Every report is in one cluster.
        const inClusters = anew.all().flatMap(cluster => cluster.reports)
        expect(inClusters.sort()).toEqual([...reports.keys()].sort())
      }),
      { numRuns: 60 },
    )
    expect(several).toBeGreaterThan(40)
  })
})
