import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import type { UnitPlace } from './queries.ts'

/**
 * Something that belongs to a unit and goes along when units are merged or split: each domain describes its own in
 * a `home.ts`, and `belongings.ts` lists them.
 */
export interface Belonging {
  /** Names the sort in the log for good: `case`, `callback`. */
  readonly thing: string
  /** Ids of all there are at a unit. */
  of(read: ReadDatabase, unitId: string): string[]
  /** Ids of those at a unit that follow a case wherever it goes; none where absent. */
  ofCase?(read: ReadDatabase, caseId: string): string[]
  /** Whether this one is at a unit now. */
  isAt(read: ReadDatabase, id: string, unitId: string): boolean
  /** Records that it belongs to another unit, or that its unit stands elsewhere, by an operation of its own domain. */
  move(context: CommandContext, id: string, to: UnitPlace): void
}
