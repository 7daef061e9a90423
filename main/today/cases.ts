import { countCases } from '../cases/counts.ts'
import { listCases, resolveFilter } from '../cases/list.ts'
import type { CaseRow } from '../contract/case-views.ts'
import { type CaseFilter, openStates } from '../contract/cases.ts'
import type { TodayAction, TodayGroup, TodaySource, TodayTarget } from '../contract/today.ts'
import { roleMay } from '../contract/permissions.ts'
import { dayStamp, dayStart } from '../site/time.ts'
import { firstRows, type TodayContext, type TodayFinding, type TodaySourceDefinition } from './source.ts'

const worked = ['received', 'handling'] as const
const overview = (role: string) => role === 'manager' || role === 'auditor'

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
    who: row.personName ?? row.callerName,
    kind: row.kind,
    what: row.summary,
    state: row.state,
    waitingOn: row.waitingOn,
    emergency: row.emergency,
    due: null,
    at: row.waitingSince ?? row.receivedAt,
    responsible: row.assigneeName,
    action: actionFor(context, row),
  }
}

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

/** What existing cases ask for: in the order of urgency, each with who it is a matter of. */
export const caseSources: readonly TodaySourceDefinition[] = [
  caseSource('emergencies', 'now', ({ role, staffId }) => ({
    states: [...worked],
    emergency: true,
    ...(role === 'clerk' ? { assignee: staffId } : {}),
  })),
  caseSource('unassigned', 'now', ({ role }) =>
    role === 'clerk' ? undefined : { states: [...openStates], assignee: 'none' },
  ),
  // Whoever took a case stays answerable for it, also while nobody works on it.
  caseSource('taken', 'now', ({ role, staffId }) =>
    role === 'clerk' ? { states: [...openStates], assignee: 'none', firstContact: staffId } : undefined,
  ),
  caseSource('mine', 'today', ({ role, staffId }) =>
    role === 'auditor' ? undefined : { states: [...worked], assignee: staffId, waiting: false },
  ),
  caseSource('toVerify', 'today', ({ role, staffId }) => ({
    states: ['resolved'],
    ...(role === 'clerk' ? { firstContact: staffId } : {}),
  })),
  caseSource('waiting', 'waiting', ({ role, staffId }) => ({
    states: [...worked],
    waiting: true,
    ...(overview(role) ? {} : { assignee: staffId }),
  })),
  caseSource('open', null, ({ role }) => (overview(role) ? { states: [...openStates] } : undefined)),
  {
    name: 'receivedToday',
    group: null,
    find(context) {
      const from = dayStamp(context.now, context.timeZone)
      const receivedFrom = dayStart(context.now, context.timeZone)
      return findCases(context, { receivedFrom }, { filter: {}, from }, 0)
    },
  },
]
