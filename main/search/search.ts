import type { Database } from 'better-sqlite3'
import { matchesWords, queryGrams, wordsOf } from './text.ts'
import { allToken, gramToken, tagToken } from './token.ts'

/** Where a page of results ended; hand it back as `before` to get the next page. Stays valid over writes. */
export type SearchCursor = number

/** What to find. */
export interface SearchQuery {
  /** Kind of document, as given to the writer. */
  kind: string
  /** Words as typed, separated by blanks; without a word, all documents with the tags are found. */
  text: string
  /** Tags that a document must all have. */
  tags?: readonly string[] | undefined
  /** Of each list a document must have at least one tag; an empty list therefore finds nothing. */
  anyTags?: readonly (readonly string[])[] | undefined
  before?: SearchCursor | undefined
  /** Largest number of results, at least 1. */
  limit: number
  /** The texts of documents as last given to the writer; documents that are gone are left out of the map. */
  textsOf(ids: string[]): Map<string, readonly string[]>
}

/** One page of results, newest document first. */
export interface SearchResult {
  ids: string[]
  /** Present when there are more. */
  next?: SearchCursor
}

/** Finds documents over any connection, read-only ones included. */
export interface SearchReader {
  /**
   * Exactly the documents of which one text contains every word of the query as a substring (after
   * `normalise`), newest first, filtered by tags.
   */
  find(query: SearchQuery): SearchResult
}

interface Candidate {
  number: number
  id: string
}

/** Documents verified in one go while hits keep being dropped; bounds the memory for their texts. */
const LARGEST_BATCH = 1_000
/** Words beyond these no longer narrow the search of the index; they are still verified. */
const MOST_WORDS_IN_INDEX = 16

/** Prepares the statements of the search reader; the tables must exist (createSearchTables). */
export function openSearchReader(db: Database): SearchReader {
  const findKind = db.prepare<[string], { number: number }>('SELECT number FROM search_kind WHERE kind = ?')
  // CROSS JOIN keeps the order: the index delivers row ids descending, the other table only names them.
  const findCandidates = db.prepare<[string, number, number], Candidate>(
    `SELECT d.number AS number, d.id AS id
     FROM search_index AS i CROSS JOIN search_document AS d ON d.number = i.rowid
     WHERE i.search_index MATCH ? AND i.rowid < ? ORDER BY i.rowid DESC LIMIT ?`,
  )

  const find = (query: SearchQuery): SearchResult => {
    const kind = findKind.get(query.kind)?.number
    if (kind === undefined) return { ids: [] }
    const words = wordsOf(query.text)
    const { expression, exact } = compile(kind, words, query)
    if (expression === undefined) return { ids: [] }

    const wanted = Math.max(1, Math.floor(query.limit)) + 1
    const hits: Candidate[] = []
    let before = query.before ?? Number.MAX_SAFE_INTEGER
    let batch = exact ? wanted : Math.min(wanted + 14, LARGEST_BATCH)
    for (;;) {
      const candidates = findCandidates.all(expression, before, batch)
      hits.push(...(exact ? candidates : verified(candidates, words, query)))
      const last = candidates.at(-1)
      if (hits.length >= wanted || last === undefined || candidates.length < batch) break
      before = last.number
      batch = exact ? wanted - hits.length : Math.min(batch * 2, LARGEST_BATCH)
    }
    const page = hits.slice(0, wanted - 1)
    const ids = page.map(hit => hit.id)
    const last = page.at(-1)
    return hits.length >= wanted && last !== undefined ? { ids, next: last.number } : { ids }
  }

  // One transaction, so that a commit of the writer between two statements cannot lose or repeat a result.
  return { find: db.transaction(find) }
}

function verified(candidates: Candidate[], words: readonly string[], query: SearchQuery): Candidate[] {
  const texts = query.textsOf(candidates.map(candidate => candidate.id))
  return candidates.filter(({ id }) => matchesWords(texts.get(id) ?? [], words))
}

/** The FTS5 expression; undefined when nothing can match. Tokens hold no quote, hence no syntax. */
function compile(
  kind: number,
  words: readonly string[],
  query: Pick<SearchQuery, 'tags' | 'anyTags'>,
): { expression: string | undefined; exact: boolean } {
  const [firstWord] = words
  const exact = words.length === 0 || (words.length === 1 && queryGrams(firstWord ?? '').exact)
  // A word inside another says nothing more.
  const telling = words.filter(word => !words.some(other => other !== word && other.includes(word)))
  const required = new Set<string>()
  for (const word of telling.slice(0, MOST_WORDS_IN_INDEX)) {
    for (const gram of queryGrams(word).grams) required.add(gramToken(kind, gram))
  }
  for (const tag of query.tags ?? []) required.add(tagToken(kind, tag))

  const conditions = Array.from(required, quoted)
  for (const choice of query.anyTags ?? []) {
    if (choice.length === 0) return { expression: undefined, exact }
    conditions.push(`(${choice.map(tag => quoted(tagToken(kind, tag))).join(' OR ')})`)
  }
  if (conditions.length === 0) conditions.push(quoted(allToken(kind)))
  return { expression: conditions.join(' AND '), exact }
}

function quoted(token: string): string {
  return `"${token}"`
}
