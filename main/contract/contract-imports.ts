import { z } from 'zod'
import {
  Corrections,
  type DryRunSummary,
  importFields,
  MappingName,
  type PlannedChange,
  SheetUnitKind,
  subjectOf,
} from './imports.ts'

/**
 * What a column of a file of sales can fill: what one of owners can, and what only contracts have. The names stand in
 * saved mappings, so they never change.
 */
export const contractOnlyFields = ['due', 'penalty', 'commitments', 'requests'] as const
export type ContractOnlyField = (typeof contractOnlyFields)[number]
export const contractImportFields = [...importFields, ...contractOnlyFields] as const
export const ContractImportField = z.enum(contractImportFields)
export type ContractImportField = z.infer<typeof ContractImportField>

/** How one sheet of a file of sales is read. Columns count from 0. */
export const ContractSheetPlan = z.object({
  sheet: z.int().min(0).max(1000),
  /** Row of the headings; null to find it. */
  headerRow: z.int().min(1).max(1_048_576).nullable().default(null),
  fields: z
    .array(z.object({ field: ContractImportField, column: z.int().min(0).max(1000) }))
    .max(contractImportFields.length)
    .refine(fields => new Set(fields.map(one => one.field)).size === fields.length, {
      error: 'each field once',
    }),
  unitKind: SheetUnitKind.nullable().default(null),
})
export type ContractSheetPlan = z.infer<typeof ContractSheetPlan>

/** How a file of sales is to be imported: which sheets, which columns, and what a person decided. */
export const ContractPlan = z.object({
  sheets: z.array(ContractSheetPlan).min(1).max(50),
  /** The project of rows that name none. */
  project: z.string().trim().min(1).max(60),
  /** Whether contracts that the file has no more are put on the list of those to be asked about. */
  askAboutVanished: z.boolean().default(true),
  corrections: Corrections.default([]),
  mappingName: MappingName.default(null),
})
export type ContractPlan = z.infer<typeof ContractPlan>

/** Any of these makes a row with a unit a contract. */
const telling: ReadonlySet<string> = new Set([
  'contractNumber',
  'contractDate',
  'price',
  'paid',
  'deliveryDate',
])

/** Whether these columns are enough for contracts: which unit, and something of what was signed. */
export function saysContracts(fields: readonly { readonly field: string }[]): boolean {
  return subjectOf(fields) === 'units' && fields.some(({ field }) => telling.has(field))
}

/** A contract that was in the file before and is not in this one. */
export interface VanishedContract {
  readonly contractId: string
  readonly unit: string
  readonly number: string | null
  readonly signedOn: string | null
}

/** The outcome of trying a file of sales, against what is known from the months before. */
export interface ContractsDryRun extends DryRunSummary {
  readonly kind: 'contracts'
  /** Contracts; the counts of the summary are of rows. */
  readonly contracts: {
    readonly created: number
    readonly changed: number
    readonly unchanged: number
    /** In the file again after they had been missing. */
    readonly returned: number
    readonly vanished: number
  }
  /** Whether the vanished ones will be put on the list of those to be asked about. */
  readonly asksAboutVanished: boolean
  /** Field by field; sums in cents, rates in millionths. The first of them. */
  readonly changes: readonly PlannedChange[]
  readonly vanished: readonly VanishedContract[]
  /** Units of refused rows that the estate does not have, as the file writes them, the first of them. */
  readonly unknownUnits: readonly string[]
  readonly unknownUnitRows: number
}
