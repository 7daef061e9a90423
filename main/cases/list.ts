import type { z } from 'zod'
import type { CaseListInput, CasePage } from '../contract/case-views.ts'
import type { CaseFilter, CaseSort } from '../contract/cases.ts'
import { allCauses } from '../contract/causes.ts'
import { DeskError } from '../contract/errors.ts'
import { allCategories, type Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type AskedAt, dueRange } from './due-lists.ts'
import {
  type Branch,
  type Condition,
  type ListFilter,
  type ListPlan,
  planList,
  possiblePlans,
  smallestPlan,
  smallGroup,
  wholePlan,
} from './list-plan.ts'
import { listColumns, type NamedRow, presentRows, withNames } from './rows.ts'

/** A statement with the values for its places. */
export interface Statement {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** One page of the case list, newest first. */
export function listCases(
  read: ReadDatabase,
  profile: Profile,
  { filter, sort, before, limit }: z.output<typeof CaseListInput>,
  asked?: AskedAt,
): CasePage {
  const statement = pageStatement(read, resolveFilter(profile, filter, asked), sort, before, limit + 1)
  const stored = read.all<NamedRow>(withNames(statement.sql), statement.values)
  const page = stored.slice(0, limit)
  const last = page.at(-1)
  const next =
    stored.length > limit && last
      ? `${sort === 'activity' ? last.activeAt : last.receivedAt}.${last.id}`
      : null
  return { rows: presentRows(page), next }
}

/** The statement of a page; `limit` rows from where `before` ended. */
export function pageStatement(
  read: ReadDatabase,
  filter: ListFilter,
  sort: CaseSort,
  before: string | undefined,
  limit: number,
): Statement {
  const range = rangeOf(filter)
  if (sort === 'activity') return activityStatement(read, filter, range, before, limit)
  const plan = planList(filter, candidate => groupSize(read, candidate, range, smallGroup))
  return walk(plan, 'received_at', [...range, beforeOf('received_at', before)], limit)
}

/** A group up to this size is sorted rather than all cases walked in the order of their last activity. */
const largestSorted = 50_000
/** How far the walk through all cases is tried before groups are measured to the end. */
const triedFirst = 5_000

/** No index has activity behind a filter: small groups are sorted, large ones are met soon on a walk through all. */
function activityStatement(
  read: ReadDatabase,
  filter: ListFilter,
  range: readonly Condition[],
  before: string | undefined,
  limit: number,
): Statement {
  const order = 'active_at'
  const whole = wholePlan('case_active', filter)
  const cursor = beforeOf(order, before)
  const groups = possiblePlans(filter)
  if (range.length > 0) groups.push(wholePlan('case_received', filter))
  const sizedUpTo = (most: number) =>
    smallestPlan(groups, candidate => groupSize(read, candidate, range, most))
  const small = sizedUpTo(smallGroup)
  if (!small) return walk(whole, order, [cursor], limit)
  if (small.size < smallGroup) return walk(small.plan, order, [...range, cursor], limit)
  const ahead = branchStatement('*', { ...whole, residual: [] }, { conditions: [] }, [cursor])
  const asked = [...whole.residual, ...range]
  const enough = read.get<{ n: number }>(
    `select count(*) as n from (select 1 from (${ahead.sql} order by ${order} desc, id desc limit ${triedFirst})
       where ${asked.map(condition => condition.sql).join(' and ')} limit ?)`,
    [...ahead.values, ...asked.flatMap(condition => condition.values), limit],
  )
  const met = enough?.n ?? 0
  const large = met >= limit ? undefined : sizedUpTo(largestSorted)
  // What was met so far says how far the walk would go on. Rows of a group lie apart in the file and cost about
  // eight times as much as rows met on the walk (measured, encrypted, 300,000 cases).
  const expected = met === 0 ? Number.POSITIVE_INFINITY : (triedFirst * limit) / met
  const sorted = large && large.size < Math.min(expected / 8, largestSorted) ? large.plan : whole
  return walk(sorted, order, [...range, cursor], limit)
}

/** The first rows of a plan in an order. */
function walk(plan: ListPlan, order: string, range: readonly Condition[], limit: number): Statement {
  const [only, ...others] = plan.branches
  if (!only) return { sql: `select ${listColumns} from "case" where 0`, values: [] }
  if (others.length === 0) {
    const { sql, values } = branchStatement(listColumns, plan, only, range)
    return { sql: `${sql} order by ${order} desc, id desc limit ?`, values: [...values, limit] }
  }
  // Each stretch delivers in order, so the database merges them and stops at the limit.
  const parts = plan.branches.map(branch => branchStatement(`id, ${order}`, plan, branch, range))
  return {
    sql: `select ${listColumns} from "case" where id in (
      select id from (${parts.map(part => part.sql).join(' union all ')} order by ${order} desc, id desc limit ?)
    ) order by ${order} desc, id desc`,
    values: [...parts.flatMap(part => part.values), limit],
  }
}

/** How many rows the stretches of a plan have, before what is looked at in each row; counting stops at `most`. */
export function groupSize(
  read: ReadDatabase,
  plan: ListPlan,
  range: readonly Condition[],
  most: number,
): number {
  let size = 0
  for (const branch of plan.branches) {
    const { sql, values } = branchStatement('1', { ...plan, residual: [] }, branch, range)
    size +=
      read.get<{ n: number }>(`select count(*) as n from (${sql} limit ?)`, [...values, most - size])?.n ?? 0
    if (size >= most) break
  }
  return size
}

/**
 * `indexed by` is on purpose: without statistics the planner guesses, with them it changes its mind from one desk
 * to the next; so each shape of a filter has its one plan, and a test holds it.
 */
export function branchStatement(
  columns: string,
  plan: ListPlan,
  branch: Branch,
  range: readonly Condition[],
): Statement {
  const conditions = [...branch.conditions, ...plan.residual, ...range]
  const where =
    conditions.length === 0 ? '' : ` where ${conditions.map(condition => condition.sql).join(' and ')}`
  return {
    sql: `select ${columns} from "case" indexed by ${plan.index}${where}`,
    values: conditions.flatMap(condition => condition.values),
  }
}

/**
 * A filter from outside with its category and cause turned into what lies below them, and its due
 * list into a range of time.
 * @param asked needed where the filter names a due list
 */
export function resolveFilter(profile: Profile, filter: CaseFilter, asked?: AskedAt): ListFilter {
  const { category, cause, due, ...unplaced } = filter
  const others = cause === undefined ? unplaced : { ...unplaced, causes: causesBelow(profile, cause) }
  const rest = due === undefined ? others : { ...others, due: dueRange(due, asked) }
  if (category === undefined) return rest
  const categories = allCategories(profile)
    .filter(placed => placed.path.includes(category))
    .map(placed => placed.path.join('/'))
  return { ...rest, categories }
}

/** Ids of a cause and of everything below it; one that the profile knows no more stands alone. */
function causesBelow(profile: Profile, cause: string): readonly string[] | null {
  if (cause === 'none') return null
  const below = allCauses(profile).flatMap(({ path }) => (path.includes(cause) ? (path.at(-1) ?? []) : []))
  return below.length === 0 ? [cause] : below
}

/** Members about the time of receipt. */
export function rangeOf(filter: ListFilter): Condition[] {
  const range: Condition[] = []
  if (filter.receivedFrom !== undefined)
    range.push({ sql: 'received_at >= ?', values: [filter.receivedFrom] })
  if (filter.receivedBefore !== undefined)
    range.push({ sql: 'received_at < ?', values: [filter.receivedBefore] })
  return range
}

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

function beforeOf(order: string, before: string | undefined): Condition {
  if (before === undefined) return { sql: `${order} is not null`, values: [] }
  const [, at, id] = cursorShape.exec(before) ?? []
  if (at === undefined || id === undefined)
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return { sql: `(${order}, id) < (?, ?)`, values: [Number(at), id] }
}
