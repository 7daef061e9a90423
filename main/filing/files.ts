import type { ReadDatabase } from '../database/read.ts'
import { findLendingFile } from '../lending/queries.ts'
import { findLetterFile } from '../letters/queries.ts'
import { findContractFile } from '../notices/queries.ts'

/** A file that some register refers to: a thing that is lent, a letter, a contract of the desk. */
export function findRegisterFile(read: ReadDatabase, hash: string) {
  return findLendingFile(read, hash) ?? findLetterFile(read, hash) ?? findContractFile(read, hash)
}
