import { DeskError } from '../contract/errors.ts'
import type { RenderOptions } from './case-sheet.ts'
import { PrintDocument, TEXT, type TextStyle } from './document.ts'
import { loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS } from './limits.ts'
import { drawMissingCharacters, drawNote } from './notes.ts'
import { shareWidth } from './share-width.ts'
import { drawTable, type Row } from './table.ts'
import { clipText } from './text.ts'

export interface ListColumn {
  readonly title: string
  /** Right for numbers and money; left where absent. */
  readonly align?: 'left' | 'right' | undefined
}

/** Any list as it stands on the screen, to be printed. */
export interface ListSheet {
  readonly title: string
  /** The filters that are on, in words, such as "状态：处理中". */
  readonly filters: readonly string[]
  readonly columns: readonly ListColumn[]
  /** Texts in the order of the columns; a missing one is empty. */
  readonly rows: readonly (readonly string[])[]
  readonly site?: SiteCard | undefined
  /** IANA zone of the site. */
  readonly timeZone: string
  /** UTC milliseconds. */
  readonly printedAt: number
  readonly printedBy?: string | undefined
}

const HEADER_CHARACTERS = 40
/** Rows looked at to find column widths: enough to be right, few enough to be quick. */
const SAMPLE = 200
const NARROWEST = 26

/**
 * A list as PDF: A4 across, headings repeated on each page, columns as wide as their texts need. The same
 * input gives the same bytes. Throws `print.noColumns`, `print.tooManyColumns`, the font errors, and what
 * `checkpoint` throws.
 */
export async function renderListSheet(list: ListSheet, options: RenderOptions): Promise<Uint8Array> {
  const count = list.columns.length
  if (count === 0) throw new DeskError('print.noColumns')
  if (count > PRINT_LIMITS.columns) {
    throw new DeskError('print.tooManyColumns', { count, limit: PRINT_LIMITS.columns })
  }
  const labels = printLabels[options.language]
  const printed = formatTime(list.printedAt, list.timeZone, options.language)
  const title = clipText(list.title, PRINT_LIMITS.fact).text
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language: options.language,
    landscape: true,
    title,
    createdAt: list.printedAt,
    runningHead: { left: title, right: labels.rowCount(list.rows.length) },
    footer: { left: labels.printed(printed, list.printedBy), page: labels.page },
    checkpoint: options.checkpoint,
  })
  if (list.site !== undefined) drawLetterhead(doc, list.site, labels)
  drawTitle(doc, { title, subtitle: labels.rowCount(list.rows.length), marks: [] })
  if (list.filters.length > 0) {
    const filters = clipText(
      list.filters.join(options.language === 'zh' ? '；' : '; '),
      PRINT_LIMITS.fact * 4,
    )
    doc.paragraph(`${labels.filters}${labels.colon}${filters.text}${filters.clipped ? '…' : ''}`, TEXT.label)
    doc.advance(5)
  }
  const style = bodyStyle(count)
  const columns = columnWidths(doc, list, style)
  const progress = { printed: 0 }
  drawTable(doc, listRows(doc, list, style, progress), {
    columns,
    header: {
      cells: list.columns.map(column => ({
        text: heading(column.title),
        style: { ...style, weight: 'bold' },
        align: column.align ?? 'left',
        tint: true,
      })),
    },
    look: 'list',
    padding: padding(count),
    continued: labels.continued,
  })
  if (list.rows.length === 0) drawNote(doc, labels.emptyList)
  if (list.rows.length > progress.printed) {
    drawNote(doc, labels.moreRows(progress.printed, list.rows.length))
  }
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}

/** Many columns are set smaller, so that words are not torn apart. */
function bodyStyle(columns: number): TextStyle {
  const size = columns <= 8 ? 9 : columns <= 12 ? 8 : columns <= 16 ? 7 : 6
  return { ...TEXT.body, size, leading: 1.45 }
}

function heading(title: string): string {
  const { text, clipped } = clipText(title, HEADER_CHARACTERS)
  return clipped ? `${text}…` : text
}

function padding(columns: number): number {
  return columns <= 12 ? 6 : 3
}

/** The rows within the limits on rows and pages; counts them in `progress`. */
function* listRows(
  doc: PrintDocument,
  list: ListSheet,
  style: TextStyle,
  progress: { printed: number },
): Generator<Row> {
  for (const row of list.rows.slice(0, PRINT_LIMITS.rows)) {
    if (doc.pageCount > PRINT_LIMITS.listPages) return
    progress.printed++
    yield {
      cells: list.columns.map((column, index) => {
        const { text, clipped } = clipText(row[index] ?? '', PRINT_LIMITS.cell)
        return { text: clipped ? `${text}…` : text, style, align: column.align ?? 'left' }
      }),
    }
  }
}

/** Widths in points that fill the page. */
function columnWidths(doc: PrintDocument, list: ListSheet, style: TextStyle): number[] {
  // A point more than the padding takes back what adding fractions loses.
  const room = 2 * padding(list.columns.length) + 1
  const needs = list.columns.map((column, index) => {
    const texts = list.rows.slice(0, SAMPLE).map(row => row[index] ?? '')
    const widths = texts.map(text => widest(doc, text, style) + room)
    const heading = widest(doc, column.title, { ...style, weight: 'bold' }) + room
    return Math.max(NARROWEST, heading, ...widths)
  })
  return shareWidth(needs, doc.width)
}

function widest(doc: PrintDocument, text: string, style: TextStyle): number {
  const lines = clipText(text, PRINT_LIMITS.cell).text.split('\n')
  return Math.max(...lines.map(line => doc.typesetter.line(line, style).width))
}
