import { z } from 'zod'
import type { Words } from './words.ts'
import { LanguageCode } from './site.ts'
import { Day, Id } from './values.ts'

/** Name of a ledger, as it stands in addresses and on the command line: `complaints`. */
export const LedgerName = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z-]*$/)

/**
 * What a ledger can be narrowed by; each ledger says which members it knows and passes over the others. Stands in
 * addresses, so it holds no name and no phone.
 */
export const LedgerFilter = z.object({
  /** First and last day, on the clocks of the site. */
  from: Day.optional(),
  until: Day.optional(),
  building: Id.optional(),
  /** Id of a category of any level. */
  category: z.string().max(60).optional(),
  /** One of the states the ledger lists. */
  state: z.string().max(40).optional(),
  /** One of the recipients the ledger lists. */
  recipient: z.string().max(80).optional(),
})
export type LedgerFilter = z.output<typeof LedgerFilter>

/** Members of the filter that not every ledger has. */
export const ledgerFilters = ['building', 'category', 'state', 'recipient'] as const
export type LedgerFilterMember = (typeof ledgerFilters)[number]

/** A page of a ledger, newest first. */
export const LedgerPageInput = z.object({
  ledger: LedgerName,
  language: LanguageCode,
  filter: LedgerFilter.default({}),
  before: z.string().max(80).optional(),
  limit: z.int().min(1).max(200).default(100),
})

/** `time`: UTC milliseconds. */
export interface LedgerColumn {
  readonly id: string
  readonly words: Words
  readonly kind: 'text' | 'number' | 'time'
  /** Left out on paper, which is narrow. */
  readonly screenOnly?: boolean
  /** In characters, in a workbook. */
  readonly width?: number
}

export interface LedgerChoice {
  readonly id: string
  readonly words: Words
}

/** What a screen needs to show a ledger. */
export interface LedgerInfo {
  readonly name: string
  readonly words: Words
  readonly columns: readonly LedgerColumn[]
  readonly filters: readonly LedgerFilterMember[]
  readonly states: readonly LedgerChoice[]
  readonly recipients: readonly LedgerChoice[]
  /** What its recipients are, where they are something else. */
  readonly recipientWords?: Words
}

/** One row: its values in the order of the columns, and the address of the thing it is about. */
export interface LedgerRow {
  readonly id: string
  readonly path: string | null
  readonly values: readonly (string | number | null)[]
}

export interface LedgerPage {
  readonly rows: readonly LedgerRow[]
  readonly next: string | null
}
