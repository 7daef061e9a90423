import { DayInput } from '../contract/handover-day.ts'
import { LanguageCode } from '../contract/site.ts'
import { Millis } from '../contract/values.ts'
import { z } from 'zod'
import { dayContentOf } from '../handover/day-asked.ts'
import { defineJob } from '../jobs/job.ts'
import type { JobFile } from '../jobs/results.ts'
import { contentFile, ContentFormat } from './content-file.ts'

export const HandoverDayFile = DayInput.extend({ language: LanguageCode, format: ContentFormat })
const Input = HandoverDayFile.extend({ printedBy: z.string(), printedAt: Millis })

/** The report of a day of handover as a file. Errors: `handover.batchNotFound`, those of files and fonts. */
export const handoverDayJob = defineJob({
  name: 'report.handoverDay',
  input: Input,
  async run(context, { format, printedAt, printedBy, ...asked }): Promise<{ readonly file: JobFile }> {
    const content = dayContentOf(context.read, asked, printedAt)
    const { language } = asked
    return { file: await contentFile(context, content, { language, format, printedAt, printedBy, read: 0 }) }
  },
})
