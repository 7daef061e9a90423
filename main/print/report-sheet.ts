import { chartOf, type ReportContent, type ReportTable } from '../contract/report-content.ts'
import type { RenderOptions } from './case-sheet.ts'
import { drawChart } from './chart.ts'
import { PrintDocument, TEXT, type TextStyle } from './document.ts'
import { loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { drawMissingCharacters, drawNote } from './notes.ts'
import { reportValue } from './report-words.ts'
import { shareWidth } from './share-width.ts'
import { drawTable } from './table.ts'
import { clipText } from './text.ts'

/** Who makes a report, where and when. */
export interface ReportFrame {
  readonly site?: SiteCard | undefined
  readonly timeZone: string
  /** UTC milliseconds. */
  readonly printedAt: number
  readonly printedBy: string
}

/** Most rows of one table on paper; a workbook takes all. */
export const mostReportRows = 300

const cellStyle: TextStyle = { ...TEXT.body, size: 8, leading: 1.4 }

/** A report as PDF, A4 upright. Throws the font errors and what `checkpoint` throws. */
export async function renderReport(
  content: ReportContent,
  frame: ReportFrame,
  options: RenderOptions,
): Promise<Uint8Array> {
  const { language } = options
  const labels = printLabels[language]
  const printed = formatTime(frame.printedAt, frame.timeZone, language)
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language,
    title: content.title,
    createdAt: frame.printedAt,
    runningHead: { left: content.title, right: frame.site?.name ?? '' },
    footer: { left: labels.printed(printed, frame.printedBy), page: labels.page },
    checkpoint: options.checkpoint,
  })
  if (frame.site !== undefined) drawLetterhead(doc, frame.site, labels)
  drawTitle(doc, { title: content.title, subtitle: '', marks: [] })
  for (const note of content.notes) doc.paragraph(note, TEXT.label)
  for (const { heading, blocks } of content.sections) {
    const [first] = blocks
    // A heading stands with the chart below it.
    const chart = first?.kind === 'table' ? drawn(first.table, frame, language) : undefined
    doc.heading(heading, chart ? 24 + chart.height * (doc.width / chart.width) : undefined)
    for (const block of blocks) {
      doc.checkpoint()
      if (block.kind === 'words') doc.paragraph(block.text)
      else tableAndChart(doc, block.table, frame, language)
      doc.advance(5)
    }
  }
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}

const drawn = (table: ReportTable, { timeZone }: ReportFrame, language: RenderOptions['language']) =>
  chartOf(table, (value, kind) => reportValue(value, kind, { language, timeZone }))

function tableAndChart(
  doc: PrintDocument,
  table: ReportTable,
  frame: ReportFrame,
  language: RenderOptions['language'],
): void {
  const say = { language, timeZone: frame.timeZone }
  const chart = drawn(table, frame, language)
  if (chart) {
    doc.keepTogether(24 + chart.height * (doc.width / chart.width))
    doc.oneLine(table.chart?.title ?? '', doc.left, doc.y, TEXT.label)
    doc.advance(16)
    drawChart(doc, chart)
  }
  if (table.workbookOnly === true) return
  const labels = printLabels[language]
  const rows = table.rows
    .slice(0, mostReportRows)
    .map(row => row.map((value, index) => reportValue(value, table.columns[index]?.kind ?? 'text', say)))
  const align = (index: number) =>
    ['number', 'minutes', 'money'].includes(table.columns[index]?.kind ?? '')
      ? ('right' as const)
      : ('left' as const)
  const widest = (text: string) =>
    Math.max(
      ...clipText(text, 200)
        .text.split('\n')
        .map(part => doc.typesetter.line(part, cellStyle).width),
    )
  const needs = table.columns.map(
    ({ title }, index) => Math.max(24, widest(title), ...rows.map(row => widest(row[index] ?? ''))) + 11,
  )
  drawTable(
    doc,
    rows.map(row => ({
      cells: row.map((text, index) => ({
        text: clipText(text, 300).text,
        style: cellStyle,
        align: align(index),
      })),
    })),
    {
      columns: shareWidth(needs, doc.width),
      header: {
        cells: table.columns.map(({ title }, index) => ({
          text: title,
          style: { ...cellStyle, weight: 'bold' },
          align: align(index),
          tint: true,
        })),
      },
      look: 'list',
      padding: 5,
      continued: labels.continued,
    },
  )
  if (table.rows.length === 0) drawNote(doc, labels.emptyList)
  if (table.rows.length > rows.length) drawNote(doc, labels.moreRows(rows.length, table.rows.length))
}
