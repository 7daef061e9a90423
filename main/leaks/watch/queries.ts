import { leakWatchReasons, type WatchedLeak } from '../../contract/leak-watch.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { listStaff } from '../../staff/queries.ts'
import { openLeaks } from '../queries.ts'
import { openSources } from '../sources/views.ts'
import { reasonsOf } from './rules.ts'

/**
 * Households that may turn to the press or gather others. Nothing of it is stored: whoever has a reason stands here
 * until the leak is over, with somebody to look after it and the time of the next contact, or asking for them.
 */
export function watchedLeaks(read: ReadDatabase, now: number): WatchedLeak[] {
  const open = openLeaks(read, now)
  // On a day without leaks nobody has to look at houses for their sources.
  if (open.length === 0) return []
  const homes = new Map(
    openSources(read).flatMap(source => source.homes.map(home => [home.caseId, source.open] as const)),
  )
  const promised = new Map(
    read
      .all<{ id: string; at: number }>(
        `select id, contact_promised_at as at from leak indexed by leak_open
         where over=0 and contact_promised_at is not null`,
      )
      .map(({ id, at }) => [id, at]),
  )
  const names = new Map(listStaff(read).map(one => [one.id, one.name]))
  return open
    .map(leak => ({ leak, reasons: reasonsOf(leak, homes.get(leak.caseId) ?? 0, now) }))
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ leak, reasons }) => {
      const until = promised.get(leak.caseId) ?? 0
      return {
        leak,
        reasons,
        keeperName: (leak.keeperId === null ? null : names.get(leak.keeperId)) ?? null,
        agreedUntil: until > now ? until : null,
      }
    })
    .sort((one, other) => rank(one) - rank(other))
}

/** What nothing was agreed about first, then by the gravest reason; the board's order decides the rest. */
function rank({ reasons, agreedUntil }: WatchedLeak): number {
  const gravest = leakWatchReasons.findIndex(reason => reasons.includes(reason))
  return (agreedUntil === null ? 0 : leakWatchReasons.length) + gravest
}
