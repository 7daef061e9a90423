import { rowsOf } from '../cases/rows.ts'
import type { CaseRow } from '../contract/case-views.ts'
import type { Profile } from '../contract/profile.ts'
import type { DemandedSheetRow } from '../contract/sheet-views.ts'
import type { ReadDatabase } from '../database/read.ts'
import { openDemands } from './demands.ts'
import { partyNames } from './recipients.ts'

/** Most sheets that can be demanded and listed at once. */
export const mostDemanded = 500

/** How many sheets cases demand and have not, to {@link mostDemanded}. */
export const countDemanded = (read: ReadDatabase): number => openDemands(read, mostDemanded).length

/**
 * The sheets that cases demand and have not, the longest demanded first.
 * @param fits which cases are meant; all where absent
 * @param limit of the demands looked at
 */
export function demandedSheets(
  read: ReadDatabase,
  profile: Profile,
  fits: (matter: CaseRow) => boolean = () => true,
  limit: number = mostDemanded,
): DemandedSheetRow[] {
  const open = openDemands(read, limit)
  const cases = new Map(
    rowsOf(
      read,
      open.map(one => one.caseId),
    ).map(row => [row.id, row]),
  )
  const nameOf = partyNames(read, profile)
  return open.flatMap(({ id, caseId, demand, party, since }) => {
    const matter = cases.get(caseId)
    if (!matter || !fits(matter)) return []
    const reason = profile.sheets.demands.find(one => one.id === demand)?.reason ?? null
    return [{ id, recipient: party, recipientName: nameOf(party), reason, since, matter }]
  })
}
