import { emptyCell } from './cells.ts'
import type { Cell, MergedRange, TableRow } from './types.ts'

/** Ranges that cover one row at the same time; a real sheet has a handful. */
const maxActive = 2000

/**
 * Repeats the value of merged ranges in the rows handed to it in order. Only rows that hold something of their own
 * are filled, and no further right than `columns`, so a range over the whole sheet costs nothing.
 */
export class MergeFiller {
  readonly #ranges: readonly MergedRange[]
  readonly #columns: number
  #next = 0
  #active: { range: MergedRange; value: Cell }[] = []

  constructor(ranges: readonly MergedRange[], columns: number) {
    this.#ranges = [...ranges].sort((a, b) => a.top - b.top)
    this.#columns = columns
  }

  fill(row: TableRow): void {
    if (this.#active.length > 0)
      this.#active = this.#active.filter(({ range }) => range.bottom >= row.rowNumber)
    for (;;) {
      const range = this.#ranges[this.#next]
      if (!range || range.top > row.rowNumber) break
      this.#next += 1
      const value = range.top === row.rowNumber ? row.cells[range.left - 1] : undefined
      if (value === undefined || value.kind === 'empty' || this.#active.length >= maxActive) continue
      this.#active.push({ range, value: { ...value, merged: true } })
    }
    for (const { range, value } of this.#active) {
      const right = Math.min(range.right, this.#columns)
      for (let column = range.left; column <= right; column += 1) {
        while (row.cells.length < column) row.cells.push(emptyCell)
        if (row.cells[column - 1]?.kind === 'empty') row.cells[column - 1] = value
      }
    }
  }
}
