import { callbackCounts, listCallbacks } from '../callbacks/list.ts'
import { roleMay } from '../contract/permissions.ts'
import type { TodayGroup, TodaySource } from '../contract/today.ts'
import { nextDayStart } from '../site/time.ts'
import { nameOf } from './cases.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** Owners to be called back, whoever may: who did the work is told so on the call itself. */
function callbackSource(
  name: TodaySource,
  group: TodayGroup,
  when: 'overdue' | 'today',
): TodaySourceDefinition {
  return {
    name,
    group,
    find({ read, profile, now, timeZone, role }) {
      const tomorrow = nextDayStart(now, timeZone)
      const context = { read, profile, now, tomorrow }
      const { rows } = listCallbacks(context, { filter: { when }, cursor: null, limit: firstRows })
      return {
        total: callbackCounts(read, {}, now, tomorrow)[when],
        target: { path: when === 'today' ? '/callbacks' : `/callbacks?view=${when}` },
        rows: rows.map(row => ({
          key: `callback/${row.id}`,
          path: `/callbacks/${row.id}`,
          caseId: null,
          number: row.caseNumber,
          unitNumber: row.unitNumber,
          who: nameOf(row.name),
          kind: row.caseKind,
          what: nameOf(row.caseSummary) ?? row.planName,
          state: null,
          waitingOn: null,
          emergency: false,
          level: null,
          due: row.dueAt,
          at: row.fromAt,
          responsible: null,
          action: roleMay(role, 'callback.record') ? 'call' : null,
        })),
      }
    },
  }
}

export const callbackSources = {
  overdue: callbackSource('callbacksOverdue', 'now', 'overdue'),
  today: callbackSource('callbacksToday', 'today', 'today'),
}
