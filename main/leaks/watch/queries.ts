import { type LeakMark, leakWatchReasons, type WatchedLeak } from '../../contract/leak-watch.ts'
import type { LeakRow } from '../../contract/leaks.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { listStaff } from '../../staff/queries.ts'
import { needsOf } from '../phone/queries.ts'
import { openLeaks } from '../queries.ts'
import { leakClusters } from '../sources/standing.ts'
import { reasonsOf } from './rules.ts'

/**
 * What stands beside each open leak, in the order of the board; leaks of homes alone that nobody has to watch and
 * whose team asks for nothing are left out. Nothing of it is stored.
 */
export function leakMarks(read: ReadDatabase, now: number): LeakMark[] {
  return marked(read, now)
    .map(({ mark }) => mark)
    .filter(({ source, reasons, need }) => source !== null || reasons.length > 0 || need !== null)
}

/**
 * Households that may turn to the press or gather others. Nothing of it is stored: whoever has a reason stands here
 * until the leak is over, with somebody to look after it and the time of the next contact, or asking for them.
 */
export function watchedLeaks(read: ReadDatabase, now: number): WatchedLeak[] {
  const watched = marked(read, now).filter(({ mark }) => mark.reasons.length > 0)
  if (watched.length === 0) return []
  const names = new Map(listStaff(read).map(one => [one.id, one.name]))
  return watched
    .map(({ leak, mark: { reasons, agreedUntil } }) => ({
      leak,
      reasons,
      keeperName: (leak.keeperId === null ? null : names.get(leak.keeperId)) ?? null,
      agreedUntil,
    }))
    .sort((one, other) => rank(one) - rank(other))
}

function marked(read: ReadDatabase, now: number): { readonly leak: LeakRow; readonly mark: LeakMark }[] {
  const open = openLeaks(read, now)
  // On a day without leaks nobody has to look at houses for their sources.
  if (open.length === 0) return []
  const clusters = leakClusters(read)
  const needs = needsOf(read, open)
  const clusterOf = new Map(open.map(({ caseId }) => [caseId, clusters.of(caseId)]))
  const sizes = new Map<string, number>()
  for (const cluster of clusterOf.values())
    if (cluster) sizes.set(cluster.id, (sizes.get(cluster.id) ?? 0) + 1)
  return open.map(leak => {
    const cluster = clusterOf.get(leak.caseId)
    const homes = sizes.get(cluster?.id ?? '') ?? 0
    const until = leak.contactPromisedAt ?? 0
    return {
      leak,
      mark: {
        caseId: leak.caseId,
        source: cluster && homes > 1 ? { id: cluster.id, kind: cluster.kind, open: homes } : null,
        reasons: reasonsOf(leak, homes, now),
        agreedUntil: until > now ? until : null,
        need: needs.get(leak.caseId) ?? null,
      },
    }
  })
}

/** What nothing was agreed about first, then by the gravest reason; the board's order decides the rest. */
function rank({ reasons, agreedUntil }: WatchedLeak): number {
  const gravest = leakWatchReasons.findIndex(reason => reasons.includes(reason))
  return (agreedUntil === null ? 0 : leakWatchReasons.length) + gravest
}
