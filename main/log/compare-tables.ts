import type { ReadDatabase } from '../database/read.ts'
import type { Table } from '../database/table.ts'

/** One row in which the live tables differ from what the log says. */
export interface TableDifference {
  readonly table: string
  /** The row's key: an id, never personal data. */
  readonly key: string
  /** `missing`: the log has it, the table does not; `extra`: the other way round; `changed`: the columns named. */
  readonly kind: 'missing' | 'extra' | 'changed'
  readonly columns?: readonly string[]
}

export interface TableComparison {
  /** Rows of the live table that were looked at, by table. */
  readonly rows: Readonly<Record<string, number>>
  /** The first differences, at most {@link maxDifferences}. */
  readonly differences: readonly TableDifference[]
  /** How many there are in all. */
  readonly differenceCount: number
}

/** Differences told one by one; the rest is only counted. */
export const maxDifferences = 100

type Row = Record<string, string | number | null>

/** Compares two sets of tables row by row in key order, with one row of each in memory. */
export function compareTables(
  live: ReadDatabase,
  wanted: ReadDatabase,
  tables: readonly Table[],
): TableComparison {
  const rows: Record<string, number> = {}
  const differences: TableDifference[] = []
  let differenceCount = 0
  for (const table of tables) {
    const sql = `select * from "${table.name}" order by "${table.primary}"`
    const left = live.iterate<Row>(sql)
    const right = wanted.iterate<Row>(sql)
    let count = 0
    try {
      for (const difference of differencesOf(table, left, right, () => (count += 1))) {
        differenceCount += 1
        if (differences.length < maxDifferences) differences.push(difference)
      }
    } finally {
      // An iteration left open keeps its connection busy.
      left.return?.()
      right.return?.()
    }
    rows[table.name] = count
  }
  return { rows, differences, differenceCount }
}

function* differencesOf(
  table: Table,
  live: Iterator<Row>,
  wanted: Iterator<Row>,
  counted: () => void,
): Generator<TableDifference> {
  let left = live.next()
  let right = wanted.next()
  while (!left.done || !right.done) {
    const order = left.done
      ? 1
      : right.done
        ? -1
        : compareKeys(keyOf(table, left.value), keyOf(table, right.value))
    if (order < 0 && !left.done) {
      yield { table: table.name, key: String(keyOf(table, left.value)), kind: 'extra' }
    } else if (order > 0 && !right.done) {
      yield { table: table.name, key: String(keyOf(table, right.value)), kind: 'missing' }
    } else if (!left.done && !right.done) {
      const [a, b] = [left.value, right.value]
      const columns = table.columnNames.filter(column => a[column] !== b[column])
      if (columns.length > 0) {
        yield { table: table.name, key: String(keyOf(table, a)), kind: 'changed', columns }
      }
    }
    if (order <= 0) {
      counted()
      left = live.next()
    }
    if (order >= 0) right = wanted.next()
  }
}

const keyOf = (table: Table, row: Row): string | number => row[table.primary] ?? ''

/** The databases order texts by their UTF-8 bytes, JavaScript by UTF-16 units: they differ beyond the BMP. */
function compareKeys(a: string | number, b: string | number): number {
  if (a === b) return 0
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
}
