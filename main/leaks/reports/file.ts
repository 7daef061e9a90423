import { z } from 'zod'
import type { Language } from '../../contract/errors.ts'
import { leakWords } from '../../contract/leak-words.ts'
import { LeakReportScope, type LeakReportView } from '../../contract/leak-reports.ts'
import { LanguageCode } from '../../contract/site.ts'
import { Millis } from '../../contract/values.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { emergency } from '../../emergencies/queries.ts'
import { defineJob } from '../../jobs/job.ts'
import type { JobFile } from '../../jobs/results.ts'
import { formatTime } from '../../print/format.ts'
import { contentFile, ContentFormat } from '../../reports/content-file.ts'
import { readSite } from '../../site/queries.ts'
import { dayStamp } from '../../site/time.ts'
import { costSections } from './costs.ts'
import { reportContent } from './content.ts'
import { leakFigures } from './figures.ts'
import { leaksOf } from './leaks.ts'
import { reportWords, scopeOf } from './queries.ts'
import { seasonSections } from './season.ts'

const Asked = z.object({ scope: LeakReportScope, language: LanguageCode })
export const LeakReportAsked = Asked
const Input = Asked.extend({
  format: ContentFormat,
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
    return {
      file: await contentFile(context, content, { language, format, printedAt, printedBy, read: done }),
    }
  },
})
