import { promisesDue } from '../cases/promise-ledger.ts'
import { roleMay } from '../contract/permissions.ts'
import { nextDayStart } from '../site/time.ts'
import { nameOf, scopeOf } from './cases.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** Promises to owners that are to be kept before the day ends, those overdue first. */
export const promiseSource: TodaySourceDefinition = {
  name: 'promises',
  group: 'now',
  find(context) {
    const { read, now, timeZone, role } = context
    const before = nextDayStart(now, timeZone)
    const assignee = scopeOf(context)
    const { total, rows } = promisesDue(read, { before, assignee, limit: firstRows })
    return {
      total,
      target: { path: `/more/promises?list=today${assignee === undefined ? '' : `&by=${assignee}`}` },
      rows: rows.map(row => ({
        key: `promise/${row.id}`,
        path: `/cases/${row.caseId}`,
        caseId: null,
        number: row.caseNumber,
        unitNumber: row.unitNumber,
        who: nameOf(row.personName),
        kind: null,
        what: nameOf(row.text),
        state: null,
        waitingOn: null,
        emergency: false,
        level: null,
        due: row.dueAt,
        at: row.madeAt,
        responsible: row.assigneeName,
        action: roleMay(role, 'case.work') ? 'keep' : null,
      })),
    }
  },
}
