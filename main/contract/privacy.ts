import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Id } from './values.ts'

/** Asking for all that is stored about one person (law on personal information, PIPL art. 45). */
export const PersonCopyInput = z.object({
  personId: Id,
  /** Also the files: scans of their documents, photos of their cases. */
  withFiles: z.boolean().default(true),
})

/** What may be kept for a time only. Nothing of it is erased by itself, but for the workbooks of imports. */
export const retentionRules = [
  /** People who have no home here and brought nothing for so long: prospects who never bought. */
  'prospects',
  /** People who left their last home so long ago, and brought nothing since. */
  'moved-out',
  /** Words of cases closed so long ago. */
  'closed-cases',
  /** Words of closed cases brought by callers of whom neither home nor record is known. */
  'callers',
  /** Workbooks that were imported: what they said is on the desk, the file itself is needed for looking up only. */
  'import-sources',
] as const
export const RetentionRule = z.enum(retentionRules)
export type RetentionRule = z.infer<typeof RetentionRule>

/** Periods as shipped, in days. */
export const shippedPeriods: Readonly<Record<RetentionRule, number>> = {
  prospects: 730,
  'moved-out': 1826,
  'closed-cases': 3652,
  callers: 730,
  'import-sources': 90,
}

/** Shortest and longest period, in days: below a month a mistake could not be noticed in time. */
export const periodBounds = { least: 30, most: 36_525 } as const

export const ChangeRetentionInput = z.object({
  rule: RetentionRule,
  /** Days; null where nothing of this sort is ever proposed. */
  days: z.int().min(periodBounds.least).max(periodBounds.most).nullable(),
  /** `days`, as they were. */
  base: FormBase,
})

export interface RetentionPeriod {
  readonly rule: RetentionRule
  /** Days; null for no end. */
  readonly days: number | null
  /** How many are proposed today, counted to at most {@link mostProposed}. */
  readonly due: number
}

/** Proposals are counted and chosen up to here; after these come the next. */
export const mostProposed = 1_000

export const ProposalsInput = z.object({
  rule: RetentionRule,
  limit: z.int().min(1).max(mostProposed).default(200),
})

/** One thing whose time is over, with the day from which it counts. */
export interface RetentionProposal {
  /** Of the person, the case or the import. */
  readonly id: string
  /** Name of a person, number of a case, name of a file; null where it is unknown. */
  readonly name: string | null
  /** UTC milliseconds: since when nothing is known to need it. */
  readonly since: number
}

export const EraseProposedInput = z.object({
  rule: RetentionRule,
  ids: z.array(Id).min(1).max(mostProposed),
})

/** What the support package says, as text that is shown before it is saved. */
export const SupportPackageResult = z.object({ name: z.string(), text: z.string() })
export type SupportPackage = z.infer<typeof SupportPackageResult>
