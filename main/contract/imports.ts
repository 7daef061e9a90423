import { z } from 'zod'
import { FileHash, Id } from './values.ts'

/** What an import brings in: owners with their homes, or the cases of an old register. */
export const ImportKind = z.enum(['owners', 'cases'])
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
] as const
export const ImportField = z.enum(importFields)
export type ImportField = z.infer<typeof ImportField>

/** Fields that are recognised and checked but have no place in the desk yet; screens say so. */
export const fieldsNotKept: readonly ImportField[] = [
  'innerArea',
  'heatingArea',
  'contractNumber',
  'contractDate',
  'price',
  'paid',
  'paymentMethod',
  'deliveryDate',
  'handoverDate',
]

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

/** How a file is to be imported: which sheets, which columns, and what a person corrected. */
export const ImportPlan = z.object({
  sheets: z.array(SheetPlan).min(1).max(50),
  /** A sheet that lists owners by a code which the other sheets name. */
  ownersSheet: SheetPlan.nullable().default(null),
  /** The project of rows that name none. */
  project: z.string().trim().min(1).max(60),
  corrections: z.array(Correction).max(5000).default([]),
  /** The saved mapping it came from. */
  mappingName: z.string().trim().max(60).nullable().default(null),
})
export type ImportPlan = z.infer<typeof ImportPlan>

/** An uploaded file as it lies in the archive. */
export const ImportFile = z.object({ hash: FileHash, name: z.string().min(1).max(1000) })
export type ImportFile = z.infer<typeof ImportFile>

/** A saved mapping remembers headings; columns only help where a heading stands twice. */
export const SavedFields = z
  .array(
    z.object({ field: ImportField, heading: z.string().trim().max(300), column: z.int().min(0).max(1000) }),
  )
  .min(1)
  .max(importFields.length)
export type SavedFields = z.infer<typeof SavedFields>

export const SaveMappingInput = z.object({
  mappingId: Id,
  name: z.string().trim().min(1).max(60),
  fields: SavedFields,
  unitKind: SheetUnitKind.nullable().default(null),
})
export const RemoveMappingInput = z.object({ mappingId: Id })

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
  readonly cells: readonly { readonly column: number; readonly heading: string; readonly text: string }[]
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

/** The outcome of a dry run. Lists are cut at `listedRows`; the numbers are of all. */
export interface DryRun {
  readonly counts: ImportCounts
  readonly rowsToLookAt: readonly RowToLookAt[]
  readonly rowsWithWarnings: number
  readonly changes: readonly PlannedChange[]
  /** Names of projects, phases and buildings that do not exist yet, the first of them. */
  readonly newPlaces: readonly string[]
  /** Whether there is anything to commit. */
  readonly empty: boolean
}

/** Rows listed of each kind in the outcome of a dry run. */
export const listedRows = 300

/** A cell as a person sees it in the sheet. */
export interface SeenCell {
  readonly text: string
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty'
  readonly merged?: boolean
}

/** What a guess of a column rests on. */
export interface GuessedField {
  readonly field: ImportField
  readonly column: number
  readonly heading: string
  /** 0 to 1; below 0.6 a person should look. */
  readonly confidence: number
  readonly because: 'heading' | 'values' | 'both' | 'saved'
}

/** One sheet with our reading of it. */
export interface SheetReading {
  readonly sheet: number
  readonly name: string
  readonly hidden: boolean
  /** The first rows as they are. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly SeenCell[] }[]
  /** Null where no row looks like headings. */
  readonly headerRow: number | null
  readonly headerRows: readonly number[]
  readonly firstDataRow: number
  readonly columns: readonly { readonly index: number; readonly heading: string }[]
  readonly fields: readonly GuessedField[]
  readonly unitKind: (typeof sheetUnitKinds)[number] | null
  /** `units` names units and can be imported, `owners` lists people by code, `other` is left alone. */
  readonly role: 'units' | 'owners' | 'other'
}

/** A file with our reading of it. */
export interface FileReading {
  readonly file: ImportFile
  readonly format: 'xlsx' | 'xls' | 'csv'
  readonly encoding: string | null
  readonly sheets: readonly SheetReading[]
  /** What we would import, to be corrected by a person. */
  readonly suggested: {
    readonly sheets: readonly number[]
    readonly ownersSheet: number | null
    readonly project: string
  }
  /** Projects of the desk, for choosing. */
  readonly projects: readonly string[]
  /** Earlier imports of the very same file, newest first. */
  readonly importedBefore: readonly { readonly at: number; readonly undone: boolean }[]
}

/** A saved mapping. */
export interface SavedMapping {
  readonly id: string
  readonly name: string
  readonly fields: SavedFields
  readonly unitKind: (typeof sheetUnitKinds)[number] | null
  readonly savedAt: number
}

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

/** Rows of a sheet shown as they are. */
export const shownRows = 40
