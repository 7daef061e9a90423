import type { z } from 'zod'
import type { Page } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import type {
  LoanRow,
  RegisterFile,
  SubjectInput,
  ThingCondition,
  ThingDetail,
  ThingKind,
  ThingListInput,
  ThingRow,
} from '../contract/lending.ts'
import { maskPhone } from '../contract/masking.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { partnerNameOf } from '../notices/names.ts'
import { firstPhoneOf, personNameOf } from '../people/names.ts'
import { staffNameOf } from '../staff/names.ts'
import type { lentThingTable } from './tables.ts'

/** A thing as commands need it. */
export interface StoredThing {
  readonly id: string
  readonly number: string
  readonly kind: ThingKind
  readonly condition: ThingCondition
  readonly retired: 0 | 1
  readonly loanId: string | null
}

export function lentThing(read: ReadDatabase, thingId: string): StoredThing | undefined {
  return read.get<StoredThing>(
    'select id, number, kind, condition, retired, loan_id as "loanId" from lent_thing where id=?',
    [thingId],
  )
}

/** What stands in the entry of a thing; words that were erased are empty. */
export function thingContent(read: ReadDatabase, thingId: string) {
  const row = read.get<RowOf<typeof lentThingTable>>('select * from lent_thing where id=?', [thingId])
  return (
    row && {
      kind: row.kind,
      name: row.name ?? '',
      place: row.place,
      unitId: row.unit_id,
      condition: row.condition,
      note: row.note ?? '',
    }
  )
}

/** A loan as commands need it. */
export interface StoredLoan {
  readonly id: string
  readonly thingId: string
  readonly due: string
  readonly returnedAt: number | null
  readonly conditionOut: ThingCondition
}

export function storedLoan(read: ReadDatabase, loanId: string): StoredLoan | undefined {
  return read.get<StoredLoan>(
    `select id, thing_id as "thingId", due, returned_at as "returnedAt", condition_out as "conditionOut"
     from loan where id=?`,
    [loanId],
  )
}

/** SQL for the name of whoever borrowed: staff, a person, an organisation, or as it was written. */
const borrowerNameOf = (loan: string) =>
  `coalesce(${staffNameOf(`${loan}.staff_id`)}, ${personNameOf(`${loan}.person_id`)},
    ${partnerNameOf(`${loan}.partner_id`)}, ${loan}.borrower)`

const loanColumns = `loan.id, loan.thing_id as "thingId", t.number, t.name as "thingName", t.kind as "thingKind",
  ${borrowerNameOf('loan')} as "borrowerName", loan.staff_id is null as outside,
  loan.person_id as "personId", loan.partner_id as "partnerId",
  coalesce(loan.phone, ${firstPhoneOf('loan.person_id')}) as phone, loan.purpose, loan.lent_at as "lentAt", ${staffNameOf('loan.lent_by')} as "lentByName", loan.due,
  loan.signed, loan.returned_at as "returnedAt", ${staffNameOf('loan.returned_to')} as "returnedToName",
  loan.condition_out as "conditionOut", loan.condition_in as "conditionIn", loan.return_note as "returnNote",
  loan.chases`

type FoundLoan = Omit<LoanRow, 'files' | 'late' | 'outside'> & { readonly outside: 0 | 1 }

const asLoan =
  (files: readonly (RegisterFile & { readonly loanId: string | null })[], today: string) =>
  (row: FoundLoan): LoanRow => ({
    ...row,
    outside: row.outside === 1,
    phone: row.phone === null ? null : maskPhone(row.phone),
    late: row.returnedAt === null && row.due < today,
    files: files.filter(file => file.loanId === row.id),
  })

const fileColumns = `id, loan_id as "loanId", part, hash, size, name, media_type as "mediaType"`

const filesOfThings = (read: ReadDatabase, thingIds: readonly string[]) =>
  read.all<RegisterFile & { readonly loanId: string | null }>(
    `select ${fileColumns} from lending_file where thing_id in (select value from json_each(?))
     order by attached_at, id`,
    [JSON.stringify(thingIds)],
  )

/** Loans that run, the longest due first; `before`: only those due before that day. */
export function openLoans(read: ReadDatabase, today: string, before?: string): LoanRow[] {
  const rows = read.all<FoundLoan>(
    `select ${loanColumns} from loan join lent_thing t on t.id=loan.thing_id
     where loan.returned_at is null and (? is null or loan.due<?) order by loan.due, loan.id limit 1000`,
    [before ?? null, before ?? null],
  )
  return rows.map(asLoan([], today))
}

/** All loans, newest first. */
export function listLoans(
  read: ReadDatabase,
  question: {
    readonly today: string
    readonly open?: boolean
    readonly late?: boolean
    readonly since?: number | undefined
    readonly to?: number | undefined
    readonly before?: string | undefined
    readonly limit: number
  },
): Page<LoanRow> {
  const { today, open = false, late = false, since, to, before, limit } = question
  const cursor = before === undefined ? { at: Number.MAX_SAFE_INTEGER, id: '' } : momentCursor(before)
  const found = read.all<FoundLoan>(
    `select ${loanColumns} from loan join lent_thing t on t.id=loan.thing_id
     where (loan.lent_at, loan.id) < (?, ?) and (?=0 or loan.returned_at is null) and (?=0 or loan.due<?)
       and (? is null or loan.lent_at>=?) and (? is null or loan.lent_at<?)
     order by loan.lent_at desc, loan.id desc limit ?`,
    [
      cursor.at,
      cursor.id,
      open || late ? 1 : 0,
      late ? 1 : 0,
      today,
      since ?? null,
      since ?? null,
      to ?? null,
      to ?? null,
      limit + 1,
    ],
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const files = filesOfThings(read, [...new Set(page.map(row => row.thingId))])
  return {
    rows: page.map(asLoan(files, today)),
    next: found.length > limit && last ? `${last.lentAt}_${last.id}` : null,
  }
}

/** What somebody has or had on loan, or what belongs to a home, the latest first. */
export function loansAbout(
  read: ReadDatabase,
  { personId, unitId }: z.output<typeof SubjectInput>,
  today: string,
): LoanRow[] {
  return read
    .all<FoundLoan>(
      `select ${loanColumns} from loan join lent_thing t on t.id=loan.thing_id
       where loan.id in (select id from loan where person_id=?
         union select l.id from lent_thing own join loan l on l.thing_id=own.id where own.unit_id=?)
       order by loan.returned_at is not null, loan.lent_at desc, loan.id desc limit 100`,
      [personId ?? null, unitId ?? null],
    )
    .map(asLoan([], today))
}

/** A place in a list by moment and id, `1784600000000_<id>`; errors: `input.invalid`. */
export function momentCursor(before: string): { readonly at: number; readonly id: string } {
  const [at = '', id = ''] = before.split('_')
  if (!/^\d+$/.test(at))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return { at: Number(at), id }
}

const unitNumberOf = (column: string) => `(select number from unit where unit.id=${column})`

interface FoundThing {
  readonly id: string
  readonly number: string
  readonly kind: ThingKind
  readonly name: string | null
  readonly place: string
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly condition: ThingCondition
  readonly note: string | null
  readonly retired: 0 | 1
  readonly replacedBy: string | null
  readonly loanId: string | null
}

const thingColumns = `t.id, t.number, t.kind, t.name, t.place, t.unit_id as "unitId",
  ${unitNumberOf('t.unit_id')} as "unitNumber", t.condition, t.note, t.retired, t.replaced_by as "replacedBy",
  t.loan_id as "loanId"`

function asThing(found: FoundThing, loans: ReadonlyMap<string, LoanRow>): ThingRow {
  const loan = found.loanId === null ? null : (loans.get(found.loanId) ?? null)
  const { id, number, kind, name, place, unitNumber, condition } = found
  const state = found.retired === 1 ? 'retired' : loan === null ? 'in' : loan.late ? 'late' : 'lent'
  return { id, number, kind, name, place, unitNumber, condition, state, loan }
}

/** Things by number. `text` finds numbers, names, places and who has them. */
export function listThings(
  read: ReadDatabase,
  { kind, state, text, after, limit }: ThingListInput,
  today: string,
): Page<ThingRow> {
  const wanted = text.toLowerCase()
  const found = read.all<FoundThing>(
    `select ${thingColumns} from lent_thing t left join loan l on l.id=t.loan_id
     where t.number>? and (? is null or t.kind=?)
       and (?='' or instr(lower(t.number || ' ' || coalesce(t.name, '') || ' ' || t.place || ' '
         || coalesce(${unitNumberOf('t.unit_id')}, '') || ' ' || coalesce(${borrowerNameOf('l')}, '')), ?)>0)
       and case ? when 'any' then t.retired=0 when 'retired' then t.retired=1
         when 'in' then t.retired=0 and t.loan_id is null
         when 'late' then t.loan_id is not null and l.due<? else t.loan_id is not null end
     order by t.number limit ?`,
    [after ?? '', kind ?? null, kind ?? null, wanted, wanted, state ?? 'any', today, limit + 1],
  )
  const page = found.slice(0, limit)
  const loans = loansById(
    read,
    page.flatMap(row => row.loanId ?? []),
    today,
  )
  const rows = page.map(row => asThing(row, loans))
  return { rows, next: found.length > limit ? (rows.at(-1)?.number ?? null) : null }
}

function loansById(read: ReadDatabase, ids: readonly string[], today: string): Map<string, LoanRow> {
  const rows = read.all<FoundLoan>(
    `select ${loanColumns} from loan join lent_thing t on t.id=loan.thing_id
     where loan.id in (select value from json_each(?))`,
    [JSON.stringify(ids)],
  )
  const files = filesOfThings(read, [...new Set(rows.map(row => row.thingId))])
  return new Map(rows.map(row => [row.id, asLoan(files, today)(row)]))
}

/** A thing with its loans and repairs. Errors: `lending.notFound`. */
export function thingDetail(read: ReadDatabase, thingId: string, today: string): ThingDetail {
  const found = read.get<FoundThing>(`select ${thingColumns} from lent_thing t where t.id=?`, [thingId])
  if (!found) throw new DeskError('lending.notFound')
  const files = filesOfThings(read, [thingId])
  const loans = read
    .all<FoundLoan>(
      `select ${loanColumns} from loan join lent_thing t on t.id=loan.thing_id
       where loan.thing_id=? order by loan.lent_at desc, loan.id desc limit 500`,
      [thingId],
    )
    .map(asLoan(files, today))
  const row = asThing(found, new Map(loans.map(one => [one.id, one])))
  const successor = found.replacedBy === null ? undefined : lentThing(read, found.replacedBy)
  return {
    ...row,
    unitId: found.unitId,
    note: found.note,
    replacedBy: successor ? { id: successor.id, number: successor.number } : null,
    files: files.filter(file => file.loanId === null),
    loans,
    conditions: read.all(
      `select at, ${staffNameOf('thing_condition.by')} as "byName", condition, note
       from thing_condition where thing_id=? order by at desc, id desc limit 500`,
      [thingId],
    ),
  }
}

/** One loan for its slip. Errors: `lending.loanNotFound`. */
export function loanDetail(read: ReadDatabase, loanId: string, today: string): LoanRow {
  const loan = loansById(read, [loanId], today).get(loanId)
  if (!loan) throw new DeskError('lending.loanNotFound')
  return loan
}

/** The last value a counter gave; 0 before its first. */
export function registerCounter(read: ReadDatabase, counter: string): number {
  return read.get<{ value: number }>('select value from counter where id=?', [counter])?.value ?? 0
}

/** A file that some thing or loan refers to. */
export function findLendingFile(read: ReadDatabase, hash: string) {
  return read.get<{ name: string | null; mediaType: string; size: number }>(
    `select name, media_type as "mediaType", size from lending_file where hash=? limit 1`,
    [hash],
  )
}
