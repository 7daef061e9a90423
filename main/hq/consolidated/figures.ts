import type { HqSiteFigures } from '../../contract/headquarters.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { dayStamp } from '../../site/time.ts'
import { openCondition } from './tables.ts'

const day = 86_400_000
/** Days of which it is said on how many nothing was entered. */
const looksBack = 30

interface Counted {
  readonly site: string
  readonly open: number
  readonly overdue: number | null
}

/**
 * What headquarters counts of each site: open cases and what is overdue now, open leaks, and what people entered. Each
 * site's days end with the last parcel it sent: of those behind it nobody knows yet.
 */
export function siteFigures(
  read: ReadDatabase,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): (site: { readonly code: string; readonly saidAt: number | null }) => HqSiteFigures {
  const cases = new Map(
    read
      .all<Counted>(
        `select site, count(*) as open, sum(due_at < ?) as overdue from hq_case indexed by hq_case_site_due
          where ${openCondition} group by site`,
        [now],
      )
      .map(row => [row.site, row]),
  )
  const leaks = new Map(
    read
      .all<{ site: string; open: number }>(
        `select site, count(*) as open from hq_case indexed by hq_case_leak_open where leak_over = 0 group by site`,
      )
      .map(row => [row.site, row.open]),
  )
  return ({ code, saidAt }) => {
    const until = dayStamp(saidAt ?? now, timeZone)
    const since = (days: number) => dayStamp((saidAt ?? now) - (days - 1) * day, timeZone)
    const entered = (from: string) =>
      read.get<{ entries: number; days: number }>(
        'select coalesce(sum(entries), 0) as entries, count(*) as days from hq_day where site=? and day between ? and ?',
        [code, from, until],
      ) ?? { entries: 0, days: 0 }
    const first = read.get<{ day: string | null }>('select min(day) as day from hq_day where site=?', [
      code,
    ])?.day
    const from = since(looksBack)
    // A site that began later had no days to be silent on.
    const begin = first != null && first > from ? first : from
    const of = Math.round((Date.parse(until) - Date.parse(begin)) / day) + 1
    return {
      open: cases.get(code)?.open ?? 0,
      overdue: cases.get(code)?.overdue ?? 0,
      leaks: leaks.get(code) ?? 0,
      entriesOfWeek: entered(since(7)).entries,
      quietDays: first == null ? 0 : Math.max(0, of - entered(begin).days),
      ofDays: first == null ? 0 : of,
    }
  }
}
