import { countCare, listCare } from '../callbacks/care.ts'
import { countCallbacks, listCallbacks } from '../callbacks/list.ts'
import type { CallbackRow } from '../contract/callback-views.ts'
import type { CallbackPart, CallbackWhose } from '../contract/callbacks.ts'
import { roleMay } from '../contract/permissions.ts'
import type { TodayGroup, TodaySource } from '../contract/today.ts'
import { nextDayStart } from '../site/time.ts'
import { nameOf } from './cases.ts'
import { firstRows, type TodayContext, type TodayFinding, type TodaySourceDefinition } from './source.ts'

const contextOf = ({ read, profile, now, timeZone, staffId }: TodayContext) => ({
  read,
  profile,
  now,
  tomorrow: nextDayStart(now, timeZone),
  staffId,
})

const rowOf = (row: CallbackRow, action: 'call' | 'care' | null): TodayFinding['rows'][number] => ({
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
  action,
})

/** Owners to be called back: those one may call oneself, and those about one's own work, which wait for others. */
function callbackSource(
  name: TodaySource,
  group: TodayGroup,
  path: string,
  filter: { readonly when: CallbackPart; readonly whose: CallbackWhose },
): TodaySourceDefinition {
  return {
    name,
    group,
    find(today) {
      const may = roleMay(today.role, 'callback.record')
      // Who cannot call at all did no work either: to them, all of them are others' matters.
      if (!may && filter.whose === 'others') return undefined
      const context = contextOf(today)
      const { rows } = listCallbacks(context, { filter, cursor: null, limit: firstRows })
      return {
        total: countCallbacks(today.read, filter, context),
        target: { path },
        rows: rows.map(row => rowOf(row, may && row.mine ? 'call' : null)),
      }
    },
  }
}

/** Dissatisfied owners nobody goes to see yet; visits to them stand among the home visits. */
const careSource: TodaySourceDefinition = {
  name: 'careOpen',
  group: 'today',
  find(today) {
    const { rows } = listCare(contextOf(today), { state: 'open', cursor: null, limit: firstRows })
    return {
      total: countCare(today.read, 'open'),
      target: { path: '/callbacks/care' },
      rows: rows.map(row => ({
        ...rowOf(row, roleMay(today.role, 'callback.record') ? 'care' : null),
        key: `care/${row.id}`,
        path: `/callbacks/care?callback=${row.id}`,
        what: nameOf(row.words) ?? row.planName,
        due: null,
        at: row.endedAt ?? row.fromAt,
      })),
    }
  },
}

export const callbackSources = {
  overdue: callbackSource('callbacksOverdue', 'now', '/callbacks?when=overdue&whose=mine', {
    when: 'overdue',
    whose: 'mine',
  }),
  today: callbackSource('callbacksToday', 'today', '/callbacks?whose=mine', {
    when: 'today',
    whose: 'mine',
  }),
  others: callbackSource('callbacksOthers', 'waiting', '/callbacks?when=others', {
    when: 'due',
    whose: 'others',
  }),
  careOpen: careSource,
}
