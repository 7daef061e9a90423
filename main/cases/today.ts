import type { Today, TodayList } from '../contract/case-views.ts'
import type { CaseFilter } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { dayStart } from '../site/time.ts'
import { countCases } from './counts.ts'
import { listCases, resolveFilter } from './list.ts'

const firstRows = 10

/** The lists somebody begins the day with. */
export function casesToday(
  read: ReadDatabase,
  profile: Profile,
  who: { staffId: string; now: number; timeZone: string },
): Today {
  const list = (filter: CaseFilter): TodayList => ({
    total: countCases(read, resolveFilter(profile, filter)),
    rows: listCases(read, profile, { filter, sort: 'received', before: undefined, limit: firstRows }).rows,
  })
  const mine = { assignee: who.staffId, states: ['received', 'handling'] } satisfies CaseFilter
  return {
    mine: list({ ...mine, waiting: false }),
    waiting: list({ ...mine, waiting: true }),
    toVerify: list({ states: ['resolved'] }),
    unassigned: list({ assignee: 'none', states: ['received', 'handling', 'resolved'] }),
    receivedToday: list({ receivedFrom: dayStart(who.now, who.timeZone) }),
  }
}
