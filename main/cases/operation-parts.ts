import { z } from 'zod'
import { Id } from '../contract/values.ts'

/** What every operation on a case is made of. */
export const nobody = z.object({})
export const aggregate = 'case'
/** Ids that put an entry on the timelines of unit and person; absent where the case has none. */
export const places = { unitId: Id.nullable(), personId: Id.nullable() }
export const placesOf = ({ facts }: { facts: { unitId: string | null; personId: string | null } }) => [
  facts.unitId,
  facts.personId,
]
