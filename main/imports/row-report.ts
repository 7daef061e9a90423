import { DeskError } from '../contract/errors.ts'
import { type DryRunSummary, listedRows, type RowReason, type RowToLookAt } from '../contract/imports.ts'
import type { TableRow } from '../tabular/types.ts'
import type { FoundTable } from './find-table.ts'
import type { ImportReason } from './reasons.ts'
import type { RefusedHead, RefusedRow, StagedRow } from './staged.ts'
import { parsedRow } from './staged-content.ts'
import type { StagingWriter } from './staging.ts'

/** Characters of a cell that are shown. */
const shownText = 200

/** Rows one import takes: no site has as many homes, and what is decided about each is held in memory. */
const mostRows = 200_000

/** The columns our reading uses, whatever it reads. */
interface ReadColumns {
  readonly fields: readonly { readonly column: number; readonly heading: string }[]
}

/** A row with the table it stands in. */
export interface RowPlace<Mapping extends ReadColumns = ReadColumns> {
  readonly sheet: number
  readonly sheetName: string
  readonly row: TableRow
  readonly table: Pick<FoundTable, 'columns'>
  readonly mapping: Mapping
}

/**
 * What every dry run does with rows: counts them, keeps the first that people should look at, and stages those that
 * were refused.
 */
export class RowReport {
  rows = 0
  operations = 0
  protected readonly outcomes = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  protected readonly staged: StagingWriter
  readonly #refusedFile: StagingWriter
  readonly #refusals: RowToLookAt[] = []
  readonly #warned: RowToLookAt[] = []
  #rowsWithWarnings = 0
  readonly #headed = new Set<number>()

  readonly #most: number

  constructor(staged: StagingWriter, refusedFile: StagingWriter, most = mostRows) {
    this.staged = staged
    this.#refusedFile = refusedFile
    this.#most = most
  }

  /** Error: `tabular.tooManyRows` */
  refuse(place: RowPlace, reasons: readonly ImportReason[]): void {
    this.#countRow(place)
    this.outcomes.refused += 1
    if (this.#refusals.length < listedRows) this.#refusals.push(rowToLookAt(place, reasons, true))
    this.#writeRow(place, reasons)
  }

  /** A row of a sheet that refused ones lead to: it goes along in their workbook, to be corrected together. */
  accompany(place: Omit<RowPlace, 'mapping'>): void {
    this.#writeRow(place, [])
  }

  #countRow({ sheetName }: RowPlace): void {
    if (this.rows >= this.#most)
      throw new DeskError('tabular.tooManyRows', { where: sheetName, limit: this.#most })
    this.rows += 1
  }

  #writeRow(place: Omit<RowPlace, 'mapping'>, reasons: readonly ImportReason[]): void {
    this.#writeHeadings(place)
    this.#refusedFile.add({
      sheet: place.sheet,
      row: place.row.rowNumber,
      cells: place.row.cells.map(cell => cell.raw ?? cell.text),
      reasons: reasons.map(reasonOf),
    } satisfies RefusedRow)
  }

  /** Counts a row that was understood. Error: `tabular.tooManyRows` */
  protected count(
    outcome: 'created' | 'updated' | 'unchanged',
    place: RowPlace,
    warnings: readonly ImportReason[],
  ): void {
    this.#countRow(place)
    this.outcomes[outcome] += 1
    if (warnings.length === 0) return
    this.#rowsWithWarnings += 1
    if (this.#warned.length < listedRows) this.#warned.push(rowToLookAt(place, warnings, false))
  }

  /** Stages what a row adds and changes. */
  protected stageRow(row: StagedRow): void {
    this.staged.add(parsedRow(row))
  }

  /** Rows refused so far. */
  get refused(): number {
    return this.outcomes.refused
  }

  protected looks(): Pick<DryRunSummary, 'rowsToLookAt' | 'rowsWithWarnings' | 'empty'> {
    return {
      rowsToLookAt: [...this.#refusals, ...this.#warned],
      rowsWithWarnings: this.#rowsWithWarnings,
      empty: this.operations === 0,
    }
  }

  /** The headings of a sheet stand before its first refused row. */
  #writeHeadings({ sheet, sheetName, table }: Omit<RowPlace, 'mapping'>): void {
    if (this.#headed.has(sheet)) return
    this.#headed.add(sheet)
    this.#refusedFile.add({
      sheet,
      name: sheetName,
      headings: table.columns.map(({ index, heading }) => ({ index, heading })),
    } satisfies RefusedHead)
  }
}

const reasonOf = ({ code, column, value }: ImportReason): RowReason =>
  value === undefined ? { code, column } : { code, column, value }

function rowToLookAt(
  { sheet, row, mapping }: RowPlace,
  reasons: readonly ImportReason[],
  refused: boolean,
): RowToLookAt {
  return {
    sheet,
    row: row.rowNumber,
    refused,
    cells: mapping.fields.map(({ column, heading }) => {
      const text = row.cells[column]?.text ?? ''
      return { column, heading, text: text.slice(0, shownText), cut: text.length > shownText }
    }),
    reasons: reasons.map(reasonOf),
  }
}
