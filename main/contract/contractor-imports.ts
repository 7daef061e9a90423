import { z } from 'zod'
import { Corrections, type DryRunSummary, MappingName, type PlannedChange } from './imports.ts'

/**
 * What a column of a file about contractors can fill. One row may tell of a contractor, of somebody there, of a
 * contract of works and of one on call. The names stand in saved mappings, so they never change.
 */
export const contractorImportFields = [
  'contractor',
  'trade',
  'contactName',
  'contactDuty',
  'contactPhone',
  'worksNumber',
  'worksTitle',
  'buildings',
  'parts',
  'acceptedOn',
  'warrantyTerm',
  'warrantyUntil',
  'worksPrice',
  'settlement',
  'onCallFrom',
  'onCallUntil',
  'dayPhone',
  'nightPhone',
  'remark',
] as const
export const ContractorImportField = z.enum(contractorImportFields)
export type ContractorImportField = z.infer<typeof ContractorImportField>

/** How one sheet about contractors is read. Columns count from 0. */
export const ContractorSheetPlan = z.object({
  sheet: z.int().min(0).max(1000),
  /** Row of the headings; null to find it. */
  headerRow: z.int().min(1).max(1_048_576).nullable().default(null),
  fields: z
    .array(z.object({ field: ContractorImportField, column: z.int().min(0).max(1000) }))
    .max(contractorImportFields.length)
    .refine(fields => new Set(fields.map(one => one.field)).size === fields.length, {
      error: 'each field once',
    }),
})
export type ContractorSheetPlan = z.infer<typeof ContractorSheetPlan>

/** How a file about contractors is to be imported: which sheets, which columns, and what a person corrected. */
export const ContractorPlan = z.object({
  sheets: z.array(ContractorSheetPlan).min(1).max(50),
  corrections: Corrections.default([]),
  mappingName: MappingName.default(null),
})
export type ContractorPlan = z.infer<typeof ContractorPlan>

/** Any of these beside the name makes a row worth importing. */
const telling: ReadonlySet<string> = new Set(contractorImportFields.filter(name => name !== 'contractor'))

/** Whether these columns are enough: who it is, and anything about them. */
export const saysContractors = (fields: readonly { readonly field: string }[]): boolean =>
  fields.some(({ field }) => field === 'contractor') && fields.some(({ field }) => telling.has(field))

/** New ones and ones of which something changes. */
export interface NewAndChanged {
  readonly created: number
  readonly changed: number
}

/** The outcome of trying a file about contractors. */
export interface ContractorsDryRun extends DryRunSummary {
  readonly kind: 'contractors'
  readonly contractors: NewAndChanged
  readonly contacts: NewAndChanged
  readonly works: NewAndChanged
  readonly onCalls: NewAndChanged
  /**
   * Field by field, the first of them: `unit` is the contractor, `person` which contract or contact of it. Sums are in
   * cents, trades and parts codes with commas between, parts with their months behind a colon (none: design life).
   */
  readonly changes: readonly PlannedChange[]
}
