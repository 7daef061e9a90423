import type { WaitingGroup } from '../contract/case-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNames } from '../staff/names.ts'

/** Waiting cases in groups, those that wait longest first. Cases that wait are open ones: there are some thousand. */
export function waitingGroups(read: ReadDatabase): WaitingGroup[] {
  const rows = read.all<Omit<WaitingGroup, 'assigneeName'>>(
    `select channel, waiting_on as "waitingOn", assignee, count(*) as cases, min(waiting_since) as since
     from "case" indexed by case_waiting where waiting_since is not null
     group by channel, waiting_on, assignee order by since limit 500`,
  )
  const names = staffNames(
    read,
    rows.map(row => row.assignee),
  )
  return rows.map(row => ({
    ...row,
    assigneeName: row.assignee === null ? null : (names.get(row.assignee) ?? null),
  }))
}
