import type { Connection } from '../database/sqlite.ts'
import type { ProjectionWriter } from './projection.ts'

/**
 * Derived state that a command left for later: an import touches tens of thousands of people, and indexing them
 * within its transaction would keep everybody else waiting. What is owed is written down in the same transaction
 * and settled in slices, by whoever ran the command and else at the next start. What else lies in the table under other
 * names (parts of an import) is left alone.
 */
export function createDebt(
  connection: Connection,
  projections: readonly { readonly name: string; readonly writer: ProjectionWriter }[],
) {
  const add = connection.prepare('insert into projection_debt (projection, thing) values (?, ?)')
  const own = 'projection in (select value from json_each(?))'
  const next = connection.prepare<[string, number], { id: number; projection: string; thing: string }>(
    `select id, projection, thing from projection_debt where ${own} order by id limit ?`,
  )
  const forget = connection.prepare(`delete from projection_debt where id<=? and ${own}`)
  const names = JSON.stringify(projections.map(({ name }) => name))

  return {
    /** Writes down what is owed; called within the command's transaction. */
    owe(touched: ReadonlyMap<ProjectionWriter, ReadonlySet<string>>): void {
      for (const { name, writer } of projections) {
        for (const id of touched.get(writer) ?? []) add.run(name, id)
      }
    },
    /** Refreshes at most so many things in a transaction of its own; `left` says whether there are more. */
    settle(most: number): { settled: number; left: boolean } {
      connection.exec('begin immediate')
      try {
        const owed = next.all(names, most)
        for (const { name, writer } of projections) {
          writer.refresh(new Set(owed.filter(one => one.projection === name).map(one => one.thing)))
        }
        const last = owed.at(-1)
        if (last) forget.run(last.id, names)
        connection.exec('commit')
        return { settled: owed.length, left: owed.length === most }
      } catch (error) {
        if (connection.inTransaction) connection.exec('rollback')
        throw error
      }
    },
  }
}
