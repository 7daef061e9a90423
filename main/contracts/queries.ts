import type { ContractEndReason, ContractState as State } from '../contract/contracts.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { ContractState } from './rules.ts'

/** A contract as stored, for commands and imports. */
export interface StoredContract extends ContractState {
  readonly id: string
  readonly unitId: string
  readonly buildingId: string
  readonly state: State
  readonly numberKey: string | null
  readonly fromFile: boolean
  readonly missingSince: number | null
}

/** The columns of one row, before its parts are put in their places. */
export interface ContractColumns {
  readonly id: string
  readonly unitId: string
  readonly buildingId: string
  readonly state: State
  readonly number: string | null
  readonly numberKey: string | null
  readonly signedOn: string | null
  readonly price: number | null
  readonly due: number | null
  readonly paid: number | null
  readonly outstanding: number | null
  readonly paymentMethod: string | null
  readonly promisedOn: string | null
  readonly penaltyRate: number | null
  readonly penaltyCap: number | null
  readonly penaltyText: string | null
  readonly commitments: string | null
  readonly requests: string | null
  readonly fromFile: 0 | 1
  readonly missingSince: number | null
  readonly recordedAt: number
  readonly changedAt: number
  readonly endReason: ContractEndReason | null
  readonly endedOn: string | null
  readonly endNote: string | null
}

/** Of a contract `c`. */
export const contractColumns = `c.id, c.unit_id as "unitId", c.building_id as "buildingId", c.state, c.number,
  c.number_key as "numberKey", c.signed_on as "signedOn", c.price, c.due, c.paid, c.outstanding,
  c.payment_method as "paymentMethod", c.promised_on as "promisedOn", c.penalty_rate as "penaltyRate",
  c.penalty_cap as "penaltyCap", c.penalty_text as "penaltyText", c.commitments, c.requests,
  c.from_file as "fromFile", c.missing_since as "missingSince", c.recorded_at as "recordedAt",
  c.changed_at as "changedAt", c.end_reason as "endReason", c.ended_on as "endedOn", c.end_note as "endNote"`

export function contract(read: ReadDatabase, contractId: string): StoredContract | undefined {
  const row = read.get<ContractColumns>(`select ${contractColumns} from contract c where c.id=?`, [
    contractId,
  ])
  return row && storedOf(read, row)
}

/** Contracts of a home, the latest first; those that ended stay. */
export function contractsOfUnit(read: ReadDatabase, unitId: string): StoredContract[] {
  return read
    .all<ContractColumns>(
      `select ${contractColumns} from contract c where c.unit_id=? order by c.sort_day desc, c.id desc`,
      [unitId],
    )
    .map(row => storedOf(read, row))
}

/** Contracts that stand under a number, wherever; there is one unless sales wrote it twice. */
export function standingUnderNumber(
  read: ReadDatabase,
  numberKey: string,
): { readonly id: string; readonly unitId: string }[] {
  return read.all(
    `select id, unit_id as "unitId" from contract where number_key=? and state='signed' limit 20`,
    [numberKey],
  )
}

/** Contracts of a building that the file of sales had when it was last imported. */
export function listedInFile(read: ReadDatabase, buildingId: string): StoredContract[] {
  return read
    .all<ContractColumns>(
      `select ${contractColumns} from contract c
       where c.building_id=? and c.state='signed' and c.from_file=1 and c.missing_since is null`,
      [buildingId],
    )
    .map(row => storedOf(read, row))
}

/**
 * Contracts that nobody signed but this person, or people whose data is gone: what is said there is theirs. Records
 * merged into theirs are the same person.
 */
export function contractIdsOnlyOf(read: ReadDatabase, personId: string): string[] {
  return read
    .all<{ id: string }>(
      `select distinct b.contract_id as id from contract_buyer b
       where b.person_id in (select ? union all select id from person where merged_into=?) and not exists (
         select 1 from contract_buyer o join person p on p.id=o.person_id
         where o.contract_id=b.contract_id and p.name is not null and coalesce(p.merged_into, p.id)<>?)
       order by 1`,
      [personId, personId, personId],
    )
    .map(row => row.id)
}

/**
 * What stands in the contracts these records of one person signed, alone or with others, cents: each contract once,
 * and whole. Of what is due only contracts count that say it; where nothing is said of payments nothing is paid.
 */
export function standingSumsOf(
  read: ReadDatabase,
  personIds: readonly string[],
): { readonly price: number; readonly due: number; readonly paid: number } {
  const found = new Map<string, Pick<ContractColumns, 'price' | 'due' | 'outstanding'>>()
  for (const personId of personIds)
    for (const { id, ...sums } of read.all<Pick<ContractColumns, 'id' | 'price' | 'due' | 'outstanding'>>(
      `select c.id, c.price, c.due, c.outstanding from contract_buyer b join contract c on c.id=b.contract_id
       where b.person_id=? and c.state='signed'`,
      [personId],
    ))
      found.set(id, sums)
  const total = { price: 0, due: 0, paid: 0 }
  for (const { price, due, outstanding } of found.values()) {
    const owed = due ?? price ?? 0
    total.price += price ?? 0
    total.due += owed
    total.paid += outstanding === null ? 0 : owed - outstanding
  }
  return total
}

export function unitHasContracts(read: ReadDatabase, unitId: string): boolean {
  return read.get('select 1 from contract where unit_id=? limit 1', [unitId]) !== undefined
}

export function personHasContracts(read: ReadDatabase, personId: string): boolean {
  return read.get('select 1 from contract_buyer where person_id=? limit 1', [personId]) !== undefined
}

/** Who signed, in order. */
export function buyersOf(read: ReadDatabase, contractId: string): string[] {
  return read
    .all<{ personId: string }>(
      'select person_id as "personId" from contract_buyer where contract_id=? order by place',
      [contractId],
    )
    .map(row => row.personId)
}

function storedOf(read: ReadDatabase, row: ContractColumns): StoredContract {
  const { id, unitId, buildingId, state, numberKey, missingSince } = row
  return {
    id,
    unitId,
    buildingId,
    state,
    numberKey,
    missingSince,
    fromFile: row.fromFile === 1,
    terms: termsOf(row),
    words: wordsOf(row),
    buyers: buyersOf(read, id),
  }
}

export const termsOf = (row: ContractColumns): ContractState['terms'] => ({
  number: row.number,
  signedOn: row.signedOn,
  price: row.price,
  due: row.due,
  paid: row.paid,
  paymentMethod: row.paymentMethod,
  promisedOn: row.promisedOn,
  penaltyRate: row.penaltyRate,
  penaltyCap: row.penaltyCap,
})

export const wordsOf = ({ penaltyText, commitments, requests }: ContractColumns): ContractState['words'] => ({
  penaltyText,
  commitments,
  requests,
})
