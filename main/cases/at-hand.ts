import type { z } from 'zod'
import type { AtHand, AtHandInput } from '../contract/case-views.ts'
import { openStates } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CaseSearch } from './search.ts'
import { countCases } from './counts.ts'
import { earlierCases } from './earlier.ts'
import { todayOf } from '../site/queries.ts'
import { listCases, resolveFilter } from './list.ts'
import { warrantyAtHand } from './warranty.ts'

const sevenDays = 7 * 86_400_000

/** What is at hand while somebody takes a case. Every part is a bounded walk, so it can run at each key. */
export function casesAtHand(
  read: ReadDatabase,
  search: CaseSearch,
  profile: Profile,
  now: number,
  { unitId, personId, buildingId, category, text, exceptCaseId }: z.output<typeof AtHandInput>,
): AtHand {
  const list = (filter: Parameters<typeof listCases>[2]['filter'], limit: number) =>
    listCases(read, profile, { filter, sort: 'received', before: undefined, limit }).rows
  const whose = unitId ? { unitId } : personId ? { personId } : undefined
  const building = buildingId ?? (unitId ? unitPlace(read, unitId)?.buildingId : undefined)
  const lowest = category?.at(-1)
  const open = whose ? list({ ...whose, states: [...openStates] }, 20) : []
  const recent = whose ? list(whose, 3) : []
  return {
    open,
    recent,
    sameCategory: lowest !== undefined && building ? sameCategory(building, lowest) : null,
    warranty: warrantyAtHand(
      read,
      profile,
      { unitId: unitId ?? null, buildingId: building ?? null, category: category ?? [] },
      todayOf(read, now),
    ),
    similar: earlierCases(read, search, profile, {
      text: text ?? '',
      category: category ?? [],
      buildingId: building ?? undefined,
      exceptId: exceptCaseId,
    }),
  }

  function sameCategory(buildingId: string, category: string): AtHand['sameCategory'] {
    const filter = { buildingId, category, receivedFrom: now - sevenDays }
    const rows = list(filter, 20)
    return {
      cases: countCases(read, resolveFilter(profile, filter)),
      units: new Set(rows.flatMap(row => row.unitId ?? [])).size,
      rows,
    }
  }
}
