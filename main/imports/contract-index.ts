import {
  type ContractTerms,
  type ContractWords,
  mostBuyers,
  termNames,
  wordNames,
} from '../contract/contracts.ts'
import { contractsOfUnit, standingUnderNumber, type StoredContract } from '../contracts/queries.ts'
import { type ContractState, numberKey } from '../contracts/rules.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { ContractRowFacts } from './contract-row.ts'
import type { KnownUnit } from './estate-index.ts'

/** A contract while a file of sales is worked through. */
export interface KnownContract {
  readonly id: string
  readonly unitId: string
  readonly buildingId: string
  readonly unitNumber: string
  /** As the desk has it; undefined where this file brings it. */
  readonly stored: StoredContract | undefined
  terms: ContractTerms
  words: ContractWords
  /** Buyers the file names, by their ids. */
  readonly buyers: string[]
  /** Bits of what rows of this file have said already; later rows that say otherwise do not count. */
  said: number
  /** A row of the file is about it. */
  seen: boolean
  /** The last row that is, for people to look at. */
  place: { readonly sheet: number; readonly row: number }
  /** One of its rows counts as a change already. */
  counted: boolean
}

/** Which contract a row means. */
export type ContractMeant =
  | { readonly found: 'known'; readonly contract: KnownContract }
  /** `beside`: another contract stands at the home; `elsewhere`: the number stands at another home. */
  | {
      readonly found: 'new'
      readonly contract: KnownContract
      readonly beside: boolean
      readonly elsewhere: boolean
    }
  | { readonly found: 'ended' }
  | { readonly found: 'many' }

const noTerms: ContractTerms = {
  number: null,
  signedOn: null,
  price: null,
  due: null,
  paid: null,
  paymentMethod: null,
  promisedOn: null,
  penaltyRate: null,
  penaltyCap: null,
}
const noWords: ContractWords = { penaltyText: null, commitments: null, requests: null }

/** Contracts of the desk and those that rows before brought, home by home. */
export class ContractIndex {
  readonly #read: ReadDatabase
  readonly #newId: () => string
  readonly #atUnit = new Map<string, KnownContract[]>()
  readonly #numbers = new Map<string, string>()

  constructor(read: ReadDatabase, newId: () => string) {
    this.#read = read
    this.#newId = newId
  }

  /** The contract of a home that a row means: by its number, or the only one where either names none. */
  find(unit: KnownUnit, number: string | undefined, place: KnownContract['place']): ContractMeant {
    const here = this.#of(unit)
    const key = numberKey(number ?? null)
    const standing = here.filter(one => one.stored?.state !== 'ended')
    if (key !== null) {
      const same = here.filter(one => numberKey(one.terms.number) === key)
      const stands = same.find(one => one.stored?.state !== 'ended')
      if (stands) return { found: 'known', contract: stands }
      if (same.length > 0) return { found: 'ended' }
      const nameless = standing.filter(one => one.terms.number === null)
      if (nameless.length === 1 && nameless[0]) return { found: 'known', contract: nameless[0] }
    } else {
      if (standing.length > 1) return { found: 'many' }
      if (standing[0]) return { found: 'known', contract: standing[0] }
      if (here.length > 0) return { found: 'ended' }
    }
    const contract: KnownContract = {
      id: this.#newId(),
      unitId: unit.id,
      buildingId: unit.buildingId,
      unitNumber: unit.number,
      stored: undefined,
      terms: noTerms,
      words: noWords,
      buyers: [],
      said: 0,
      seen: true,
      place,
      counted: false,
    }
    const elsewhere = key !== null && this.#standsElsewhere(key, unit.id)
    here.push(contract)
    if (key !== null) this.#numbers.set(key, unit.id)
    return { found: 'new', contract, beside: standing.length > 0, elsewhere }
  }

  /** A row that could not be read is about this home: none of its contracts has vanished. */
  spare(unit: KnownUnit): void {
    for (const one of this.#of(unit)) one.seen = true
  }

  /** All contracts of homes that rows were about. */
  *touched(): Generator<KnownContract> {
    for (const contracts of this.#atUnit.values()) yield* contracts
  }

  #standsElsewhere(key: string, unitId: string): boolean {
    const inFile = this.#numbers.get(key)
    if (inFile !== undefined && inFile !== unitId) return true
    return standingUnderNumber(this.#read, key).some(one => one.unitId !== unitId)
  }

  #of(unit: KnownUnit): KnownContract[] {
    const known = this.#atUnit.get(unit.id)
    if (known) return known
    const stored = contractsOfUnit(this.#read, unit.id).map(
      (one): KnownContract => ({
        id: one.id,
        unitId: unit.id,
        buildingId: one.buildingId,
        unitNumber: unit.number,
        stored: one,
        terms: one.terms,
        words: one.words,
        buyers: [],
        said: 0,
        seen: false,
        place: { sheet: 0, row: 0 },
        counted: false,
      }),
    )
    this.#atUnit.set(unit.id, stored)
    return stored
  }
}

/** Takes over what a row says. @returns whether something changed, and whether an earlier row says otherwise */
export function takeOver(
  contract: KnownContract,
  { terms, words }: ContractRowFacts,
): { readonly changed: boolean; readonly conflict: boolean } {
  const newTerms = newOf(contract, termNames, 0, contract.terms, terms)
  const newWords = newOf(contract, wordNames, termNames.length, contract.words, words)
  // One copy for all that changed: there are tens of thousands of contracts at once.
  if (newTerms.changed) contract.terms = { ...contract.terms, ...newTerms.changed }
  if (newWords.changed) contract.words = { ...contract.words, ...newWords.changed }
  return {
    changed: newTerms.changed !== undefined || newWords.changed !== undefined,
    conflict: newTerms.conflict || newWords.conflict,
  }
}

/** What a row says anew of these fields; notes that it spoke of them, in the bits from `firstBit` on. */
function newOf<Said extends object>(
  contract: KnownContract,
  names: readonly (keyof Said)[],
  firstBit: number,
  before: Said,
  row: { readonly [Name in keyof Said]?: Said[Name] | undefined },
): { readonly changed: Partial<Said> | undefined; readonly conflict: boolean } {
  let changed: Partial<Said> | undefined
  let conflict = false
  for (const [index, name] of names.entries()) {
    const value = row[name]
    if (value === undefined) continue
    const bit = 1 << (firstBit + index)
    if (before[name] !== value) {
      if ((contract.said & bit) !== 0) conflict = true
      else {
        changed ??= {}
        changed[name] = value
      }
    }
    contract.said |= bit
  }
  return { changed, conflict }
}

/** Adds a buyer the file names. @returns whether the desk did not know them as one */
export function addBuyer(contract: KnownContract, personId: string): boolean {
  if (contract.buyers.includes(personId) || contract.buyers.length >= mostBuyers) return false
  contract.buyers.push(personId)
  return !(contract.stored?.buyers.includes(personId) ?? false)
}

/** What the contract says after the whole file. A file that names no buyers does not change them. */
export const stateOf = ({ terms, words, buyers, stored }: KnownContract): ContractState => ({
  terms,
  words,
  buyers: buyers.length > 0 ? buyers : (stored?.buyers ?? []),
})
