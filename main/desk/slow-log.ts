import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SlowQueryListener } from '../database/read.ts'

/** The log starts anew at this size, in bytes; one older copy is kept. */
const largest = 1_000_000

/**
 * Notes statements that took too long in `slow-queries.log` of the data folder: text and milliseconds. The texts are
 * the program's own; values, which may be personal, are never in them.
 */
export function slowQueryLog(dataFolder: string, now: () => Date = () => new Date()): SlowQueryListener {
  const path = join(dataFolder, 'slow-queries.log')
  return (sql, millis) => {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.old`)
      const line = `${now().toISOString()} ${millis.toFixed(1)} ms ${sql.replace(/\s+/g, ' ').trim()}\n`
      appendFileSync(path, line, { mode: 0o600 })
    } catch (error) {
      // A log that cannot be written must not fail the read it is about.
      process.stderr.write(`slow-query log: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}
