import { z } from 'zod'
import type { Scores } from '../contract/callbacks.ts'
import { Id } from '../contract/values.ts'
import { canonicalJson } from '../log/canonical.ts'

/** What every operation on a callback is made of. */
export const aggregate = 'callback'
export const nobody = z.object({})
/** What it is about: its entries stand on the timelines of all three. */
export const thing = { caseId: Id.nullable(), unitId: Id.nullable(), personId: Id.nullable() }

interface Thing {
  readonly facts: {
    readonly caseId: string | null
    readonly unitId: string | null
    readonly personId: string | null
  }
}
export const subjectsOf = ({ facts }: Thing) => [facts.caseId, facts.unitId, facts.personId]

/** Scores as rows hold them: in the order of their ids, which is the same when the log is replayed. */
export const storedScores = (scores: Scores): string => canonicalJson(scores)
