import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { TakenOverBy } from '../contract/standby.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'

/** That another desk went on from a copy of this one. */
export const Replacement = z.object({
  /** The incarnation that began with taking over. */
  incarnation: z.string().min(1).max(60),
  letter: z.string().max(3),
  /** When it began, by the clock of the other desk, UTC milliseconds. */
  at: z.int(),
  /** Until where the other desk has what was entered here. */
  after: z.object({ incarnation: z.string().max(60), sequence: z.int().min(0) }),
})
export type Replacement = z.output<typeof Replacement>

/** A replacement, with where the desk that took over is found where that is known. */
export type Learned = Replacement & { readonly by?: TakenOverBy }

/** `replaced.json` of the data folder: from then on nobody is let in here. */
const ReplacedFile = Replacement.extend({
  learnedAt: z.int(),
  by: TakenOverBy.default({ name: null, hosts: [] }),
})
export type Replaced = z.output<typeof ReplacedFile>

const pathOf = (dataFolder: string) => join(dataFolder, 'replaced.json')
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** Whether another desk took this one's place; undefined where nobody said so. */
export function readReplaced(dataFolder: string): Replaced | undefined {
  if (!existsSync(pathOf(dataFolder))) return undefined
  try {
    return ReplacedFile.parse(JSON.parse(readFileSync(pathOf(dataFolder), 'utf8')))
  } catch {
    // Told again by the other desk, which goes on telling.
    return undefined
  }
}

export async function writeReplaced(dataFolder: string, replaced: Replaced): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(replaced)}\n`)
  await writeFileAtomically(nodeDisk, random, pathOf(dataFolder), bytes)
}

/**
 * Proves that who says so holds the data itself: a token that was stolen from a standby opens no copy, and must not
 * close a desk.
 */
export function proofOf({ keys }: DeskCore, about: string): string {
  return createHmac('sha256', keys.backup).update(`clubhouse-desk lineage\n${about}`).digest('base64url')
}

export function provesIt(core: DeskCore, about: string, proof: string): boolean {
  const [own, shown] = [Buffer.from(proofOf(core, about)), Buffer.from(proof)]
  return own.length === shown.length && timingSafeEqual(own, shown)
}

/** Whether this log lived in an incarnation: then what began with it is this desk or one before it. */
export const hasIncarnation = (read: ReadDatabase, id: string): boolean =>
  read.get('select 1 from incarnation where id=?', [id]) !== undefined

/** The incarnations of this log, the latest first. */
export const lineageOf = (read: ReadDatabase): Replacement[] =>
  read
    .all<{ id: string; letter: string; at: number; previous: string | null; sequence: number | null }>(
      `select id, letter, started_at as at, previous_id as previous, previous_sequence as sequence
       from incarnation order by started_at desc, id desc limit 20`,
    )
    .flatMap(({ id, letter, at, previous, sequence }) =>
      previous === null || sequence === null
        ? []
        : [{ incarnation: id, letter, at, after: { incarnation: previous, sequence } }],
    )
