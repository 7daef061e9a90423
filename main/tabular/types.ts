import type { TabularLimits } from './limits.ts'

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty'

/** One cell as a person would read it. */
export type Cell = {
  /**
   * Trimmed text. Numbers in full digits (`13800138000`, never `1.38E+10`), dates as `2023-06-01` or
   * `2023-06-01 18:40[:05]` (a time alone as `18:40`), booleans as `TRUE` / `FALSE`, errors as `#N/A`.
   */
  text: string
  kind: CellKind
  /** The value of a number; of a date, its Excel serial in the 1900 system; of a boolean, 0 or 1. */
  number?: number
  /** The text was computed by a formula; it is the value saved with the file. */
  formula?: boolean
  /** The text before trimming, present only where it differs. */
  raw?: string
  /** The value was taken from the upper left cell of a merged range (only with `fillMerged`). */
  merged?: boolean
}

/** One row that holds something. Trailing empty cells are left out; `cells[0]` is column A. */
export type TableRow = { rowNumber: number; cells: Cell[] }

/** Rows and columns count from 1, both ends included. */
export type MergedRange = { top: number; left: number; bottom: number; right: number }

export type SheetInfo = {
  index: number
  name: string
  hidden: boolean
}

/** Something worth telling the person that did not stop the reading. */
export type TableNotice =
  | { kind: 'columnsDropped'; sheet: number; row: number; limit: number }
  | { kind: 'charactersReplaced'; sheet: number; count: number }
  | { kind: 'mergesIgnored'; sheet: number; limit: number }

export type RowsOptions = {
  /** Repeat the value of a merged range in its other cells of rows that hold something. Default false. */
  fillMerged?: boolean
  /** Only so many rows are wanted: a format that is parsed as a whole leaves out what lies behind. Default all. */
  first?: number
  /** Cancels the reading with `job.cancelled`. */
  signal?: AbortSignal
  /** Share of the sheet read so far, 0 to 1, called at most once per chunk of input. */
  onProgress?: (share: number) => void
}

export type ReadOptions = {
  limits?: Partial<TabularLimits>
  signal?: AbortSignal
  /** Milliseconds; injected by tests. */
  now?: () => number
}

/** An open workbook. Sheets can be read again and again; `close` releases the file. */
export type Workbook = {
  readonly format: 'xlsx' | 'xls' | 'csv'
  /** Of a CSV file: `utf-8`, `utf-16le`, `utf-16be` or `gb18030`. */
  readonly encoding?: string
  /** Of a CSV file: `,` `;` `|` or a tab. */
  readonly delimiter?: string
  readonly sheets: readonly SheetInfo[]
  /** Filled while sheets are read. */
  readonly notices: readonly TableNotice[]
  rows(sheet: number, options?: RowsOptions): AsyncGenerator<TableRow, void, undefined>
  merges(sheet: number, options?: { signal?: AbortSignal }): Promise<readonly MergedRange[]>
  close(): Promise<void>
}
