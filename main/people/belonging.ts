import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'

/**
 * Something that names a person and goes along when records of people are merged: each domain describes its own in
 * a `of-person-moves.ts`, and `belongings.ts` lists them.
 */
export interface PersonBelonging {
  /** Names the sort in the log for good: `case`, `callback`. */
  readonly thing: string
  /** Ids of all that name a person. */
  of(read: ReadDatabase, personId: string): string[]
  /** Whether this one names that person now. */
  isOf(read: ReadDatabase, id: string, personId: string): boolean
  /** Records that it names another person, by an operation of its own domain. */
  move(context: CommandContext, id: string, fromPersonId: string, toPersonId: string): void
}
