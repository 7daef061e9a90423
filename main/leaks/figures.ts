import type { LeakSeverity } from '../contract/leaks.ts'
import type { ReadDatabase } from '../database/read.ts'

/** Reports of emergencies and how many of them are still open, by the emergency's id. */
export function leakCounts(
  read: ReadDatabase,
  emergencyIds: readonly string[],
): Map<string, { readonly reports: number; readonly open: number }> {
  if (emergencyIds.length === 0) return new Map()
  const rows = read.all<{ id: string; reports: number; open: number }>(
    `select leak.emergency_id as id, count(*) as reports, coalesce(sum(leak.over=0), 0) as "open"
     from leak indexed by leak_emergency cross join "case" on "case".id=leak.id
     where leak.emergency_id in (select value from json_each(?)) and "case".state<>'void'
     group by leak.emergency_id`,
    [JSON.stringify(emergencyIds)],
  )
  return new Map(rows.map(({ id, reports, open }) => [id, { reports, open }]))
}

/** Open reports that belong to none of these emergencies. */
export function openOutside(read: ReadDatabase, emergencyIds: readonly string[]): number {
  const row = read.get<{ open: number }>(
    `select count(*) as "open" from leak indexed by leak_open cross join "case" on "case".id=leak.id
     where leak.over=0 and "case".state<>'void'
       and (leak.emergency_id is null or leak.emergency_id not in (select value from json_each(?)))`,
    [JSON.stringify(emergencyIds)],
  )
  return row?.open ?? 0
}

/** Calls, returned leaks and counts by severity of one emergency. */
export function emergencyFigures(
  read: ReadDatabase,
  emergencyId: string,
): {
  readonly calls: number
  readonly returns: number
  readonly bySeverity: Readonly<Record<string, number>>
} {
  const rows = read.all<{ severity: LeakSeverity; reports: number; calls: number; returns: number }>(
    `select leak.severity, count(*) as reports, sum(leak.calls) as calls, sum(leak.returns) as returns
     from leak indexed by leak_emergency cross join "case" on "case".id=leak.id
     where leak.emergency_id=? and "case".state<>'void' group by leak.severity`,
    [emergencyId],
  )
  return {
    calls: rows.reduce((sum, row) => sum + row.calls, 0),
    returns: rows.reduce((sum, row) => sum + row.returns, 0),
    bySeverity: Object.fromEntries(rows.map(({ severity, reports }) => [severity, reports])),
  }
}
