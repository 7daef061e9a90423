import { countCases } from '../cases/counts.ts'
import { countDue } from '../cases/due-count.ts'
import { casesDue } from '../cases/due-list.ts'
import { listCases, resolveFilter } from '../cases/list.ts'
import type { CaseRow } from '../contract/case-views.ts'
import { type CaseFilter, type DueList, openStates } from '../contract/cases.ts'
import type { TodayAction, TodayGroup, TodaySource, TodayTarget } from '../contract/today.ts'
import { roleMay } from '../contract/permissions.ts'
import { dayStamp, dayStart } from '../site/time.ts'
import { firstRows, type TodayContext, type TodayFinding, type TodaySourceDefinition } from './source.ts'

const worked = ['received', 'handling'] as const

/** Managers and auditors see the team's, the others their own. */
export const scopeOf = ({ role, staffId }: Pick<TodayContext, 'role' | 'staffId'>): string | undefined =>
  role === 'manager' || role === 'auditor' ? undefined : staffId
const whose = (context: TodayContext): { assignee?: string } => {
  const assignee = scopeOf(context)
  return assignee === undefined ? {} : { assignee }
}

/** Cases by their nearest deadline, the one due first at the top. */
function dueSource(name: TodaySource, group: TodayGroup, list: DueList): TodaySourceDefinition {
  return {
    name,
    group,
    find(context) {
      const assignee = scopeOf(context)
      const page = { list, assignee, after: undefined, limit: firstRows }
      return {
        total: countDue(context.read, { list, assignee }, context),
        target: { filter: { due: list, ...whose(context) } },
        rows: casesDue(context.read, page, context).rows.map(row => caseRow(context, row)),
      }
    },
  }
}

/** A list of cases as a source; undefined where the filter is none of this role's. */
function caseSource(
  name: TodaySource,
  group: TodayGroup | null,
  filterOf: (context: TodayContext) => CaseFilter | undefined,
): TodaySourceDefinition {
  return {
    name,
    group,
    find(context) {
      const filter = filterOf(context)
      return filter && findCases(context, filter, { filter }, group === null ? 0 : firstRows)
    },
  }
}

/** Number and first rows of a filtered list of cases, newest first. */
function findCases(
  context: TodayContext,
  filter: CaseFilter,
  target: TodayTarget,
  limit: number,
): TodayFinding {
  const { read, profile } = context
  const page = { filter, sort: 'received' as const, before: undefined, limit }
  return {
    total: countCases(read, resolveFilter(profile, filter)),
    target,
    rows: limit === 0 ? [] : listCases(read, profile, page).rows.map(row => caseRow(context, row)),
  }
}

/** A case as something to do. */
function caseRow(context: TodayContext, row: CaseRow): TodayFinding['rows'][number] {
  return {
    key: `case/${row.id}`,
    path: `/cases/${row.id}`,
    caseId: row.id,
    number: row.number,
    unitNumber: row.unitNumber,
    who: nameOf(row.personName ?? row.callerName),
    kind: row.kind,
    what: nameOf(row.summary),
    state: row.state,
    waitingOn: row.waitingOn,
    emergency: row.emergency,
    level: row.level === null ? null : { level: row.level, confirmed: row.levelConfirmed },
    due: row.due?.at ?? null,
    at: row.waitingSince ?? row.receivedAt,
    responsible: row.assigneeName,
    action: actionFor(context, row),
  }
}

/** A name is the same in every language. */
export const nameOf = (name: string | null) => (name === null ? null : { zh: name, en: name })

/** The step that comes next, as the buttons on the case would say. */
export function actionFor(
  { role, staffId }: Pick<TodayContext, 'role' | 'staffId'>,
  row: Pick<CaseRow, 'state' | 'assignee' | 'waitingOn'>,
): TodayAction | null {
  if (!roleMay(role, 'case.work')) return null
  if (row.state === 'resolved') return 'verifyGood'
  if (row.waitingOn !== null) return 'endWait'
  if (row.assignee === null) return 'takeOver'
  if (row.state === 'received' && row.assignee === staffId) return 'start'
  return 'resolve'
}

const emergencies = caseSource('emergencies', 'now', ({ role, staffId }) => ({
  states: [...worked],
  emergency: true,
  ...(role === 'clerk' ? { assignee: staffId } : {}),
}))

/** Major and serious complaints want an entry every day until they are closed. */
const unfollowed: TodaySourceDefinition = {
  name: 'unfollowed',
  group: 'now',
  find(context) {
    const own = whose(context)
    const filter = { followedBefore: dayStart(context.now, context.timeZone), ...own }
    const found = findCases(context, filter, { filter: own, unfollowed: true }, firstRows)
    const rows = found.rows.map(row => ({ ...row, action: row.action === null ? null : ('note' as const) }))
    return { ...found, rows }
  },
}

const unassigned = caseSource('unassigned', 'now', ({ role }) =>
  role === 'clerk' ? undefined : { states: [...openStates], assignee: 'none' },
)

/** Whoever took a case stays answerable for it, also while nobody works on it. */
const taken = caseSource('taken', 'now', ({ role, staffId }) =>
  role === 'clerk' ? { states: [...openStates], assignee: 'none', firstContact: staffId } : undefined,
)

const mine = caseSource('mine', 'today', ({ role, staffId }) =>
  role === 'auditor' ? undefined : { states: [...worked], assignee: staffId, waiting: false },
)

const toVerify = caseSource('toVerify', 'today', ({ role, staffId }) => ({
  states: ['resolved'],
  ...(role === 'clerk' ? { firstContact: staffId } : {}),
}))

const waiting = caseSource('waiting', 'waiting', context => ({
  states: [...worked],
  waiting: true,
  ...whose(context),
}))

const open = caseSource('open', null, context =>
  scopeOf(context) === undefined ? { states: [...openStates] } : undefined,
)

const receivedToday: TodaySourceDefinition = {
  name: 'receivedToday',
  group: null,
  find(context) {
    const from = dayStamp(context.now, context.timeZone)
    const receivedFrom = dayStart(context.now, context.timeZone)
    return findCases(context, { receivedFrom }, { filter: {}, from }, 0)
  },
}

/** What existing cases ask for. */
export const caseSources = {
  emergencies,
  overdue: dueSource('overdue', 'now', 'overdue'),
  unfollowed,
  unassigned,
  taken,
  dueToday: dueSource('dueToday', 'today', 'today'),
  mine,
  toVerify,
  waiting,
  open,
  receivedToday,
}
