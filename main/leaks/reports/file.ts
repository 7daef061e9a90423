import { PassThrough } from 'node:stream'
import { z } from 'zod'
import type { Language } from '../../contract/errors.ts'
import { leakWords } from '../../contract/leak-words.ts'
import { LeakReportScope, type LeakReportView } from '../../contract/leak-reports.ts'
import type { ReportContent } from '../../contract/report-content.ts'
import { LanguageCode } from '../../contract/site.ts'
import { Millis } from '../../contract/values.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { emergency } from '../../emergencies/queries.ts'
import { defineJob, type JobContext } from '../../jobs/job.ts'
import { type JobFile, storeResult, workbookType } from '../../jobs/results.ts'
import { formatTime } from '../../print/format.ts'
import { readSite } from '../../site/queries.ts'
import { dayStamp, zoneOffset } from '../../site/time.ts'
import { writeWorkbook } from '../../tabular/write/write.ts'
import { costSections } from './costs.ts'
import { reportContent } from './content.ts'
import { leakFigures } from './figures.ts'
import { leaksOf } from './leaks.ts'
import { reportWords, scopeOf } from './queries.ts'
import { seasonSections } from './season.ts'

const Asked = z.object({ scope: LeakReportScope, language: LanguageCode })
export const LeakReportAsked = Asked
const Input = Asked.extend({
  format: z.enum(['docx', 'xlsx', 'pdf']),
  printedBy: z.string(),
  printedAt: Millis,
})
export const LeakReportFile = Input.omit({ printedBy: true, printedAt: true })

const zoneOf = (read: ReadDatabase) => readSite(read)?.timeZone ?? 'Asia/Shanghai'

/**
 * The report of an emergency or a season in words, figures and tables; costs for who may see sums. Errors:
 * `emergency.notFound`.
 */
export function leakReport(
  read: ReadDatabase,
  scope: LeakReportScope,
  {
    language,
    now,
    sums,
    onStep,
  }: {
    readonly language: Language
    readonly now: number
    readonly sums: boolean
    /** Hears of every entry of the log that is read, and may throw. */
    onStep?(): void
  },
): LeakReportView {
  const timeZone = zoneOf(read)
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const counted = scopeOf(read, scope, now)
  const leaks = leaksOf(read, counted, onStep)
  const stored = reportWords(read, scope)
  const about = titleOf(read, scope, { language, timeZone })
  const site = readSite(read)?.card.name ?? ''
  const content = reportContent({
    title: about.title,
    notes: [
      [site, about.when].filter(part => part !== '').join(say('　', ' · ')),
      say(
        `数据截至 ${formatTime(now, timeZone, 'zh')}。作废的单不计入。`,
        `As of ${formatTime(now, timeZone, 'en')}. Void cases are not counted.`,
      ),
    ],
    figures: leakFigures(read, counted, leaks),
    words: stored?.words ?? { ranOut: '', lessons: '', prevent: '' },
    language,
    timeZone,
    more: [
      ...costSections(read, counted, { language, say, sums }),
      ...(scope.emergencyId === null ? seasonSections(read, counted, leaks, { language, say }) : []),
    ],
  })
  return {
    content,
    words: stored?.words ?? { ranOut: '', lessons: '', prevent: '' },
    writtenAt: stored?.writtenAt ?? null,
    writtenBy: stored?.writtenBy ?? null,
  }
}

function titleOf(
  read: ReadDatabase,
  { emergencyId, year }: LeakReportScope,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): { readonly title: string; readonly when: string } {
  const found = emergencyId === null ? undefined : emergency(read, emergencyId)
  if (!found)
    return { title: language === 'zh' ? `${year} 年汛期漏水报告` : `Rainy season report ${year}`, when: '' }
  const kind =
    found.kind === 'storm'
      ? language === 'zh'
        ? '暴雨'
        : 'Storm'
      : leakWords[`kind.${found.kind}`][language]
  const end =
    found.endedAt === null
      ? language === 'zh'
        ? '仍在进行'
        : 'still on'
      : formatTime(found.endedAt, timeZone, language)
  const day = dayStamp(found.startedAt, timeZone)
  return {
    title: language === 'zh' ? `${day} ${kind}应急报告` : `${kind} report, ${day}`,
    when: `${formatTime(found.startedAt, timeZone, language)} – ${end}`,
  }
}

/** Entries of the log between two words about how far it is. */
const stepsBetween = 1_000

/** The report as a Word document, a workbook or a PDF. Errors: `emergency.notFound`, those of files and fonts. */
export const leakReportJob = defineJob({
  name: 'report.leaks',
  input: Input,
  async run(context, input): Promise<{ readonly file: JobFile }> {
    const { read } = context
    const { scope, language, format, printedAt, printedBy } = input
    // Whoever may take lists out of the desk may see sums: see the permissions `export.run` and `contract.sums`.
    let done = 0
    context.progress(done, 0)
    const onStep = () => {
      done += 1
      if (done % stepsBetween === 0) context.progress(done, 0)
    }
    const { content } = leakReport(read, scope, { language, now: printedAt, sums: true, onStep })
    const timeZone = zoneOf(read)
    const stamp = dayStamp(printedAt, timeZone).replaceAll('-', '')
    const name = `${content.title.replace(/[\\/:*?"<>|\s]+/g, '_')}-${stamp}.${format}`
    if (format === 'xlsx')
      return { file: await asWorkbook(context, content, { name, printedAt, timeZone, read: done }) }
    // Once before each block: what stands in the one before is written by then.
    const blocks = content.sections.flatMap(section => section.blocks).values()
    const checkpoint = () => {
      context.progress(done, 0)
      const { value: block } = blocks.next()
      done += block?.kind === 'table' ? block.table.rows.length : 1
    }
    const site = readSite(read)
    const frame = {
      ...(site ? { site: { ...site.card, hotlines: site.card.hotlines ?? [] } } : {}),
      timeZone,
      printedAt,
      printedBy,
    }
    if (format === 'pdf') {
      const { renderReport } = await import('../../print/report-sheet.ts')
      const pdf = await renderReport(content, frame, { language, checkpoint })
      return { file: await storeResult(context, { name, mediaType: 'application/pdf' }, once(pdf)) }
    }
    const { renderWord, wordType } = await import('../../print/word.ts')
    const document = await renderWord(content, frame, { language, checkpoint })
    return { file: await storeResult(context, { name, mediaType: wordType }, once(document)) }
  },
})

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
