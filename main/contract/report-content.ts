import { type Chart, curveChart, rowsChart } from './chart-shapes.ts'
import type { Language } from './errors.ts'

/**
 * What a document of figures says, whatever it becomes: a page on the screen, PDF, Word, a workbook. Every chart stands
 * beside the table it is drawn of.
 */
export interface ReportContent {
  readonly title: string
  /** Under the title: of when it is, what it counts. */
  readonly notes: readonly string[]
  readonly sections: readonly ReportSection[]
}

export interface ReportSection {
  readonly heading: string
  readonly blocks: readonly ReportBlock[]
}

export type ReportBlock =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'table'; readonly table: ReportTable }

/** `time`: UTC milliseconds. `minutes`: a number, said in hours and minutes outside a workbook. */
export type ReportColumnKind = 'text' | 'number' | 'time' | 'minutes' | 'money'
export type ReportValue = string | number | null

export interface ReportTable {
  /** Also the name of its sheet in a workbook. */
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly kind: ReportColumnKind }[]
  readonly rows: readonly (readonly ReportValue[])[]
  readonly chart?: ReportChart
  /** A table that a chart says better outside a workbook, and that would fill pages. */
  readonly workbookOnly?: boolean
}

/** Which columns are drawn: names in `label`, `bars` as bars, `line` as a line over time. */
export interface ReportChart {
  readonly kind: 'curve' | 'rows'
  readonly title: string
  readonly label: number
  readonly bars: readonly number[]
  readonly line?: number
}

/** Most rows that are drawn; the table has all of them. */
const mostRows = 15

/** The drawing of a table; undefined where it has none or nothing to show. `say` writes a value as people read it. */
export function chartOf(
  table: ReportTable,
  say: (value: ReportValue, kind: ReportColumnKind) => string,
): Chart | undefined {
  const { chart, columns, rows } = table
  if (!chart || rows.length === 0) return undefined
  const words = (row: readonly ReportValue[], column: number) =>
    say(row[column] ?? null, columns[column]?.kind ?? 'text')
  const number = (value: ReportValue | undefined) => (typeof value === 'number' ? value : null)
  const title = (column: number) => columns[column]?.title ?? ''
  const [bar = 0] = chart.bars
  if (chart.kind === 'curve' && chart.line !== undefined) {
    const { line } = chart
    return curveChart({
      barTitle: title(bar),
      lineTitle: title(line),
      points: rows.map(row => ({
        label: words(row, chart.label),
        bar: number(row[bar]) ?? 0,
        line: number(row[line]) ?? 0,
      })),
    })
  }
  return rowsChart({
    series: chart.bars.map(title),
    rows: rows.slice(0, mostRows).map(row => ({
      label: words(row, chart.label),
      values: chart.bars.map(column => number(row[column])),
      words: chart.bars.map(column => words(row, column)),
    })),
  })
}

/** Minutes as people say them: 1 小时 5 分. */
export function minutesWords(minutes: number, language: Language): string {
  const whole = Math.round(minutes)
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  const words = language === 'zh' ? ([' 天', ' 小时', ' 分'] as const) : ([' d', ' h', ' min'] as const)
  const parts = [
    days > 0 ? `${days}${words[0]}` : '',
    hours > 0 ? `${hours}${words[1]}` : '',
    // Of what took days nobody wants the minutes.
    days === 0 && (rest > 0 || hours === 0) ? `${rest}${words[2]}` : '',
  ]
  return parts.filter(part => part !== '').join(' ')
}
