import type { CostBearer, CostKind } from '../../contract/leak-losses.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { leakClusters } from '../sources/standing.ts'

/**
 * Which leaks are summed: those of an emergency, or those of storms whose case was received in a stretch of time (UTC
 * milliseconds, `until` without).
 */
export interface LossScope {
  readonly emergencyId: string | null
  readonly from: number
  readonly until: number
}

/** What was spent by one who bears it; sums in fen. What was reversed is in none. */
export interface BearerSum {
  readonly bearer: CostBearer
  readonly costs: number
  readonly sum: number
  /** Without a paper that proves it. */
  readonly unproven: number
}
export interface ContractorSum {
  readonly name: string
  readonly costs: number
  readonly sum: number
}
export interface KindSum {
  readonly kind: CostKind
  readonly costs: number
  readonly sum: number
}
/** One source; `sourceId` is one of its cases. */
export interface SourceSum {
  readonly sourceId: string
  readonly homes: number
  readonly sum: number
  readonly claimed: number
  readonly agreed: number
}
export interface LossSums {
  readonly bearers: readonly BearerSum[]
  readonly contractors: readonly ContractorSum[]
  readonly kinds: readonly KindSum[]
  /** The most costly first. */
  readonly sources: readonly SourceSum[]
  readonly damages: {
    readonly things: number
    readonly homes: number
    readonly claimed: number
    readonly agreed: number
    /** Nothing was agreed on. */
    readonly open: number
  }
}

/** The cases of a scope, as a table of a query. */
function casesOf({ emergencyId, from, until }: LossScope) {
  const sql = `select leak.id from leak cross join "case" on "case".id=leak.id where "case".state<>'void' and ${
    emergencyId === null
      ? `coalesce(leak.kind, 'storm')='storm' and "case".received_at>=? and "case".received_at<?`
      : 'leak.emergency_id=?'
  }`
  return { sql, values: emergencyId === null ? [from, until] : [emergencyId] }
}

/** What the leaks of a storm or a season cost and damaged, summed by the database. */
export function lossSums(read: ReadDatabase, scope: LossScope): LossSums {
  const { sql, values } = casesOf(scope)
  const spent = `from leak_cost where struck_at is null and case_id in (${sql})`
  const bearers = read.all<BearerSum>(
    `select bearer, count(*) as costs, sum(amount) as sum, sum(evidence='[]') as unproven ${spent}
     group by bearer order by sum(amount) desc, bearer`,
    values,
  )
  const contractors = read.all<ContractorSum>(
    `select (select name from contractor where contractor.id=leak_cost.contractor_id) as name, count(*) as costs,
       sum(amount) as sum ${spent} and contractor_id is not null
     group by contractor_id order by sum(amount) desc, contractor_id`,
    values,
  )
  const kinds = read.all<KindSum>(
    `select kind, count(*) as costs, sum(amount) as sum ${spent} group by kind order by sum(amount) desc, kind`,
    values,
  )
  const damaged = `from leak_damage where struck_at is null and case_id in (${sql})`
  const damages = read.get<LossSums['damages']>(
    `select count(*) as things, count(distinct case_id) as homes, coalesce(sum(claimed), 0) as claimed,
       coalesce(sum(agreed), 0) as agreed, coalesce(sum(agreed is null), 0) as open ${damaged}`,
    values,
  )
  const byCase = read.all<{ caseId: string; sum: number; claimed: number; agreed: number }>(
    `select case_id as "caseId", sum(spent) as sum, sum(claimed) as claimed, sum(agreed) as agreed from (
       select case_id, amount as spent, 0 as claimed, 0 as agreed ${spent}
       union all
       select case_id, 0, coalesce(claimed, 0), coalesce(agreed, 0) ${damaged})
     group by case_id order by case_id`,
    [...values, ...values],
  )
  return {
    bearers,
    contractors,
    kinds,
    sources: sourcesOf(read, byCase),
    damages: damages ?? { things: 0, homes: 0, claimed: 0, agreed: 0, open: 0 },
  }
}

function sourcesOf(
  read: ReadDatabase,
  byCase: readonly { caseId: string; sum: number; claimed: number; agreed: number }[],
): SourceSum[] {
  if (byCase.length === 0) return []
  const clusters = leakClusters(read)
  const found = byCase.map(row => ({ row, cluster: clusters.of(row.caseId) }))
  return [...Map.groupBy(found, ({ row, cluster }) => cluster?.id ?? row.caseId)]
    .map(([sourceId, those]) => ({
      sourceId,
      homes: those[0]?.cluster?.reports.length ?? 1,
      sum: those.reduce((all, { row }) => all + row.sum, 0),
      claimed: those.reduce((all, { row }) => all + row.claimed, 0),
      agreed: those.reduce((all, { row }) => all + row.agreed, 0),
    }))
    .sort(
      (one, other) =>
        other.sum - one.sum || other.claimed - one.claimed || (one.sourceId < other.sourceId ? -1 : 1),
    )
}
