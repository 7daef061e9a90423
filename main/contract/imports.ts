import { z } from 'zod'
import { FileHash } from './values.ts'

/**
 * What an import brings in: owners with their homes, the cases of an old register, contracts from sales, or who
 * builds and mends with its contracts.
 */
export const ImportKind = z.enum(['owners', 'cases', 'contracts', 'contractors'])
export type ImportKind = z.infer<typeof ImportKind>

/** What a column of an owner file can fill. The names stand in saved mappings, so they never change. */
export const importFields = [
  'project',
  'phase',
  'building',
  'entrance',
  'floor',
  'unitNumber',
  'room',
  'unitKind',
  'unitType',
  'contractArea',
  'measuredArea',
  'innerArea',
  'heatingArea',
  'orientation',
  'ownerName',
  'coOwnerName',
  'ownerCode',
  'ownerRole',
  'phone',
  'phone2',
  'idType',
  'idDocument',
  'gender',
  'birthday',
  'mailingAddress',
  'contractNumber',
  'contractDate',
  'price',
  'paid',
  'paymentMethod',
  'deliveryDate',
  'handoverDate',
  'tier',
  'note',
  'topFloor',
  'basement',
  'facade',
] as const
export const ImportField = z.enum(importFields)
export type ImportField = z.infer<typeof ImportField>

/** Fields that are recognised and checked but have no place in the desk yet; screens say so. */
export const fieldsNotKept: readonly ImportField[] = ['innerArea']

/** Fields that the import of contracts keeps, and that of owners only checks. */
export const fieldsOfContracts: readonly ImportField[] = [
  'contractNumber',
  'contractDate',
  'price',
  'paid',
  'paymentMethod',
]

const peopleFields: ReadonlySet<string> = new Set([
  'ownerName',
  'coOwnerName',
  'ownerCode',
  'phone',
  'idDocument',
])

/** What rows with these columns are about: homes; buildings alone, where nobody is named either; or neither. */
export function subjectOf(fields: readonly { readonly field: string }[]): 'units' | 'places' | null {
  const has = (...names: readonly string[]) => fields.some(({ field }) => names.includes(field))
  if (has('unitNumber', 'room')) return 'units'
  return has('building') && !fields.some(({ field }) => peopleFields.has(field)) ? 'places' : null
}

/** Kinds of units a sheet can be about as a whole. */
export const sheetUnitKinds = ['dwelling', 'shop', 'parking'] as const
export const SheetUnitKind = z.enum(sheetUnitKinds)

/** How one sheet is read. Columns count from 0. */
export const SheetPlan = z.object({
  sheet: z.int().min(0).max(1000),
  /** Row of the headings; null to find it. */
  headerRow: z.int().min(1).max(1_048_576).nullable().default(null),
  fields: z
    .array(z.object({ field: ImportField, column: z.int().min(0).max(1000) }))
    .max(importFields.length)
    .refine(fields => new Set(fields.map(one => one.field)).size === fields.length, {
      error: 'each field once',
    }),
  unitKind: SheetUnitKind.nullable().default(null),
})
export type SheetPlan = z.infer<typeof SheetPlan>

/** A cell corrected in place before anything is imported. */
export const Correction = z.object({
  sheet: z.int().min(0),
  row: z.int().min(1),
  column: z.int().min(0).max(1000),
  text: z.string().max(2000),
})
export type Correction = z.infer<typeof Correction>

/** Every cell a person put right before anything is imported. */
export const Corrections = z.array(Correction).max(5000)
export type Corrections = z.infer<typeof Corrections>

/** The saved mapping a plan came from. */
export const MappingName = z.string().trim().max(60).nullable()

/** How an owner file is to be imported: which sheets, which columns, and what a person corrected. */
export const ImportPlan = z.object({
  sheets: z.array(SheetPlan).min(1).max(50),
  /** A sheet that lists owners by a code which the other sheets name. */
  ownersSheet: SheetPlan.nullable().default(null),
  /** The project of rows that name none. */
  project: z.string().trim().min(1).max(60),
  corrections: Corrections.default([]),
  mappingName: MappingName.default(null),
})
export type ImportPlan = z.infer<typeof ImportPlan>

/** An uploaded file as it lies in the archive. */
export const ImportFile = z.object({ hash: FileHash, name: z.string().min(1).max(1000) })
export type ImportFile = z.infer<typeof ImportFile>

/** How many rows, units and people an import meets. A row counts once. */
export const ImportCounts = z.object({
  /** Rows that add a unit, a person or a person's role. */
  created: z.int(),
  /** Rows that only change what is known. */
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  unitsCreated: z.int(),
  unitsChanged: z.int(),
  peopleCreated: z.int(),
  peopleChanged: z.int(),
  /** Projects, phases, buildings and entrances. */
  nodesCreated: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** Why a row was refused or wants a look. `column` is the heading; `value` is what stands there. */
export interface RowReason {
  readonly code: string
  readonly column: string
  readonly value?: string
}

/** A row a person should look at, with the cells our reading uses. */
export interface RowToLookAt {
  readonly sheet: number
  readonly row: number
  readonly refused: boolean
  readonly cells: readonly {
    readonly column: number
    readonly heading: string
    /** At most the first 200 characters. */
    readonly text: string
    /** Whether more is written there: such a cell is corrected in the file, lest the rest be lost. */
    readonly cut: boolean
  }[]
  readonly reasons: readonly RowReason[]
}

/** What the import would change of something known. */
export interface PlannedChange {
  readonly sheet: number
  readonly row: number
  /** The unit's number as people write it. */
  readonly unit: string
  /** The person's name; null where the unit itself changes. */
  readonly person: string | null
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[]
}

/** What every dry run tells, whatever it reads. Lists are cut at `listedRows`; the numbers are of all rows. */
export interface DryRunSummary {
  readonly counts: ImportCounts
  readonly rowsToLookAt: readonly RowToLookAt[]
  readonly rowsWithWarnings: number
  /** Whether there is nothing to commit. */
  readonly empty: boolean
}

/** The outcome of trying an owner file. */
export interface OwnersDryRun extends DryRunSummary {
  readonly kind: 'owners'
  readonly changes: readonly PlannedChange[]
  /** Names of projects, phases and buildings that do not exist yet, the first of them. */
  readonly newPlaces: readonly string[]
}

/** Rows listed of each kind in the outcome of a dry run. */
export const listedRows = 300

/** One committed import, for the history. */
export interface ImportEntry {
  readonly id: string
  readonly kind: ImportKind
  readonly at: number
  readonly actor: string | null
  readonly actorName: string | null
  readonly fileName: string | null
  readonly mappingName: string | null
  readonly counts: ImportCounts
  readonly undoneAt: number | null
}
