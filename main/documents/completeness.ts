import { requiredTypes } from '../contract/profile-documents.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { unitPlace } from '../estate/queries.ts'
import { unitStage } from '../estate/unit-stage.ts'
import type { unitCompletenessTable } from './tables.ts'

/** By what files are counted: checklist and stages of the profile, on a day `2026-07-12` at the site. */
export interface CountedBy {
  readonly profile: Pick<Profile, 'documents' | 'stages'>
  readonly today: string
}

/** Types with a present document in the file of a home. */
export function presentTypes(read: ReadDatabase, unitId: string): Set<string> {
  return new Set(
    read
      .all<{ type: string }>(`select distinct type from document where unit_id=? and state='present'`, [
        unitId,
      ])
      .map(({ type }) => type),
  )
}

/** Types that a home does not need, and why; null where the words were erased. */
export function waivedTypes(read: ReadDatabase, unitId: string): Map<string, string | null> {
  const rows = read.all<{ type: string; reason: string | null }>(
    'select type, reason from document_waiver where unit_id=?',
    [unitId],
  )
  return new Map(rows.map(({ type, reason }) => [type, reason]))
}

/** Keys of what a home does not need of a type: its own, and those of homes that were merged into it. */
export function waiversOfType(read: ReadDatabase, unitId: string, type: string): string[] {
  return read
    .all<{ id: string }>('select id from document_waiver where unit_id=? and type=? order by id', [
      unitId,
      type,
    ])
    .map(({ id }) => id)
}

/** Counts the file of one home; undefined where there is no such unit any more. */
export function countUnit(
  read: ReadDatabase,
  { profile, today }: CountedBy,
  unitId: string,
): RowOf<typeof unitCompletenessTable> | undefined {
  const home = unitPlace(read, unitId)
  if (!home) return undefined
  const { stage, next } = unitStage(read, profile.stages, unitId, today)
  const needed = requiredTypes(profile.documents, home.kind, stage)
  const waived = needed.length === 0 ? new Map<string, null>() : waivedTypes(read, unitId)
  const wanted = needed.filter(({ id }) => !waived.has(id))
  const there = wanted.length === 0 ? new Set<string>() : presentTypes(read, unitId)
  const missing = wanted.filter(({ id }) => !there.has(id))
  return {
    id: unitId,
    building_id: home.buildingId,
    required: wanted.length,
    present: wanted.length - missing.length,
    missing: missing.map(({ id }) => id).join(' '),
    recount_on: next,
  }
}

/** Makes the counters of some homes anew. */
export function settleUnits(
  writer: TableWriter,
  table: typeof unitCompletenessTable,
  read: ReadDatabase,
  by: CountedBy,
  unitIds: Iterable<string>,
): void {
  for (const unitId of unitIds) {
    const row = countUnit(read, by, unitId)
    if (row) writer.put(table, row)
    else writer.deleteWhere(table, 'id', unitId)
  }
}
