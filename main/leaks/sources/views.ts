import { DeskError } from '../../contract/errors.ts'
import type { ClusterBegin, ClusterEvidence, ClusterQuestion } from '../../contract/leak-clusters.ts'
import type {
  SourceDetail,
  SourceHome,
  SourceOfLeak,
  SourceRow,
  SourceStepRow,
} from '../../contract/leak-sources.ts'
import { type LeakEntry, type LeakSeverity, leakSeverities, type LeakState } from '../../contract/leaks.ts'
import type { EmergencyKind } from '../../contract/emergencies.ts'
import type { ClocksByKind } from '../../contract/profile-emergencies.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../../estate/names.ts'
import { profileOf } from '../../profiles/profiles.ts'
import { staffNames } from '../../staff/names.ts'
import type { Cluster } from '../clusters/types.ts'
import { teamNames } from '../queries.ts'
import { contactDueOf } from '../rules.ts'
import { decisions, type StoredStep, stepsOf } from './queries.ts'
import { leakClusters } from './standing.ts'

interface HomeColumns {
  readonly kind: EmergencyKind
  readonly caseId: string
  readonly number: string
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly floor: number | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly over: 0 | 1
  readonly reportedAt: number
  readonly sentAt: number | null
  readonly nextAt: number | null
  readonly contactAt: number
  readonly contactPromisedAt: number | null
  readonly buildingName: string | null
}

function homesOf(read: ReadDatabase, caseIds: readonly string[]): Map<string, HomeColumns> {
  const rows = read.all<HomeColumns>(
    `select leak.id as "caseId", "case".number, "case".unit_id as "unitId",
       ${unitNumberOf('"case".unit_id')} as "unitNumber",
       (select floor from unit where unit.id="case".unit_id) as floor, leak.entry, leak.severity, leak.state, leak.over,
       coalesce(leak.kind, 'storm') as kind,
       leak.reported_at as "reportedAt", leak.sent_at as "sentAt", leak.next_at as "nextAt",
       leak.contact_at as "contactAt", leak.contact_promised_at as "contactPromisedAt",
       ${nodeNameOf('coalesce("case".building_id, leak.building_id)')} as "buildingName"
     from leak cross join "case" on "case".id=leak.id where leak.id in (select value from json_each(?))`,
    [JSON.stringify(caseIds)],
  )
  return new Map(rows.map(row => [row.caseId, row]))
}

const gravest = (homes: readonly { readonly severity: LeakSeverity }[]): LeakSeverity =>
  leakSeverities.find(severity => homes.some(home => home.severity === severity)) ?? 'damp'

const stacksOf = (cluster: Cluster) =>
  cluster.evidence.flatMap(evidence => (evidence.code === 'place' ? evidence.stacks : []))

interface Around {
  readonly clocks: ClocksByKind
  readonly homes: ReadonlyMap<string, HomeColumns>
  readonly steps: readonly StoredStep[]
}

function rowOf(cluster: Cluster, { homes, steps, clocks }: Around): SourceRow {
  const known = new Set(cluster.reports)
  const own = steps.filter(step => known.has(step.sourceId))
  const told = new Set(own.flatMap(step => step.cases))
  const all = cluster.reports.flatMap((caseId): SourceHome[] => {
    const home = homes.get(caseId)
    if (!home) return []
    const { number, unitId, unitNumber, floor, entry, severity, state, reportedAt } = home
    const over = home.over === 1
    const behind = !over && own.length > 0 && !told.has(caseId)
    const contactDueAt = contactDueOf(home, clocks)
    return [
      {
        caseId,
        number,
        unitId,
        unitNumber,
        floor,
        entry,
        severity,
        state,
        over,
        reportedAt,
        contactDueAt,
        behind,
      },
    ]
  })
  const open = all.filter(home => !home.over)
  return {
    id: cluster.id,
    kind: cluster.kind,
    decided: cluster.decided,
    buildingId: cluster.buildingId,
    buildingName: homes.get(cluster.id)?.buildingName ?? null,
    stacks: stacksOf(cluster),
    confidence: cluster.confidence,
    kindConfidence: cluster.kindConfidence,
    severity: gravest(open.length > 0 ? open : all),
    // From the top down, as the water goes.
    homes: all.sort((one, other) => (other.floor ?? -99) - (one.floor ?? -99)),
    open: open.length,
    begin: cluster.begin,
  }
}

/**
 * Likely sources with a leak that is not over, those of several homes first, then by how bad the worst is and how many
 * homes they have. Homes alone come last.
 */
export function openSources(read: ReadDatabase): SourceRow[] {
  const clusters = leakClusters(read)
  const open = read.all<{ id: string }>('select id from leak indexed by leak_open where over=0')
  const found = new Set(open.flatMap(({ id }) => clusters.of(id) ?? []))
  const caseIds = [...found].flatMap(cluster => cluster.reports)
  const clocks = profileOf(read).emergencies.clocks
  const around = { homes: homesOf(read, caseIds), steps: stepsOf(read, caseIds), clocks }
  const rank = (row: SourceRow) => [
    row.homes.length > 1 ? 0 : 1,
    leakSeverities.indexOf(row.severity),
    -row.open,
  ]
  return [...found]
    .map(cluster => rowOf(cluster, around))
    .filter(row => row.homes.length > 0)
    .sort((one, other) => {
      const others = rank(other)
      for (const [index, value] of rank(one).entries())
        if (value !== others[index]) return value - (others[index] ?? 0)
      return one.id < other.id ? -1 : 1
    })
}

/** The sources of some leaks, by the id of the leak that was asked for. */
export function sourceRows(read: ReadDatabase, caseIds: readonly string[]): Map<string, SourceRow> {
  const clusters = leakClusters(read)
  const found = caseIds.flatMap(id => {
    const cluster = clusters.of(id)
    return cluster ? [[id, cluster] as const] : []
  })
  const around = {
    homes: homesOf(
      read,
      found.flatMap(([, { reports }]) => reports),
    ),
    steps: [],
    clocks: profileOf(read).emergencies.clocks,
  }
  return new Map(found.map(([id, cluster]) => [id, rowOf(cluster, around)]))
}

const unitsNamed = (said: readonly (ClusterEvidence | ClusterQuestion | ClusterBegin)[]): readonly string[] =>
  said.flatMap(one => [
    ...('units' in one ? one.units : []),
    ...('unitId' in one ? [one.unitId] : []),
    ...('worst' in one ? [one.worst] : []),
  ])

function unitNumbers(read: ReadDatabase, unitIds: readonly string[]): Record<string, string> {
  const rows = read.all<{ id: string; number: string }>(
    'select id, number from unit where id in (select value from json_each(?))',
    [JSON.stringify([...new Set(unitIds)])],
  )
  return Object.fromEntries(rows.map(({ id, number }) => [id, number]))
}

function stepRow(
  step: StoredStep,
  staff: ReadonlyMap<string, string>,
  teams: ReadonlyMap<string, string>,
): SourceStepRow {
  return {
    id: step.id,
    step: step.step,
    to: step.to,
    at: step.at,
    actorName: step.actor === null ? null : (staff.get(step.actor) ?? null),
    teamId: step.teamId,
    teamName: step.teamId === null ? null : (teams.get(step.teamId) ?? null),
    dueAt: step.dueAt,
    test: step.test?.kind ?? null,
    holds: step.test?.holds ?? null,
    text: step.text,
    homes: step.advanced,
  }
}

/** One source with everything said of it. Errors: `leakSource.notFound`. */
export function sourceDetail(read: ReadDatabase, sourceId: string): SourceDetail {
  // Who opened a source that became part of another one meanwhile is led there.
  const cluster = leakClusters(read).of(sourceId)
  if (!cluster) throw new DeskError('leakSource.notFound')
  const steps = stepsOf(read, cluster.reports)
  const own = new Set(cluster.reports)
  const decided = decisions(read)
    .filter(({ reports }) => reports.some(id => own.has(id)))
    .sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
  const named = homesOf(read, [...own, ...decided.flatMap(({ reports }) => reports)])
  const row = rowOf(cluster, { homes: named, steps, clocks: profileOf(read).emergencies.clocks })
  const staff = staffNames(
    read,
    [...steps, ...decided].map(({ actor }) => actor),
  )
  const teams = teamNames(
    read,
    steps.flatMap(step => step.teamId ?? []),
  )
  return {
    ...row,
    evidence: cluster.evidence,
    against: cluster.against,
    questions: cluster.questions,
    unitNumbers: unitNumbers(
      read,
      unitsNamed([...cluster.evidence, ...cluster.against, ...cluster.questions, cluster.begin]),
    ),
    steps: steps.map(step => stepRow(step, staff, teams)),
    decisions: decided.map(decision => ({
      id: decision.id,
      kind: decision.kind,
      at: decision.at,
      actorName: decision.actor === null ? null : (staff.get(decision.actor) ?? null),
      homes: decision.reports.map(id => named.get(id)?.unitNumber ?? named.get(id)?.number ?? '—'),
      source: decision.kind === 'named' ? decision.source : null,
    })),
  }
}

/** The source of a leak; null for a leak that stands nowhere, and for a home alone that nobody said anything about. */
export function sourceOfLeak(read: ReadDatabase, caseId: string): SourceOfLeak | null {
  const cluster = leakClusters(read).of(caseId)
  if (!cluster || (cluster.reports.length < 2 && !cluster.decided)) return null
  const { id, kind, decided } = cluster
  return { sourceId: id, kind, decided, homes: cluster.reports.length, stacks: stacksOf(cluster) }
}
