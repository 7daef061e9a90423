import { hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { documentTokens } from './document-tokens.ts'

/** What is found as one: a case, a contact sheet, a defect. */
export interface SearchDocument {
  /** Sort of document, for example `case`; there may be some hundreds of kinds, not more. */
  kind: string
  /** Unique within its kind. */
  id: string
  /** Texts as people wrote them. A match lies wholly in one of them. */
  texts: readonly string[]
  /** Exact words to filter by, for example `state:handling`, `building:<id>`. Any characters. */
  tags: readonly string[]
}

/** Writes the search index; to be used in the writer's transaction that changes what is indexed. */
export interface SearchWriter {
  /**
   * Adds a document, or replaces the one of the same kind and id. A new document is the newest of all; a
   * replaced one keeps its place.
   */
  put(document: SearchDocument): void
  /** Removes a document; unknown ones are ignored. */
  remove(kind: string, id: string): void
  /** Removes all documents, before they are indexed afresh. */
  clear(): void
  /**
   * One step of tidying, for idle time, in a transaction of its own: merges about `pages` pages (4 KB each)
   * of the index; some milliseconds. FTS5 pauses only between tokens, so a token that most of a million
   * documents have can make one step last 0.15 s. False when there is nothing left to do.
   */
  optimise(pages?: number): boolean
}

/** Prepares the statements of the search writer; the tables must exist (createSearchTables). */
export function openSearchWriter(db: Database): SearchWriter {
  const findKind = db.prepare<[string], { number: number }>('SELECT number FROM search_kind WHERE kind = ?')
  const addKind = db.prepare<[string]>('INSERT INTO search_kind (kind) VALUES (?)')
  const findDocument = db.prepare<[number, string], { number: number; digest: Buffer }>(
    'SELECT number, digest FROM search_document WHERE kind = ? AND id = ?',
  )
  const addDocument = db.prepare<[number, string, Buffer]>(
    'INSERT INTO search_document (kind, id, digest) VALUES (?, ?, ?)',
  )
  const setDigest = db.prepare<[Buffer, number]>('UPDATE search_document SET digest = ? WHERE number = ?')
  const removeDocument = db.prepare<[number]>('DELETE FROM search_document WHERE number = ?')
  const addTokens = db.prepare<[number, Uint8Array]>(
    'INSERT INTO search_index (rowid, tokens) VALUES (?, cast(? AS TEXT))',
  )
  const removeTokens = db.prepare<[number]>('DELETE FROM search_index WHERE rowid = ?')
  const command = db.prepare<[string, number]>('INSERT INTO search_index (search_index, rank) VALUES (?, ?)')
  const deleteAll = db.prepare("INSERT INTO search_index (search_index) VALUES ('delete-all')")
  const changes = db.prepare<[], { total: number }>('SELECT total_changes() AS total')

  // Not remembered between calls: a rolled back transaction would leave a number that the table lacks.
  const kindNumber = (kind: string): number =>
    findKind.get(kind)?.number ?? Number(addKind.run(kind).lastInsertRowid)

  return {
    put(document) {
      const kind = kindNumber(document.kind)
      const tokens = documentTokens(kind, document.texts, document.tags)
      const digest = digestOf(tokens)
      const existing = findDocument.get(kind, document.id)
      if (existing === undefined) {
        addTokens.run(Number(addDocument.run(kind, document.id, digest).lastInsertRowid), tokens)
        return
      }
      if (existing.digest.equals(digest)) return
      removeTokens.run(existing.number)
      addTokens.run(existing.number, tokens)
      setDigest.run(digest, existing.number)
    },

    remove(kind, id) {
      const number = findKind.get(kind)?.number
      const existing = number === undefined ? undefined : findDocument.get(number, id)
      if (existing === undefined) return
      removeTokens.run(existing.number)
      removeDocument.run(existing.number)
    },

    clear() {
      deleteAll.run()
      db.exec('DELETE FROM search_document; DELETE FROM search_kind')
    },

    optimise(pages = 16) {
      const before = changes.get()?.total ?? 0
      command.run('merge', pages)
      // FTS5 documents that a merge without work changes fewer than two rows.
      return (changes.get()?.total ?? 0) - before >= 2
    },
  }
}

const digestOf = (tokens: Uint8Array) => hash('sha256', tokens, 'buffer').subarray(0, 12)

/** The digest that `search_document` holds for a document, by the number of its kind; for checks. */
export function documentDigest(kind: number, { texts, tags }: SearchDocument): Buffer {
  return digestOf(documentTokens(kind, texts, tags))
}
