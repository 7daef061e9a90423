import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { defineOperation, type Operation } from '../log/operation.ts'
import { aggregate, nobody } from './operation-parts.ts'
import { caseFileTable, caseTable, importedCaseTable } from './tables.ts'

/** Takes a case that came from an old register away again, with the whole import. Its number is never used again. */
export const caseRemoved = defineOperation({
  type: 'case.removed',
  version: 1,
  aggregate,
  facts: z.object({}),
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.deleteWhere(caseFileTable, 'case_id', aggregateId)
    tx.delete(importedCaseTable, aggregateId)
    tx.delete(caseTable, aggregateId)
  },
})

/** Stand on no timeline: with the case its timeline goes. */
export const registerOperations = [caseRemoved]

/** Number here of the case that a row of an old register became; undefined where it was not taken over. */
export function caseOfRegisterKey(read: ReadDatabase, key: string): string | undefined {
  return read.get<{ number: string }>(
    'select c.number from imported_case i join "case" c on c.id=i.id where i.key=? limit 1',
    [key],
  )?.number
}

/** Whether an operation is the receipt of a case that was taken over from an old register. */
export function isRegisterReceipt({ type, facts }: Operation<unknown, unknown>): boolean {
  return type === 'case.received' && typeof facts === 'object' && facts !== null && 'register' in facts
}

/**
 * Whether an operation tells of what an old register left behind and nothing follows from: a case that was over
 * when it was taken over, and how any of its cases came to be as they were.
 */
export function isRegisterHistory({ facts }: Operation<unknown, unknown>): boolean {
  if (typeof facts !== 'object' || facts === null) return false
  if ('fromRegister' in facts) return facts.fromRegister === true
  if (!('register' in facts) || typeof facts.register !== 'object' || facts.register === null) return false
  const { register } = facts
  return 'state' in register && (register.state === 'closed' || register.state === 'void')
}

/** Whether a row of an old register was ever taken over; where none was, no key needs to be looked up. */
export const hasRegisterCases = (read: ReadDatabase): boolean =>
  read.get('select 1 from imported_case limit 1') !== undefined

/** A case that an import made. */
export interface ImportedCase {
  readonly id: string
  readonly number: string
}

/** The cases an import made, behind `after`, in the order of their ids. */
export function casesOfImport(
  read: ReadDatabase,
  importId: string,
  after: string,
  limit: number,
): ImportedCase[] {
  return read.all<ImportedCase>(
    `select i.id, c.number from imported_case i join "case" c on c.id=i.id
     where i.import_id=? and i.id>? order by i.id limit ?`,
    [importId, after, limit],
  )
}

/** Whether another case points to this one: as its duplicate, or following it. */
export function hasDuplicates(read: ReadDatabase, caseId: string): boolean {
  return (
    read.get('select 1 from "case" where duplicate_of=? limit 1', [caseId]) !== undefined ||
    read.get('select 1 from "case" where leader=? limit 1', [caseId]) !== undefined
  )
}
