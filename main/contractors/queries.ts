import { z } from 'zod'
import {
  type ContractorContact,
  type ContractorDetail,
  type ContractorRow,
  type OnCallRow,
  PartTerm,
  Trade,
  type WorksRow,
} from '../contract/contractors.ts'
import { maskPhone } from '../contract/masking.ts'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { nodeNames } from '../estate/names.ts'
import { staffNameOf } from '../staff/names.ts'
import { clockOf } from './rules.ts'
import type { contractorTable, onCallContractTable, worksContractTable } from './tables.ts'

const Trades = z.array(Trade)
const Parts = z.array(PartTerm)
const Ids = z.array(Id)

/** Whoever reads contracts of works. */
export interface WorksReader {
  /** Whether sums are shown. */
  readonly sums: boolean
  /** `2026-07-12`. */
  readonly today: string
}

/** What stands in the entry of a contractor; words that were erased are empty. */
export function contractorContent(read: ReadDatabase, contractorId: string) {
  const row = read.get<RowOf<typeof contractorTable>>('select * from contractor where id=?', [contractorId])
  return (
    row && {
      name: row.name,
      trades: Trades.parse(JSON.parse(row.trades)),
      note: row.note ?? '',
      retired: row.retired === 1,
    }
  )
}

/** A contact with the number in full, for the command that changes it; undefined where there is none. */
export function contactContent(read: ReadDatabase, contractorId: string, contactId: string) {
  return read.get<{ name: string | null; duty: string; phone: string | null }>(
    'select name, duty, phone from contractor_contact where id=? and contractor_id=?',
    [contactId, contractorId],
  )
}

/** What stands in a contract of works; words that were erased are empty. */
export function worksContent(read: ReadDatabase, worksId: string) {
  const row = read.get<RowOf<typeof worksContractTable>>('select * from works_contract where id=?', [worksId])
  return (
    row && {
      contractorId: row.contractor_id,
      number: row.number,
      title: row.title,
      trade: row.trade,
      buildingIds: Ids.parse(JSON.parse(row.building_ids)),
      parts: Parts.parse(JSON.parse(row.parts)),
      acceptedOn: row.accepted_on,
      price: row.price,
      settlement: row.settlement,
      note: row.note ?? '',
      removed: row.removed === 1,
    }
  )
}

/** What stands in a contract on call; words that were erased are empty. */
export function onCallContent(read: ReadDatabase, onCallId: string) {
  const row = read.get<RowOf<typeof onCallContractTable>>('select * from on_call_contract where id=?', [
    onCallId,
  ])
  return (
    row && {
      contractorId: row.contractor_id,
      trades: Trades.parse(JSON.parse(row.trades)),
      from: row.from_day,
      until: row.until_day,
      dayPhone: row.day_phone,
      nightPhone: row.night_phone,
      note: row.note ?? '',
      ended: row.ended === 1,
    }
  )
}

interface ContractorColumns {
  readonly id: string
  readonly name: string
  readonly trades: string
  readonly note: string | null
  readonly retired: 0 | 1
  readonly works: number
  readonly onCall: 0 | 1 | null
}

const contractorColumns = `id, name, trades, note, retired,
  (select count(*) from works_contract w where w.contractor_id=contractor.id and w.removed=0) as works,
  (select max(coalesce(o.reachable, 0)) from on_call_contract o where o.contractor_id=contractor.id
     and o.ended=0 and o.from_day<=? and o.until_day>=?) as "onCall"`

/** Contractors by name, retired ones last. @param today `2026-07-12` */
export function contractors(read: ReadDatabase, today: string): ContractorRow[] {
  const rows = read.all<ContractorColumns>(
    `select ${contractorColumns} from contractor order by retired, name, id limit 5000`,
    [today, today],
  )
  const contacts = Map.groupBy(contactsOf(read, null), ({ contractorId }) => contractorId)
  return rows.map(row => contractorRow(row, contacts.get(row.id) ?? []))
}

/** One contractor with its contracts; undefined where there is none. */
export function contractorDetail(
  read: ReadDatabase,
  contractorId: string,
  reader: WorksReader,
): ContractorDetail | undefined {
  const row = read.get<ContractorColumns>(`select ${contractorColumns} from contractor where id=?`, [
    reader.today,
    reader.today,
    contractorId,
  ])
  return (
    row && {
      ...contractorRow(row, contactsOf(read, contractorId)),
      worksContracts: works(read, reader, contractorId),
      onCallContracts: onCalls(read, reader.today, contractorId),
    }
  )
}

type StoredContact = ContractorContact & { readonly contractorId: string }

/** Whether nobody is named there and nothing is agreed with it, removed contracts included. */
export const contractorIsBare = (read: ReadDatabase, contractorId: string): boolean =>
  ['contractor_contact', 'works_contract', 'on_call_contract'].every(
    table => read.get(`select 1 from ${table} where contractor_id=? limit 1`, [contractorId]) === undefined,
  )

/** Everybody at contractors with their numbers in full, for comparing a file with; what is shown is masked. */
export const contactsInFull = (read: ReadDatabase): StoredContact[] => contactsOf(read, null)

function contactsOf(read: ReadDatabase, contractorId: string | null): StoredContact[] {
  return read.all<StoredContact>(
    `select id, contractor_id as "contractorId", name, duty, phone from contractor_contact
     ${contractorId === null ? '' : 'where contractor_id=?'} order by contractor_id, id limit 20000`,
    contractorId === null ? [] : [contractorId],
  )
}

function contractorRow(row: ContractorColumns, contacts: readonly StoredContact[]): ContractorRow {
  const { trades, retired, onCall, ...same } = row
  return {
    ...same,
    trades: Trades.parse(JSON.parse(trades)),
    retired: retired === 1,
    contacts: contacts.map(({ id, name, duty, phone }) => ({
      id,
      name,
      duty,
      phone: phone === null ? null : maskPhone(phone),
    })),
    onCall: onCall === null ? null : onCall === 1 ? 'confirmed' : 'unconfirmed',
  }
}

interface WorksColumns extends Omit<RowOf<typeof worksContractTable>, 'contractor_id'> {
  readonly contractorId: string
  readonly contractorName: string
}

/** Contracts of works by contractor and day of acceptance, removed ones last; of one contractor, or all. */
export function works(read: ReadDatabase, reader: WorksReader, contractorId: string | null): WorksRow[] {
  const rows = read.all<WorksColumns>(
    `select w.*, w.contractor_id as "contractorId", c.name as "contractorName"
     from works_contract w join contractor c on c.id=w.contractor_id
     ${contractorId === null ? '' : 'where w.contractor_id=?'}
     order by w.removed, c.name, w.accepted_on, w.id limit 5000`,
    contractorId === null ? [] : [contractorId],
  )
  const buildings = rows.map(row => Ids.parse(JSON.parse(row.building_ids)))
  const names = nodeNames(read, buildings.flat())
  return rows.map((row, at) => worksRow(row, buildings[at] ?? [], names, reader))
}

function worksRow(
  row: WorksColumns,
  buildingIds: readonly string[],
  names: ReadonlyMap<string, string>,
  { sums, today }: WorksReader,
): WorksRow {
  return {
    id: row.id,
    contractorId: row.contractorId,
    contractorName: row.contractorName,
    number: row.number,
    title: row.title,
    trade: row.trade,
    buildingIds,
    buildingNames: buildingIds.flatMap(id => names.get(id) ?? []),
    parts: Parts.parse(JSON.parse(row.parts)).map(term => {
      const { until, owed } = clockOf(row.accepted_on, term.months, today)
      return { ...term, until, owed }
    }),
    acceptedOn: row.accepted_on,
    price: sums ? row.price : null,
    settlement: sums ? row.settlement : null,
    masked: !sums,
    note: row.note,
    removed: row.removed === 1,
  }
}

interface OnCallColumns
  extends Omit<OnCallRow, 'trades' | 'contractorRetired' | 'ended' | 'running' | 'over' | 'reachable'> {
  readonly trades: string
  readonly contractorRetired: 0 | 1
  readonly ended: 0 | 1
  readonly reachable: 0 | 1 | null
}

/** Contracts on call, the latest season first; of one contractor, or all. @param today `2026-07-12` */
export function onCalls(read: ReadDatabase, today: string, contractorId: string | null): OnCallRow[] {
  const rows = read.all<OnCallColumns>(
    `select o.id, o.contractor_id as "contractorId", c.name as "contractorName", c.retired as "contractorRetired",
       o.trades, o.from_day as "from", o.until_day as "until", o.day_phone as "dayPhone",
       o.night_phone as "nightPhone", o.note, o.ended, o.called_at as "calledAt", o.reachable,
       ${staffNameOf('o.called_by')} as "calledByName"
     from on_call_contract o join contractor c on c.id=o.contractor_id
     ${contractorId === null ? '' : 'where o.contractor_id=?'}
     order by o.from_day desc, c.name, o.id limit 2000`,
    contractorId === null ? [] : [contractorId],
  )
  return rows.map(row => ({
    ...row,
    trades: Trades.parse(JSON.parse(row.trades)),
    contractorRetired: row.contractorRetired === 1,
    ended: row.ended === 1,
    running: row.ended === 0 && row.contractorRetired === 0 && row.from <= today && today <= row.until,
    over: row.ended === 1 || row.until < today,
    reachable: row.reachable === null ? null : row.reachable === 1,
  }))
}

/** Contracts on call that run on a day: whom readiness counts, and whom a storm calls. */
export const onCallOn = (read: ReadDatabase, day: string): OnCallRow[] =>
  onCalls(read, day, null).filter(({ running }) => running)

/** The number of a contact in full. Whoever shows it records the look first, see `contractor.unmask`. */
export const contactPhone = (read: ReadDatabase, contactId: string): string | null =>
  read.get<{ phone: string | null }>('select phone from contractor_contact where id=?', [contactId])?.phone ??
  null
