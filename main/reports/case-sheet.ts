import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { makeThumbnail } from '../archive/media.ts'
import { caseDetail, callerPhone } from '../cases/detail.ts'
import { caseTimeline } from '../cases/timeline.ts'
import type { CaseDetail, CaseFile } from '../contract/case-views.ts'
import { maskPhone } from '../contract/masking.ts'
import type { Language } from '../contract/errors.ts'
import { categoryPath, kindName, type Profile } from '../contract/profile.ts'
import { LanguageCode } from '../contract/site.ts'
import type { CaseEntry } from '../contract/timeline.ts'
import { Id, Millis } from '../contract/values.ts'
import { channelWords, emergencyWords, levelWords, roomWords, stateWords } from '../contract/words.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineJob } from '../jobs/job.ts'
import type { CaseSheet } from '../print/case-sheet.ts'
import { phonesOf } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { printedDeadline, printedVerification } from './case-sheet-facts.ts'
import { causeOrNone } from './cause-words.ts'
import { entryTitle, entryText } from './entry-words.ts'

const Input = z.object({
  caseId: Id,
  language: LanguageCode,
  printedBy: z.string(),
  printedAt: Millis,
  /** Phones are masked on paper too unless somebody asked for the whole number. */
  maskPhone: z.boolean(),
})

/** Longest side of a photo on paper, in pixels: enough for half the width of A4 at 200 dpi. */
const photoPixels = 900

/** The case sheet (顾客意见处理单) as PDF; the same bytes on every host. */
export const caseSheetJob = defineJob({
  name: 'report.caseSheet',
  input: Input,
  async run({ read, archive, progress }, input): Promise<{ pdf: Uint8Array; number: string }> {
    const sheet = caseSheetOf(read, profileOf(read), archive, input)
    // Loaded here: only the job's own thread makes PDFs.
    const { renderCaseSheet } = await import('../print/case-sheet.ts')
    const pdf = await renderCaseSheet(sheet, { language: input.language, checkpoint: () => progress(0, 1) })
    return { pdf, number: sheet.number }
  },
})

function caseSheetOf(
  read: ReadDatabase,
  profile: Profile,
  archive: Archive,
  input: z.output<typeof Input>,
): CaseSheet {
  const { language, caseId } = input
  const detail = caseDetail(read, caseId)
  const site = readSite(read)
  const timeZone = site?.timeZone ?? 'Asia/Shanghai'
  const entries = wholeTimeline(read, caseId)
  const deadline = printedDeadline(read, caseId, language)
  const phone =
    callerPhone(read, caseId) ??
    (detail.personId === null ? null : (phonesOf(read, detail.personId)[0]?.number ?? null))
  const photos = detail.attachments.filter(file => file.mediaType.startsWith('image/'))
  return {
    site: { ...site?.card, name: site?.card.name ?? '', hotlines: site?.card.hotlines ?? [] },
    timeZone,
    printedAt: input.printedAt,
    printedBy: input.printedBy,
    number: detail.number,
    marks: marksOf(detail, language),
    kind: kindName(profile, detail.kind)[language],
    level: detail.level === null ? undefined : levelWords[detail.level][language],
    category: (categoryPath(profile, detail.category) ?? []).map(node => node.name[language]),
    cause: causeOrNone(detail, profile, language) ?? undefined,
    channel: channelWords[detail.channel][language],
    state: stateWords[detail.state][language],
    receivedAt: detail.receivedAt,
    dueAt: deadline?.dueAt,
    dueReason: deadline?.dueReason,
    firstContact: detail.firstContactName ?? undefined,
    responsible: detail.assigneeName ?? undefined,
    callerName: detail.callerName ?? detail.personName ?? undefined,
    callerPhone: phone === null ? undefined : input.maskPhone ? maskPhone(phone) : phone,
    unit: [detail.buildingName, detail.unitNumber].filter(part => part !== null).join(' ') || undefined,
    place: placeOf(detail, language),
    said: detail.text ?? '',
    asked: detail.wish ?? undefined,
    timeline: entries.map(entry => ({
      at: entry.at,
      who: entry.actorName ?? '',
      kind: entryTitle(entry, language),
      text: entryText(entry, language, profile),
    })),
    resolution: lastResolution(entries),
    verification: printedVerification(
      { read, profile, caseId, entries, timeZone, printedAt: input.printedAt },
      language,
    ),
    photos: photos.map(file => ({ bytes: () => photoBytes(archive, file), caption: file.name ?? '' })),
    attachments: detail.attachments
      .filter(file => !photos.includes(file))
      .map(file => ({ name: file.name ?? file.hash.slice(0, 12), note: megabytes(file.size) })),
  }
}

/** What stands beside the number: danger, and how grave it is where it is more than ordinary. */
function marksOf({ emergency, level }: CaseDetail, language: Language): string[] {
  const grave = level === 1 || level === 2 ? [levelWords[level][language]] : []
  return emergency ? [emergencyWords[language], ...grave] : grave
}

function placeOf(detail: CaseDetail, language: Language): string | undefined {
  const room = detail.room === null ? undefined : (roomWords[detail.room]?.[language] ?? detail.room)
  return [room, detail.place].filter(part => part).join(' · ') || undefined
}

function wholeTimeline(read: ReadDatabase, caseId: string): CaseEntry[] {
  const entries: CaseEntry[] = []
  let after: number | null = 0
  while (after !== null) {
    const page = caseTimeline(read, caseId, after, 500)
    entries.push(...page.entries)
    after = page.next
  }
  return entries.filter(entry => entry.type !== 'case.unmasked')
}

function lastResolution(entries: readonly CaseEntry[]): string | undefined {
  const last = entries.findLast(entry => entry.type === 'case.resolved')
  return last && 'text' in last ? last.text : undefined
}

/** Upright and small enough to print; a file no decoder reads gives no bytes and the sheet says so in its place. */
async function photoBytes(archive: Archive, file: CaseFile): Promise<Uint8Array> {
  const { picture } = await makeThumbnail(archive.read(file.hash), photoPixels)
  return picture?.bytes ?? new Uint8Array()
}

const megabytes = (size: number) =>
  size < 100_000 ? `${Math.ceil(size / 1000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`
