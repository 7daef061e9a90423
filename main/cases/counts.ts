import { type BoundedCount, type CaseCounts, countLimit } from '../contract/case-views.ts'
import { type CaseFilter, type CaseState, caseStates } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { AskedAt } from './due-lists.ts'
import { branchStatement, groupSize, rangeOf, resolveFilter } from './list.ts'
import { type ListFilter, planList, smallGroup } from './list-plan.ts'

/** Rows looked at before a count gives up and says "more": bounds the time of a number at the edge of the screen. */
const mostLookedAt = 2_000

/** How many cases a filter leaves; counting stops at `countLimit`. */
export function countCases(read: ReadDatabase, filter: ListFilter): BoundedCount {
  const range = rangeOf(filter)
  const plan = planList(filter, candidate => groupSize(read, candidate, range, smallGroup))
  const stop = countLimit + 1
  let count = 0
  let walked = 0
  for (const branch of plan.branches) {
    const walk = branchStatement('*', { ...plan, residual: [] }, branch, range)
    const residual = plan.residual.map(condition => condition.sql).join(' and ')
    const sql =
      residual === ''
        ? `select count(*) as n, 0 as walked from (${walk.sql.replace('select *', 'select 1')} limit ?)`
        : `select coalesce(sum(${residual}), 0) as n, count(*) as walked from (${walk.sql} limit ?)`
    const residualValues = plan.residual.flatMap(condition => condition.values)
    const most = residual === '' ? stop - count : mostLookedAt - walked
    const found = read.get<{ n: number; walked: number }>(sql, [...residualValues, ...walk.values, most])
    count += found?.n ?? 0
    walked += found?.walked ?? 0
    if (count >= stop || walked >= mostLookedAt) break
  }
  return { count: Math.min(count, countLimit), more: walked >= mostLookedAt || count > countLimit }
}

/** One count per state, for the header of the list. */
export function countByState(
  read: ReadDatabase,
  profile: Profile,
  filter: CaseFilter,
  asked?: AskedAt,
): CaseCounts {
  const resolved = resolveFilter(profile, filter, asked)
  const counts = caseStates.map((state): [CaseState, BoundedCount] => [
    state,
    countCases(read, { ...resolved, states: [state] }),
  ])
  return Object.fromEntries(counts) as Record<CaseState, BoundedCount>
}
