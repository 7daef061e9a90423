import { z } from 'zod'
import { UsedAnswer } from '../contract/used-answer.ts'
import { Id } from '../contract/values.ts'

/** What every operation on a case is made of. */
export const nobody = z.object({})
export const aggregate = 'case'
/** Ids that put an entry on the timelines of unit and person; absent where the case has none. */
export const places = { unitId: Id.nullable(), personId: Id.nullable() }
/** Taken over from an old register: it counts at the time the register says, not at that of the import. */
export const takenOver = { fromRegister: z.literal(true).optional() }
/** The words are those of a standard answer, as it was said then. */
export const said = { usedAnswer: UsedAnswer.optional() }
/** When an operation counts, UTC milliseconds. */
export const timeOf = (operation: {
  readonly at: number
  readonly happenedAt: number | null
  readonly facts: { readonly fromRegister?: true | undefined }
}): number => (operation.facts.fromRegister ? (operation.happenedAt ?? operation.at) : operation.at)

export const placesOf = ({ facts }: { facts: { unitId: string | null; personId: string | null } }) => [
  facts.unitId,
  facts.personId,
]

/**
 * What an entry leaves on its case: when something last happened, and when a person last saw to it. What the
 * program records by itself is no answer to anybody.
 */
export function entryOf({ at, happenedAt, actor, facts }: Entry) {
  const when = 'fromRegister' in facts && facts.fromRegister ? (happenedAt ?? at) : at
  return actor === null ? { active_at: when } : { active_at: when, followed_at: when }
}

interface Entry {
  readonly at: number
  readonly happenedAt: number | null
  readonly actor: string | null
  readonly facts: object
}
