import { roleMay } from '../contract/permissions.ts'
import { reportsOwed } from '../leaks/reports/queries.ts'
import { rowOf } from './registers.ts'
import type { TodaySourceDefinition } from './source.ts'

/** The report of a storm is written within a day of its end: leaks.md, "After". */
const within = 24 * 3_600_000

/** A storm that is over and whose report nobody has written. */
export const stormReportSource: TodaySourceDefinition = {
  name: 'stormReport',
  group: 'today',
  find({ read, now, role }) {
    if (!roleMay(role, 'season.edit')) return undefined
    const owed = reportsOwed(read, now)
    return {
      total: { count: owed.length, more: false },
      target: { path: '/leaks/reports' },
      rows: owed.map(({ emergencyId, endedAt, leaks }) =>
        rowOf({
          key: `stormReport/${emergencyId}`,
          path: `/leaks/reports?emergency=${emergencyId}`,
          who: { zh: `暴雨，${leaks} 户报漏`, en: `Storm with ${leaks} leaks` },
          what: {
            zh: '写应急报告：缺了什么、经验教训、预防措施',
            en: 'Write its report: what ran out, lessons, what to prevent',
          },
          due: endedAt + within,
          at: endedAt,
        }),
      ),
    }
  },
}
