import type { z } from 'zod'
import type { AtHand, AtHandInput, CaseRow } from '../contract/case-views.ts'
import { openStates } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import { tellingWords } from '../contract/propose.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CaseSearch } from './search.ts'
import { countCases } from './counts.ts'
import { listCases, resolveFilter } from './list.ts'

const sevenDays = 7 * 86_400_000
const mostWords = 3
/** No further search for similar cases is begun after this many milliseconds: somebody is typing. */
const longestSimilar = 30

/** What is at hand while somebody takes a case. Every part is a bounded walk, so it can run at each key. */
export function casesAtHand(
  read: ReadDatabase,
  search: CaseSearch,
  profile: Profile,
  now: number,
  { unitId, personId, buildingId, category, text }: z.output<typeof AtHandInput>,
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
    similar: text ? similar(text, building ?? undefined) : [],
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

  /** Earlier cases with the telling words of the text: first all of them in the building, then fewer, then anywhere. */
  function similar(words: string, buildingId: string | undefined): CaseRow[] {
    const telling = tellingWords(profile, words).slice(0, mostWords)
    const found = new Map<string, CaseRow>()
    const end = performance.now() + longestSimilar
    for (const where of buildingId ? [{ buildingId }, {}] : [{}]) {
      for (let count = telling.length; count > 0 && found.size < 5; count--) {
        if (performance.now() > end) break
        const asked = { text: telling.slice(0, count).join(' '), filter: where, before: undefined, limit: 5 }
        for (const row of search.find(asked).rows) if (found.size < 5) found.set(row.id, row)
      }
    }
    return [...found.values()]
  }
}
