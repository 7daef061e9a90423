import { DeskError } from '../contract/errors.ts'
import {
  AreaClause,
  AreaFigure,
  DelayClause,
  DelayFigure,
  type FixedView,
  type Reckoned,
  type SettlementKind,
  type SettlementView,
  type WaiverView,
} from '../contract/settlement.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitNumberOf } from '../estate/names.ts'
import type { WaivedDays } from './delay.ts'
import { areaClauseOf, delayClauseOf, reckonArea, reckonDelay, type SettlementFacts } from './rules.ts'

/** A contract with what its money hangs on. */
export interface StoredSettlement extends SettlementFacts {
  readonly id: string
  readonly unitId: string
  readonly unitNumber: string | null
  readonly number: string | null
  /** The day it was signed, or nothing: what lists are sorted by. */
  readonly sortDay: string
  readonly ended: boolean
  readonly buyers: readonly { readonly personId: string; readonly name: string | null }[]
}

interface Row extends Omit<StoredSettlement, 'delay' | 'area' | 'waived' | 'ended' | 'buyers'> {
  readonly state: string
  readonly delay: string | null
  readonly area: string | null
  readonly waived: string
  readonly buyers: string
}

/** Of a contract `c` of a unit `u` with its clauses `k`. */
const settlementColumns = `c.id, c.unit_id as "unitId", ${unitNumberOf('c.unit_id')} as "unitNumber", c.number,
  c.sort_day as "sortDay", c.state, coalesce(c.promised_on, u.promised_on) as "promisedOn", u.handed_over_on as "handedOverOn",
  c.paid, c.price, c.penalty_rate as "penaltyRate", c.penalty_cap as "penaltyCap",
  u.contract_area as "contractArea", u.measured_area as "measuredArea", k.delay, k.area,
  (select json_group_array(json_object('id', w.id, 'from', w.from_day, 'until', w.until_day))
     from settlement_waiver w where w.contract_id=c.id and w.struck_at is null) as waived,
  (select json_group_array(json_object('personId', b.person_id, 'name', b.name)) from (
     select coalesce(s.id, o.person_id) as person_id, s.name from contract_buyer o
     left join person p on p.id=o.person_id left join person s on s.id=coalesce(p.merged_into, p.id)
     where o.contract_id=c.id group by 1 order by min(o.place)) b) as buyers`
const settlementSource = `contract c left join unit u on u.id=c.unit_id left join settlement_clause k on k.id=c.id`

/** Rows as the statement above wrote them. */
function storedOf({ state, delay, area, waived, buyers, ...row }: Row): StoredSettlement {
  return {
    ...row,
    ended: state === 'ended',
    delay: delay === null ? null : DelayClause.parse(JSON.parse(delay)),
    area: area === null ? null : AreaClause.parse(JSON.parse(area)),
    waived: JSON.parse(waived) as WaivedDays[],
    buyers: JSON.parse(buyers) as StoredSettlement['buyers'],
  }
}

export function settlementOf(read: ReadDatabase, contractId: string): StoredSettlement | undefined {
  const row = read.get<Row>(`select ${settlementColumns} from ${settlementSource} where c.id=?`, [contractId])
  return row && storedOf(row)
}

export function isFixed(read: ReadDatabase, contractId: string, kind: SettlementKind): boolean {
  return read.get('select 1 from settlement_fixed where id=?', [`${contractId}/${kind}`]) !== undefined
}

interface StoredWaiver {
  readonly contractId: string
  readonly from: string
  readonly until: string
  readonly struckAt: number | null
}

export const waiverOf = (read: ReadDatabase, waiverId: string): StoredWaiver | undefined =>
  read.get<StoredWaiver>(
    `select contract_id as "contractId", from_day as "from", until_day as "until", struck_at as "struckAt"
     from settlement_waiver where id=?`,
    [waiverId],
  )

interface FixedRow extends Omit<FixedView<unknown>, 'figure'> {
  readonly kind: SettlementKind
  readonly figure: string
}

/**
 * The money of a contract on a day: what counts, how each sum comes about, what was fixed; undefined where there is no
 * such contract.
 *
 * @param today `2026-07-12` at the site
 */
export function settlementView(
  read: ReadDatabase,
  contractId: string,
  today: string,
): SettlementView | undefined {
  const stored = settlementOf(read, contractId)
  if (!stored) return undefined
  const waivers = read.all<WaiverView>(
    `select id, from_day as "from", until_day as "until", reason, at from settlement_waiver
     where contract_id=? and struck_at is null order by from_day, id`,
    [contractId],
  )
  const fixed = new Map(
    read
      .all<FixedRow>(
        `select f.kind, f.at, s.name as by, f.agreed, f.figure, f.note from settlement_fixed f
         left join staff s on s.id=f.actor where f.contract_id=?`,
        [contractId],
      )
      .map(({ kind, ...row }) => [kind, { ...row, figure: JSON.parse(row.figure) as unknown }]),
  )
  const delayFixed = fixed.get('delay')
  const areaFixed = fixed.get('area')
  const { id, unitId, unitNumber, buyers, number, ended } = stored
  return {
    contractId: id,
    unitId,
    unitNumber,
    buyers,
    number,
    ended,
    delayClause: delayClauseOf(stored),
    areaClause: areaClauseOf(stored),
    waivers,
    delay: reckonDelay(stored, today),
    area: reckonArea(stored),
    delayFixed: delayFixed ? { ...delayFixed, figure: DelayFigure.parse(delayFixed.figure) } : null,
    areaFixed: areaFixed ? { ...areaFixed, figure: AreaFigure.parse(areaFixed.figure) } : null,
  }
}

/** A contract in the list of finance. */
export interface SettlementListRow extends StoredSettlement {
  readonly delayed: Reckoned<DelayFigure>
  readonly areas: Reckoned<AreaFigure>
  /** Cents, where the sum is fixed. */
  readonly delayFixed: number | null
  readonly areaFixed: number | null
}

interface ListRow extends Row {
  readonly delayFixed: number | null
  readonly areaFixed: number | null
}

export interface SettlementListQuestion {
  /** `2026-07-12` at the site. */
  readonly today: string
  readonly building: string | undefined
  /** Days of signing; `until` is the first that is none of them. */
  readonly from: string | undefined
  readonly until: string | undefined
  readonly before: string | undefined
  readonly limit: number
  wanted(row: SettlementListRow): boolean
}

/** Contracts looked at for a page at once: most of them owe nothing. */
const stretch = 400
const cursorShape = /^(\d{4}-\d\d-\d\d|)\.([0-9a-f-]{36})$/

/** Contracts that stand and are wanted, the latest signed first. Sums are reckoned as they are read. */
export function listSettlements(
  read: ReadDatabase,
  { today, building, from = '', until = '9999', before, limit, wanted }: SettlementListQuestion,
): { readonly rows: readonly SettlementListRow[]; readonly next: string | null } {
  const found: SettlementListRow[] = []
  let [, day, id] = cursorShape.exec(before ?? '') ?? []
  if (before !== undefined && (day === undefined || id === undefined))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  for (;;) {
    const rows = read.all<ListRow>(
      `select ${settlementColumns},
         (select agreed from settlement_fixed where id=c.id || '/delay') as "delayFixed",
         (select agreed from settlement_fixed where id=c.id || '/area') as "areaFixed"
       from ${settlementSource}
       where c.state='signed' and c.sort_day >= ? and c.sort_day < ?
         ${building === undefined ? '' : 'and c.building_id = ?'}
         ${day === undefined ? '' : 'and (c.sort_day, c.id) < (?, ?)'}
       order by c.sort_day desc, c.id desc limit ${stretch}`,
      [
        from,
        until,
        ...(building === undefined ? [] : [building]),
        ...(day === undefined || id === undefined ? [] : [day, id]),
      ],
    )
    for (const row of rows) {
      const stored = storedOf(row)
      const one = { ...row, ...stored, delayed: reckonDelay(stored, today), areas: reckonArea(stored) }
      ;[day, id] = [one.sortDay, one.id]
      if (!wanted(one)) continue
      if (found.length === limit) {
        const last = found.at(-1)
        return { rows: found, next: last ? `${last.sortDay}.${last.id}` : null }
      }
      found.push(one)
    }
    if (rows.length < stretch) return { rows: found, next: null }
  }
}
