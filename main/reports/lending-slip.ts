import { z } from 'zod'
import { makeThumbnail } from '../archive/media.ts'
import { conditionWords, signedWords, thingKindWords, thingStateWords } from '../contract/register-words.ts'
import { LanguageCode } from '../contract/site.ts'
import { Id, Millis } from '../contract/values.ts'
import { defineJob } from '../jobs/job.ts'
import { loanDetail } from '../lending/queries.ts'
import { formatTime } from '../print/format.ts'
import { readSite } from '../site/queries.ts'
import { dayStamp } from '../site/time.ts'

const Input = z.object({ loanId: Id, language: LanguageCode, printedBy: z.string(), printedAt: Millis })

/** Longest side of the signature on paper, in pixels. */
const signaturePixels = 900

/** The slip of a loan as PDF, to be signed or kept; errors: `lending.loanNotFound`. Its name is the number alone. */
export const lendingSlipJob = defineJob({
  name: 'report.lendingSlip',
  input: Input,
  async run({ read, archive, progress }, input): Promise<{ pdf: Uint8Array; name: string }> {
    const { language, printedAt, printedBy } = input
    const site = readSite(read)
    const timeZone = site?.timeZone ?? 'Asia/Shanghai'
    const loan = loanDetail(read, input.loanId, dayStamp(printedAt, timeZone))
    const word = (zh: string, en: string) => (language === 'zh' ? zh : en)
    const time = (at: number) => formatTime(at, timeZone, language)
    const drawn = loan.files.find(file => file.part === 'signature')
    const signature =
      drawn &&
      (async () =>
        (await makeThumbnail(archive.read(drawn.hash), signaturePixels)).picture?.bytes ?? new Uint8Array())
    const state = loan.returnedAt === null ? (loan.late ? 'late' : 'lent') : 'in'
    // Loaded here: only the job's own thread makes PDFs.
    const { renderLendingSlip } = await import('../print/lending-slip.ts')
    const pdf = await renderLendingSlip(
      {
        site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
        timeZone,
        printedAt,
        printedBy,
        number: loan.number,
        state: thingStateWords[state][language],
        facts: [
          [word('物品', 'Thing'), loan.thingName ?? ''],
          [word('种类', 'Kind'), thingKindWords[loan.thingKind][language]],
          [word('借用人', 'Borrower'), [loan.borrowerName, loan.phone].filter(Boolean).join('  ')],
          [word('用途', 'Purpose'), loan.purpose ?? ''],
          [word('借出时间', 'Lent'), [time(loan.lentAt), loan.lentByName].filter(Boolean).join('  ')],
          [word('应还日期', 'Due back'), loan.due],
          [word('借出时状况', 'Condition'), conditionWords[loan.conditionOut][language]],
          [word('签名方式', 'Signed'), signedWords[loan.signed][language]],
          [
            word('归还', 'Returned'),
            loan.returnedAt === null
              ? ''
              : [time(loan.returnedAt), loan.returnedToName].filter(Boolean).join('  '),
          ],
          [
            word('归还时状况', 'Condition on return'),
            [loan.conditionIn && conditionWords[loan.conditionIn][language], loan.returnNote]
              .filter(Boolean)
              .join('  '),
          ],
        ],
        signature,
      },
      { language, checkpoint: () => progress(0, 1) },
    )
    return { pdf, name: loan.number }
  },
})
