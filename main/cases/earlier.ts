import { z } from 'zod'
import type { EarlierCase } from '../contract/case-views.ts'
import type { CaseFilter } from '../contract/cases.ts'
import type { Profile } from '../contract/profile.ts'
import { tellingWords } from '../contract/propose.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CaseSearch } from './search.ts'
import { listCases } from './list.ts'

const mostWords = 3
const mostFound = 5
/** No further search is begun after this many milliseconds: somebody is typing. */
const longestSearch = 30

/** What earlier cases are looked for by. */
export interface EarlierLike {
  readonly text: string
  /** Category ids, most general first. */
  readonly category: readonly string[]
  readonly buildingId: string | undefined
  /** The case somebody is looking at. */
  readonly exceptId: string | undefined
}

/**
 * Closed cases about the same thing, at most five, with how they were solved. First those with all telling words of
 * the text, in the building and then anywhere, then those with fewer of them, at last those of the same category;
 * each group newest first.
 *
 * @param longest milliseconds after which no further search is begun
 */
export function earlierCases(
  read: ReadDatabase,
  search: CaseSearch,
  profile: Profile,
  { text, category, buildingId, exceptId }: EarlierLike,
  longest = longestSearch,
): EarlierCase[] {
  const telling = tellingWords(profile, text).slice(0, mostWords)
  const closed: CaseFilter = { states: ['closed'] }
  const places: CaseFilter[] = buildingId ? [{ ...closed, buildingId }, closed] : [closed]
  const page = { before: undefined, limit: mostFound + 1 }
  const lowest = category.at(-1)
  const questions = [
    ...telling.flatMap((_, dropped) => {
      const words = telling.slice(0, telling.length - dropped).join(' ')
      return places.map(filter => () => search.find({ text: words, filter, ...page }).rows)
    }),
    ...(lowest === undefined
      ? []
      : places.map(filter => () => {
          const asked = { filter: { ...filter, category: lowest }, sort: 'received' as const, ...page }
          return listCases(read, profile, asked).rows
        })),
  ]
  const found = new Map<string, Omit<EarlierCase, 'solution'>>()
  const end = performance.now() + longest
  for (const ask of questions) {
    if (found.size >= mostFound || performance.now() > end) break
    for (const row of ask()) if (found.size < mostFound && row.id !== exceptId) found.set(row.id, row)
  }
  return Array.from(found.values(), row => ({ ...row, solution: solutionOf(read, row.id) }))
}

const Said = z.object({ text: z.string().optional() })

/** How a case was solved, in the words of whoever did: the last it was resolved with, else those it was closed with. */
function solutionOf(read: ReadDatabase, caseId: string): string | null {
  // In the order of the log, so that the case's own entries are walked and no index of all endings.
  const entries = read.all<{ type: string; personal: string | null }>(
    'select type, personal from operation where aggregate_id=? order by position desc',
    [caseId],
  )
  for (const ending of ['case.resolved', 'case.closed']) {
    for (const { type, personal } of entries) {
      if (type !== ending || personal === null) continue
      const { text } = Said.parse(JSON.parse(personal))
      if (text) return text
    }
  }
  return null
}
