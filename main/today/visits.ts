import { visitPurposeWords } from '../contract/knowledge-words.ts'
import { roleMay } from '../contract/permissions.ts'
import { nextDayStart } from '../site/time.ts'
import { openVisits } from '../visits/queries.ts'
import { nameOf, scopeOf } from './cases.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/**
 * Appointments of today, earlier ones without minutes, and visits to dissatisfied owners nobody agreed on yet: one's own
 * and those nobody was named for.
 */
export const visitSource: TodaySourceDefinition = {
  name: 'visits',
  group: 'today',
  find(context) {
    const { read, now, timeZone, role } = context
    const visitor = scopeOf(context)
    const visits = openVisits(read, { before: nextDayStart(now, timeZone), visitor })
    return {
      total: { count: visits.length, more: false },
      target: { path: `/more/visits?due=today${visitor === undefined ? '' : `&by=${visitor}`}` },
      rows: visits.slice(0, firstRows).map(visit => ({
        key: `visit/${visit.id}`,
        path: `/more/visits?visit=${visit.id}`,
        caseId: null,
        number: null,
        unitNumber: visit.unitNumber,
        who: nameOf(visit.visitorName),
        kind: null,
        what: visitPurposeWords[visit.purpose],
        state: null,
        waitingOn: null,
        emergency: false,
        level: null,
        due: visit.appointmentAt,
        at: visit.plannedAt,
        responsible: visit.visitorName,
        action: roleMay(role, 'visit.work') ? 'visit' : null,
      })),
    }
  },
}
