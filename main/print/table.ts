import { INK } from './canvas.ts'
import { lineHeight, type PrintDocument, TEXT, type TextStyle } from './document.ts'
import type { Line } from './typesetter.ts'

export interface Cell {
  readonly text: string
  readonly style?: TextStyle
  /** Columns it covers, one where absent. */
  readonly span?: number
  readonly align?: 'left' | 'center' | 'right'
  /** Shaded, as labels are; kept light enough for a copier. */
  readonly tint?: boolean
  /** Written again, with the continuation mark, where its row goes on on the next page. */
  readonly repeat?: boolean
}

export interface Row {
  readonly cells: readonly Cell[]
  /** Points; room to write by hand. */
  readonly minHeight?: number
}

export interface TableOptions {
  /** Widths in points. */
  readonly columns: readonly number[]
  /** Repeated at the top of every page. */
  readonly header?: Row
  /** `form`: a full grid as on paper forms. `list`: horizontal rules only, quicker to read. */
  readonly look: 'form' | 'list'
  /** Put after a repeated label. */
  readonly continued: string
  /** Points left free at either side of a cell's text; smaller where columns are many. */
  readonly padding?: number
}

interface LaidCell {
  readonly cell: Cell
  readonly style: TextStyle
  readonly x: number
  readonly width: number
  /** Width that the text may use. */
  readonly inner: number
  readonly lines: readonly Line[]
  done: number
}

/** Width of the strong outer rules. */
const EDGE = 0.9
const USUAL_PADDING = 6
const PAD_Y = 3.5
/** A row up to this part of a page moves to the next page whole; a longer one is divided. */
const WHOLE_ROW = 0.25

/**
 * Draws rows below one another, over as many pages as they need. Cells grow with their text; a row that is
 * too high for the page is divided between lines. `rows` may be lazy: only the row being drawn is held.
 */
export function drawTable(doc: PrintDocument, rows: Iterable<Row>, options: TableOptions): void {
  const header = options.header
  const first = rows[Symbol.iterator]()
  let next = first.next()
  if (header !== undefined) {
    const row = next.done === true ? undefined : layRow(doc, next.value, options)
    const start = row === undefined ? 0 : Math.min(rowHeight(row, next.value?.minHeight), pieceMinimum(row))
    doc.keepTogether(rowHeight(layRow(doc, header, options)) + start)
    drawHeader(doc, options)
  } else edge(doc, options)
  for (; next.done !== true; next = first.next()) drawRow(doc, next.value, options)
  edge(doc, options)
}

function drawHeader(doc: PrintDocument, options: TableOptions): void {
  edge(doc, options)
  if (options.header === undefined) return
  const cells = layRow(doc, options.header, options)
  drawPiece(doc, cells, rowHeight(cells, options.header.minHeight), options, undefined)
  if (options.look === 'list') doc.canvas.rule(doc.left, doc.y, doc.left + total(options.columns), doc.y, 0.6)
}

function drawRow(doc: PrintDocument, row: Row, options: TableOptions): void {
  const cells = layRow(doc, row, options)
  let begun = false
  // On a page of its own a row is drawn even where the heading leaves it little room: no page is opened twice.
  let fresh = false
  for (;;) {
    const height = begun ? rowHeight(cells) : rowHeight(cells, row.minHeight)
    if (height <= doc.remaining) {
      drawPiece(doc, cells, height, options, begun ? options.continued : undefined)
      return
    }
    const keepWhole = !begun && !fresh && height <= doc.fullHeight * WHOLE_ROW
    if (!keepWhole && (fresh || doc.remaining >= pieceMinimum(cells))) {
      drawPiece(doc, cells, doc.remaining, options, begun ? options.continued : undefined)
      begun = true
      fresh = false
      if (cells.every(isDone)) return
    }
    edge(doc, options)
    doc.newPage()
    drawHeader(doc, options)
    fresh = true
  }
}

/** Draws what fits in `height` of the lines not yet drawn. */
function drawPiece(
  doc: PrintDocument,
  cells: readonly LaidCell[],
  height: number,
  options: TableOptions,
  continued: string | undefined,
): void {
  const top = doc.y
  for (const laid of cells) {
    if (laid.cell.tint === true) doc.canvas.shade(laid.x, top, laid.width, height, INK.tint)
  }
  for (const laid of cells) {
    const count = Math.min(laid.lines.length - laid.done, Math.max(1, fitting(height, laid.style)))
    let lines = laid.lines.slice(laid.done, laid.done + count)
    laid.done += count
    if (continued !== undefined && laid.cell.repeat === true && lines.length === 0) {
      lines = doc.typesetter
        .lines(laid.cell.text + continued, laid.style, laid.inner)
        .slice(0, fitting(height, laid.style))
    }
    drawLines(doc, laid, lines, top)
  }
  if (options.look === 'form') {
    for (const laid of cells.slice(1)) doc.canvas.rule(laid.x, top, laid.x, top + height, 0.4, INK.rule)
    doc.canvas.rule(doc.left, top, doc.left, top + height, EDGE)
    const right = doc.left + total(options.columns)
    doc.canvas.rule(right, top, right, top + height, EDGE)
  }
  doc.advance(height)
  doc.canvas.rule(doc.left, doc.y, doc.left + total(options.columns), doc.y, 0.4, INK.rule)
}

function drawLines(doc: PrintDocument, laid: LaidCell, lines: readonly Line[], top: number): void {
  const { align } = laid.cell
  for (const [index, line] of lines.entries()) {
    const space = laid.inner - line.width
    const shift = align === 'right' ? space : align === 'center' ? space / 2 : 0
    const y = top + PAD_Y + index * lineHeight(laid.style)
    doc.block([line], laid.x + (laid.width - laid.inner) / 2 + Math.max(0, shift), y, laid.style)
  }
}

function layRow(doc: PrintDocument, row: Row, options: TableOptions): LaidCell[] {
  const { columns, padding = USUAL_PADDING } = options
  let column = 0
  let x = doc.left
  return row.cells.map(cell => {
    const span = cell.span ?? 1
    const width = total(columns.slice(column, column + span))
    const style = cell.style ?? TEXT.body
    const inner = width - 2 * padding
    const lines = doc.typesetter.lines(cell.text, style, inner)
    const laid: LaidCell = { cell, style, x, width, inner, lines, done: 0 }
    column += span
    x += width
    return laid
  })
}

function rowHeight(cells: readonly LaidCell[], minimum = 0): number {
  const heights = cells.map(laid => (laid.lines.length - laid.done) * lineHeight(laid.style) + 2 * PAD_Y)
  return Math.max(minimum, ...heights)
}

/** Two lines, or one where there is no second. */
function pieceMinimum(cells: readonly LaidCell[]): number {
  const heights = cells.map(laid => Math.min(2, laid.lines.length - laid.done) * lineHeight(laid.style))
  return Math.max(...heights) + 2 * PAD_Y
}

function fitting(height: number, style: TextStyle): number {
  // The tolerance takes back what adding fractions of points loses.
  return Math.max(0, Math.floor((height - 2 * PAD_Y + 0.01) / lineHeight(style)))
}

function isDone(laid: LaidCell): boolean {
  return laid.done >= laid.lines.length
}

/** The strong rule at the top and the bottom of a table on every page. */
function edge(doc: PrintDocument, options: TableOptions): void {
  doc.canvas.rule(doc.left, doc.y, doc.left + total(options.columns), doc.y, EDGE)
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}
