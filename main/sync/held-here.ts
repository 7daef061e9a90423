import type { HeldEnd } from '../contract/sync.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What headquarters holds of the log as it is here. */
export interface HeldHere {
  /** One for each incarnation that headquarters names. */
  readonly ends: readonly HeldEnd[]
  /** Incarnations of this site of which it holds something else: this desk, or another, is a copy that went on. */
  readonly others: readonly string[]
}

/**
 * Compares what headquarters says it holds with what is here. It names several points of an incarnation where copies of
 * the site went on by themselves; only those at which the log here has the same hash say something about this one.
 * Where none has, nothing is counted as held: it is sent again, and what is known there counts once.
 */
export function heldHere(read: ReadDatabase, said: readonly HeldEnd[]): HeldHere {
  const points = Map.groupBy(said, ({ incarnation }) => incarnation)
  const others: string[] = []
  const ends = [...points].map(([incarnation, all]): HeldEnd => {
    const same = isOwn(read, incarnation) ? all.filter(point => isHere(read, point)) : all
    if (same.length === 0) others.push(incarnation)
    return {
      incarnation,
      sequence: Math.max(0, ...same.map(({ sequence }) => sequence)),
      words: Math.max(0, ...same.map(({ words }) => words)),
    }
  })
  return { ends, others }
}

const isOwn = (read: ReadDatabase, incarnation: string): boolean =>
  read.get('select 1 from incarnation where id=?', [incarnation]) !== undefined

function isHere(read: ReadDatabase, { incarnation, sequence, hash }: HeldEnd): boolean {
  if (hash === undefined) return true
  const here = read.get<{ hash: string }>('select hash from operation where incarnation=? and sequence=?', [
    incarnation,
    sequence,
  ])
  return here?.hash === hash
}

/** Whether that is less, of any incarnation, than the last receipt said. */
export function isLess(read: ReadDatabase, { ends }: HeldHere): boolean {
  const now = new Map(ends.map(({ incarnation, sequence }) => [incarnation, sequence]))
  return read
    .all<{ id: string; sequence: number }>('select id, sequence from sync_end')
    .some(({ id, sequence }) => (now.get(id) ?? 0) < sequence)
}
