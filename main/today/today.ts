import {
  type TodayGroup,
  todayGroups,
  type TodayNumber,
  type TodayRow,
  type TodayScreen,
} from '../contract/today.ts'
import { callbackSources as callbacks } from './callbacks.ts'
import { caseSources as cases } from './cases.ts'
import { collectionSource } from './collections.ts'
import { directiveSource } from './directives.ts'
import { leakWatchSource } from './leak-watch.ts'
import { promiseSource } from './promises.ts'
import { rehearsalSource } from './rehearsal.ts'
import { roundSource } from './rounds.ts'
import { seasonSources as season } from './season.ts'
import { registerSources as registers } from './registers.ts'
import { sheetSources as sheets } from './sheets.ts'
import { stormReportSource } from './storm-report.ts'
import type { TodayContext, TodaySourceDefinition } from './source.ts'
import { visitSource } from './visits.ts'
import { warningSource } from './warnings.ts'

/** Every reason why something is to be done, the most urgent first. */
export const todaySourceList: readonly TodaySourceDefinition[] = [
  cases.emergencies,
  leakWatchSource,
  cases.overdue,
  cases.unfollowed,
  sheets.demanded,
  warningSource,
  promiseSource,
  sheets.late,
  sheets.inLate,
  callbacks.overdue,
  cases.unassigned,
  cases.taken,
  cases.dueToday,
  callbacks.today,
  visitSource,
  callbacks.careOpen,
  directiveSource,
  registers.toApprove,
  registers.late,
  sheets.toCheck,
  sheets.in,
  stormReportSource,
  season.plan,
  season.patrols,
  roundSource,
  registers.boards,
  registers.toRead,
  registers.loans,
  registers.contracts,
  registers.filing,
  collectionSource,
  rehearsalSource,
  cases.mine,
  cases.toVerify,
  cases.waiting,
  sheets.out,
  callbacks.others,
  cases.open,
  cases.receivedToday,
]

/** What somebody has to do now, in order. A thing that stands here for several reasons is shown once, for the first. */
export function todayFor(
  context: TodayContext,
  sources: readonly TodaySourceDefinition[] = todaySourceList,
): TodayScreen {
  const numbers: TodayNumber[] = []
  const shown = new Map<string, { group: TodayGroup; row: TodayRow & { also: TodayRow['also'][number][] } }>()
  for (const { name, group, find } of sources) {
    const finding = find(context)
    if (!finding) continue
    numbers.push({ source: name, group, total: finding.total, target: finding.target })
    if (group === null) continue
    for (const row of finding.rows) {
      const known = shown.get(row.key)
      if (known) known.row.also.push(name)
      else shown.set(row.key, { group, row: { ...row, source: name, also: [] } })
    }
  }
  const all = [...shown.values()]
  return {
    numbers,
    groups: todayGroups.map(group => ({
      group,
      rows: all.filter(one => one.group === group).map(one => one.row),
    })),
  }
}
