import { z } from 'zod'
import { maskNumbersIn } from './masking.ts'
import type { BoundedCount, Page } from './case-views.ts'
import { FormBase } from './meanwhile.ts'
import { Day, Id, Line, Text } from './values.ts'

/** `signed` until it ends: cancelled, exchanged for another home, or recorded by mistake. */
export const contractStates = ['signed', 'ended'] as const
export type ContractState = (typeof contractStates)[number]

export const contractEndReasons = ['cancelled', 'exchanged', 'mistake', 'other'] as const
export const ContractEndReason = z.enum(contractEndReasons)
export type ContractEndReason = z.infer<typeof ContractEndReason>

/** Integer cents; no home costs more than ten billion. */
const Cents = z.int().min(0).max(1_000_000_000_000)

/** What a contract says that names nobody. */
export const ContractTerms = z.object({
  number: Line.max(80).nullable().default(null),
  signedOn: Day.nullable().default(null),
  price: Cents.nullable().default(null),
  /** What should be paid by now; the whole price where it is not said. */
  due: Cents.nullable().default(null),
  paid: Cents.nullable().default(null),
  paymentMethod: Line.max(80).nullable().default(null),
  /** The day by which the home is to be handed over. */
  promisedOn: Day.nullable().default(null),
  /** Millionths of the price for each day of delay: one in ten thousand is 100. */
  penaltyRate: z.int().min(0).max(1_000_000).nullable().default(null),
  /** The most that a penalty comes to, in millionths of the price. */
  penaltyCap: z.int().min(0).max(1_000_000).nullable().default(null),
})
export type ContractTerms = z.output<typeof ContractTerms>

/** Files of sales write ID numbers and bank cards into remarks; nothing here needs them, so they are not kept. */
const Words = Text.min(1).max(4_000).transform(maskNumbersIn).nullable().default(null)

/** What it says in words, which may quote or name people. */
export const ContractWords = z.object({
  /** The clause as it is written. */
  penaltyText: Words,
  /** What was promised in writing beside the contract. */
  commitments: Words,
  /** What the buyers asked for. */
  requests: Words,
})
export type ContractWords = z.output<typeof ContractWords>

export const termNames = [
  'number',
  'signedOn',
  'price',
  'due',
  'paid',
  'paymentMethod',
  'promisedOn',
  'penaltyRate',
  'penaltyCap',
] as const satisfies readonly (keyof ContractTerms)[]
export const wordNames = [
  'penaltyText',
  'commitments',
  'requests',
] as const satisfies readonly (keyof ContractWords)[]

/** Everything about a contract that can change. */
export const contractFields = [...termNames, ...wordNames, 'buyers'] as const
export type ContractField = (typeof contractFields)[number]

/** Members that are sums, shown to whom may see them. */
export const sumFields: ReadonlySet<ContractField> = new Set(['price', 'due', 'paid'])

/** An operation stands on the timelines of the home and of so many people. */
export const mostBuyers = 12
const Buyers = z
  .array(Id)
  .max(mostBuyers)
  .refine(ids => new Set(ids).size === ids.length, { error: 'each buyer once' })

export const SignContractInput = z.object({
  contractId: Id,
  unitId: Id,
  buyers: Buyers,
  terms: ContractTerms,
  words: ContractWords,
})

/** The contract as it is from now on; what was before stays in its history. */
export const AmendContractInput = z.object({
  contractId: Id,
  buyers: Buyers,
  terms: ContractTerms,
  words: ContractWords,
  /** Day of the supplementary agreement, where there was one. */
  agreedOn: Day.nullable().default(null),
  note: Text.max(2_000).optional(),
  /** `buyers`, and the names of terms and words. */
  base: FormBase,
})

export const EndContractInput = z.object({
  contractId: Id,
  reason: ContractEndReason,
  endedOn: Day,
  note: Text.max(2_000).optional(),
})

export const ContractInput = z.object({ contractId: Id })

/**
 * `owing`: paid less than due. `promised`: to be handed over in a month. `requests`: with requests or commitments.
 * `missing`: no longer in the file of sales, to be asked about.
 */
export const contractLists = ['all', 'owing', 'promised', 'requests', 'missing', 'ended'] as const
export const ContractListName = z.enum(contractLists)
export type ContractListName = z.infer<typeof ContractListName>

/** `2026-07` */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

export const ContractListInput = z.object({
  list: ContractListName.default('all'),
  building: Id.optional(),
  /** Of promised deliveries; the present month where none is given. */
  month: Month.optional(),
  before: z.string().max(80).optional(),
  limit: z.int().min(1).max(200).default(60),
})
export type ContractListInput = z.output<typeof ContractListInput>

export interface ContractBuyer {
  readonly personId: string
  /** Null where it was erased. */
  readonly name: string | null
}

/** A contract in a list. Sums are null for whom may not see them, and `masked` says so. */
export interface ContractRow extends ContractTerms {
  readonly id: string
  readonly unitId: string
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly state: ContractState
  readonly buyers: readonly ContractBuyer[]
  readonly masked: boolean
  /** What is due and not paid, cents; null where nobody knows, 0 where nothing is. */
  readonly outstanding: number | null
  /** Paid less than due: also said to those who do not see sums. */
  readonly owing: boolean
  readonly hasRequests: boolean
  readonly hasCommitments: boolean
  /** Since when the file of sales has it no more, UTC milliseconds. */
  readonly missingSince: number | null
  readonly endedOn: string | null
  readonly endReason: ContractEndReason | null
}

export type ContractPage = Page<ContractRow> & { readonly total: BoundedCount }

/** One step in the story of a contract, the newest first. */
export interface ContractStep {
  readonly type: string
  readonly at: number
  readonly actorName: string | null
  /** Came with a file of sales. */
  readonly fromFile: boolean
  readonly agreedOn: string | null
  readonly note: string | null
  /** Empty for the signing itself. Sums are left out for whom may not see them; buyers are names. */
  readonly changes: readonly {
    readonly field: ContractField
    readonly from: string | number | null
    readonly to: string | number | null
  }[]
}

/** A contract as its tab shows it. */
export interface ContractView extends ContractRow, ContractWords {
  readonly recordedAt: number
  readonly changedAt: number
  readonly endNote: string | null
  readonly steps: readonly ContractStep[]
}

/** What is due and not paid, cents, never below 0; null where the price or what was paid is not known. */
export function outstandingOf({
  price,
  due,
  paid,
}: Pick<ContractTerms, 'price' | 'due' | 'paid'>): number | null {
  const owed = due ?? price
  return owed === null || paid === null ? null : Math.max(0, owed - paid)
}
