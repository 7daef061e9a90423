import type { Connection } from '../../database/sqlite.ts'

/** What is consolidated, each under the kind that stands before its id among what changed. */
export type TouchedKind = 'case' | 'sheet' | 'callback'

interface Trigger {
  readonly name: string
  readonly sql: string
}

/** Without `or ignore`: what the statement says that fires a trigger goes before what the trigger says. */
const note = (kind: TouchedKind, from: string) =>
  `insert into hq_touched (id) select '${kind}.' || t.id from (${from}) t
     where t.id is not null and not exists (select 1 from hq_touched where id = '${kind}.' || t.id)`

function onEach(table: string, bodyOf: (row: 'new' | 'old') => readonly string[]): Trigger[] {
  return (['insert', 'update', 'delete'] as const).map(event =>
    trigger(
      `hq_touched_${table}_${event}`,
      `${event} on "${table}"`,
      bodyOf(event === 'delete' ? 'old' : 'new'),
    ),
  )
}

const trigger = (name: string, event: string, body: readonly string[]): Trigger => ({
  name,
  sql: `create trigger "${name}" after ${event} begin ${body.map(one => `${one};`).join(' ')} end`,
})

/** Names of homes and roles of staff stand in rows of their cases. */
const triggers: readonly Trigger[] = [
  ...onEach('case', row => [note('case', `select ${row}.id as id`)]),
  ...onEach('leak', row => [note('case', `select ${row}.id as id`)]),
  ...onEach('sheet', row => [note('sheet', `select ${row}.id as id`)]),
  ...onEach('callback', row => [
    note('callback', `select ${row}.id as id`),
    note('case', `select ${row}.case_id as id`),
  ]),
  trigger('hq_touched_staff', 'update of role on staff', [
    note('case', 'select id from "case" where assignee = new.id'),
  ]),
  trigger('hq_touched_unit', 'update of number on unit', [
    note('case', 'select id from "case" where unit_id = new.id'),
    note('callback', 'select id from callback where unit_id = new.id'),
  ]),
  trigger('hq_touched_node', 'update of name on estate_node', [
    note('case', 'select id from "case" where building_id = new.id'),
    note('callback', 'select id from callback where building_id = new.id'),
  ]),
]

/**
 * Has the database of a site note what changes in it, by whatever way, in the transaction that changes it. Where it
 * did not so far, everything in it is noted.
 */
export function watchTouched(connection: Connection): void {
  const known = new Set(
    connection
      .prepare(`select sql from sqlite_schema where type='trigger' and name like 'hq_touched_%'`)
      .pluck()
      .all(),
  )
  if (triggers.length === known.size && triggers.every(({ sql }) => known.has(asStored(sql)))) return
  connection.transaction(() => {
    for (const { name, sql } of triggers) connection.exec(`drop trigger if exists "${name}"; ${sql}`)
    touchAll(connection)
  })()
}

/** SQLite keeps a statement as it was given, its first words in capitals. */
const asStored = (sql: string) => sql.replace(/^create trigger/, 'CREATE TRIGGER')

/** Notes everything there is. */
export function touchAll(connection: Connection): void {
  for (const [kind, table] of [
    ['case', '"case"'],
    ['sheet', 'sheet'],
    ['callback', 'callback'],
  ] as const)
    connection.exec(note(kind, `select id from ${table}`))
}

/** Ids of a kind behind one of them, in their order. */
export function touchedIds(
  connection: Connection,
  { kind, after, limit }: { readonly kind: TouchedKind; readonly after: string; readonly limit: number },
): string[] {
  const found = connection
    .prepare('select id from hq_touched where id > ? and id < ? order by id limit ?')
    .pluck()
    .all(`${kind}.${after}`, `${kind}/`, limit) as string[]
  return found.map(id => id.slice(kind.length + 1))
}

export const isTouched = (connection: Connection): boolean =>
  connection.prepare('select 1 from hq_touched limit 1').get() !== undefined

/** To be called when all that changed is consolidated. */
export function forgetTouched(connection: Connection): void {
  connection.exec('delete from hq_touched')
}
