import type { ReadDatabase } from '../database/read.ts'
import { signedHome } from '../contracts/promised.ts'
import { occupanciesOfUnit, type StoredOccupancy } from '../people/queries.ts'

/** When a home was handed over. */
export interface Handover {
  /** `2026-07-12`; null where it was not, or nobody knows. */
  readonly on: string | null
  /** Nobody noted the day: it is taken to be the first day an owner was registered with. */
  readonly assumed: boolean
}

/** What decides on it: the noted days and who owns the home since when. */
export interface HandoverFacts {
  readonly handedOverOn: string | null
  readonly promisedOn: string | null
  readonly owners: readonly Pick<StoredOccupancy, 'role' | 'from'>[]
}

/**
 * The noted day, else the first day of an owner: older files have no other. Where a day was promised, an owner's day
 * before it is that of the contract and says nothing.
 */
export function handoverOf({ handedOverOn, promisedOn, owners }: HandoverFacts): Handover {
  if (handedOverOn !== null) return { on: handedOverOn, assumed: false }
  const first = owners
    .filter(({ role }) => role === 'owner' || role === 'co-owner')
    .flatMap(({ from }) => from ?? [])
    .sort()[0]
  if (first === undefined || (promisedOn !== null && first < promisedOn)) return { on: null, assumed: false }
  return { on: first, assumed: true }
}

/** When a unit was handed over. */
export function handover(read: ReadDatabase, unitId: string): Handover {
  const days = read.get<{ handedOverOn: string | null; promisedOn: string | null }>(
    'select handed_over_on as "handedOverOn", promised_on as "promisedOn" from unit where id=?',
    [unitId],
  )
  return handoverOf({
    handedOverOn: days?.handedOverOn ?? null,
    promisedOn: days?.promisedOn ?? signedHome(read, unitId)?.promisedOn ?? null,
    owners: occupanciesOfUnit(read, unitId),
  })
}
