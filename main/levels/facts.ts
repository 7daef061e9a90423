import { casesOfUnit, homeCases, pathsUnder, secondLevel } from '../cases/collective.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'

const day = 86_400_000

/** Where and when a case is, as far as it is known. */
interface Placed {
  readonly category: readonly string[]
  readonly unitId: string | null
  readonly buildingId: string | null
  readonly receivedAt: number
  /** The case is among those stored; one that is only being typed is counted on top. */
  readonly stored: boolean
}

/** The figures rules ask for; each is looked up only when asked. */
export function countsFor(read: ReadDatabase, profile: Profile, placed: Placed) {
  const { category, unitId, buildingId, receivedAt, stored } = placed
  const second = secondLevel(category)
  return {
    households(days: number): number {
      if (second === undefined || buildingId === null || unitId === null) return 1
      const cases = homeCases(
        read,
        { scope: 'building', id: buildingId },
        {
          paths: pathsUnder(profile, second),
          kinds: profile.levels.collective.kinds,
          from: receivedAt - days * day,
          until: receivedAt,
          atLeast: stored ? 2 : 1,
        },
      )
      return new Set([unitId, ...cases.map(one => one.unitId)]).size
    },
    repetitions(days: number): number {
      if (second === undefined || unitId === null) return 1
      const from = receivedAt - days * day
      const there = casesOfUnit(read, unitId, pathsUnder(profile, second), from, receivedAt)
      return there + Number(!stored)
    },
  }
}
