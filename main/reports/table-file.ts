import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { LanguageCode } from '../contract/site.ts'
import { Millis } from '../contract/values.ts'
import type { JobContext } from '../jobs/job.ts'
import { type JobFile, storeResult, workbookType } from '../jobs/results.ts'
import { formatTime } from '../print/format.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp, zoneOffset } from '../site/time.ts'
import { writeWorkbook } from '../tabular/write/write.ts'

/** What every list that is made into a file is asked with. */
export const tableFileInput = {
  format: z.enum(['xlsx', 'pdf']),
  language: LanguageCode,
  title: z.string().trim().min(1).max(100),
  /** What is filtered, in words, for the head of a printed list. */
  filterWords: z.array(z.string().max(200)).max(20).default([]),
  printedBy: z.string(),
  printedAt: Millis,
}
const TableFileInput = z.object(tableFileInput)
type TableFileInput = z.output<typeof TableFileInput>

/** `time`: UTC milliseconds, shown on the site's clocks. */
export interface TableColumn {
  readonly header: string
  readonly kind: 'text' | 'number' | 'time'
  /** In characters. */
  readonly width?: number
  /** Places after the point on paper, so that figures stand below each other. */
  readonly decimals?: number
}
export type TableValue = string | number | null

/** Most rows on paper; a workbook takes all there are. */
const mostPrinted = 10_000

export interface TableFile {
  readonly file: JobFile
  readonly rows: number
}

/** Makes a list into a workbook or a PDF, row by row, with progress and cancel; kept encrypted until fetched. */
export async function makeTableFile(
  context: JobContext,
  input: TableFileInput,
  columns: readonly TableColumn[],
  rows: Iterable<readonly TableValue[]>,
): Promise<TableFile> {
  return input.format === 'xlsx'
    ? await asWorkbook(context, input, columns, rows)
    : await asPdf(context, input, columns, rows)
}

async function asWorkbook(
  context: JobContext,
  input: TableFileInput,
  columns: readonly TableColumn[],
  rows: Iterable<readonly TableValue[]>,
): Promise<TableFile> {
  const timeZone = readSite(context.read)?.timeZone ?? 'Asia/Shanghai'
  let written = 0
  function* counted() {
    for (const row of rows) {
      if (written % 100 === 0) context.progress(written, 0)
      written += 1
      yield row
    }
  }
  const stream = new PassThrough()
  const stored = storeResult(context, { name: fileName(input, timeZone), mediaType: workbookType }, stream)
  const sheet = {
    name: input.title,
    columns: columns.map(({ header, kind, width = 18 }) => ({
      header,
      kind: kind === 'time' ? ('date' as const) : kind,
      width,
    })),
    rows: counted(),
  }
  const options = { offsetMinutes: zoneOffset(input.printedAt, timeZone) / 60_000, signal: context.signal }
  const writing = writeWorkbook(stream, { sheets: [sheet] }, options).catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  })
  // The writer's own error says more than the broken stream that the archive sees then.
  const [file] = await Promise.all([
    stored.catch(async error => await writing.then(() => Promise.reject(error))),
    writing,
  ])
  return { file, rows: written }
}

async function asPdf(
  context: JobContext,
  input: TableFileInput,
  columns: readonly TableColumn[],
  rows: Iterable<readonly TableValue[]>,
): Promise<TableFile> {
  const site = readSite(context.read)
  const timeZone = site?.timeZone ?? 'Asia/Shanghai'
  const printed: string[][] = []
  for (const row of rows) {
    if (printed.length >= mostPrinted) throw new DeskError('report.tooManyToPrint', { most: mostPrinted })
    printed.push(
      row.map((value, index) => {
        const column = columns[index]
        if (typeof value !== 'number') return value ?? ''
        if (column?.kind === 'time') return formatTime(value, timeZone, input.language)
        return column?.decimals === undefined ? String(value) : value.toFixed(column.decimals)
      }),
    )
    if (printed.length % 100 === 0) context.progress(printed.length, 0)
  }
  // Loaded here: only the job's own thread makes PDFs.
  const { renderListSheet } = await import('../print/list-sheet.ts')
  const pdf = await renderListSheet(
    {
      title: input.title,
      filters: input.filterWords,
      columns: columns.map(({ header, kind }) => ({
        title: header,
        align: kind === 'number' ? 'right' : 'left',
      })),
      rows: printed,
      ...(site ? { site: { ...site.card, hotlines: site.card.hotlines ?? [] } } : {}),
      timeZone,
      printedAt: input.printedAt,
      printedBy: input.printedBy,
    },
    { language: input.language, checkpoint: () => context.progress(printed.length, printed.length) },
  )
  const file = await storeResult(
    context,
    { name: fileName(input, timeZone), mediaType: 'application/pdf' },
    once(pdf),
  )
  return { file, rows: printed.length }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** `案件-20260712.xlsx`. */
function fileName(input: TableFileInput, timeZone: string): string {
  const title = input.title.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 60)
  return `${title}-${dayStamp(input.printedAt, timeZone).replaceAll('-', '')}.${input.format}`
}
