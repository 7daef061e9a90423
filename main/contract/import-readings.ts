import { z } from 'zod'
import { CaseImportField } from './case-imports.ts'
import { ContractImportField } from './contract-imports.ts'
import { ContractorImportField } from './contractor-imports.ts'
import { ImportField, type ImportFile, type ImportKind, type sheetUnitKinds } from './imports.ts'

/** What a column can fill in a file of any kind. */
export const AnyField = z.union([ImportField, CaseImportField, ContractImportField, ContractorImportField])
export type AnyField = z.infer<typeof AnyField>

/** A cell as a person sees it in the sheet. */
export interface SeenCell {
  readonly text: string
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty'
  readonly merged?: boolean
}

/** What a guess of a column rests on. Columns count from 0. */
export interface GuessedField {
  readonly field: AnyField
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
  /** Of owner files: what the whole sheet is about, where its headings say so. */
  readonly unitKind: (typeof sheetUnitKinds)[number] | null
  /**
   * `units`, `cases`, `contracts` and `contractors` can be imported, and `places`, which are buildings without their
   * homes; `owners` lists people by code, `other` is left alone.
   */
  readonly role: 'units' | 'places' | 'cases' | 'contracts' | 'contractors' | 'owners' | 'other'
}

/** A file with our reading of it. */
export interface FileReading {
  readonly kind: ImportKind
  readonly file: ImportFile
  readonly format: 'xlsx' | 'xls' | 'csv'
  readonly encoding: string | null
  readonly sheets: readonly SheetReading[]
  /** What we would import, to be corrected by a person. */
  readonly suggested: {
    readonly sheets: readonly number[]
    /** Of owner files: the sheet that the codes of the others lead to. */
    readonly ownersSheet: number | null
    /** Of owner files: the project of rows that name none. */
    readonly project: string
  }
  /** Projects of the desk, for choosing. */
  readonly projects: readonly string[]
  /** Earlier imports of the very same file, newest first. */
  readonly importedBefore: readonly { readonly at: number; readonly undone: boolean }[]
}

/** Rows of a sheet shown as they are. */
export const shownRows = 40

/** Those of the guessed columns that fill a field of this kind of file. */
export function fieldsOf<Field extends AnyField>(
  guessed: readonly GuessedField[],
  known: readonly Field[],
): { field: Field; column: number; heading: string }[] {
  return guessed.flatMap(({ field, column, heading }) => {
    const mine = known.find(one => one === field)
    return mine === undefined ? [] : [{ field: mine, column, heading }]
  })
}

/** The columns of a plan: those of the guessed ones that fill a field of this kind of file. */
export function columnsOf<Field extends AnyField>(
  guessed: readonly GuessedField[],
  known: readonly Field[],
): { field: Field; column: number }[] {
  return fieldsOf(guessed, known).map(({ field, column }) => ({ field, column }))
}
