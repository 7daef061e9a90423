import type { DefectState } from '../contract/inspections.ts'
import type { DefectFilter, DefectPage, OrderRow } from '../contract/rectification.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { staffNameOf } from '../staff/names.ts'
import { type DefectColumns, defectColumns, defectRows } from './defect-queries.ts'
import type { rectificationTable } from './rectification-tables.ts'
import { isPending } from './rules.ts'
import type { defectTable } from './tables.ts'

/** An order as commands need it. */
export const storedOrder = (read: ReadDatabase, orderId: string) =>
  read.get<RowOf<typeof rectificationTable>>('select * from rectification where id=?', [orderId])

/** Defects that an order holds. */
export const orderDefects = (read: ReadDatabase, orderId: string) =>
  read.all<RowOf<typeof defectTable>>('select * from defect where order_id=? order by id', [orderId])

/** Ids of defects that were joined into another one. */
export const joinedInto = (read: ReadDatabase, defectId: string): string[] =>
  read
    .all<{ id: string }>('select id from defect where joined_into=? order by id', [defectId])
    .map(({ id }) => id)

/** The last value a counter gave; 0 before its first. */
export const orderCounterValue = (read: ReadDatabase, counter: string): number =>
  read.get<{ value: number }>('select value from counter where id=?', [counter])?.value ?? 0

/** States of defects whose repair is not at its end. */
export const pendingStates: readonly DefectState[] = ['open', 'dispatched', 'fixed', 'sentBack', 'declined']
const pending = pendingStates.map(state => `'${state}'`).join(', ')

/** Most orders that a list shows. */
const mostOrders = 500

/**
 * Orders with how their defects stand: those not at their end by their day, or those that are, the latest first.
 *
 * @param today `2026-07-12`
 */
export function orders(
  read: ReadDatabase,
  { contractorId, settled }: { readonly contractorId?: string | undefined; readonly settled: boolean },
  today: string,
): OrderRow[] {
  const rows = read.all<OrderColumns>(
    `select ${orderColumns} from rectification r
     where r.joined_into is null ${contractorId === undefined ? '' : 'and r.contractor_id=?'}
       and ${settled ? 'not ' : ''}exists (select 1 from defect d where d.order_id=r.id and d.state in (${pending})
         and d.joined_into is null)
     order by r.due_on ${settled ? 'desc' : ''}, r.id ${settled ? 'desc' : ''} limit ?`,
    [...(contractorId === undefined ? [] : [contractorId]), mostOrders],
  )
  return orderRows(read, rows, today)
}

/** One order; undefined where there is none, or it was laid together with another one. @param today `2026-07-12` */
export function orderRow(read: ReadDatabase, orderId: string, today: string): OrderRow | undefined {
  const rows = read.all<OrderColumns>(
    `select ${orderColumns} from rectification r where r.id=? and r.joined_into is null`,
    [orderId],
  )
  return orderRows(read, rows, today)[0]
}

type OrderColumns = Omit<OrderRow, 'late' | 'defects' | 'states'>
const orderColumns = `r.id, r.number, r.contractor_id as "contractorId", r.party, r.due_on as "dueOn",
  r.dispatched_at as "dispatchedAt", ${staffNameOf('r.dispatched_by')} as "dispatchedByName", r.note, r.chased,
  r.chased_at as "chasedAt"`

function orderRows(read: ReadDatabase, rows: readonly OrderColumns[], today: string): OrderRow[] {
  const counts = Map.groupBy(
    read.all<{ orderId: string; state: DefectState; defects: number; late: number }>(
      `select d.order_id as "orderId", d.state, count(*) as defects, sum(d.due_on < ?) as late
       from json_each(?) o join defect d on d.order_id=o.value where d.joined_into is null and d.state<>'void'
       group by d.order_id, d.state`,
      [today, JSON.stringify(rows.map(({ id }) => id))],
    ),
    ({ orderId }) => orderId,
  )
  return rows.map(row => {
    const own = counts.get(row.id) ?? []
    return {
      ...row,
      late: own.reduce((sum, { state, late }) => sum + (isPending(state) ? (late ?? 0) : 0), 0),
      defects: own.reduce((sum, { defects }) => sum + defects, 0),
      states: Object.fromEntries(own.map(({ state, defects }) => [state, defects])),
    }
  })
}

/** Parts of a condition on `defect d left join rectification r`, with what stands for their question marks. */
export function conditionOf(filter: DefectFilter, today: string): { sql: string; values: string[] } {
  const parts = ['d.joined_into is null']
  const values: string[] = []
  const equal = (sql: string, value: string | undefined) => {
    if (value === undefined) return
    parts.push(`${sql}=?`)
    values.push(value)
  }
  const { state, party } = filter
  if (party === 'none') parts.push('d.contractor_id is null and d.order_id is null')
  else equal('d.contractor_id', party)
  equal('d.order_id', filter.orderId)
  equal('d.building_id', filter.buildingId)
  equal('d.unit_id', filter.unitId)
  equal('d.type_id', filter.typeId)
  equal('d.room_kind', filter.roomKind)
  equal('d.kind', filter.kind)
  equal('d.severity', filter.severity)
  equal('d.side', filter.side)
  if (state === 'pending' || state === 'late') parts.push(`d.state in (${pending})`)
  else if (state === undefined) parts.push(`d.state<>'void'`)
  else equal('d.state', state)
  if (state === 'late') {
    parts.push('d.due_on<?')
    values.push(today)
  }
  return { sql: parts.join(' and '), values }
}

/** Those without a day come behind all others. */
const dayOf = `coalesce(d.due_on, '9999')`

/**
 * Defects by their days, the earliest first, a page at a time.
 *
 * @param after of the page before
 * @param today `2026-07-12`
 */
export function defectPage(
  read: ReadDatabase,
  { after, ...filter }: DefectFilter & { readonly after: string | null },
  today: string,
  size = 100,
): DefectPage {
  const { sql, values } = conditionOf(filter, today)
  const [day = '', id = ''] = after === null ? [] : after.split('/')
  const rows = read.all<DefectColumns>(
    `select ${defectColumns} from defect d where ${sql} ${after === null ? '' : `and (${dayOf}, d.id)>(?, ?)`}
     order by ${dayOf}, d.id limit ?`,
    [...values, ...(after === null ? [] : [day, id]), size + 1],
  )
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    rows: defectRows(read, shown),
    next: rows.length > size && last ? `${last.due_on ?? '9999'}/${last.id}` : null,
  }
}
