import { leakWatchWords } from '../contract/leak-watch.ts'
import { roleMay } from '../contract/permissions.ts'
import { countLimit } from '../contract/case-views.ts'
import { watchedLeaks } from '../leaks/watch/queries.ts'
import { nameOf, scopeOf } from './cases.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** Households that may turn to the press or gather others, with which nothing is agreed now. */
export const leakWatchSource: TodaySourceDefinition = {
  name: 'leakWatch',
  group: 'now',
  find(context) {
    const { read, now, role } = context
    const keeper = scopeOf(context)
    const rows = watchedLeaks(read, now).filter(
      ({ leak, agreedUntil }) => agreedUntil === null && (keeper === undefined || leak.keeperId === keeper),
    )
    if (rows.length === 0) return undefined
    return {
      total: { count: Math.min(rows.length, countLimit), more: rows.length > countLimit },
      target: { path: `/leaks/watch?agree=1${keeper === undefined ? '' : '&mine=1'}` },
      rows: rows.slice(0, firstRows).map(({ leak, reasons, keeperName }) => ({
        key: `leakWatch/${leak.caseId}`,
        path: `/leaks/watch?leak=${leak.caseId}`,
        caseId: null,
        number: leak.number,
        unitNumber: leak.unitNumber,
        who: leak.place === null ? null : nameOf(leak.place),
        kind: null,
        what: {
          zh: reasons.map(reason => leakWatchWords[reason].zh).join('、'),
          en: reasons.map(reason => leakWatchWords[reason].en).join(', '),
        },
        state: null,
        waitingOn: null,
        emergency: false,
        level: null,
        due: leak.contactDueAt,
        at: leak.reportedAt,
        responsible: keeperName,
        action: roleMay(role, 'leak.work') ? 'see' : null,
      })),
    }
  },
}
