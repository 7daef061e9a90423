import { roleMay } from '../contract/permissions.ts'
import { categoryPath } from '../contract/profile.ts'
import { nextDayStart } from '../site/time.ts'
import { listWarnings } from '../warnings/views.ts'
import { nameOf } from './cases.ts'
import { firstRows, type TodaySourceDefinition } from './source.ts'

/** More warnings than this do not go on at once. */
const mostLookedAt = 200

/** Collective warnings: the number is of all that go on, the rows of those that want an answer or an analysis now. */
export const warningSource: TodaySourceDefinition = {
  name: 'warnings',
  group: 'now',
  find({ read, profile, role, now, timeZone }) {
    if (role === 'clerk') return undefined
    const { rows, next } = listWarnings(read, { state: 'open', limit: mostLookedAt })
    const tomorrow = nextDayStart(now, timeZone)
    const wanted = rows
      .map(row => ({ row, due: row.state === 'raised' ? row.respondBy : row.nextAnalysisAt }))
      .filter(({ row, due }) => row.state === 'raised' || (due !== null && due < tomorrow))
      .sort((a, b) => (a.due ?? 0) - (b.due ?? 0))
    return {
      total: { count: rows.length, more: next !== null },
      target: { path: '/more/warnings' },
      rows: wanted.slice(0, firstRows).map(({ row, due }) => {
        const nodes = categoryPath(profile, row.category) ?? []
        const say = (language: 'zh' | 'en') => nodes.map(node => node.name[language]).join(' / ')
        return {
          key: `warning/${row.id}`,
          path: `/more/warnings?warning=${row.id}`,
          caseId: null,
          number: null,
          unitNumber: null,
          who: nameOf(row.placeName),
          kind: null,
          what: { zh: `${say('zh')}（${row.units} 户）`, en: `${say('en')} (${row.units} homes)` },
          state: null,
          waitingOn: null,
          emergency: false,
          level: null,
          due,
          at: row.raisedAt,
          responsible: row.acknowledgedByName,
          action: roleMay(role, 'warning.work') ? ('answer' as const) : null,
        }
      }),
    }
  },
}
