import { type BoundedCount, type CaseCounts, countLimit } from '../contract/case-views.ts'
import { type CaseFilter, type CaseState, caseStates } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { branchStatement, groupSize, rangeOf, resolveFilter } from './list.ts'
import { type ListFilter, planList, smallGroup } from './list-plan.ts'

/** Rows looked at before a count gives up and says "more": bounds the time of a count nobody waits for. */
const mostLookedAt = 20_000

/** How many cases a filter leaves; counting stops at `countLimit`. */
export function countCases(read: ReadDatabase, filter: ListFilter): BoundedCount {
  const plan = planList(filter, 'received', candidate => groupSize(read, candidate, smallGroup))
  const range = rangeOf(filter)
  const stop = countLimit + 1
  let count = 0
  let cut = false
  for (const branch of plan.branches) {
    const walk = branchStatement('*', { ...plan, residual: [] }, branch, range)
    const residual = plan.residual.map(condition => condition.sql).join(' and ')
    const sql =
      residual === ''
        ? `select count(*) as n, 0 as walked from (${walk.sql.replace('select *', 'select 1')} limit ?)`
        : `select coalesce(sum(${residual}), 0) as n, count(*) as walked from (${walk.sql} limit ?)`
    const residualValues = plan.residual.flatMap(condition => condition.values)
    const most = residual === '' ? stop - count : mostLookedAt
    const found = read.get<{ n: number; walked: number }>(sql, [...residualValues, ...walk.values, most])
    count += found?.n ?? 0
    if (found && found.walked >= mostLookedAt) cut = true
    if (count >= stop) break
  }
  return { count: Math.min(count, countLimit), more: cut || count > countLimit }
}

/** One count per state, for the header of the list. */
export function countByState(read: ReadDatabase, profile: Profile, filter: CaseFilter): CaseCounts {
  const resolved = resolveFilter(profile, filter)
  const counts = caseStates.map((state): [CaseState, BoundedCount] => [
    state,
    countCases(read, { ...resolved, states: [state] }),
  ])
  return Object.fromEntries(counts) as Record<CaseState, BoundedCount>
}
