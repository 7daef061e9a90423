import type { ReadDatabase } from '../database/read.ts'
import type { Table } from '../database/table.ts'

/** Everything stored about one person: rows by table, and what the log holds. */
export interface PersonRecord {
  /** The person's own record and those merged into it. */
  readonly personIds: readonly string[]
  readonly rows: readonly { readonly table: Table; readonly row: Readonly<Record<string, unknown>> }[]
  readonly history: readonly HistoryEntry[]
}

export interface HistoryEntry {
  readonly position: number
  readonly at: number
  readonly type: string
  readonly aggregate: string
  readonly aggregateId: string
  readonly actor: string | null
  readonly facts: unknown
  /** Null where there is none or it was erased. */
  readonly personal: unknown
}

/** A thing with rows of its own that is about the person. */
interface Thing {
  readonly aggregate: string
  readonly id: string
}

/** Aggregates that name many people; what they say of one stands with the others, so they are no copy of theirs. */
const aboutMany: ReadonlySet<string> = new Set(['unit', 'unit-documents', 'warning', 'estate-node', 'import'])

/** Columns that name a person: a merge keeps details of both records. */
const naming = ['person_id', 'survivor_id', 'merged_id'] as const

/** At most so many of one kind of thing: far above what one person brings, a bound for memory. */
const mostThings = 5_000

/**
 * Gathers a person's record by the descriptions of the tables alone: whatever table has a `person_id`, whatever stands
 * under a case of theirs. A table that is added later is found without a word here.
 */
export function personRecord(read: ReadDatabase, tables: readonly Table[], personId: string): PersonRecord {
  const synced = tables.filter(table => table.synced)
  const personIds = withMerged(read, synced, personId)
  const things = new Map<string, Thing>()
  const add = (thing: Thing) => things.set(`${thing.aggregate}/${thing.id}`, thing)
  for (const id of personIds) add({ aggregate: 'person', id })
  for (const column of naming) linked(read, synced, column, personIds).forEach(add)
  const cases = [...things.values()].filter(thing => thing.aggregate === 'case').map(thing => thing.id)
  linked(read, synced, 'case_id', cases).forEach(add)
  const rows = [...things.values()].flatMap(({ aggregate, id }) =>
    synced
      .filter(table => table.synced?.aggregate === aggregate)
      .flatMap(table =>
        read
          .all<Record<string, unknown>>(
            `select * from "${table.name}" where "${table.synced?.aggregateColumn}"=? limit ${mostThings}`,
            [id],
          )
          .map(row => ({ table, row })),
      ),
  )
  return { personIds, rows: inOrder(synced, rows), history: historyOf(read, personIds, [...things.values()]) }
}

/** Rows of one table together, in the order the tables are listed. */
function inOrder(tables: readonly Table[], rows: PersonRecord['rows']): PersonRecord['rows'] {
  const place = new Map(tables.map((table, index) => [table.name, index]))
  return rows
    .map((one, index) => ({ one, index }))
    .sort(
      (a, b) => (place.get(a.one.table.name) ?? 0) - (place.get(b.one.table.name) ?? 0) || a.index - b.index,
    )
    .map(({ one }) => one)
}

/** The person and every record that was merged into theirs. */
function withMerged(read: ReadDatabase, synced: readonly Table[], personId: string): string[] {
  const person = synced.find(table => table.name === 'person')
  if (!person?.columnNames.includes('merged_into')) return [personId]
  const merged = read.all<{ id: string }>(`select id from person where merged_into=? limit ${mostThings}`, [
    personId,
  ])
  return [personId, ...merged.map(row => row.id)]
}

/** Things whose rows name one of these ids in a column. */
function linked(
  read: ReadDatabase,
  synced: readonly Table[],
  column: string,
  ids: readonly string[],
): Thing[] {
  if (ids.length === 0) return []
  return synced.flatMap(table => {
    const { aggregate, aggregateColumn } = table.synced ?? {}
    if (aggregate === undefined || aboutMany.has(aggregate) || !table.columnNames.includes(column)) return []
    // A merge that was taken back holds details of somebody else.
    const undone = table.columnNames.includes('undone_at') ? 'and undone_at is null' : ''
    return read
      .all<{ id: string }>(
        `select distinct "${aggregateColumn}" as id from "${table.name}"
         where "${column}" in (select value from json_each(?)) ${undone} limit ${mostThings}`,
        [JSON.stringify(ids)],
      )
      .map(({ id }) => ({ aggregate, id }))
  })
}

/** What the log holds about them, in the order it happened; each look at their details is among it. */
function historyOf(
  read: ReadDatabase,
  personIds: readonly string[],
  things: readonly Thing[],
): HistoryEntry[] {
  const rows = read.all<
    Omit<HistoryEntry, 'facts' | 'personal'> & { facts: string; personal: string | null }
  >(
    `select position, at, type, aggregate, aggregate_id as "aggregateId", actor, facts, personal from operation
     where position in (
       select o.position from json_each(?) j cross join operation o on o.aggregate_id = j.value
       union select s.position from json_each(?) j cross join operation_subject s on s.subject_id = j.value)
     order by position limit 50000`,
    [JSON.stringify(things.map(thing => thing.id)), JSON.stringify(personIds)],
  )
  const own = new Set(things.map(thing => `${thing.aggregate}/${thing.id}`))
  return rows.map(({ facts, personal, ...entry }) => ({
    ...entry,
    facts: JSON.parse(facts) as unknown,
    // What stands on their timeline but belongs to something else may quote others.
    personal:
      personal !== null && own.has(`${entry.aggregate}/${entry.aggregateId}`)
        ? (JSON.parse(personal) as unknown)
        : null,
  }))
}
