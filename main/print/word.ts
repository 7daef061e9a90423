import type { FileChild, Paragraph, Table } from 'docx'
import { chartOf, type ReportContent, type ReportTable } from '../contract/report-content.ts'
import type { RenderOptions } from './case-sheet.ts'
import { chartPng } from './chart.ts'
import { type FontSet, loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { mostReportRows, type ReportFrame } from './report-sheet.ts'
import { reportValue } from './report-words.ts'
import { printableText } from './text.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A4 with the margins of the PDF, in twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_000 }
const room = page.width - 2 * page.margin
const font = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei', cs: 'Arial' }

type Docx = typeof import('docx')

/**
 * A report as a Word document to go on with: headings, paragraphs and tables are Word's own, charts are pictures above
 * the table they are drawn of. Throws the font errors and what `checkpoint` throws.
 */
export async function renderWord(
  content: ReportContent,
  frame: ReportFrame,
  options: RenderOptions,
): Promise<Uint8Array> {
  // Only whoever makes a document loads the library.
  const docx = await import('docx')
  const { language } = options
  const labels = printLabels[language]
  const fonts = options.fonts ?? (await loadFonts())
  const printed = labels.printed(formatTime(frame.printedAt, frame.timeZone, language), frame.printedBy)
  const children: FileChild[] = [
    ...(frame.site ? [words(docx, frame.site.name, { bold: true })] : []),
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [run(docx, content.title)] }),
    ...content.notes.map(note => words(docx, note, { color: '5F6B76' })),
  ]
  for (const { heading, blocks } of content.sections) {
    children.push(
      new docx.Paragraph({
        heading: docx.HeadingLevel.HEADING_1,
        keepNext: true,
        children: [run(docx, heading)],
      }),
    )
    for (const block of blocks) {
      options.checkpoint?.()
      if (block.kind === 'words') children.push(...block.text.split('\n').map(line => words(docx, line)))
      else children.push(...(await tableAndChart(docx, block.table, { frame, language, fonts })))
    }
  }
  const footer = new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.RIGHT,
        children: [
          run(docx, `${printed}　`, { color: '5F6B76', size: 16 }),
          new docx.TextRun({
            children: [docx.PageNumber.CURRENT, ' / ', docx.PageNumber.TOTAL_PAGES],
            size: 16,
            font,
          }),
        ],
      }),
    ],
  })
  const { width, height, margin } = page
  const document = new docx.Document({
    title: content.title,
    creator: 'Clubhouse Desk',
    styles: {
      default: {
        document: {
          run: { font, size: 20, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { after: 80, line: 300, lineRule: docx.LineRuleType.AUTO } },
        },
        title: { run: { font, size: 36, bold: true }, paragraph: { spacing: { before: 120, after: 160 } } },
        heading1: {
          run: { font, size: 24, bold: true },
          paragraph: { spacing: { before: 280, after: 100 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width, height },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: footer },
        children,
      },
    ],
  })
  return await docx.Packer.toBuffer(document)
}

interface RunLook {
  readonly bold?: boolean
  readonly color?: string
  /** Half points. */
  readonly size?: number
}

const run = ({ TextRun }: Docx, text: string, look: RunLook = {}) =>
  new TextRun({ text: printableText(text), font, ...look })

const words = (docx: Docx, text: string, look: RunLook = {}): Paragraph =>
  new docx.Paragraph({ children: [run(docx, text, look)] })

interface Setting {
  readonly frame: ReportFrame
  readonly language: RenderOptions['language']
  readonly fonts: FontSet
}

async function tableAndChart(docx: Docx, table: ReportTable, setting: Setting): Promise<FileChild[]> {
  const { frame, language, fonts } = setting
  const say = { language, timeZone: frame.timeZone }
  const chart = chartOf(table, (value, kind) => reportValue(value, kind, say))
  const title = table.chart?.title ?? table.name
  const parts: FileChild[] = []
  if (chart) {
    const width = (room / 20) * (96 / 72)
    const picture = new docx.ImageRun({
      type: 'png',
      data: await chartPng(chart, fonts),
      transformation: { width: Math.round(width), height: Math.round((chart.height * width) / chart.width) },
      altText: { name: title, title, description: title },
    })
    parts.push(
      new docx.Paragraph({ keepNext: true, children: [run(docx, title, { color: '5F6B76' })] }),
      new docx.Paragraph({
        spacing: { line: 240, lineRule: docx.LineRuleType.AUTO },
        children: [picture],
      }),
    )
  }
  if (table.workbookOnly === true) return parts
  const labels = printLabels[language]
  if (table.rows.length === 0) return [...parts, words(docx, labels.emptyList, { color: '5F6B76' })]
  parts.push(grid(docx, table, say))
  const printed = Math.min(mostReportRows, table.rows.length)
  parts.push(
    table.rows.length > printed ? words(docx, labels.moreRows(printed, table.rows.length)) : words(docx, ''),
  )
  return parts
}

function grid(docx: Docx, table: ReportTable, say: Parameters<typeof reportValue>[2]): Table {
  const { columns, rows } = table
  const right = (index: number) => ['number', 'minutes', 'money'].includes(columns[index]?.kind ?? '')
  const texts = rows
    .slice(0, mostReportRows)
    .map(row => columns.map(({ kind }, index) => reportValue(row[index] ?? null, kind, say)))
  const needs = columns.map(({ title }, index) =>
    Math.min(36, Math.max(...[title, ...texts.slice(0, 100).map(row => row[index] ?? '')].map(places)) + 3),
  )
  const whole = needs.reduce((sum, need) => sum + need, 0)
  const widths = needs.map(need => Math.round((need / whole) * room))
  const row = (cells: readonly string[], head: boolean) =>
    new docx.TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new docx.TableCell({
            width: { size: widths[index] ?? 0, type: docx.WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(head ? { shading: { type: docx.ShadingType.CLEAR, color: 'auto', fill: 'E8EEF4' } } : {}),
            children: [
              new docx.Paragraph({
                alignment: right(index) ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
                spacing: { after: 0, line: 260, lineRule: docx.LineRuleType.AUTO },
                children: [run(docx, text, { size: 17, bold: head })],
              }),
            ],
          }),
      ),
    })
  const thin = { style: docx.BorderStyle.SINGLE, size: 4, color: 'B7C1CA' }
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
  return new docx.Table({
    width: { size: room, type: docx.WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: thin,
      bottom: thin,
      left: none,
      right: none,
      insideHorizontal: thin,
      insideVertical: none,
    },
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...texts.map(cells => row(cells, false)),
    ],
  })
}

/** How much room a text wants: a Chinese character that of two letters. */
const places = (text: string) => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
