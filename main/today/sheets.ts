import { countLimit } from '../contract/case-views.ts'
import { roleMay } from '../contract/permissions.ts'
import type { TodayGroup, TodaySource } from '../contract/today.ts'
import { countSheets, listSheets } from '../sheets/list.ts'
import { nameOf } from './cases.ts'
import { firstRows, type TodayContext, type TodayFinding, type TodaySourceDefinition } from './source.ts'

/** Contact sheets out that owe an answer; no matter of clerks, who write them for others to follow. */
function sheetSource(name: TodaySource, group: TodayGroup, view: 'late' | 'open'): TodaySourceDefinition {
  return {
    name,
    group,
    find(context) {
      if (context.role === 'clerk') return undefined
      const { parties } = countSheets(context.read, context.profile, 'out', context.now)
      const count = parties.reduce((sum, party) => sum + party[view], 0)
      return {
        total: { count: Math.min(count, countLimit), more: count > countLimit },
        target: { path: view === 'open' ? '/sheets' : `/sheets?view=${view}` },
        rows: sheetRows(context, view),
      }
    },
  }
}

function sheetRows({ read, profile, now, role }: TodayContext, view: 'late' | 'open'): TodayFinding['rows'] {
  const page = { filter: { direction: 'out' as const, view }, limit: firstRows }
  return listSheets(read, profile, page, now).rows.map(row => ({
    key: `sheet/${row.id}`,
    path: `/sheets/${row.id}`,
    caseId: null,
    number: row.number,
    unitNumber: row.unitNumber,
    who: row.partyName,
    kind: null,
    what: nameOf(row.subject),
    state: null,
    waitingOn: null,
    emergency: false,
    level: null,
    due: row.nextDueAt,
    at: row.at,
    responsible: row.writtenByName,
    action: roleMay(role, 'sheet.work') ? 'chase' : null,
  }))
}

export const sheetSources = {
  late: sheetSource('sheetsLate', 'now', 'late'),
  out: sheetSource('sheetsOut', 'waiting', 'open'),
}
