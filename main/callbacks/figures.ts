import type { CallbackFigures, DailySummary } from '../contract/callback-views.ts'
import type { CallbackState, Satisfaction } from '../contract/callbacks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { presentAttempts } from './detail.ts'
import { attemptColumns, type StoredAttempt } from './queries.ts'
import { presentRows, type RowContext, rowsSql, type StoredRow } from './rows.ts'
import { startOfDay, startOfDayAfter } from './rules.ts'

/**
 * The two figures of a period, always together: done (reached, or properly tried) over due, which the target is about,
 * and reached over due. Days are both included.
 */
export function figuresOfDays(
  read: ReadDatabase,
  days: { readonly from: string; readonly until: string },
  timeZone: string,
  target: number,
): CallbackFigures {
  const since = startOfDay(days.from, timeZone)
  const to = startOfDayAfter(startOfDay(days.until, timeZone), 1, timeZone)
  // A window that ends with a day ends at the first moment of the next one.
  const rows = read.all<{ state: CallbackState; satisfaction: Satisfaction | null; n: number }>(
    `select state, satisfaction, count(*) as n from callback indexed by callback_figures
     where due_at > ? and due_at <= ? group by state, satisfaction`,
    [since, to],
  )
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((total, row) => (fits(row) ? total + row.n : total), 0)
  const reached = sum(row => row.state === 'done')
  return {
    due: sum(row => row.state !== 'cancelled'),
    done: reached + sum(row => row.state === 'unreachable'),
    reached,
    target,
    satisfaction: {
      satisfied: sum(row => row.satisfaction === 'satisfied'),
      neutral: sum(row => row.satisfaction === 'neutral'),
      dissatisfied: sum(row => row.satisfaction === 'dissatisfied'),
    },
  }
}

/** Calls listed on one summary. */
const mostCalls = 500

/** What was tried and recorded on a day, with the figures of what was due on it. */
export function dailySummary(context: RowContext, day: string, timeZone: string): DailySummary {
  const { read, profile } = context
  const attempts = read.all<StoredAttempt>(
    `select ${attemptColumns} from callback_attempt indexed by callback_attempt_day where day=?
     order by at, id limit ?`,
    [day, mostCalls + 1],
  )
  const listed = attempts.slice(0, mostCalls)
  const ids = JSON.stringify([...new Set(listed.map(attempt => attempt.callbackId))])
  const stored = read.all<StoredRow>(rowsSql('where id in (select value from json_each(?))'), [ids])
  const rows = new Map(presentRows(context, stored).map(row => [row.id, row]))
  const presented = presentAttempts(read, listed)
  return {
    day,
    figures: figuresOfDays(read, { from: day, until: day }, timeZone, profile.callbacks.target),
    calls: listed.flatMap((attempt, index) => {
      const callback = rows.get(attempt.callbackId)
      const shown = presented[index]
      return callback && shown ? [{ attempt: shown, callback }] : []
    }),
    more: attempts.length > mostCalls,
  }
}
