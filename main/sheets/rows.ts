import type { SheetRow } from '../contract/sheet-views.ts'
import type { DeliveryWay, SheetDirection, SheetState } from '../contract/sheets.ts'
import type { StepRole } from '../contract/profile-deadlines.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { caseNumbers } from '../cases/detail.ts'
import { unitNumbers } from '../estate/names.ts'
import { staffNames } from '../staff/names.ts'
import { partyNames } from './recipients.ts'

/** Columns of a list row. */
export const rowColumns = `id, number, direction, state, party, subject, case_id as "caseId", unit_id as "unitId",
  written_by as "writtenBy", at, issued_at as "issuedAt", due_at as "dueAt", next_due_at as "nextDueAt",
  escalated_to as "escalatedTo",
  delivered_at as "deliveredAt", replied_at as "repliedAt", chases, chased_at as "chasedAt",
  sent_back as "sentBack", files`

/** A row as `rowColumns` reads it. */
export interface StoredRow {
  readonly id: string
  readonly number: string | null
  readonly direction: SheetDirection
  readonly state: SheetState
  readonly party: string
  readonly subject: string | null
  readonly caseId: string | null
  readonly unitId: string | null
  readonly writtenBy: string | null
  readonly at: number
  readonly issuedAt: number | null
  readonly dueAt: number | null
  readonly nextDueAt: number | null
  readonly escalatedTo: StepRole | null
  readonly deliveredAt: number | null
  readonly repliedAt: number | null
  readonly chases: number
  readonly chasedAt: number | null
  readonly sentBack: number
  readonly files: number
}

/** Columns of a sheet's page besides those of the row. */
export const detailColumns = `${rowColumns}, text, person_id as "personId", received_by as "receivedBy",
  deliver_by as "deliverBy", delivery_way as "deliveryWay", reply, replied_by as "repliedBy", withdraw_reason as "withdrawReason"`

export interface StoredDetail extends StoredRow {
  readonly text: string | null
  readonly receivedBy: string | null
  readonly deliverBy: number | null
  readonly deliveryWay: DeliveryWay | null
  readonly reply: string | null
  readonly repliedBy: string | null
  readonly withdrawReason: string | null
}

/** Rows with the names that stand in other domains. */
export function presentRows(read: ReadDatabase, profile: Profile, stored: readonly StoredRow[]): SheetRow[] {
  if (stored.length === 0) return []
  const nameOf = partyNames(read, profile)
  const cases = caseNumbers(
    read,
    stored.map(row => row.caseId),
  )
  const units = unitNumbers(
    read,
    stored.map(row => row.unitId),
  )
  const staff = staffNames(
    read,
    stored.map(row => row.writtenBy),
  )
  return stored.map(row => ({
    id: row.id,
    number: row.number,
    direction: row.direction,
    state: row.state,
    party: row.party,
    partyName: nameOf(row.party),
    subject: row.subject,
    caseId: row.caseId,
    caseNumber: nameIn(cases, row.caseId),
    unitId: row.unitId,
    unitNumber: nameIn(units, row.unitId),
    writtenBy: row.writtenBy,
    writtenByName: nameIn(staff, row.writtenBy),
    at: row.at,
    issuedAt: row.issuedAt,
    dueAt: row.dueAt,
    nextDueAt: row.nextDueAt,
    escalatedTo: row.escalatedTo,
    deliveredAt: row.deliveredAt,
    repliedAt: row.repliedAt,
    chases: row.chases,
    chasedAt: row.chasedAt,
    sentBack: row.sentBack,
    files: row.files,
  }))
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null) =>
  id === null ? null : (names.get(id) ?? null)
