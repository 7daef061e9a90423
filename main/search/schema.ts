import type { Database } from 'better-sqlite3'

/**
 * Tables of the search index. They are local-only: outside the operation log, without the write guard,
 * never synced, and can be dropped and built again from the domain tables.
 *
 * - `search_kind` numbers the kinds of documents.
 * - `search_document` numbers the documents; the higher the row id, the newer the document. `digest`
 *   recognises a replacement that changes nothing.
 * - `search_index` holds for each row id its distinct grams and tags. Contentless: texts are not stored
 *   twice. `detail=none`, because grams are distinct within a document and long words are verified anyway:
 *   for 150,000 documents 19 MB in 9 s, against 39 MB in 12 s for `full` with phrases of pairs, which is no
 *   faster for words and seven times slower for digits of a phone. A hash of 8 MB lets large transactions
 *   write few large segments. Merging is left to idle time (`optimise`) as long as that comes round; else
 *   FTS5 does it within writes at 8 segments, and at 64 at the latest.
 * - `person_lookup` and `person_lookup_person` find people by name, pinyin, initials and phone while
 *   typing (main/people/name-search.ts): a key is found by its beginning; `place` is 0 for the beginning
 *   of a name or number, 1 for a later part of a name or a number read from its end; `keys` lists the rows of a
 *   person so that they can be replaced.
 *
 * Each statement can be repeated without effect.
 */
export const searchTableStatements: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS search_kind (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE
)`,
  `CREATE TABLE IF NOT EXISTS search_document (
  number INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  digest BLOB NOT NULL,
  CONSTRAINT search_document_id UNIQUE (kind, id)
)`,
  `CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(
  tokens, content='', contentless_delete=1, detail=none, tokenize='ascii'
)`,
  `INSERT INTO search_index(search_index, rank) VALUES ('hashsize', 8388608)`,
  `INSERT INTO search_index(search_index, rank) VALUES ('automerge', 8)`,
  `INSERT INTO search_index(search_index, rank) VALUES ('crisismerge', 64)`,
  `CREATE TABLE IF NOT EXISTS person_lookup_person (
  number INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL UNIQUE,
  keys TEXT NOT NULL
)`,
  `CREATE TABLE IF NOT EXISTS person_lookup (
  field INTEGER NOT NULL,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  weight INTEGER NOT NULL,
  person INTEGER NOT NULL,
  PRIMARY KEY (field, place, key, weight, person)
) WITHOUT ROWID`,
]

/** Names of the tables above, for rules that list local-only tables; FTS5 adds shadow tables `search_index_*`. */
export const searchTableNames = [
  'search_kind',
  'search_document',
  'search_index',
  'person_lookup_person',
  'person_lookup',
] as const

/** Creates the tables of the search index where they are missing. */
export function createSearchTables(db: Database): void {
  for (const statement of searchTableStatements) db.exec(statement)
}
