import type { SheetDirection, SheetState } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import type { TakenStep } from './rules.ts'
import type { sheetTable } from './tables.ts'

/** What commands need to know of a sheet. Times are UTC milliseconds. */
export interface SheetCore {
  readonly id: string
  readonly number: string | null
  readonly direction: SheetDirection
  readonly state: SheetState
  readonly party: string
  readonly caseId: string | null
  readonly unitId: string | null
  readonly personId: string | null
  readonly at: number
  readonly issuedAt: number | null
  readonly dueAt: number | null
  readonly deliverBy: number | null
  readonly nextDueAt: number | null
  readonly deliveredAt: number | null
  readonly repliedAt: number | null
}

const coreColumns = `id, number, direction, state, party, case_id as "caseId", unit_id as "unitId",
  person_id as "personId", at, issued_at as "issuedAt", due_at as "dueAt", deliver_by as "deliverBy",
  next_due_at as "nextDueAt", delivered_at as "deliveredAt",
  replied_at as "repliedAt"`

export function sheetCore(read: ReadDatabase, sheetId: string): SheetCore | undefined {
  return read.get<SheetCore>(`select ${coreColumns} from sheet where id=?`, [sheetId])
}

/** What can be corrected of a sheet; words that were erased are empty. */
export function sheetContent(read: ReadDatabase, sheetId: string) {
  const row = read.get<RowOf<typeof sheetTable>>('select * from sheet where id=?', [sheetId])
  return { recipient: row?.party, subject: row?.subject, text: row?.text, dueAt: row?.due_at }
}

/** Late sheets of a recipient, the longest overdue first. */
export function lateSheets(read: ReadDatabase, party: string, now: number, limit: number): SheetCore[] {
  return read.all<SheetCore>(
    `select ${coreColumns} from sheet indexed by sheet_party_due
     where direction='out' and party=? and next_due_at is not null and next_due_at<? order by next_due_at, id limit ?`,
    [party, now, limit],
  )
}

/** The last value a counter gave; 0 before its first. */
export function sheetCounterValue(read: ReadDatabase, counter: string): number {
  return read.get<{ value: number }>('select value from counter where id=?', [counter])?.value ?? 0
}

export interface StoredStep extends TakenStep {
  readonly doneAt: number
  readonly followingDueAt: number | null
  readonly text: string | null
}

/** Steps of its way that were taken, in their order. */
export function stepsTaken(read: ReadDatabase, sheetId: string): StoredStep[] {
  return read.all<StoredStep>(
    `select step, outcome, done_at as "doneAt", following_due_at as "followingDueAt", text
     from sheet_step where sheet_id=? order by done_at, id`,
    [sheetId],
  )
}

/** Recipients of the sheets out of a case that count: withdrawn ones and drafts do not. */
export function sheetRecipientsOfCase(read: ReadDatabase, caseId: string): string[] {
  return read
    .all<{ party: string }>(
      `select distinct party from sheet indexed by sheet_case
       where case_id=? and direction='out' and state not in ('draft', 'withdrawn')`,
      [caseId],
    )
    .map(row => row.party)
}

/** Ids of the sheets of a case, drafts and withdrawn ones included. */
export function sheetIdsOfCase(read: ReadDatabase, caseId: string): string[] {
  return read
    .all<{ id: string }>(`select id from sheet indexed by sheet_case where case_id=?`, [caseId])
    .map(row => row.id)
}
