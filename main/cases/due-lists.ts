import type { DueList } from '../contract/cases.ts'
import type { ReadDatabase } from '../database/read.ts'
import { readSite } from '../site/queries.ts'
import { nextDayStart } from '../site/time.ts'
import type { DueRange } from './list-plan.ts'

/** When and where somebody asks: what is due is a matter of the clock on the wall. */
export interface AskedAt {
  /** UTC milliseconds. */
  readonly now: number
  /** IANA zone of the site. */
  readonly timeZone: string
}

const day = 86_400_000

/** Now, on the clocks of the site. */
export function askedNow(read: ReadDatabase, now: number): AskedAt {
  return { now, timeZone: readSite(read)?.timeZone ?? 'Asia/Shanghai' }
}

/** When cases of a due list are due. What is overdue is neither due today nor soon. */
export function dueRange(list: DueList, asked: AskedAt | undefined): DueRange {
  if (!asked) throw new Error('a due list is asked for without the time')
  const { now, timeZone } = asked
  switch (list) {
    case 'overdue':
      return { from: 0, before: now }
    case 'today':
      return { from: now, before: nextDayStart(now, timeZone) }
    case 'soon':
      return { from: now, before: now + day }
  }
}
