import type { Cell, TableRow } from '../tabular/types.ts'
import { isPlaceholder } from './reasons.ts'

/** A column of the table found. `index` counts from 0 as in `TableRow.cells`; `heading` is as written, joined. */
export type FoundColumn = { index: number; heading: string }

export type FoundTable = {
  /** Row number (as in the file) of the lowest heading row. */
  headerRow: number
  /** All heading rows, top first: a group heading above merged columns counts. */
  headerRows: number[]
  columns: FoundColumn[]
  firstDataRow: number
  /** The first data rows of those handed in, for guessing the mapping and for showing. */
  sample: TableRow[]
}

export type FindOptions = {
  /** Says of a heading that it is known, which settles doubtful rows. */
  knows?: (heading: string) => boolean
  /** A person said which row holds the headings. */
  headerRow?: number
}

const searchRows = 40
const maxHeading = 120

/** A heading as people mean it: first line, without required marks and remarks in brackets. */
export function cleanHeading(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const firstLine = plain.split('\n').find(line => line.trim() !== '') ?? ''
  const bare = firstLine.replace(/[(【[][^)】\]]*[)】\]]?/g, '').replace(/^[\s*★☆●#※!]+|[\s*★☆:：。]+$/g, '')
  return (bare === '' ? plain.replace(/[()*\s]/g, '') : bare)
    .replace(/(?<=[^\x20-\x7e])\s+|\s+(?=[^\x20-\x7e])/g, '')
    .trim()
}

function isHeadingText(cell: Cell | undefined): boolean {
  if (!cell || cell.kind !== 'text' || cell.text.length > maxHeading) return false
  const text = cleanHeading(cell.text)
  if (text === '' || text.length > 30 || isPlaceholder(text)) return false
  return !/^[\d.,:/\s-]+$/.test(text) && !/\d{5,}/.test(text) && !/[。！？；]/.test(text)
}

/** Own cells: what a merge repeats to the right is one text, not many. */
function ownCells(row: TableRow): [number, Cell][] {
  return row.cells.flatMap((cell, index): [number, Cell][] =>
    cell.kind === 'empty' || (cell.merged === true && row.cells[index - 1]?.text === cell.text)
      ? []
      : [[index, cell]],
  )
}

/**
 * The block of headings in a row: neighbours without a gap of more than one column. Notes to the right of the data
 * stand apart, so the widest block counts.
 */
function headingBlock(row: TableRow): number[] {
  let best: number[] = []
  let current: number[] = []
  for (const [index, cell] of ownCells(row)) {
    if (!isHeadingText(cell)) {
      if (cell.kind === 'text' && cell.text.length > 200) return []
      continue
    }
    const last = current.at(-1)
    if (last !== undefined && index - last > 2) current = []
    current.push(index)
    if (current.length > best.length) best = current
  }
  return best
}

function scoreRow(rows: readonly TableRow[], position: number, options: FindOptions): number {
  const row = rows[position]
  if (!row) return 0
  const block = headingBlock(row)
  if (block.length < 2) return 0
  const headings = block.map(index => cleanHeading(row.cells[index]?.text ?? ''))
  const distinct = new Set(headings).size
  if (distinct < Math.min(2, block.length)) return 0
  const known = options.knows ? headings.filter(heading => options.knows?.(heading)).length : 0
  const below = rows.slice(position + 1, position + 6)
  const left = block[0] ?? 0
  const right = block.at(-1) ?? 0
  const own = ownCells(row).filter(([index]) => index >= left && index <= right)
  const others = own.length - block.length
  let filled = 0
  let unlike = 0
  for (const next of below) {
    const used = block.filter(index => (next.cells[index]?.kind ?? 'empty') !== 'empty')
    if (used.length > 0) filled += used.length / block.length
    // Data differs from headings: numbers, dates, long text, or simply no heading we know.
    if (used.some(index => !isHeadingText(next.cells[index]))) unlike += 1
    else if (
      options.knows &&
      used.length > 0 &&
      !used.some(index => options.knows?.(cleanHeading(next.cells[index]?.text ?? '')))
    )
      unlike += 1
  }
  // A heading is written once; a value comes again further down.
  const later = rows.slice(position + 1)
  const repeated = block.filter(index =>
    later.some(next => next.cells[index]?.text === row.cells[index]?.text),
  ).length
  return (
    distinct * 2 -
    repeated * 3 -
    Math.min(position, 6) * 0.5 +
    known * 4 +
    filled +
    unlike -
    others * 3 -
    (block.length - distinct) * 2
  )
}

/** True for rows between headings and data that tell how to fill them in, or hold an example. */
function isInstructionRow(row: TableRow, columns: readonly FoundColumn[]): boolean {
  const texts = columns.flatMap(({ index }) => row.cells[index]?.text || [])
  if (texts.length === 0) return true
  const telling = texts.filter(text =>
    /^[(（【[]?(?:必填|选填|非必填|可选|文本|数字|日期|格式|示例|样例|例如|例[:：]|如[:：]|填写|请填|下拉|required|optional|e\.g\.|example)/i.test(
      text,
    ),
  ).length
  return telling > 0 && telling * 2 >= texts.length
}

/** A row that closes the table: totals, signatures, remarks. */
export function isFooterRow(row: TableRow, columns: readonly FoundColumn[]): boolean {
  const textOf = ({ index }: FoundColumn): string => row.cells[index]?.text ?? ''
  const begun = columns.find(column => textOf(column) !== '')
  const first = begun ? textOf(begun).replace(/\s/g, '') : ''
  if (/^(?:合计|总计|小计|共计|汇总|total|sum)[:：]?$/i.test(first)) return true
  const remark =
    /^(?:制表|审核|填表|复核|备注|说明|注|经办|日期|note|remarks?)(?:人|日期|时间)?\d*[:：.、]/i.test(first)
  if (!remark) return false
  return columns.filter(column => textOf(column) !== '').length <= Math.max(3, columns.length / 3)
}

/** True where a row holds something in the table's own columns; notes beside the data hold nothing there. */
export function isDataRow(row: TableRow, table: Pick<FoundTable, 'columns' | 'firstDataRow'>): boolean {
  if (row.rowNumber < table.firstDataRow) return false
  const used = table.columns.some(({ index }) => {
    const cell = row.cells[index]
    return cell !== undefined && cell.kind !== 'empty' && cell.merged !== true
  })
  return used && !isFooterRow(row, table.columns)
}

/** Joins a group heading with the headings below it; returns undefined where the next row is no second heading row. */
function secondHeadingRow(
  top: TableRow,
  next: TableRow | undefined,
  options: FindOptions,
): FoundColumn[] | undefined {
  if (!next || next.rowNumber !== top.rowNumber + 1) return undefined
  const own = ownCells(next).filter(([index, cell]) => !(cell.merged && top.cells[index]?.text === cell.text))
  if (own.length === 0 || !own.every(([, cell]) => isHeadingText(cell))) return undefined
  // Sub-headings stand where the row above is empty or repeats a merged group.
  const under = own.filter(([index]) => {
    const above = top.cells[index]
    const right = top.cells[index + 1]
    const openRight = right === undefined || right.kind === 'empty' || right.merged === true
    return above === undefined || above.kind === 'empty' || above.merged === true || openRight
  })
  const known = own.filter(([, cell]) => options.knows?.(cleanHeading(cell.text))).length
  if (under.length < own.length || own.length < 2 || (options.knows !== undefined && known === 0))
    return undefined
  const width = Math.max(top.cells.length, next.cells.length)
  const columns: FoundColumn[] = []
  let group = ''
  for (let index = 0; index < width; index += 1) {
    const above = top.cells[index]?.text ?? ''
    const sub = own.some(([at]) => at === index) ? (next.cells[index]?.text ?? '') : ''
    if (above !== '') group = cleanHeading(above)
    if (sub !== '') columns.push({ index, heading: group === '' || group === sub ? sub : `${group}/${sub}` })
    else if (above !== '') columns.push({ index, heading: above })
  }
  return columns
}

function build(rows: readonly TableRow[], position: number, options: FindOptions): FoundTable | undefined {
  const chosen = rows[position]
  if (!chosen) return undefined
  const above = rows[position - 1]
  const grouped = above && ownCells(above).length > 1 ? secondHeadingRow(above, chosen, options) : undefined
  const double = grouped ?? secondHeadingRow(chosen, rows[position + 1], options)
  const top = grouped && above ? above : chosen
  const block = double?.map(column => column.index) ?? headingBlock(top)
  const [left, right] = [block[0], block.at(-1)]
  if (left === undefined || right === undefined) return undefined
  const columns =
    double ??
    ownCells(top)
      .filter(([index]) => index >= left && index <= right)
      .map(([index, cell]) => ({ index, heading: cell.text }))
  const below = rows.slice(position + (double && !grouped ? 2 : 1))
  let skip = 0
  while (skip < Math.min(3, below.length)) {
    const row = below[skip]
    if (!row || !isInstructionRow(row, columns)) break
    skip += 1
  }
  const headerRows = double ? [top.rowNumber, top.rowNumber + 1] : [top.rowNumber]
  const headerRow = headerRows.at(-1) ?? top.rowNumber
  const firstDataRow = below[skip]?.rowNumber ?? headerRow + 1 + skip
  const found = { headerRow, headerRows, columns, firstDataRow }
  return {
    ...found,
    sample: below
      .slice(skip)
      .filter(row => isDataRow(row, found))
      .slice(0, 50),
  }
}

/**
 * Finds the table in the first rows of a sheet (some 100 are plenty), among titles, instruction rows and notes to
 * the right. Undefined where no row looks like headings; then a person may name the row.
 */
export function findTable(rows: readonly TableRow[], options: FindOptions = {}): FoundTable | undefined {
  if (options.headerRow !== undefined) {
    const position = rows.findIndex(row => row.rowNumber === options.headerRow)
    return position < 0 ? undefined : build(rows, position, options)
  }
  let best = { position: -1, score: 3 }
  rows.slice(0, searchRows).forEach((_, position) => {
    const score = scoreRow(rows, position, options)
    // The first of equals: data rows of text look like headings too.
    if (score > best.score * 1.001) best = { position, score }
  })
  return best.position < 0 ? undefined : build(rows, best.position, options)
}
