import type { ReadDatabase } from '../database/read.ts'
import { isPresent } from '../people/queries.ts'
import { residentsStanding } from './standing.ts'

/** Who is in one home of a building. */
export interface ResidentsOfHome {
  readonly unitId: string
  /** Owners first; null for an erased name. */
  readonly people: readonly (string | null)[]
  readonly dissatisfied: boolean
}

/**
 * Who is in the homes of a building that have anybody, for one part of `homesOfPart` homes in the order of the
 * building. Empty behind its last home.
 */
export function residentsOfPart(
  read: ReadDatabase,
  { buildingId, part, today }: { readonly buildingId: string; readonly part: number; readonly today: string },
): ResidentsOfHome[] {
  return [...residentsStanding(read, buildingId, part)].flatMap(([unitId, residents]) => {
    // Somebody may be there in two roles.
    const here = new Map(residents.filter(one => isPresent(one.until, today)).map(one => [one.personId, one]))
    if (here.size === 0) return []
    const people = [...here.values()]
    return [
      {
        unitId,
        people: people.map(one => one.name),
        dissatisfied: people.some(one => one.tier === 'dissatisfied'),
      },
    ]
  })
}
