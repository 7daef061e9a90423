import { setImmediate as others } from 'node:timers/promises'
import type { HeldEnd } from '../contract/sync.ts'
import type { ReadDatabase } from '../database/read.ts'
import { filesAtOnce } from './commands.ts'

/** What a receipt says that matters for files. */
interface SaidOfFiles {
  /** It holds less than its last receipt said: it came back from an old backup, or this desk did. */
  readonly less: boolean
  readonly ends: readonly HeldEnd[]
  /** Hexadecimal hashes. */
  readonly missing: ReadonlySet<string>
}

interface Sent {
  readonly id: string
  readonly incarnation: string
  readonly sequence: number
}

/**
 * Files counted as held that headquarters lacks: those it asks for, and where it holds less than before those beyond
 * what it names. A few thousand at a time, others are let in between; marking them meanwhile is harmless.
 */
export async function* filesLacking(
  read: ReadDatabase,
  { less, ends, missing }: SaidOfFiles,
): AsyncGenerator<readonly string[]> {
  if (missing.size === 0 && !less) return
  const isHeld = heldUntil(ends)
  for await (const files of sentFiles(read, 1)) {
    const lacking = files.filter(file => missing.has(file.id) || (less && !isHeld(file)))
    if (lacking.length > 0) yield lacking.map(({ id }) => id)
  }
}

/** Files that were sent, that headquarters knows of by now, and that it does not ask for. */
export async function* filesArrived(
  read: ReadDatabase,
  { ends, missing }: Omit<SaidOfFiles, 'less'>,
): AsyncGenerator<readonly string[]> {
  const isHeld = heldUntil(ends)
  for await (const files of sentFiles(read, 0)) {
    const arrived = files.filter(file => isHeld(file) && !missing.has(file.id))
    if (arrived.length > 0) yield arrived.map(({ id }) => id)
  }
}

function heldUntil(ends: readonly HeldEnd[]): (file: Sent) => boolean {
  const until = new Map(ends.map(({ incarnation, sequence }) => [incarnation, sequence]))
  return ({ incarnation, sequence }) => sequence <= (until.get(incarnation) ?? -1)
}

async function* sentFiles(read: ReadDatabase, held: 0 | 1): AsyncGenerator<readonly Sent[]> {
  for (let after = ''; ; ) {
    const files = read.all<Sent>(
      'select id, incarnation, sequence from sync_file where held=? and id>? order by id limit ?',
      [held, after, filesAtOnce],
    )
    yield files
    after = files.at(-1)?.id ?? after
    if (files.length < filesAtOnce) return
    await others()
  }
}
