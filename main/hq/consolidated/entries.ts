import type { ReadDatabase } from '../../database/read.ts'
import { dayStamp } from '../../site/time.ts'

/** What is no work with owners: signing in, settings, devices, sync itself. */
const notCounted: ReadonlySet<string> = new Set([
  'site',
  'staff',
  'device',
  'support',
  'archive',
  'retention',
  'profile',
  'hqChannel',
])

/**
 * What people of a site entered between two positions of its log, by day on its clocks: commands, however much each of
 * them recorded. What headquarters itself sent down is none of theirs.
 */
export function entriesByDay(
  read: ReadDatabase,
  timeZone: string,
  { from, until }: { readonly from: number; readonly until: number },
): { readonly day: string; readonly entries: number }[] {
  const days = new Map<string, number>()
  // A command may be cut in two by the end of a parcel.
  let last = read.get<{ at: number; command: string }>(
    'select at, command_id as command from operation where position<=? order by position desc limit 1',
    [from],
  )
  const rows = read.iterate<{ at: number; command: string; aggregate: string }>(
    `select at, command_id as command, aggregate from operation
      where position > ? and position <= ? and actor is not null and incarnation not in (select id from hq_channel)
      order by position`,
    [from, until],
  )
  for (const { at, command, aggregate } of rows) {
    // The example is played by one command, each step at its own time.
    if ((command === last?.command && at === last.at) || notCounted.has(aggregate)) continue
    last = { at, command }
    const day = dayStamp(at, timeZone)
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return [...days].map(([day, entries]) => ({ day, entries }))
}
