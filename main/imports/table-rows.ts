import type { TableRow, Workbook } from '../tabular/types.ts'

/** A row of a sheet with what its first rows said about the table. */
export interface RowOfTable<T> {
  readonly row: TableRow
  readonly table: T
  /** Share of the sheet read so far, 0 to 1. */
  readonly share: number
}

/**
 * The rows of a sheet, read once: the first `probed` rows are handed to `find`, then every row comes with what it
 * found. `find` throws where there is no table.
 */
export async function* rowsOfTable<T>(
  book: Workbook,
  sheet: number,
  options: {
    readonly probed: number
    readonly signal: AbortSignal
    find(rows: readonly TableRow[]): T
  },
): AsyncGenerator<RowOfTable<T>, void> {
  let probe: TableRow[] | undefined = []
  let table: T | undefined
  let share = 0
  const rows = book.rows(sheet, {
    fillMerged: true,
    signal: options.signal,
    onProgress: read => {
      share = read
    },
  })
  for await (const row of rows) {
    if (!probe) {
      if (table !== undefined) yield { row, table, share }
      continue
    }
    probe.push(row)
    if (probe.length < options.probed) continue
    table = options.find(probe)
    for (const early of probe) yield { row: early, table, share }
    probe = undefined
  }
  if (!probe) return
  const found = options.find(probe)
  for (const early of probe) yield { row: early, table: found, share }
}

/** The first rows of a sheet. */
export async function firstRows(
  book: Workbook,
  sheet: number,
  most: number,
  signal: AbortSignal,
): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of book.rows(sheet, { fillMerged: true, first: most, signal })) {
    rows.push(row)
    if (rows.length >= most) break
  }
  return rows
}
