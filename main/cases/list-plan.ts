import type { CaseFilter, CaseState } from '../contract/cases.ts'
import { caseStates } from '../contract/cases.ts'
import { followUpCondition } from './tables.ts'

/** A condition with its values. Texts hold no values, so each shape of a filter is prepared once. */
export interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** One stretch of one index: rows with equal leading columns, in the order of what follows. */
export interface Branch {
  readonly conditions: readonly Condition[]
}

/** A way to walk through the cases a filter leaves: stretches of an index, and what must be looked at in each row. */
export interface ListPlan {
  readonly index: string
  readonly branches: readonly Branch[]
  readonly residual: readonly Condition[]
}

/** When cases are due: from, inclusive, and before, UTC milliseconds. */
export interface DueRange {
  readonly from: number
  readonly before: number
}

/** A filter with its category resolved to the paths that lie under it, and its due list to a range of time. */
export type ListFilter = Omit<CaseFilter, 'category' | 'cause' | 'due'> & {
  readonly categories?: readonly string[] | undefined
  /** Ids of causes; `null` for closed cases that have none. */
  readonly causes?: readonly string[] | null | undefined
  readonly due?: DueRange | undefined
}

type Member = Exclude<keyof ListFilter, 'receivedFrom' | 'receivedBefore'>

interface Driver {
  readonly member: Member
  readonly index: string
  /** The index has the state behind its first column. */
  readonly byState: boolean
  choices(filter: ListFilter): readonly Condition[] | undefined
}

const equal = (column: string, value: string | number): Condition => ({
  sql: `${column} = ?`,
  values: [value],
})

/** In the words of the partial index, so that it serves. */
const notFollowedSince = (at: number): Condition => ({
  sql: `${followUpCondition} and followed_at < ?`,
  values: [at],
})

/** Only what old registers closed. */
const causeMissing: Condition = { sql: `cause is null and state = 'closed'`, values: [] }

const waitsOn = (reason: string): Condition => ({
  sql: 'waiting_since is not null and waiting_on = ?',
  values: [reason],
})

/** Most selective first: what is chosen where sizes do not decide. */
const drivers: readonly Driver[] = [
  {
    member: 'unitId',
    index: 'case_unit',
    byState: false,
    choices: ({ unitId }) => (unitId === undefined ? undefined : [equal('unit_id', unitId)]),
  },
  {
    member: 'personId',
    index: 'case_person',
    byState: false,
    choices: ({ personId }) => (personId === undefined ? undefined : [equal('person_id', personId)]),
  },
  {
    member: 'followedBefore',
    index: 'case_follow_up',
    byState: false,
    choices: ({ followedBefore }) =>
      followedBefore === undefined ? undefined : [notFollowedSince(followedBefore)],
  },
  {
    member: 'waitingOn',
    index: 'case_waiting',
    byState: false,
    choices: ({ waitingOn }) => (waitingOn === undefined ? undefined : [waitsOn(waitingOn)]),
  },
  {
    member: 'waiting',
    index: 'case_waiting',
    byState: false,
    choices: ({ waiting }) => (waiting ? [{ sql: 'waiting_since is not null', values: [] }] : undefined),
  },
  {
    member: 'emergency',
    index: 'case_emergency',
    byState: false,
    choices: ({ emergency }) => (emergency ? [{ sql: 'emergency = 1', values: [] }] : undefined),
  },
  {
    member: 'due',
    index: 'case_due_received',
    byState: false,
    choices: ({ due }) => (due === undefined ? undefined : [dueIn(due)]),
  },
  {
    member: 'levels',
    index: 'case_level',
    byState: true,
    choices: ({ levels }) => levels?.map(level => equal('level', level)),
  },
  {
    member: 'assignee',
    index: 'case_assignee',
    byState: true,
    choices: ({ assignee }) => (assignee === undefined ? undefined : [assigneeIs(assignee)]),
  },
  {
    member: 'buildingId',
    index: 'case_building',
    byState: true,
    choices: ({ buildingId }) => (buildingId === undefined ? undefined : [equal('building_id', buildingId)]),
  },
  {
    member: 'categories',
    index: 'case_category',
    byState: true,
    choices: ({ categories }) => categories?.map(category => equal('category', category)),
  },
  {
    member: 'causes',
    index: 'case_cause',
    byState: true,
    choices: ({ causes }) => causes?.map(cause => equal('cause', cause)),
  },
  {
    member: 'causes',
    index: 'case_cause_missing',
    byState: false,
    choices: ({ causes }) => (causes === null ? [causeMissing] : undefined),
  },
  {
    member: 'firstContact',
    index: 'case_first_contact',
    byState: false,
    choices: ({ firstContact }) =>
      firstContact === undefined ? undefined : [equal('first_contact', firstContact)],
  },
  {
    member: 'channel',
    index: 'case_channel',
    byState: false,
    choices: ({ channel }) => (channel === undefined ? undefined : [equal('channel', channel)]),
  },
  {
    member: 'kinds',
    index: 'case_kind',
    byState: true,
    choices: ({ kinds }) => kinds?.map(kind => equal('kind', kind)),
  },
  {
    member: 'states',
    index: 'case_state',
    byState: false,
    choices: ({ states }) => states?.map(state => equal('state', state)),
  },
]

/** More stretches than this are not merged; the walk then looks at each row instead. */
const mostBranches = 60
/** Sizes of groups are not told apart beyond this. */
export const smallGroup = 2_000

/**
 * Chooses how to walk in the order of receipt. One index serves most filters outright; where members are left to look
 * at in each row, the smallest group of those named is walked, as far as `sizeOf` (which stops counting) can tell.
 */
export function planList(filter: ListFilter, sizeOf: (plan: ListPlan) => number): ListPlan {
  const possible = possiblePlans(filter)
  const [first] = possible
  if (!first) return wholePlan('case_received', filter)
  const served = possible.find(plan => plan.residual.length === 0)
  return served ?? smallestPlan(possible, sizeOf)?.plan ?? first
}

/** Every index that narrows the filter, the usually most selective first. */
export function possiblePlans(filter: ListFilter): ListPlan[] {
  return drivers.flatMap(driver => planBy(driver, filter) ?? [])
}

/** All cases along one index, each looked at. */
export function wholePlan(index: 'case_received' | 'case_active', filter: ListFilter): ListPlan {
  return { index, branches: [{ conditions: [] }], residual: residualOf(filter) }
}

/** The plan whose stretches hold the fewest rows, with their number. */
export function smallestPlan(plans: readonly ListPlan[], sizeOf: (plan: ListPlan) => number) {
  let best: { plan: ListPlan; size: number } | undefined
  for (const plan of plans) {
    const size = sizeOf(plan)
    if (!best || size < best.size) best = { plan, size }
    // Few enough: measuring the rest would cost more than it could save.
    if (size < 100) break
  }
  return best
}

function planBy(driver: Driver, filter: ListFilter): ListPlan | undefined {
  const choices = driver.choices(filter)
  if (!choices) return undefined
  const states: readonly CaseState[] = filter.states ?? caseStates
  const branches = driver.byState
    ? choices.flatMap(choice => states.map(state => ({ conditions: [choice, equal('state', state)] })))
    : choices.map(choice => ({ conditions: [choice] }))
  if (branches.length > mostBranches) return undefined
  const served: Member[] = driver.byState ? [driver.member, 'states'] : [driver.member]
  return { index: driver.index, branches, residual: residualOf(filter, served) }
}

/** What the filter demands besides the members an index serves. */
function residualOf(filter: ListFilter, served: readonly Member[] = []): Condition[] {
  const conditions: Condition[] = []
  const check = (member: Member, condition: () => Condition) => {
    if (filter[member] !== undefined && !served.includes(member)) conditions.push(condition())
  }
  check('unitId', () => equal('unit_id', filter.unitId ?? ''))
  check('personId', () => equal('person_id', filter.personId ?? ''))
  check('waiting', () => ({ sql: `waiting_since is ${filter.waiting ? 'not ' : ''}null`, values: [] }))
  check('emergency', () => equal('emergency', filter.emergency ? 1 : 0))
  check('due', () => dueIn(filter.due ?? { from: 0, before: 0 }))
  check('followedBefore', () => notFollowedSince(filter.followedBefore ?? 0))
  check('waitingOn', () => waitsOn(filter.waitingOn ?? ''))
  check('levels', () => oneOf('level', filter.levels ?? []))
  check('assignee', () => assigneeIs(filter.assignee ?? 'none'))
  check('buildingId', () => equal('building_id', filter.buildingId ?? ''))
  check('categories', () => oneOf('category', filter.categories ?? []))
  check('causes', () => (filter.causes ? oneOf('cause', filter.causes) : causeMissing))
  check('firstContact', () => equal('first_contact', filter.firstContact ?? ''))
  check('channel', () => equal('channel', filter.channel ?? ''))
  check('kinds', () => oneOf('kind', filter.kinds ?? []))
  check('states', () => oneOf('state', filter.states ?? []))
  return conditions
}

const assigneeIs = (assignee: string): Condition =>
  assignee === 'none' ? { sql: 'assignee is null', values: [] } : equal('assignee', assignee)

const dueIn = ({ from, before }: DueRange): Condition => ({
  sql: 'due_at is not null and due_at >= ? and due_at < ?',
  values: [from, before],
})

/** For an empty list not the constant 0: with it the planner refuses a partial index named by `indexed by`. */
const oneOf = (column: string, values: readonly (string | number)[]): Condition => ({
  sql: values.length === 0 ? `${column} <> ${column}` : `${column} in (${values.map(() => '?').join(', ')})`,
  values,
})
