import { maskPhone } from '../contract/masking.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { pathOf } from './rows.ts'
import type { caseTable } from './tables.ts'

/** What people decide of a case at one stroke, as it stands now. */
export function decidedNow(read: ReadDatabase, caseId: string) {
  const row = read.get<RowOf<typeof caseTable>>('select * from "case" where id=?', [caseId])
  return {
    complainedOf: row ? { staffId: row.complained_staff, name: row.complained_of } : null,
    responsible: row?.responsible_kind ?? null,
    party: row?.responsible ?? null,
  }
}

/**
 * What of a case can be corrected, as it stands now. The caller's phone is masked, as whoever corrects a case was
 * shown it.
 */
export function correctableNow(read: ReadDatabase, caseId: string) {
  const row = read.get<RowOf<typeof caseTable>>('select * from "case" where id=?', [caseId])
  if (!row) return {}
  return {
    kind: row.kind,
    category: pathOf(row.category),
    emergency: row.emergency === 1,
    unitId: row.unit_id,
    personId: row.person_id,
    room: row.room,
    callerName: row.caller_name,
    callerPhone: row.caller_phone && maskPhone(row.caller_phone),
    text: row.text,
    place: row.place,
    wish: row.wish,
    source: row.source,
  }
}
