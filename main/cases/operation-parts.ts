import { z } from 'zod'
import { UsedAnswer } from '../contract/used-answer.ts'
import { Id } from '../contract/values.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { caseTable } from './tables.ts'

/** What every operation on a case is made of. */
export const nobody = z.object({})
export const aggregate = 'case'
/** Ids that put an entry on the timelines of unit and person; absent where the case has none. */
export const places = { unitId: Id.nullable(), personId: Id.nullable() }
/** Taken over from an old register: it counts at the time the register says, not at that of the import. */
export const takenOver = { fromRegister: z.literal(true).optional() }
/** The words are those of a standard answer, as it was said then. */
export const said = { usedAnswer: UsedAnswer.optional() }
export const placesOf = ({ facts }: { facts: { unitId: string | null; personId: string | null } }) => [
  facts.unitId,
  facts.personId,
]

/** As {@link placesOf}; of an old register, receipt and result stand there and nothing between them. */
export const placesUnlessTold = (operation: {
  readonly facts: {
    readonly unitId: string | null
    readonly personId: string | null
    readonly fromRegister?: true | undefined
  }
}) => (operation.facts.fromRegister ? [] : placesOf(operation))

/**
 * What an entry leaves on its case: when something last happened, and when a person last saw to it. What the
 * program records by itself is no answer to anybody.
 */
export function entryOf({ at, actor }: { readonly at: number; readonly actor: string | null }) {
  return actor === null ? { active_at: at } : { active_at: at, followed_at: at }
}

/** For what other domains record under a case. */
export function countAsEntry(
  tx: TableWriter,
  operation: { readonly aggregateId: string; readonly at: number; readonly actor: string | null },
): void {
  tx.update(caseTable, operation.aggregateId, entryOf(operation))
}
