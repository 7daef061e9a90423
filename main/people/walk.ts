import type { TierName } from '../contract/people.ts'
import type { ReadDatabase } from '../database/read.ts'

/**
 * Walks through everybody in the order of their ids and picks those of some tiers.
 *
 * @param most people looked at in one call, so that none takes long
 * @returns `last`: where to go on; null behind the last one
 */
export function peopleBy(
  read: ReadDatabase,
  tiers: readonly TierName[],
  after: string,
  most: number,
): { readonly ids: readonly string[]; readonly last: string | null } {
  const rows = read.all<{ id: string; tier: TierName }>(
    'select id, tier from person where id > ? and merged_into is null order by id limit ?',
    [after, most],
  )
  return {
    ids: rows.filter(row => tiers.includes(row.tier)).map(row => row.id),
    last: rows.length === most ? (rows.at(-1)?.id ?? null) : null,
  }
}
