import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Day, Id } from './values.ts'
import type { Words } from './words.ts'

/** Where papers come from that have to be filed; each is one source of the lists. */
export const filingKinds = ['letter', 'sheet', 'loan', 'document'] as const
export const FilingKind = z.enum(filingKinds)
export type FilingKind = z.infer<typeof FilingKind>

/** The weekly filing list, and the monthly paper consolidation list of the 25th. */
export const FilingPeriod = z.enum(['week', 'month'])
export type FilingPeriod = z.infer<typeof FilingPeriod>

/** `day` is any day of the period; without one it is the period of today. */
export const FilingListInput = z.object({ period: FilingPeriod, day: Day.optional() })
export const FileAwayInput = z.object({
  kind: FilingKind,
  itemId: Id,
  /** Where the paper stands now. */
  shelf: z.string().trim().min(1).max(60),
  original: z.boolean(),
  /** `shelf` and `original` as they were ticked before; null where they were not. */
  base: FormBase,
})
/** `base`: as of filing. */
export const TakeOutInput = z.object({ kind: FilingKind, itemId: Id, base: FormBase })

/** One paper that came in or went out and is not filed yet, or was. */
export interface FilingItem {
  readonly kind: FilingKind
  readonly id: string
  readonly number: string | null
  readonly what: string | null
  readonly kindWords: Words
  /** When it came in or went out, UTC milliseconds. */
  readonly at: number
  readonly path: string
  /** It has no paper original on record. */
  readonly lacksOriginal: boolean
  /** Nobody said where the paper stands. */
  readonly lacksShelf: boolean
  readonly shelf: string | null
  readonly filedByName: string | null
  /** As it was ticked off here; null where it was not. */
  readonly ticked: { readonly shelf: string; readonly original: boolean } | null
  /** Ticked off here; another page says where the paper is where it is false. */
  readonly tickable: boolean
}

export interface FilingList {
  readonly period: FilingPeriod
  /** First and last day. */
  readonly from: string
  readonly until: string
  readonly items: readonly FilingItem[]
  readonly open: number
  /** More came in than the list holds. */
  readonly more: boolean
}
