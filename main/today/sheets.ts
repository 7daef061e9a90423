import { type BoundedCount, type CaseRow, countLimit } from '../contract/case-views.ts'
import { roleMay } from '../contract/permissions.ts'
import type { SheetDirection } from '../contract/sheets.ts'
import type { TodayAction, TodayGroup, TodaySource } from '../contract/today.ts'
import { countDemanded, demandedSheets, mostDemanded } from '../sheets/demand-list.ts'
import { countSheets, listSheets } from '../sheets/list.ts'
import { nameOf } from './cases.ts'
import { firstRows, type TodayContext, type TodayFinding, type TodaySourceDefinition } from './source.ts'

/** A list of contact sheets, and what somebody does with its rows. */
interface SheetMatter {
  readonly direction: SheetDirection
  readonly view: 'late' | 'open' | 'replied'
  readonly action: TodayAction
}

/** Contact sheets as a source; no matter of clerks, who write them for others to follow. */
function sheetSource(name: TodaySource, group: TodayGroup, matter: SheetMatter): TodaySourceDefinition {
  const { direction, view } = matter
  const address = new URLSearchParams({
    ...(direction === 'in' ? { direction } : {}),
    ...(view === 'open' ? {} : { view }),
  }).toString()
  return {
    name,
    group,
    find(context) {
      if (context.role === 'clerk') return undefined
      return {
        total: totalOf(context, matter),
        target: { path: address === '' ? '/sheets' : `/sheets?${address}` },
        rows: sheetRows(context, matter),
      }
    },
  }
}

function totalOf({ read, profile, now }: TodayContext, { direction, view }: SheetMatter): BoundedCount {
  const { parties, replied } = countSheets(read, profile, direction, now)
  if (view === 'replied') return replied
  const count = parties.reduce((sum, party) => sum + party[view], 0)
  return { count: Math.min(count, countLimit), more: count > countLimit }
}

function sheetRows(
  { read, profile, now, role }: TodayContext,
  { direction, view, action }: SheetMatter,
): TodayFinding['rows'] {
  const page = { filter: { direction, view }, limit: firstRows }
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
    action: roleMay(role, 'sheet.work') ? action : null,
  }))
}

/** Sheets that cases demand at once and have not; a clerk is told of the own cases. */
const demanded: TodaySourceDefinition = {
  name: 'sheetsDemanded',
  group: 'now',
  find({ read, profile, role, staffId }) {
    const by = role === 'clerk' ? staffId : undefined
    const own = (matter: CaseRow) => matter.assignee === by
    // Only for the own ones every case has to be read.
    const rows =
      by === undefined
        ? demandedSheets(read, profile, undefined, firstRows)
        : demandedSheets(read, profile, own)
    const count = by === undefined ? countDemanded(read) : rows.length
    return {
      total: { count, more: count === mostDemanded },
      target: { path: by === undefined ? '/sheets/demanded' : `/sheets/demanded?by=${by}` },
      rows: rows.slice(0, firstRows).map(({ id, recipient, recipientName, reason, since, matter }) => ({
        key: `demand/${id}`,
        path: `/sheets/new?${new URLSearchParams({ case: matter.id, to: recipient }).toString()}`,
        caseId: null,
        number: matter.number,
        unitNumber: matter.unitNumber,
        who: recipientName,
        kind: matter.kind,
        what: reason,
        state: null,
        waitingOn: null,
        emergency: matter.emergency,
        level: matter.level === null ? null : { level: matter.level, confirmed: matter.levelConfirmed },
        due: null,
        at: since,
        responsible: matter.assigneeName,
        action: roleMay(role, 'sheet.work') ? ('writeSheet' as const) : null,
      })),
    }
  },
}

/** Those out that owe a reply, replies to be checked, and those that came in and owe our answer. */
export const sheetSources = {
  demanded,
  late: sheetSource('sheetsLate', 'now', { direction: 'out', view: 'late', action: 'chase' }),
  out: sheetSource('sheetsOut', 'waiting', { direction: 'out', view: 'open', action: 'chase' }),
  toCheck: sheetSource('sheetsToCheck', 'today', { direction: 'out', view: 'replied', action: 'check' }),
  inLate: sheetSource('sheetsInLate', 'now', { direction: 'in', view: 'late', action: 'reply' }),
  in: sheetSource('sheetsIn', 'today', { direction: 'in', view: 'open', action: 'reply' }),
}
