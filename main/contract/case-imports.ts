import { z } from 'zod'
import { Corrections, type DryRunSummary, MappingName } from './imports.ts'

/** What a column of an old register of cases can fill. The names stand in saved mappings: they never change. */
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

/** How a register is to be imported: which sheets, which columns, and what a person corrected. */
export const RegisterPlan = z.object({
  sheets: z.array(RegisterSheetPlan).min(1).max(50),
  corrections: Corrections.default([]),
  mappingName: MappingName.default(null),
})
export type RegisterPlan = z.infer<typeof RegisterPlan>

/** Whether these columns are enough for cases: a time of receipt, and something that says what it was about. */
export function saysCases(fields: readonly { readonly field: string }[]): boolean {
  const has = (field: CaseImportField) => fields.some(one => one.field === field)
  return has('receivedAt') && (['text', 'title', 'category', 'wish'] as const).some(has)
}

/** In what state the cases of a register come in. */
export interface RegisterStates {
  readonly open: number
  readonly resolved: number
  readonly closed: number
  readonly void: number
}

/** The outcome of trying a register. Units and people are never made by one: their counts are 0. */
export interface RegisterDryRun extends DryRunSummary {
  readonly kind: 'cases'
  readonly states: RegisterStates
  /** Rows whose unit was found in the estate. */
  readonly withUnit: number
  /** Rows that got a category. */
  readonly withCategory: number
  /** The register's own category words that the profile does not know, the most frequent first. */
  readonly unknownCategories: readonly { readonly words: string; readonly rows: number }[]
  /** First and last time of receipt, UTC milliseconds; null where nothing is to be created. */
  readonly received: { readonly from: number; readonly until: number } | null
}
