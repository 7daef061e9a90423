import type { ReadDatabase } from '../../../main/database/read.ts'
import type { Connection } from '../../../main/database/sqlite.ts'
import { type Figure, inTurns, often } from './figure.ts'

/** Something a screen asks the core for. */
export type Question = (read: ReadDatabase) => unknown

interface Asked {
  readonly sql: string
  readonly values: readonly (string | number | null)[]
}

/** Every statement a question runs, in order. */
function statementsOf(read: ReadDatabase, question: Question): Asked[] {
  const asked: Asked[] = []
  const note = (sql: string, values: Asked['values'] = []) => void asked.push({ sql, values })
  question({
    all(sql, values) {
      note(sql, values)
      return read.all(sql, values)
    },
    get(sql, values) {
      note(sql, values)
      return read.get(sql, values)
    },
    iterate(sql, values) {
      note(sql, values)
      return read.iterate(sql, values)
    },
  })
  return asked
}

/** The raw driver running the same statements, prepared ahead. */
function replayed(connection: Connection, asked: readonly Asked[]): () => void {
  const prepared = new Map(asked.map(({ sql }) => [sql, connection.prepare(sql)]))
  const steps = asked.map(({ sql, values }) => ({ statement: prepared.get(sql), values: [...values] }))
  return () => {
    for (const { statement, values } of steps) statement?.all(...values)
  }
}

/**
 * A question with a bound of its own, beside the raw driver running the same statements.
 * @param runs fewer for what takes long
 */
export function asked(
  what: string,
  question: Question,
  {
    read,
    connection,
    most,
    runs,
  }: {
    readonly read: ReadDatabase
    readonly connection: Connection
    /** Milliseconds. */
    readonly most: number
    readonly runs?: number
  },
): Figure {
  const statements = statementsOf(read, question)
  const raw = replayed(connection, statements)
  const times = inTurns(() => question(read), raw, runs)
  return {
    what: `${what} (${statements.length} statements)`,
    unit: 'ms',
    measured: times.desk,
    raw: times.raw,
    wanted: `≤ ${most} ms`,
    good: times.desk <= most,
  }
}

/** A question that is not a list of statements alone, with a bound of its own. */
export function took(what: string, run: () => unknown, most: number): Figure {
  const measured = often(run, 15)
  return { what, unit: 'ms', measured, wanted: `≤ ${most} ms`, good: measured <= most }
}
