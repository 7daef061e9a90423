import type { Statement } from 'better-sqlite3'
import type { Connection } from './sqlite.ts'

type Parameter = string | number | null

/**
 * Reading, as a type of its own: whoever holds one cannot write. Statements are prepared once per text, so
 * texts must not carry values. Rows are typed by the caller, who wrote the columns into the text.
 */
export interface ReadDatabase {
  all<Row>(sql: string, parameters?: readonly Parameter[]): Row[]
  get<Row>(sql: string, parameters?: readonly Parameter[]): Row | undefined
  iterate<Row>(sql: string, parameters?: readonly Parameter[]): IterableIterator<Row>
}

/** Reports a statement that took longer than `slowMillis`; carries the text of the statement, never its values. */
export type SlowQueryListener = (sql: string, millis: number) => void

const slowMillis = 20

/** Reads over one connection. */
export function readOver(connection: Connection, onSlow?: SlowQueryListener): ReadDatabase {
  const statements = new Map<string, Statement>()
  const prepared = (sql: string): Statement => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = connection.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  // better-sqlite3 binds an array as the values of the marks.
  const all = (sql: string, parameters: readonly Parameter[]) => prepared(sql).all(parameters)
  const get = (sql: string, parameters: readonly Parameter[]) => prepared(sql).get(parameters)
  const timed = <T>(sql: string, work: () => T): T => {
    const start = performance.now()
    const result = work()
    const millis = performance.now() - start
    if (millis > slowMillis) onSlow?.(sql, millis)
    return result
  }
  return {
    all: <Row>(sql: string, parameters: readonly Parameter[] = []) =>
      (onSlow ? timed(sql, () => all(sql, parameters)) : all(sql, parameters)) as Row[],
    get: <Row>(sql: string, parameters: readonly Parameter[] = []) =>
      (onSlow ? timed(sql, () => get(sql, parameters)) : get(sql, parameters)) as Row | undefined,
    // A statement that is being iterated is busy, so each iteration has its own.
    iterate: <Row>(sql: string, parameters: readonly Parameter[] = []) =>
      connection.prepare(sql).iterate([...parameters]) as IterableIterator<Row>,
  }
}
