import { DeskError, type Language } from '../contract/errors.ts'
import type { ReportContent } from '../contract/report-content.ts'
import type { ReadDatabase } from '../database/read.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { storedBatch } from './batch-queries.ts'
import { type AskedDay, dayReport } from './board-queries.ts'
import { dayContent } from './day-content.ts'

interface Asked {
  readonly batchId: string | null
  /** Today where absent. */
  readonly day?: string | undefined
}

/** A day of a batch with its stations, or of homes handed over one by one. Errors: `handover.batchNotFound`. */
export function askedDay(read: ReadDatabase, { batchId, day }: Asked, now: number): AskedDay {
  const batch = batchId === null ? null : storedBatch(read, batchId)
  if (batch === undefined) throw new DeskError('handover.batchNotFound')
  const language = readSite(read)?.language ?? 'zh'
  const usual = () =>
    profileOf(read).handover.stations.map(one => ({ ...one, name: one.name[language], staffIds: [] }))
  return { batchId, day: day ?? todayOf(read, now), now, stations: batch?.stations ?? usual() }
}

/** The report of a day as a document. Errors: `handover.batchNotFound`. */
export function dayContentOf(
  read: ReadDatabase,
  { language, ...asked }: Asked & { readonly language: Language },
  now: number,
): ReportContent {
  const { batchId } = asked
  return dayContent(dayReport(read, askedDay(read, asked, now)), {
    language,
    site: readSite(read)?.card.name ?? '',
    batch: batchId === null ? null : (storedBatch(read, batchId)?.name ?? null),
    reasons: profileOf(read).handover.reasons,
  })
}
