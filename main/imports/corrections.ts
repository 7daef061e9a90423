import type { Corrections } from '../contract/imports.ts'
import { emptyCell, textCell } from '../tabular/cells.ts'
import type { Cell, TableRow } from '../tabular/types.ts'

/** The cells a person put right, laid over the rows as they are read. */
export class CorrectedRows {
  readonly #byRow = new Map<string, { readonly column: number; readonly text: string }[]>()

  constructor(corrections: Corrections) {
    for (const { sheet, row, column, text } of corrections) {
      const key = `${sheet}/${row}`
      this.#byRow.set(key, [...(this.#byRow.get(key) ?? []), { column, text }])
    }
  }

  /** The row with the corrected cells; the row itself where none of it was corrected. */
  correct(sheet: number, row: TableRow): TableRow {
    if (this.#byRow.size === 0) return row
    const corrections = this.#byRow.get(`${sheet}/${row.rowNumber}`)
    if (!corrections) return row
    const cells: Cell[] = [...row.cells]
    for (const { column, text } of corrections) {
      while (cells.length <= column) cells.push(emptyCell)
      cells[column] = textCell(text)
    }
    return { rowNumber: row.rowNumber, cells }
  }
}
