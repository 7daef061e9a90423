import type { Profile } from '../contract/profile.ts'
import type { SheetRow } from '../contract/sheet-views.ts'
import type { DeliveryWay, SheetState } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import { presentRows, rowColumns, type StoredRow } from './rows.ts'

/** What a register of sheets says beyond a row of the list. */
interface SheetEnding {
  readonly text: string | null
  readonly receivedBy: string | null
  readonly deliveryWay: DeliveryWay | null
  readonly reply: string | null
}
export type SheetLedgerRow = SheetRow & SheetEnding

/** Which rows of the register; sheets in and out together where no direction is asked for. */
export interface SheetLedgerQuestion {
  readonly party?: string | undefined
  readonly states?: readonly SheetState[] | undefined
  /** Only what is awaited and was due before this moment, UTC milliseconds. */
  readonly overdueAt?: number | undefined
  /** From this moment on, and up to this one, UTC milliseconds. */
  readonly since?: number | undefined
  readonly to?: number | undefined
  /** `next` of the page before. */
  readonly before?: string | undefined
  readonly limit: number
}

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

/** A page of all sheets in and out, newest first: a walk through the days they were written on. */
export function sheetLedgerPage(
  read: ReadDatabase,
  profile: Profile,
  { party, states, overdueAt, since, to, before, limit }: SheetLedgerQuestion,
): { rows: SheetLedgerRow[]; next: string | null } {
  const index = party === undefined ? 'sheet_written' : 'sheet_party'
  const [, at, id] = cursorShape.exec(before ?? '') ?? []
  const conditions = [
    party === undefined ? '' : ' and party=?',
    since === undefined ? '' : ' and at>=?',
    to === undefined ? '' : ' and at<?',
    at === undefined ? '' : ' and (at, id) < (?, ?)',
    overdueAt === undefined ? '' : ' and next_due_at<?',
    states === undefined ? '' : ` and state in (${states.map(() => '?').join(', ')})`,
  ].join('')
  const values = [
    ...(party === undefined ? [] : [party]),
    ...(since === undefined ? [] : [since]),
    ...(to === undefined ? [] : [to]),
    ...(at === undefined || id === undefined ? [] : [Number(at), id]),
    ...(overdueAt === undefined ? [] : [overdueAt]),
    ...(states ?? []),
  ]
  const part = `select id, at from sheet indexed by ${index} where direction=?${conditions}`
  const stored = read.all<StoredRow & SheetEnding>(
    `select ${rowColumns}, text, received_by as "receivedBy", delivery_way as "deliveryWay", reply
     from sheet where id in (
       select id from (${part} union all ${part} order by at desc, id desc limit ?)
     ) order by at desc, id desc`,
    ['out', ...values, 'in', ...values, limit + 1],
  )
  const page = stored.slice(0, limit)
  const last = page.at(-1)
  const endings = new Map(
    page.map(({ id: key, text, receivedBy, deliveryWay, reply }) => [
      key,
      { text, receivedBy, deliveryWay, reply },
    ]),
  )
  return {
    rows: presentRows(read, profile, page).flatMap(row => {
      const ending = endings.get(row.id)
      return ending ? [{ ...row, ...ending }] : []
    }),
    next: stored.length > limit && last ? `${last.at}.${last.id}` : null,
  }
}
