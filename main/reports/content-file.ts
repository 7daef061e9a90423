import { PassThrough } from 'node:stream'
import { z } from 'zod'
import type { Language } from '../contract/errors.ts'
import type { ReportContent } from '../contract/report-content.ts'
import type { JobContext } from '../jobs/job.ts'
import { type JobFile, storeResult, workbookType } from '../jobs/results.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp, zoneOffset } from '../site/time.ts'
import { writeWorkbook } from '../tabular/write/write.ts'

export const ContentFormat = z.enum(['docx', 'xlsx', 'pdf'])

interface FileOptions {
  readonly language: Language
  readonly format: z.output<typeof ContentFormat>
  /** UTC milliseconds. */
  readonly printedAt: number
  readonly printedBy: string
  /** Entries of the log read for it before. */
  readonly read: number
}

/** What a report says as a Word document, a workbook or a PDF. Errors: those of files and fonts. */
export async function contentFile(
  context: JobContext,
  content: ReportContent,
  { language, format, printedAt, printedBy, read }: FileOptions,
): Promise<JobFile> {
  const site = readSite(context.read)
  const timeZone = site?.timeZone ?? 'Asia/Shanghai'
  const stamp = dayStamp(printedAt, timeZone).replaceAll('-', '')
  const name = `${content.title.replace(/[\\/:*?"<>|\s]+/g, '_')}-${stamp}.${format}`
  if (format === 'xlsx') return asWorkbook(context, content, { name, printedAt, timeZone, read })
  let done = read
  // Once before each block: what stands in the one before is written by then.
  const blocks = content.sections.flatMap(section => section.blocks).values()
  const checkpoint = () => {
    context.progress(done, 0)
    const { value: block } = blocks.next()
    done += block?.kind === 'table' ? block.table.rows.length : 1
  }
  const frame = {
    ...(site ? { site: { ...site.card, hotlines: site.card.hotlines ?? [] } } : {}),
    timeZone,
    printedAt,
    printedBy,
  }
  // Loaded here: only the job's own thread makes documents.
  if (format === 'pdf') {
    const { renderReport } = await import('../print/report-sheet.ts')
    const pdf = await renderReport(content, frame, { language, checkpoint })
    return storeResult(context, { name, mediaType: 'application/pdf' }, once(pdf))
  }
  const { renderWord, wordType } = await import('../print/word.ts')
  const document = await renderWord(content, frame, { language, checkpoint })
  return storeResult(context, { name, mediaType: wordType }, once(document))
}

/** Every table a sheet, with its chart as the workbook's own; words on a sheet in front. */
async function asWorkbook(
  context: JobContext,
  content: ReportContent,
  {
    name,
    printedAt,
    timeZone,
    read,
  }: {
    readonly name: string
    readonly printedAt: number
    readonly timeZone: string
    /** Entries of the log read before. */
    readonly read: number
  },
): Promise<JobFile> {
  const words = content.sections.flatMap(({ heading, blocks }) =>
    blocks.flatMap(block => (block.kind === 'words' ? [[heading, block.text]] : [])),
  )
  const [first = '', ...notes] = content.notes
  const sheets = [
    {
      name: content.title,
      columns: [
        { header: content.title, kind: 'text' as const, width: 24 },
        { header: first, kind: 'text' as const, width: 100 },
      ],
      rows: [...notes.map(note => ['', note]), ...words],
    },
    ...content.sections.flatMap(({ blocks }) =>
      blocks.flatMap(block => {
        if (block.kind !== 'table') return []
        const { name: sheet, columns, rows, chart } = block.table
        const drawn = Math.min(rows.length, chart?.kind === 'curve' ? 400 : 15)
        return [
          {
            name: sheet,
            columns: columns.map(({ title, kind }) => ({
              header: kind === 'minutes' ? `${title} (min)` : title,
              kind: kind === 'time' ? ('date' as const) : kind === 'minutes' ? ('number' as const) : kind,
              width: kind === 'text' || kind === 'time' ? 22 : 14,
            })),
            rows,
            ...(chart && drawn > 0
              ? {
                  chart: {
                    kind: chart.kind === 'curve' ? ('columns-and-line' as const) : ('bars' as const),
                    title: chart.title,
                    label: chart.label,
                    bars: chart.bars,
                    line: chart.line,
                    rows: drawn,
                  },
                }
              : {}),
          },
        ]
      }),
    ),
  ]
  const stream = new PassThrough()
  const stored = storeResult(context, { name, mediaType: workbookType }, stream)
  const options = {
    offsetMinutes: zoneOffset(printedAt, timeZone) / 60_000,
    signal: context.signal,
    onProgress: (rows: number) => context.progress(read + rows, 0),
  }
  const writing = writeWorkbook(stream, { sheets }, options).catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  })
  const [file] = await Promise.all([
    stored.catch(async error => await writing.then(() => Promise.reject(error))),
    writing,
  ])
  return file
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
