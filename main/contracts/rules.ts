import {
  type ContractField,
  type ContractTerms,
  type ContractWords,
  termNames,
  wordNames,
} from '../contract/contracts.ts'

/** Everything a contract says. */
export interface ContractState {
  readonly terms: ContractTerms
  readonly words: ContractWords
  /** Ids of who signed, in the order the contract names them. */
  readonly buyers: readonly string[]
}

/** One difference between two states; of buyers the ids, joined. */
export interface ContractChange {
  readonly field: ContractField
  readonly from: string | number | null
  readonly to: string | number | null
}

/** What is different, field by field. The order of buyers is no difference. */
export function differences(before: ContractState, after: ContractState): ContractChange[] {
  const changes: ContractChange[] = []
  for (const field of termNames) {
    const [from, to] = [before.terms[field], after.terms[field]]
    if (from !== to) changes.push({ field, from, to })
  }
  for (const field of wordNames) {
    const [from, to] = [before.words[field], after.words[field]]
    if (from !== to) changes.push({ field, from, to })
  }
  const sorted = (ids: readonly string[]) => [...ids].sort().join(' ')
  if (sorted(before.buyers) !== sorted(after.buyers))
    changes.push({ field: 'buyers', from: before.buyers.join(' '), to: after.buyers.join(' ') })
  return changes
}

/** How numbers of contracts are compared: whatever width, case and blanks they are written in. */
export function numberKey(number: string | null): string | null {
  if (number === null) return null
  const plain = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_—–]+/g, '')
  return plain === '' ? null : plain
}

/** First and last day of a month `2026-07`. Texts compare as days do. */
export function daysOfMonth(month: string): { readonly from: string; readonly until: string } {
  return { from: `${month}-01`, until: `${month}-31` }
}
