import { DeskError } from '../contract/errors.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { type StoredLetter, storedLetter } from './queries.ts'
import { type LetterStep, mayTake } from './rules.ts'

/** The letter a command is about. Errors: `letter.notFound`. */
export function known({ read }: CommandContext, letterId: string): StoredLetter {
  const letter = storedLetter(read, letterId)
  if (!letter) throw new DeskError('letter.notFound')
  return letter
}

/** The letter, where this step may be taken now. Errors: `letter.notFound`, `letter.wrongState`. */
export function take(context: CommandContext, letterId: string, step: LetterStep): StoredLetter {
  const letter = known(context, letterId)
  if (!mayTake(step, letter.state)) throw new DeskError('letter.wrongState')
  return letter
}

/** The home a letter is to belong to, as facts. Errors: `unit.notFound`. */
export function homeOf({ read }: CommandContext, unitId: string | null): { unitId?: string } {
  if (unitId === null) return {}
  if (!unitPlace(read, unitId)) throw new DeskError('unit.notFound')
  return { unitId }
}

/** The home it belongs to, as facts: what happens to it stands on the timeline of the home. */
export const homeIn = ({ unitId }: StoredLetter): { unitId?: string } => (unitId === null ? {} : { unitId })
