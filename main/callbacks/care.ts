import type { z } from 'zod'
import type { CarePage, CareReason } from '../contract/callback-views.ts'
import type { CareListInput, CareState } from '../contract/callbacks.ts'
import type { BoundedCount } from '../contract/case-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import { openVisitsOfHomes, visitsById } from '../visits/queries.ts'
import { careRecorded } from './care-operations.ts'
import { thingOf } from './checks.ts'
import { bounded, parseCursor } from './list.ts'
import { coresOfVisit } from './queries.ts'
import { presentRows, type RowContext, rowsSql, type StoredRow } from './rows.ts'

/** How many dissatisfied owners stand there, up to a thousand. */
export function countCare(read: ReadDatabase, state: CareState): BoundedCount {
  return bounded(read, 'select 1 from callback indexed by callback_care where care = ?', [state])
}

/** Dissatisfied owners by where they stand with the visits to them, the latest first. */
export function listCare(
  context: RowContext,
  { state, cursor, limit }: z.output<typeof CareListInput>,
): CarePage {
  const { read } = context
  const after = parseCursor(cursor) ?? { at: Number.MAX_SAFE_INTEGER, id: '' }
  const page = rowsSql(
    `indexed by callback_care where care = ? and (ended_at, id) < (?, ?) order by ended_at desc, id desc limit ?`,
  )
  const stored = read.all<StoredRow>(`${page} order by page."endedAt" desc, page.id desc`, [
    state,
    after.at,
    after.id,
    limit + 1,
  ])
  const shown = stored.slice(0, limit)
  const last = shown.at(-1)
  const visits = visitsById(read, idsIn(shown, 'careVisit'))
  const open = openVisitsOfHomes(read, idsIn(shown, 'unitId'))
  const rows = presentRows(context, shown)
  return {
    rows: rows.flatMap((row, index) => {
      const from = shown[index]
      if (!from) return []
      const visit = from.careVisit === null ? null : (visits.get(from.careVisit) ?? null)
      const openVisit = row.unitId === null ? null : (open.get(row.unitId) ?? null)
      return [{ ...row, visit, openVisit, careResult: from.careResult }]
    }),
    next: stored.length > limit && last ? `${last.endedAt}.${last.id}` : null,
  }
}

const idsIn = (rows: readonly StoredRow[], column: 'careVisit' | 'unitId'): string[] => [
  ...new Set(rows.flatMap(row => row[column] ?? [])),
]

/** Why homes are visited: the dissatisfied owners for whom visits were planned, in the order of the calls. */
export function careReasons(context: RowContext, visitIds: readonly string[]): CareReason[] {
  const page = rowsSql('where care_visit in (select value from json_each(?)) order by ended_at, id')
  const stored = context.read.all<StoredRow>(`${page} order by page."endedAt", page.id`, [
    JSON.stringify(visitIds),
  ])
  return presentRows(context, stored).flatMap((row, index) => {
    const visitId = stored[index]?.careVisit
    if (!visitId || row.care === null) return []
    const { care, name, caseId, caseNumber, words } = row
    return [{ callbackId: row.id, visitId, care, name, caseId, caseNumber, words, calledAt: row.endedAt }]
  })
}

/**
 * Takes along the dissatisfied owners for whom a visit was planned, once it is over: those it settled leave the list,
 * the others wait for another one.
 * @param settled ids of the callbacks it settled
 */
export function followVisit(context: CommandContext, visitId: string, settled: readonly string[]): void {
  for (const callback of coresOfVisit(context.read, visitId)) {
    if (callback.care !== 'planned') continue
    const facts = { ...thingOf(callback), settled: settled.includes(callback.id) }
    context.emit(careRecorded, callback.id, { facts })
  }
}
