import { z } from 'zod'
import type { ImportCounts, ImportFile, RowToLookAt } from './imports.ts'

/** What a column of an old register of cases can fill. The names will stand in saved mappings: they never change. */
export const caseImportFields = [
  'number',
  'receivedAt',
  'dueAt',
  'closedAt',
  'state',
  'kind',
  'category',
  'subcategory',
  'detailCategory',
  'channel',
  'unit',
  'building',
  'entrance',
  'room',
  'callerName',
  'phone',
  'title',
  'text',
  'wish',
  'place',
  'answer',
  'handler',
  'source',
  'emergency',
] as const
export const CaseImportField = z.enum(caseImportFields)
export type CaseImportField = z.infer<typeof CaseImportField>

/** How one sheet of a register is read. Columns count from 0. */
export const RegisterSheetPlan = z.object({
  sheet: z.int().min(0).max(1000),
  /** Row of the headings; null to find it. */
  headerRow: z.int().min(1).max(1_048_576).nullable().default(null),
  fields: z
    .array(z.object({ field: CaseImportField, column: z.int().min(0).max(1000) }))
    .max(caseImportFields.length)
    .refine(fields => new Set(fields.map(one => one.field)).size === fields.length, {
      error: 'each field once',
    }),
})
export type RegisterSheetPlan = z.infer<typeof RegisterSheetPlan>

/** How a register is to be imported, as a person corrected it; what is missing is guessed. */
export const RegisterPlan = z.object({ sheets: z.array(RegisterSheetPlan).min(1).max(50) })
export type RegisterPlan = z.infer<typeof RegisterPlan>

/** What a guess of a column rests on. */
export interface GuessedCaseField {
  readonly field: CaseImportField
  readonly column: number
  readonly heading: string
  /** 0 to 1; below 0.6 a person should look. */
  readonly confidence: number
  readonly because: 'heading' | 'values' | 'both' | 'saved'
}

/** One sheet as it was read. */
export interface RegisterSheetReading {
  readonly sheet: number
  readonly name: string
  readonly headerRow: number
  readonly fields: readonly GuessedCaseField[]
  /** Columns no field claims; their words go to a note of the case. */
  readonly unmapped: readonly string[]
}

/** In what state the cases of a register come in. */
export interface RegisterStates {
  readonly open: number
  readonly resolved: number
  readonly closed: number
  readonly void: number
}

/** The outcome of trying a register. Lists are cut at `listedRows`; the numbers are of all rows. */
export interface RegisterDryRun {
  readonly file: ImportFile
  /** Units and people are never made by a register: their counts are 0. */
  readonly counts: ImportCounts
  readonly states: RegisterStates
  /** Rows whose unit was found in the estate. */
  readonly withUnit: number
  /** Rows that got a category. */
  readonly withCategory: number
  readonly sheets: readonly RegisterSheetReading[]
  readonly rowsToLookAt: readonly RowToLookAt[]
  readonly rowsWithWarnings: number
  /** The register's own category words that the profile does not know, the most frequent first. */
  readonly unknownCategories: readonly { readonly words: string; readonly rows: number }[]
  /** First and last time of receipt, UTC milliseconds; null where nothing is to be created. */
  readonly received: { readonly from: number; readonly until: number } | null
  /** Whether there is nothing to commit. */
  readonly empty: boolean
}
