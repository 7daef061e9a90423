import type { ReadDatabase } from '../database/read.ts'

/** Reading the log itself: for undoing, and for telling what happened since somebody looked. */

/** Where this replica's own log stands; null before set-up. */
export function logStand(
  read: ReadDatabase,
): { readonly incarnation: string; readonly sequence: number; readonly position: number } | null {
  return (
    read.get<{ incarnation: string; sequence: number; position: number }>(
      `select incarnation, sequence, position from replica where id='own'`,
    ) ?? null
  )
}

/** One operation as it lies in the log. */
export interface LoggedOperation {
  readonly position: number
  readonly sequence: number
  readonly type: string
  readonly aggregateId: string
  /** JSON. */
  readonly facts: string
  /** JSON; null where there is none or it was erased. */
  readonly personal: string | null
}

const columns = 'position, sequence, type, aggregate_id as "aggregateId", facts, personal'
const pageSize = 500

/** Operations of one incarnation from `last` back to `first`. Read page by page, so that writing may go on between. */
export function* operationsBackwards(
  read: ReadDatabase,
  range: { readonly incarnation: string; readonly firstSequence: number; readonly lastSequence: number },
): Generator<LoggedOperation> {
  for (let from = range.lastSequence; from >= range.firstSequence; ) {
    const page = read.all<LoggedOperation>(
      `select ${columns} from operation where incarnation=? and sequence between ? and ?
       order by sequence desc limit ${pageSize}`,
      [range.incarnation, range.firstSequence, from],
    )
    yield* page
    const lowest = page.at(-1)
    if (!lowest) return
    from = lowest.sequence - 1
  }
}

/** Everything recorded of one thing before a position, oldest first. */
export function operationsBefore(
  read: ReadDatabase,
  aggregateId: string,
  position: number,
): LoggedOperation[] {
  return read.all<LoggedOperation>(
    `select ${columns} from operation where aggregate_id=? and position<? order by position`,
    [aggregateId, position],
  )
}

/** Everything recorded of one thing, oldest first. */
export const operationsOf = (read: ReadDatabase, aggregateId: string): LoggedOperation[] =>
  operationsBefore(read, aggregateId, Number.MAX_SAFE_INTEGER)

/** Types of what was recorded of one thing after a position. */
export function typesAfter(read: ReadDatabase, aggregateId: string, position: number): string[] {
  return read
    .all<{ type: string }>('select type from operation where aggregate_id=? and position>?', [
      aggregateId,
      position,
    ])
    .map(row => row.type)
}

/** Things of these aggregates that operations after a position are about, or on whose timelines they stand. */
export function touchedAfter(
  read: ReadDatabase,
  position: number,
  aggregates: readonly string[],
): Set<string> {
  const wanted = JSON.stringify(aggregates)
  const touched = new Set<string>()
  const own = read.all<{ id: string }>(
    `select aggregate_id as id from operation where position>?
       and aggregate in (select value from json_each(?)) and type<>'person.unmasked'`,
    [position, wanted],
  )
  for (const { id } of own) touched.add(id)
  const subjects = read.all<{ id: string }>(
    `select s.subject_id as id from operation_subject s join operation o on o.position=s.position
     where s.id>=? and o.aggregate in (select value from json_each(?))`,
    [(position + 1) * 16, wanted],
  )
  for (const { id } of subjects) touched.add(id)
  return touched
}

/** Whether something of this type was ever recorded of a thing. */
export function hasHappened(read: ReadDatabase, aggregateId: string, type: string): boolean {
  return (
    read.get(
      'select 1 from operation indexed by operation_aggregate where aggregate_id=? and type=? limit 1',
      [aggregateId, type],
    ) !== undefined
  )
}
