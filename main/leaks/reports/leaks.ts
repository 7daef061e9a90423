import type { ReportedLeak } from '../../contract/leak-reports.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../../estate/names.ts'
import { type LeakWay, waysOf } from './way.ts'

/**
 * Which leaks a report is about: those of an emergency, whenever they were called, or those of storms that were called
 * for the first time in a stretch of time. UTC milliseconds, `until` without; rain and curve are of that stretch.
 */
export interface ReportScope {
  readonly emergencyId: string | null
  readonly from: number
  readonly until: number
}

/** One leak with its way. */
export interface CountedLeak extends Omit<ReportedLeak, 'reportedAt' | 'contactedAt'> {
  readonly buildingId: string | null
  readonly way: LeakWay
}

interface Columns extends Omit<CountedLeak, 'over' | 'way'> {
  readonly over: 0 | 1
}

/** The leaks of a report in the order in which they were called, void ones left out; `onStep` as {@link waysOf} has it. */
export function leaksOf(
  read: ReadDatabase,
  { emergencyId, from, until }: ReportScope,
  onStep?: () => void,
): CountedLeak[] {
  const rows = read.all<Columns>(
    `select leak.id as "caseId", "case".number, "case".unit_id as "unitId",
       ${unitNumberOf('"case".unit_id')} as "unitNumber",
       coalesce("case".building_id, leak.building_id) as "buildingId",
       ${nodeNameOf('coalesce("case".building_id, leak.building_id)')} as "buildingName",
       leak.entry, leak.severity, leak.state, leak.calls, leak.returns, leak.over,
       (select name from team where team.id=leak.team_id) as "teamName"
     from leak cross join "case" on "case".id=leak.id
     where "case".state<>'void' and ${emergencyId === null ? `coalesce(leak.kind, 'storm')=?` : 'leak.emergency_id=?'}`,
    [emergencyId ?? 'storm'],
  )
  const ways = waysOf(
    read,
    rows.map(({ caseId }) => caseId),
    onStep,
  )
  return rows
    .flatMap(row => {
      const way = ways.get(row.caseId)
      if (!way) return []
      if (emergencyId === null && (way.reportedAt < from || way.reportedAt >= until)) return []
      return [{ ...row, over: row.over === 1, way }]
    })
    .sort((one, other) => one.way.reportedAt - other.way.reportedAt || (one.caseId < other.caseId ? -1 : 1))
}
