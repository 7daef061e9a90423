import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { Id } from '../contract/values.ts'
import type { CommandContext } from '../log/command.ts'

/** Operations of headquarters that follow each other in one channel, as a receipt carried them. */
export const CarriedRun = z.object({
  incarnation: Id,
  /** Chain hash before the first of them. */
  previousHash: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      incarnation: Id,
      sequence: z.int().min(1),
      type: z.string(),
      version: z.int().min(1),
      aggregate: z.string(),
      aggregate_id: z.string(),
      at: z.int(),
      happened_at: z.int().nullable(),
      actor: z.string().nullable(),
      command_id: z.string(),
      facts: z.string(),
      personal: z.string().nullable(),
      salt: z.string().nullable(),
      personal_hash: z.string().nullable(),
      hash: z.string(),
    }),
  ),
})
export type CarriedRun = z.infer<typeof CarriedRun>

/** What became of what headquarters sent down. */
export interface TakenOver {
  /** Operations that are new here. */
  readonly taken: number
  /** Something before them is missing: the next bundle says so, and the next receipt brings it. */
  readonly ahead: boolean
  /** Of a newer program: what follows comes again once this one is updated. */
  readonly newer: boolean
}

/**
 * Records what is new of what headquarters sent down. Errors: `sync.headquartersForked`, `sync.notFromHeadquarters`,
 * `sync.badManifest` where the log cannot hold it.
 */
export function takeOverRuns(context: CommandContext, runs: readonly CarriedRun[]): TakenOver {
  let taken = 0
  let ahead = false
  for (const { incarnation, previousHash, rows } of runs) {
    const first = rows[0]?.sequence ?? 1
    const before = hashAt(context, incarnation, first - 1)
    if (first > 1 && before === undefined) {
      ahead = true
      continue
    }
    if (first > 1 && before !== previousHash) throw new DeskError('sync.headquartersForked')
    for (const row of rows) {
      const known = hashAt(context, incarnation, row.sequence)
      if (known === row.hash) continue
      if (known !== undefined) throw new DeskError('sync.headquartersForked')
      if (!takeOver(context, row)) return { taken, ahead, newer: true }
      taken += 1
    }
  }
  return { taken, ahead, newer: false }
}

/** @returns whether this program knows it */
function takeOver(context: CommandContext, row: CarriedRun['rows'][number]): boolean {
  if (context.read.get('select 1 from operation where id=?', [row.id]))
    throw new DeskError('sync.badManifest')
  try {
    context.takeOver(row)
    return true
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    if (error.code === 'log.unknownOperation') return false
    // Its chain was found right while it was read: what it says is at fault, not the log here.
    throw error.code === 'log.broken' ? new DeskError('sync.badManifest', undefined, { cause: error }) : error
  }
}

const hashAt = ({ read }: CommandContext, incarnation: string, sequence: number): string | undefined =>
  read.get<{ hash: string }>('select hash from operation where incarnation=? and sequence=?', [
    incarnation,
    sequence,
  ])?.hash
