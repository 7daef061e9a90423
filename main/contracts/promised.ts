import type { ReadDatabase } from '../database/read.ts'

/** What a signed contract says of the handover of a home. */
export interface SignedHome {
  /** The day by which it is promised; null where the contract does not say. */
  readonly promisedOn: string | null
}

/** The latest contract of a home that stands; undefined where there is none. */
export function signedHome(read: ReadDatabase, unitId: string): SignedHome | undefined {
  // A home has one or two in its life.
  const [latest] = read
    .all<SignedHome & { id: string; day: string }>(
      `select id, sort_day as day, promised_on as "promisedOn" from contract where unit_id=? and state='signed'`,
      [unitId],
    )
    .sort((a, b) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? 1 : -1))
  return latest && { promisedOn: latest.promisedOn }
}

/** The latest contract that stands of each home of a building, by unit. */
export function signedInBuilding(read: ReadDatabase, buildingId: string): Map<string, SignedHome> {
  const rows = read.all<SignedHome & { unitId: string }>(
    `select unit_id as "unitId", promised_on as "promisedOn" from contract where building_id=? and state='signed'
     order by sort_day, id`,
    [buildingId],
  )
  return new Map(rows.map(({ unitId, promisedOn }) => [unitId, { promisedOn }]))
}
