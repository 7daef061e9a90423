import type { PromiseListInput, PromisePage, PromiseRow, PromiseState } from '../contract/promises.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitNumberOf } from '../estate/names.ts'
import { personNameOf } from '../people/names.ts'
import { staffNameOf } from '../staff/names.ts'

/** What commands need to know of a promise. */
interface PromiseCore {
  readonly id: string
  readonly caseId: string
  readonly state: PromiseState
  readonly dueAt: number
}

export function promiseCore(read: ReadDatabase, promiseId: string): PromiseCore | undefined {
  return read.get<PromiseCore>(
    'select id, case_id as "caseId", state, due_at as "dueAt" from promise where id=?',
    [promiseId],
  )
}

/** What a row of promises is read with: promise `p` joined with its case `c`. */
export const promiseColumns = `p.id, p.case_id as "caseId", c.number as "caseNumber", c.state as "caseState",
  ${unitNumberOf('c.unit_id')} as "unitNumber", ${personNameOf('c.person_id')} as "personName", p.text,
  coalesce(${staffNameOf('p.approved_by')}, p.approver) as approver, ${staffNameOf('p.made_by')} as "madeByName",
  p.made_at as "madeAt", p.due_at as "dueAt", p.state, p.moved, p.ended_at as "endedAt",
  ${staffNameOf('c.assignee')} as "assigneeName"`

/** The promises of one case, the oldest first. */
export function promisesOfCase(read: ReadDatabase, caseId: string): PromiseRow[] {
  return read.all<PromiseRow>(
    `select ${promiseColumns} from promise p join "case" c on c.id=p.case_id where p.case_id=?
     order by p.made_at, p.id limit 100`,
    [caseId],
  )
}

/** One stretch of the index by state and due time each; what is due first stands first, what has ended last. */
const lists = {
  overdue: { where: `p.state = 'open' and p.due_at < ?`, index: 'promise_state_due', order: 'asc' },
  today: { where: `p.state = 'open' and p.due_at < ?`, index: 'promise_state_due', order: 'asc' },
  open: { where: `p.state = 'open'`, index: 'promise_state_due', order: 'asc' },
  kept: { where: `p.state = 'kept'`, index: 'promise_state_due', order: 'desc' },
  broken: { where: `p.state = 'broken'`, index: 'promise_state_due', order: 'desc' },
  all: { where: '1', index: 'promise_due', order: 'desc' },
} as const

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

/**
 * A page of the list of promises.
 *
 * @param moments now and the end of the day at the site, UTC milliseconds
 */
export function listPromises(
  read: ReadDatabase,
  { now, tomorrow }: { readonly now: number; readonly tomorrow: number },
  { list, assignee, before, limit }: PromiseListInput,
): PromisePage {
  const { where, index, order } = lists[list]
  const conditions: string[] = [where]
  const values: (string | number)[] = list === 'overdue' ? [now] : list === 'today' ? [tomorrow] : []
  if (assignee !== undefined) {
    conditions.push('c.assignee = ?')
    values.push(assignee)
  }
  if (before !== undefined) {
    const [, at, id] = cursorShape.exec(before) ?? []
    if (at === undefined || id === undefined)
      throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
    conditions.push(`(p.due_at, p.id) ${order === 'asc' ? '>' : '<'} (?, ?)`)
    values.push(Number(at), id)
  }
  const rows = read.all<PromiseRow>(
    `select ${promiseColumns} from promise p indexed by ${index} join "case" c on c.id=p.case_id
     where ${conditions.join(' and ')} order by p.due_at ${order}, p.id ${order} limit ?`,
    [...values, limit + 1],
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? `${last.dueAt}.${last.id}` : null }
}
