import { openConnection } from '../../../main/database/sqlite.ts'
import { deriveKey, openKeyring } from '../../../main/database/keyring.ts'
import { databaseFileOf } from '../../../main/desk/core.ts'
import type { BenchPlace } from '../data/place.ts'

const batch = 1_000
type Row = Record<string, string | number | null>

/**
 * Seconds the raw driver takes to insert the same rows of log and tables into a desk that lacks them, in one
 * transaction with the same encryption and durability. The search index is not among them.
 */
export async function insertAgain(
  from: BenchPlace,
  into: BenchPlace,
  selections: readonly (readonly [table: string, select: string])[],
): Promise<number> {
  const open = async (place: BenchPlace, readonly: boolean) =>
    openConnection({
      file: databaseFileOf(place.dataFolder),
      key: deriveKey(await openKeyring(place), 'database'),
      readonly,
    })
  const source = await open(from, true)
  const target = await open(into, false)
  let spent = 0
  const timed = (work: () => void) => {
    const start = performance.now()
    work()
    spent += performance.now() - start
  }
  target.exec('begin immediate; update write_guard set open=1')
  for (const [table, select] of selections) {
    const columns = source.prepare(select).columns()
    const insert = target.prepare(
      `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join()}) values (${columns.map(() => '?').join()})`,
    )
    let rows: Row[] = []
    const flush = () => {
      const values = rows.map(row => Object.values(row))
      rows = []
      timed(() => {
        for (const one of values) insert.run(one)
      })
    }
    for (const row of source.prepare<[], Row>(select).iterate()) {
      rows.push(row)
      if (rows.length === batch) flush()
    }
    flush()
  }
  timed(() => target.exec('update write_guard set open=0; commit'))
  source.close()
  target.close()
  return spent / 1_000
}
