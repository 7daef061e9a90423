import type { ReadDatabase } from '../database/read.ts'

/** Name of documents in the search index. */
export const searchKind = 'document'

/**
 * The texts by which documents are found; those that are gone are left out. What the checklist calls its type is not
 * among them: it changes with the checklist, and lists filter by it.
 */
export function documentWords(read: ReadDatabase, ids: readonly string[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const id of ids) {
    const row = read.get<{ title: string | null; note: string | null; shelf: string }>(
      'select title, note, shelf from document where id=?',
      [id],
    )
    if (!row) continue
    const names = read
      .all<{ name: string | null }>('select name from document_file where document_id=? order by place', [id])
      .map(({ name }) => name)
    found.set(
      id,
      [row.title, row.note, row.shelf, ...names].filter(
        (text): text is string => text !== null && text !== '',
      ),
    )
  }
  return found
}
