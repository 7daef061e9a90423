import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { makeThumbnail } from '../archive/media.ts'
import type { Profile } from '../contract/profile.ts'
import { deliveryWayWords, sheetStateWords } from '../contract/sheet-words.ts'
import type { SheetFile } from '../contract/sheet-views.ts'
import { LanguageCode } from '../contract/site.ts'
import { Id, Millis } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineJob } from '../jobs/job.ts'
import type { ContactSheet } from '../print/contact-sheet.ts'
import { profileOf } from '../profiles/profiles.ts'
import { sheetDetail } from '../sheets/detail.ts'
import { readSite } from '../site/queries.ts'

const Input = z.object({
  sheetId: Id,
  language: LanguageCode,
  printedBy: z.string(),
  printedAt: Millis,
})

/** Longest side of a photo on paper, in pixels: enough for half the width of A4 at 200 dpi. */
const photoPixels = 900

/** The contact sheet (工作联系单) as PDF, to print or to hand over as a file; the same bytes on every host. */
export const contactSheetJob = defineJob({
  name: 'report.contactSheet',
  input: Input,
  async run({ read, archive, progress }, input): Promise<{ pdf: Uint8Array; name: string }> {
    const sheet = contactSheetOf(read, profileOf(read), archive, input)
    // Loaded here: only the job's own thread makes PDFs.
    const { renderContactSheet } = await import('../print/contact-sheet.ts')
    const options = { language: input.language, checkpoint: () => progress(0, 1) }
    const pdf = await renderContactSheet(sheet, options)
    // The number alone: a name of a file tells nothing about anybody.
    return { pdf, name: sheet.incoming ? `sheet-${input.sheetId.slice(-8)}` : (sheet.number ?? 'draft') }
  },
})

function contactSheetOf(
  read: ReadDatabase,
  profile: Profile,
  archive: Archive,
  { sheetId, language, printedAt, printedBy }: z.output<typeof Input>,
): ContactSheet {
  const sheet = sheetDetail(read, profile, sheetId)
  const site = readSite(read)
  const photos = sheet.attachments.filter(
    file => file.mediaType.startsWith('image/') && file.part === 'sheet',
  )
  const late = sheet.nextDueAt !== null && sheet.nextDueAt < printedAt
  return {
    site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
    timeZone: site?.timeZone ?? 'Asia/Shanghai',
    printedAt,
    printedBy,
    incoming: sheet.direction === 'in',
    number: sheet.number ?? undefined,
    marks: late ? [language === 'zh' ? '逾期' : 'Overdue'] : [],
    state: sheetStateWords[sheet.state][language],
    party: sheet.partyName[language],
    at: (sheet.direction === 'in' ? sheet.at : sheet.issuedAt) ?? undefined,
    deliverBy: sheet.deliverBy ?? undefined,
    dueAt: sheet.dueAt ?? undefined,
    caseNumber: sheet.caseNumber ?? undefined,
    unit: sheet.unitNumber ?? undefined,
    writtenBy: sheet.writtenByName ?? undefined,
    subject: sheet.subject ?? '',
    text: sheet.text ?? '',
    deliveredAt: sheet.deliveredAt ?? undefined,
    receivedBy: sheet.receivedBy ?? undefined,
    deliveryWay: sheet.deliveryWay === null ? undefined : deliveryWayWords[sheet.deliveryWay][language],
    steps: sheet.way
      .filter(step => step.state !== 'not-needed')
      .map(step => ({
        name: step.name[language],
        outcome: step.outcomes.find(one => one.id === step.outcome)?.name[language],
        at: step.doneAt ?? undefined,
        text: step.text ?? undefined,
      })),
    repliedAt: sheet.repliedAt ?? undefined,
    repliedBy: sheet.repliedBy ?? undefined,
    reply: sheet.reply ?? undefined,
    photos: photos.map(file => ({ bytes: () => photoBytes(archive, file), caption: file.name ?? '' })),
    attachments: sheet.attachments
      .filter(file => !photos.includes(file))
      .map(file => ({ name: file.name ?? file.hash.slice(0, 12), note: size(file) })),
  }
}

/** Upright and small enough to print; a file no decoder reads gives no bytes and the sheet says so in its place. */
async function photoBytes(archive: Archive, file: SheetFile): Promise<Uint8Array> {
  const { picture } = await makeThumbnail(archive.read(file.hash), photoPixels)
  return picture?.bytes ?? new Uint8Array()
}

const size = (file: SheetFile) =>
  file.size < 100_000 ? `${Math.ceil(file.size / 1000)} kB` : `${(file.size / 1_000_000).toFixed(1)} MB`
