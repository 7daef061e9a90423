import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DeskError } from '../main/contract/errors.ts'

const MAX_LOG_BYTES = 256 * 1024
const KEPT_LOGS = 4
const MAX_FRAMES = 12

/** What went wrong, without a word that a person wrote: messages of errors quote data, so they stay out. */
type CrashEntry =
  | {
      kind: 'uncaught-exception' | 'unhandled-rejection' | 'desk-not-opened' | 'close-failed'
      error: unknown
    }
  | { kind: 'page-gone' | 'process-gone'; process: string; reason: string; exitCode: number }
  | { kind: 'quit-forced'; secondsWaited: number }

export interface CrashLog {
  /** Notes the entry and returns its reference, which a person can tell support. */
  note(entry: CrashEntry): string
}

/**
 * A local log of faults, a JSON object per line, rotated by size. It never throws: it is used where everything
 * else has already failed.
 *
 * @param file path of the newest log; older ones are `<file>.1` … `<file>.4`
 */
export function createCrashLog(file: string, now: () => number): CrashLog {
  let counter = 0
  return {
    note(entry) {
      counter += 1
      const reference = `${now().toString(36)}-${counter}`.toUpperCase()
      const line = JSON.stringify({ at: new Date(now()).toISOString(), reference, ...described(entry) })
      try {
        mkdirSync(dirname(file), { recursive: true })
        rotate(file)
        appendFileSync(file, `${line}\n`)
      } catch {
        // A full or read-only disk is often the very fault; the terminal is what is left.
        process.stderr.write(`${line}\n`)
      }
      return reference
    },
  }
}

function described(entry: CrashEntry): Record<string, unknown> {
  if (!('error' in entry)) return entry
  return { kind: entry.kind, ...describedError(entry.error) }
}

function describedError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = error instanceof DeskError ? error.code : systemCode(error)
  return {
    name: error.name.slice(0, 60),
    ...(code === null ? {} : { code }),
    frames: frames(error.stack ?? ''),
  }
}

/** `ENOSPC`, `SQLITE_FULL`: upper case words only, so that no text of a person slips through. */
function systemCode(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(error.code)
    ? error.code
    : null
}

/** Function, file name, line and column of each frame; folders are cut off, they hold the account's name. */
function frames(stack: string): string[] {
  const found: string[] = []
  for (const line of stack.split('\n')) {
    const match = /^\s+at (?:([\w$.<>[\] ]{1,80}) \()?(?:.*[\\/])?([\w.-]+:\d+:\d+)\)?$/.exec(line)
    if (match === null) continue
    found.push(match[1] === undefined ? `${match[2]}` : `${match[1]} ${match[2]}`)
    if (found.length === MAX_FRAMES) break
  }
  return found
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < MAX_LOG_BYTES) return
  for (let age = KEPT_LOGS - 1; age >= 1; age -= 1) {
    if (statSync(`${file}.${age}`, { throwIfNoEntry: false }) !== undefined) {
      renameSync(`${file}.${age}`, `${file}.${age + 1}`)
    }
  }
  renameSync(file, `${file}.1`)
}
