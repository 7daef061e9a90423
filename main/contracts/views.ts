import { type BoundedCount, countLimit } from '../contract/case-views.ts'
import type {
  ContractListInput,
  ContractListName,
  ContractPage,
  ContractRow,
  ContractView,
} from '../contract/contracts.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { type ContractColumns, contractColumns, termsOf, wordsOf } from './queries.ts'
import { daysOfMonth } from './rules.ts'
import { stepsOf } from './steps.ts'

/** What a reader may see and which day it is. */
export interface ContractReader {
  /** Whether sums are shown. */
  readonly sums: boolean
  /** `2026-07-12` at the site. */
  readonly today: string
}

interface Row extends ContractColumns {
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly buyers: string
}

/** A contract that names two records of one person names that person once. */
const columns = `${contractColumns}, ${unitNumberOf('c.unit_id')} as "unitNumber",
  ${nodeNameOf('c.building_id')} as "buildingName",
  (select json_group_array(json_object('personId', b.person_id, 'name', b.name)) from (
     select coalesce(s.id, o.person_id) as person_id, s.name from contract_buyer o
     left join person p on p.id=o.person_id left join person s on s.id=coalesce(p.merged_into, p.id)
     where o.contract_id=c.id group by 1 order by min(o.place)) b) as buyers`

interface ListWay {
  readonly index: string
  readonly where: string
  readonly sort: 'sort_day' | 'promised_on'
  readonly order: 'asc' | 'desc'
}

/** One stretch of an index each. */
const lists: Readonly<Record<ContractListName, ListWay>> = {
  all: { index: 'contract_sort', where: '1', sort: 'sort_day', order: 'desc' },
  owing: {
    index: 'contract_owing',
    where: "c.outstanding > 0 and c.state = 'signed'",
    sort: 'sort_day',
    order: 'desc',
  },
  promised: {
    index: 'contract_promised',
    where: "c.state = 'signed' and c.promised_on >= ? and c.promised_on <= ?",
    sort: 'promised_on',
    order: 'asc',
  },
  requests: {
    index: 'contract_requests',
    where: "c.state = 'signed' and (c.requests is not null or c.commitments is not null)",
    sort: 'sort_day',
    order: 'desc',
  },
  missing: {
    index: 'contract_missing',
    where: 'c.missing_since is not null',
    sort: 'sort_day',
    order: 'desc',
  },
  ended: { index: 'contract_ended', where: "c.state = 'ended'", sort: 'sort_day', order: 'desc' },
}

/** Many contracts are among these, and the index of a building has their order. */
const often: ReadonlySet<ContractListName> = new Set(['all', 'owing', 'requests'])

const cursorShape = /^(\d{4}-\d\d-\d\d|)\.([0-9a-f-]{36})$/

/** A page of a list of contracts, the latest signed first; promised deliveries by their day. */
export function listContracts(
  read: ReadDatabase,
  reader: ContractReader,
  { list, building, month, before, limit }: ContractListInput,
): ContractPage {
  const { index, where, sort, order } = lists[list]
  const { from, until } = daysOfMonth(month ?? reader.today.slice(0, 7))
  const asked = `${where}${building === undefined ? '' : ' and c.building_id = ?'}`
  const values = [
    ...(list === 'promised' ? [from, until] : []),
    ...(building === undefined ? [] : [building]),
  ]
  // What is rare on the whole site is found among it; of what is not, one building has less.
  const by = building !== undefined && often.has(list) ? 'contract_building' : index
  const [, day, id] = cursorShape.exec(before ?? '') ?? []
  if (before !== undefined && (day === undefined || id === undefined))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  const cursor = day === undefined ? '' : ` and (c.${sort}, c.id) ${order === 'asc' ? '>' : '<'} (?, ?)`
  const rows = read.all<Row>(
    `select ${columns} from contract c indexed by ${by} where ${asked}${cursor}
     order by c.${sort} ${order}, c.id ${order} limit ?`,
    [...values, ...(day === undefined || id === undefined ? [] : [day, id]), limit + 1],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cursorOf = (row: Row) => `${(sort === 'sort_day' ? row.signedOn : row.promisedOn) ?? ''}.${row.id}`
  return {
    rows: page.map(row => rowOf(row, reader)),
    next: rows.length > limit && last ? cursorOf(last) : null,
    total: countOf(read, `contract c indexed by ${by} where ${asked}`, values),
  }
}

function countOf(read: ReadDatabase, from: string, values: readonly string[]): BoundedCount {
  const n =
    read.get<{ n: number }>(`select count(*) as n from (select 1 from ${from} limit ?)`, [
      ...values,
      countLimit + 1,
    ])?.n ?? 0
  return { count: Math.min(n, countLimit), more: n > countLimit }
}

/** The contracts of a home with their stories, the latest first. */
export function contractsOfHome(read: ReadDatabase, reader: ContractReader, unitId: string): ContractView[] {
  return read
    .all<Row>(
      `select ${columns} from contract c where c.unit_id=? order by c.state='ended', c.sort_day desc, c.id desc`,
      [unitId],
    )
    .map(row => viewOf(read, row, reader))
}

/** Error: `contract.notFound`. */
export function contractView(read: ReadDatabase, reader: ContractReader, contractId: string): ContractView {
  const row = read.get<Row>(`select ${columns} from contract c where c.id=?`, [contractId])
  if (!row) throw new DeskError('contract.notFound')
  return viewOf(read, row, reader)
}

/** What a ledger asks for. Days are those of signing. */
export interface ContractLedgerQuestion {
  readonly list: ContractListName
  readonly building: string | undefined
  readonly from: string | undefined
  readonly before: string | undefined
  readonly limit: number
  /** The first day that is none of those asked for. */
  readonly until: string | undefined
}

/** A page of the register of contracts, the latest signed first. */
export function contractLedgerPage(
  read: ReadDatabase,
  reader: ContractReader,
  { list, building, from = '', until = '9999', before, limit }: ContractLedgerQuestion,
): { readonly rows: readonly ContractRow[]; readonly next: string | null } {
  const [, day, id] = cursorShape.exec(before ?? '') ?? []
  if (before !== undefined && (day === undefined || id === undefined))
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  const { where } = lists[list === 'promised' ? 'all' : list]
  const rows = read.all<Row>(
    `select ${columns} from contract c where ${where} and c.sort_day >= ? and c.sort_day < ?
       ${building === undefined ? '' : 'and c.building_id = ?'}
       ${day === undefined ? '' : 'and (c.sort_day, c.id) < (?, ?)'}
     order by c.sort_day desc, c.id desc limit ?`,
    [
      from,
      until,
      ...(building === undefined ? [] : [building]),
      ...(day === undefined || id === undefined ? [] : [day, id]),
      limit + 1,
    ],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(row => rowOf(row, reader)),
    next: rows.length > limit && last ? `${last.signedOn ?? ''}.${last.id}` : null,
  }
}

/** Buyers as the statement above wrote them. */
const buyersOfRow = (json: string) => JSON.parse(json) as { personId: string; name: string | null }[]

function rowOf(row: Row, { sums }: ContractReader): ContractRow {
  const terms = termsOf(row)
  return {
    id: row.id,
    unitId: row.unitId,
    unitNumber: row.unitNumber,
    buildingName: row.buildingName,
    state: row.state,
    buyers: buyersOfRow(row.buyers),
    ...terms,
    ...(sums ? {} : { price: null, due: null, paid: null }),
    masked: !sums,
    outstanding: sums ? row.outstanding : null,
    owing: (row.outstanding ?? 0) > 0 && row.state === 'signed',
    hasRequests: row.requests !== null,
    hasCommitments: row.commitments !== null,
    missingSince: row.missingSince,
    endedOn: row.endedOn,
    endReason: row.endReason,
  }
}

const viewOf = (read: ReadDatabase, row: Row, reader: ContractReader): ContractView => ({
  ...rowOf(row, reader),
  ...wordsOf(row),
  recordedAt: row.recordedAt,
  changedAt: row.changedAt,
  endNote: row.endNote,
  steps: stepsOf(read, row.id, reader.sums),
})
