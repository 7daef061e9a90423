import { z } from 'zod'
import { makeThumbnail } from '../archive/media.ts'
import { caseDetail, callerPhone } from '../cases/detail.ts'
import { DeskError } from '../contract/errors.ts'
import { maskPhone } from '../contract/masking.ts'
import { LanguageCode } from '../contract/site.ts'
import { Id, Millis } from '../contract/values.ts'
import { roomWords } from '../contract/words.ts'
import { defineJob } from '../jobs/job.ts'
import { lossesOfLeak } from '../leaks/losses/queries.ts'
import { leakOfCase } from '../leaks/queries.ts'
import { phonesOf } from '../people/queries.ts'
import type { PrintPhoto } from '../print/photos.ts'
import { readSite } from '../site/queries.ts'

const Input = z.object({
  caseId: Id,
  language: LanguageCode,
  printedBy: z.string(),
  printedAt: Millis,
  /** Whether what was agreed is printed; else it is left to be written by hand. */
  sums: z.boolean(),
})

/** Longest side of a small photo on paper, in pixels: a quarter of A4 at 200 dpi. */
const photoPixels = 450

/** The list of damaged belongings of a leak as PDF, to be signed; errors: `leak.notFound`. Phones are masked. */
export const damageSheetJob = defineJob({
  name: 'report.damageSheet',
  input: Input,
  async run({ read, archive, progress }, input): Promise<{ pdf: Uint8Array; name: string }> {
    const { caseId, language, printedAt, printedBy, sums } = input
    const leak = leakOfCase(read, caseId)
    if (!leak) throw new DeskError('leak.notFound')
    const detail = caseDetail(read, caseId)
    const site = readSite(read)
    const damages = lossesOfLeak(read, caseId, sums).damages.filter(({ struck }) => struck === null)
    const photos: PrintPhoto[] = []
    const listed = damages.map((row, index) => ({
      thing: row.thing ?? '',
      room: row.room === null ? '' : (roomWords[row.room]?.[language] ?? row.room),
      words: row.words ?? '',
      claimed: row.claimed,
      agreed: row.agreed,
      photos: row.photos
        .filter(({ mediaType }) => mediaType.startsWith('image/'))
        .map(({ hash }) =>
          photos.push({
            bytes: async () =>
              (await makeThumbnail(archive.read(hash), photoPixels)).picture?.bytes ?? new Uint8Array(),
            caption: `${index + 1}. ${row.thing ?? ''}`,
          }),
        ),
    }))
    const phone =
      callerPhone(read, caseId) ??
      (detail.personId === null ? null : (phonesOf(read, detail.personId)[0]?.number ?? null))
    // Loaded here: only the job's own thread makes PDFs.
    const { renderDamageSheet } = await import('../print/damage-sheet.ts')
    const pdf = await renderDamageSheet(
      {
        site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
        timeZone: site?.timeZone ?? 'Asia/Shanghai',
        printedAt,
        printedBy,
        number: detail.number,
        unit: [detail.buildingName, detail.unitNumber].filter(part => part !== null).join(' '),
        owner: detail.personName ?? detail.callerName ?? '',
        phone: phone === null ? '' : maskPhone(phone),
        reportedAt: leak.reportedAt,
        damages: listed,
        photos,
      },
      { language, checkpoint: () => progress(0, 1) },
    )
    return { pdf, name: detail.number }
  },
})
