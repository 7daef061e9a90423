import type { Statement } from 'better-sqlite3'
import type { Connection } from './sqlite.ts'
import type { RowOf, Table } from './table.ts'
import type { TableWriter } from './table-writer.ts'

type Value = string | number | null

/** What a statement that fails takes back: its transaction, or nothing, since whoever called goes back to a savepoint. */
export type TakenBack = 'transaction' | 'nothing'

/**
 * The narrow writer on SQLite: every call is one prepared statement, compiled at first use and kept. A statement
 * that fails takes its whole transaction back: the writer would do so anyway, and SQLite keeps no journal of single
 * statements then. Whoever goes back by themselves says `nothing`, and there is no such journal either.
 */
export function createSqliteWriter(connection: Connection, failing: TakenBack = 'transaction'): TableWriter {
  const or = failing === 'transaction' ? 'or rollback' : 'or fail'
  const statements = new Map<string, Statement>()

  const prepared = (name: string, sql: () => string): Statement => {
    let statement = statements.get(name)
    if (!statement) {
      statement = connection.prepare(sql())
      statements.set(name, statement)
    }
    return statement
  }

  /** Those that need nothing but the table, found without making a name for each row. */
  const inserts = new Map<Table, Statement>()
  const puts = new Map<Table, Statement>()
  const preparedFor = (known: Map<Table, Statement>, table: Table, sql: () => string): Statement => {
    let statement = known.get(table)
    if (!statement) {
      statement = connection.prepare(sql())
      known.set(table, statement)
    }
    return statement
  }

  const changeOne = (table: Table, key: string, result: { changes: number }) => {
    if (result.changes !== 1) throw new Error(`no row of ${table.name} has the key ${key}`)
  }

  const insertSql = (table: Table) =>
    `insert ${or} into "${table.name}" (${table.columnNames.map(quote).join(', ')}) values (${table.columnNames.map(() => '?').join(', ')})`

  const putSql = (table: Table) => {
    const updates = table.columnNames.filter(column => column !== table.primary)
    return `${insertSql(table)} on conflict ("${table.primary}") do update set ${updates.map(c => `${quote(c)}=excluded.${quote(c)}`).join(', ')}`
  }

  const rowValues = (table: Table, row: object): Value[] => {
    const values: Value[] = []
    for (const column of table.columnNames) values.push((row as Record<string, Value>)[column] ?? null)
    return values
  }

  return {
    insert(table, row) {
      preparedFor(inserts, table, () => insertSql(table)).run(rowValues(table, row))
    },
    put(table, row) {
      preparedFor(puts, table, () => putSql(table)).run(rowValues(table, row))
    },
    update(table, key, patch) {
      const columns = Object.keys(patch)
      if (columns.length === 0) return
      const sql = () =>
        `update ${or} "${table.name}" set ${columns.map(c => `${quote(c)}=?`).join(', ')} where "${table.primary}"=?`
      const values = columns.map(c => (patch as Record<string, Value>)[c] ?? null)
      changeOne(table, key, prepared(`update ${table.name} ${columns.join()}`, sql).run([...values, key]))
    },
    add(table, key, amounts) {
      const columns = Object.keys(amounts)
      const sql = () =>
        `update ${or} "${table.name}" set ${columns.map(c => `${quote(c)}=${quote(c)}+?`).join(', ')} where "${table.primary}"=?`
      const values = columns.map(c => (amounts as Record<string, number>)[c] ?? 0)
      changeOne(table, key, prepared(`add ${table.name} ${columns.join()}`, sql).run([...values, key]))
    },
    delete(table, key) {
      const sql = () => `delete from "${table.name}" where "${table.primary}"=?`
      changeOne(table, key, prepared(`delete ${table.name}`, sql).run([key]))
    },
    find<T extends Table>(table: T, key: string) {
      const sql = () => `select * from "${table.name}" where "${table.primary}"=?`
      return prepared(`find ${table.name}`, sql).get([key]) as RowOf<T> | undefined
    },
    updateWhere(table, column, value, patch) {
      const columns = Object.keys(patch)
      if (columns.length === 0) return
      const sql = () =>
        `update ${or} "${table.name}" set ${columns.map(c => `${quote(c)}=?`).join(', ')} where "${column}"=?`
      const values = columns.map(c => (patch as Record<string, Value>)[c] ?? null)
      prepared(`updateWhere ${table.name} ${column} ${columns.join()}`, sql).run([...values, value])
    },
    deleteWhere(table, column, value) {
      const sql = () => `delete from "${table.name}" where "${column}"=?`
      prepared(`deleteWhere ${table.name} ${column}`, sql).run([value])
    },
  }
}

const quote = (name: string) => `"${name}"`
