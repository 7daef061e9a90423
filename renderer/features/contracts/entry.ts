import type { ContractTerms, ContractWords } from '../../../main/contract/contracts.ts'
import type { Outputs } from '../../app/api.ts'

export type Contract = Outputs['contracts']['ofUnit'][number]

/** A contract while somebody writes it: texts as they are typed. */
export interface ContractEntry {
  readonly buyers: readonly string[]
  readonly number: string
  readonly signedOn: string
  readonly price: string
  readonly due: string
  readonly paid: string
  readonly paymentMethod: string
  readonly promisedOn: string
  readonly penaltyRate: string
  readonly penaltyCap: string
  readonly penaltyText: string
  readonly commitments: string
  readonly requests: string
}

const sums = ['price', 'due', 'paid'] as const
const shares = ['penaltyRate', 'penaltyCap'] as const

/** `1234567.5` as cents; null where nothing is written, undefined where it is no sum. */
export function centsOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,¥]/g, '')
  if (plain === '') return null
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?(万)?$/.exec(plain)
  if (!match) return undefined
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  const all = match[3] ? cents * 10_000 : cents
  return all <= 1_000_000_000_000 ? all : undefined
}

/** `0.01` percent as millionths; null where nothing is written, undefined where it is no share. */
export function millionthsOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s%]/g, '')
  if (plain === '') return null
  const value = /^\d{1,3}(?:\.\d{1,4})?$/.test(plain) ? Math.round(Number(plain) * 10_000) : -1
  return value >= 0 && value <= 1_000_000 ? value : undefined
}

const plainSum = (cents: number | null) => (cents === null ? '' : String(cents / 100))
const plainShare = (millionths: number | null) => (millionths === null ? '' : String(millionths / 10_000))

/** What a form begins with: the contract as it is, or nothing. */
export function entryOf(contract: Contract | undefined): ContractEntry {
  return {
    buyers: contract?.buyers.map(one => one.personId) ?? [],
    number: contract?.number ?? '',
    signedOn: contract?.signedOn ?? '',
    price: plainSum(contract?.price ?? null),
    due: plainSum(contract?.due ?? null),
    paid: plainSum(contract?.paid ?? null),
    paymentMethod: contract?.paymentMethod ?? '',
    promisedOn: contract?.promisedOn ?? '',
    penaltyRate: plainShare(contract?.penaltyRate ?? null),
    penaltyCap: plainShare(contract?.penaltyCap ?? null),
    penaltyText: contract?.penaltyText ?? '',
    commitments: contract?.commitments ?? '',
    requests: contract?.requests ?? '',
  }
}

/** Members that cannot be read as they are written. */
export function wrongIn(entry: ContractEntry): ReadonlySet<keyof ContractEntry> {
  return new Set<keyof ContractEntry>([
    ...sums.filter(name => centsOf(entry[name]) === undefined),
    ...shares.filter(name => millionthsOf(entry[name]) === undefined),
  ])
}

const said = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the desk takes of an entry in which nothing is wrong. */
export function inputOf(entry: ContractEntry): {
  buyers: string[]
  terms: ContractTerms
  words: ContractWords
} {
  return {
    buyers: [...entry.buyers],
    terms: {
      number: said(entry.number),
      signedOn: said(entry.signedOn),
      price: centsOf(entry.price) ?? null,
      due: centsOf(entry.due) ?? null,
      paid: centsOf(entry.paid) ?? null,
      paymentMethod: said(entry.paymentMethod),
      promisedOn: said(entry.promisedOn),
      penaltyRate: millionthsOf(entry.penaltyRate) ?? null,
      penaltyCap: millionthsOf(entry.penaltyCap) ?? null,
    },
    words: {
      penaltyText: said(entry.penaltyText),
      commitments: said(entry.commitments),
      requests: said(entry.requests),
    },
  }
}
