import type { RegisterDryRun } from '../contract/case-imports.ts'
import { listedRows, type RowReason, type RowToLookAt } from '../contract/imports.ts'
import type { TableRow } from '../tabular/types.ts'
import type { CaseMapping } from './case-columns.ts'
import type { StagedCase } from './case-staged.ts'
import type { FoundTable } from './find-table.ts'
import type { ImportReason } from './reasons.ts'
import type { RefusedHead, RefusedRow } from './staged.ts'
import type { StagingWriter } from './staging.ts'

/** A row with the table it stands in. */
export interface RegisterRowPlace {
  readonly sheet: number
  readonly sheetName: string
  readonly row: TableRow
  readonly table: FoundTable
  readonly mapping: CaseMapping
}

/** Words of categories that are counted, and those that are told. */
const mostCounted = 2_000
const mostTold = 30

/** Counts what trying a register decides, stages it, and keeps the first rows that people should look at. */
export class RegisterReport {
  rows = 0
  operations = 0
  readonly #staged: StagingWriter
  readonly #refusedFile: StagingWriter
  readonly #outcomes = { created: 0, unchanged: 0, refused: 0 }
  readonly #states = { open: 0, resolved: 0, closed: 0, void: 0 }
  #withUnit = 0
  #withCategory = 0
  readonly #refused: RowToLookAt[] = []
  readonly #warned: RowToLookAt[] = []
  #rowsWithWarnings = 0
  readonly #unknownCategories = new Map<string, number>()
  #received: { from: number; until: number } | null = null
  readonly #headed = new Set<number>()

  constructor(staged: StagingWriter, refusedFile: StagingWriter) {
    this.#staged = staged
    this.#refusedFile = refusedFile
  }

  refuse(place: RegisterRowPlace, reasons: readonly ImportReason[]): void {
    this.rows += 1
    this.#outcomes.refused += 1
    if (this.#refused.length < listedRows) this.#refused.push(rowToLookAt(place, reasons, true))
    this.#writeHeadings(place)
    this.#refusedFile.add({
      sheet: place.sheet,
      row: place.row.rowNumber,
      cells: place.row.cells.map(cell => cell.raw ?? cell.text),
      reasons: reasons.map(reasonOf),
    } satisfies RefusedRow)
  }

  /** A row that was taken over before, by an earlier import or an earlier row. */
  know(place: RegisterRowPlace, warnings: readonly ImportReason[]): void {
    this.rows += 1
    this.#outcomes.unchanged += 1
    this.#warn(place, warnings)
  }

  take(
    place: RegisterRowPlace,
    staged: StagedCase,
    operations: number,
    unknownCategory: string | null,
    warnings: readonly ImportReason[],
  ): void {
    this.rows += 1
    this.operations += operations
    this.#outcomes.created += 1
    const { state, receivedAt, unitId, category } = staged
    this.#states[state === 'received' || state === 'handling' ? 'open' : state] += 1
    if (unitId !== null) this.#withUnit += 1
    if (category.length > 0) this.#withCategory += 1
    const { from, until } = this.#received ?? { from: receivedAt, until: receivedAt }
    this.#received = { from: Math.min(from, receivedAt), until: Math.max(until, receivedAt) }
    if (unknownCategory !== null) this.#countCategory(unknownCategory)
    this.#warn(place, warnings)
    this.#staged.add(staged)
  }

  result(): Omit<RegisterDryRun, 'file' | 'sheets'> {
    const { created, unchanged, refused } = this.#outcomes
    return {
      counts: {
        created,
        updated: 0,
        unchanged,
        refused,
        unitsCreated: 0,
        unitsChanged: 0,
        peopleCreated: 0,
        peopleChanged: 0,
        nodesCreated: 0,
      },
      states: { ...this.#states },
      withUnit: this.#withUnit,
      withCategory: this.#withCategory,
      rowsToLookAt: [...this.#refused, ...this.#warned],
      rowsWithWarnings: this.#rowsWithWarnings,
      unknownCategories: [...this.#unknownCategories]
        .map(([words, rows]) => ({ words, rows }))
        .sort((a, b) => b.rows - a.rows)
        .slice(0, mostTold),
      received: this.#received,
      empty: created === 0,
    }
  }

  #warn(place: RegisterRowPlace, warnings: readonly ImportReason[]): void {
    if (warnings.length === 0) return
    this.#rowsWithWarnings += 1
    if (this.#warned.length < listedRows) this.#warned.push(rowToLookAt(place, warnings, false))
  }

  #countCategory(words: string): void {
    const known = this.#unknownCategories.get(words)
    if (known === undefined && this.#unknownCategories.size >= mostCounted) return
    this.#unknownCategories.set(words, (known ?? 0) + 1)
  }

  /** The headings of a sheet stand before its first refused row. */
  #writeHeadings({ sheet, sheetName, table }: RegisterRowPlace): void {
    if (this.#headed.has(sheet)) return
    this.#headed.add(sheet)
    this.#refusedFile.add({
      sheet,
      name: sheetName,
      headings: table.columns.map(({ index, heading }) => ({ index, heading })),
    } satisfies RefusedHead)
  }
}

const reasonOf = ({ code, column, value }: ImportReason): { code: string; column: string; value?: string } =>
  value === undefined ? { code, column } : { code, column, value }

function rowToLookAt(
  { sheet, row, mapping }: RegisterRowPlace,
  reasons: readonly ImportReason[],
  refused: boolean,
): RowToLookAt {
  return {
    sheet,
    row: row.rowNumber,
    refused,
    cells: mapping.fields.map(({ column, heading }) => ({
      column,
      heading,
      text: (row.cells[column]?.text ?? '').slice(0, 200),
    })),
    reasons: reasons.map((reason): RowReason => reasonOf(reason)),
  }
}
