import type { ReadDatabase } from '../database/read.ts'
import { logStand } from './history.ts'

/**
 * Keeps what was worked out from the tables for as long as nothing it depends on has happened. `elsewhere` names the
 * aggregates whose operations change nothing of it; an operation on any other lets it go. What `make` gives may be
 * filled bit by bit.
 */
export function remembered<Kept extends object>(
  elsewhere: readonly string[],
  make: (read: ReadDatabase) => Kept,
): (read: ReadDatabase) => Kept {
  const kept = new WeakMap<ReadDatabase, { upTo: number; made: Kept }>()
  const marks = elsewhere.map(() => '?').join(', ')
  const sql = `select 1 from operation where position > ? and aggregate not in (${marks}) limit 1`
  return read => {
    // Read before the rows are: what is recorded in between only lets them go too early.
    const position = logStand(read)?.position ?? 0
    let here = kept.get(read)
    if (!here || position < here.upTo || read.get(sql, [here.upTo, ...elsewhere]) !== undefined) {
      here = { upTo: position, made: make(read) }
      kept.set(read, here)
    }
    here.upTo = position
    return here.made
  }
}
