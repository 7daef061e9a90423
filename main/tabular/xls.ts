import { read, set_cptable } from '@e965/xlsx'
import type { CellObject, WorkSheet } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel'
import { DeskError } from '../contract/errors.ts'
import { booleanCell, emptyCell, errorCell, numberCell, textCell, trimRow } from './cells.ts'
import { Watch, megabytes } from './limits.ts'
import type { TabularLimits } from './limits.ts'
import { MergeFiller } from './merges.ts'
import { isDateFormat, zeroPadding } from './numbers.ts'
import { type ByteSource, readAll } from './source.ts'
import type { Cell, MergedRange, RowsOptions, TableNotice, TableRow, Workbook } from './types.ts'
import { biffStream, withFirstRows } from './xls-stream.ts'

// Workbooks of Excel 5 and 95 carry Chinese in code page 936.
set_cptable(codePages)

type Context = { limits: TabularLimits; signal: AbortSignal | undefined; now: () => number }

/** What the format itself can hold in a sheet. */
const mostRows = 65_536

function cellOf(cell: CellObject | undefined, date1904: boolean): Cell {
  switch (cell?.t) {
    case 'n': {
      const code = typeof cell.z === 'string' ? cell.z : ''
      const look = { date: isDateFormat(code), padding: zeroPadding(code), date1904 }
      return typeof cell.v === 'number' ? numberCell(cell.v, look) : emptyCell
    }
    case 's':
      return typeof cell.v === 'string' ? textCell(cell.v) : emptyCell
    case 'b':
      return booleanCell(cell.v === true)
    case 'e':
      return errorCell(cell.w ?? '#VALUE!')
    default:
      return emptyCell
  }
}

class XlsWorkbook implements Workbook {
  readonly format = 'xls'
  readonly notices: TableNotice[] = []
  readonly sheets: Workbook['sheets']
  readonly #source: ByteSource
  readonly #context: Context

  constructor(source: ByteSource, sheets: Workbook['sheets'], context: Context) {
    this.#source = source
    this.sheets = sheets
    this.#context = context
  }

  async *rows(sheet: number, options: RowsOptions = {}): AsyncGenerator<TableRow, void, undefined> {
    const { first } = options
    let given = 0
    let last = 0
    if (first !== undefined) {
      for await (const row of this.#rows(sheet, Math.min(first * 4, mostRows), options)) {
        yield row
        given += 1
        last = row.rowNumber
        if (given >= first) return
      }
    }
    // The rows that were wanted lie further down, behind empty ones, or there are no more.
    for await (const row of this.#rows(sheet, mostRows, options)) if (row.rowNumber > last) yield row
  }

  async *#rows(sheet: number, most: number, options: RowsOptions): AsyncGenerator<TableRow, void, undefined> {
    const { limits, signal, now } = this.#context
    const { watch, content, date1904 } = await this.#parse(sheet, most, options.signal)
    const data = content['!data'] ?? []
    const filler = options.fillMerged ? new MergeFiller(mergesOf(content, limits), limits.columns) : undefined
    let dropped = this.notices.some(one => one.kind === 'columnsDropped' && one.sheet === sheet)
    for (let index = 0; index < data.length; index += 1) {
      const source = data[index]
      if (!source) continue
      const columns = Math.min(source.length, limits.columns)
      if (source.length > columns && !dropped) {
        this.notices.push({ kind: 'columnsDropped', sheet, row: index + 1, limit: limits.columns })
        dropped = true
      }
      const row: TableRow = { rowNumber: index + 1, cells: [] }
      for (let column = 0; column < columns; column += 1) row.cells.push(cellOf(source[column], date1904))
      // Whoever reads on holds what they need; the parsed sheet goes as it is read.
      data[index] = []
      if (!trimRow(row.cells)) continue
      filler?.fill(row)
      yield row
      if (index % 256 === 0) {
        watch.check()
        options.onProgress?.(index / data.length)
      }
    }
    new Watch('XLS', limits.timeMs, now, [signal, options.signal]).check()
    options.onProgress?.(1)
  }

  async merges(sheet: number, options: { signal?: AbortSignal } = {}): Promise<readonly MergedRange[]> {
    const { content } = await this.#parse(sheet, mostRows, options.signal)
    return mergesOf(content, this.#context.limits)
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  /** Parses one sheet; nothing is kept between readings, so memory is that of one sheet. */
  async #parse(
    sheet: number,
    most: number,
    signal: AbortSignal | undefined,
  ): Promise<{ watch: Watch; content: WorkSheet; date1904: boolean }> {
    const info = this.sheets[sheet]
    if (!info) throw new DeskError('tabular.noSheet', { sheet: sheet + 1 })
    const watch = new Watch(info.name, this.#context.limits.timeMs, this.#context.now, [
      this.#context.signal,
      signal,
    ])
    watch.check()
    const bytes = await readAll(this.#source)
    const book = guarded(() => {
      const stream = biffStream(bytes, watch)
      return read(most < mostRows ? withFirstRows(stream, sheet, most) : stream, {
        type: 'buffer',
        sheets: sheet,
        dense: true,
        cellFormula: false,
        cellHTML: false,
        cellText: false,
        cellNF: true,
        sheetRows: most,
      })
    })
    watch.check()
    const name = book.SheetNames[sheet]
    const content = name === undefined ? undefined : book.Sheets[name]
    if (!content) throw new DeskError('tabular.noSheet', { sheet: sheet + 1 })
    return { watch, content, date1904: book.Workbook?.WBProps?.date1904 === true }
  }
}

function mergesOf(content: WorkSheet, limits: TabularLimits): MergedRange[] {
  return (content['!merges'] ?? []).slice(0, limits.merges).map(({ s, e }) => ({
    top: s.r + 1,
    left: s.c + 1,
    bottom: e.r + 1,
    right: e.c + 1,
  }))
}

/** The library throws plain errors of many kinds; people get one of ours. */
function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DeskError) throw error
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new DeskError('tabular.encrypted', {}, { cause: error })
    }
    throw new DeskError('tabular.damaged', { where: 'XLS' }, { cause: error })
  }
}

/** Opens a BIFF `.xls`. It is parsed in memory as a whole, hence a smaller size limit. Throws `tabular.*`. */
export async function openXls(source: ByteSource, size: number, context: Context): Promise<Workbook> {
  const { limits, now, signal } = context
  if (size > limits.xlsFileBytes) {
    throw new DeskError('tabular.fileTooLarge', {
      size: megabytes(size),
      limit: megabytes(limits.xlsFileBytes),
    })
  }
  const watch = new Watch('XLS', limits.timeMs, now, [signal])
  watch.check()
  const bytes = await readAll(source)
  const book = guarded(() => read(biffStream(bytes, watch), { type: 'buffer', bookSheets: true }))
  const hidden = book.Workbook?.Sheets ?? []
  const sheets = book.SheetNames.map((name, index) => ({
    index,
    name,
    hidden: (hidden[index]?.Hidden ?? 0) > 0,
  }))
  return new XlsWorkbook(source, sheets, context)
}
