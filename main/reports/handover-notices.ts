import { z } from 'zod'
import { NoteNoticesInput } from '../contract/handover.ts'
import { LanguageCode } from '../contract/site.ts'
import { Millis } from '../contract/values.ts'
import { noticesOf } from '../handover/visit-queries.ts'
import { defineJob } from '../jobs/job.ts'
import { storeResult } from '../jobs/results.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp } from '../site/time.ts'
import type { TableFile } from './table-file.ts'

export const HandoverNoticesPrint = NoteNoticesInput.extend({ language: LanguageCode })
const Input = HandoverNoticesPrint.extend({ printedBy: z.string(), printedAt: Millis })

/** Notices of a handover as one PDF, a page each, with the code by which the family is checked in. */
export const handoverNoticesJob = defineJob({
  name: 'report.handoverNotices',
  input: Input,
  async run(context, { visitIds, language, printedBy, printedAt }): Promise<TableFile> {
    const { read } = context
    const site = readSite(read)
    const timeZone = site?.timeZone ?? 'Asia/Shanghai'
    const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
    const notices = noticesOf(read, visitIds)
    // Loaded here: only the job's own thread makes PDFs.
    const { renderHandoverNotices } = await import('../print/handover-notice.ts')
    const pdf = await renderHandoverNotices(
      {
        site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
        timeZone,
        printedAt,
        printedBy,
        papers: profileOf(read).handover.papers.map(({ name }) => name[language]),
        notices: notices.map(({ code, number, personName, batchName, day, slot }) => ({
          code,
          number,
          owner: personName ?? '',
          batch: batchName ?? '',
          when:
            day === null
              ? say('请来电预约', 'Please call for an appointment')
              : [day, slot].filter(Boolean).join(' '),
        })),
      },
      { language, checkpoint: () => context.progress(notices.length, notices.length) },
    )
    const name = `${say('入住通知书', 'Move-in-notices')}-${dayStamp(printedAt, timeZone).replaceAll('-', '')}.pdf`
    async function* once() {
      yield pdf
    }
    const file = await storeResult(context, { name, mediaType: 'application/pdf' }, once())
    return { file, rows: notices.length }
  },
})
