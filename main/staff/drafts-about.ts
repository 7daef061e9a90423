import type { CommandContext } from '../log/command.ts'
import { draftTable } from './tables.ts'

/**
 * Throws away drafts in which any of these stands: ids, whole phones and ID numbers, never a bare name, which others
 * may have too. Returns how many.
 */
export function forgetDraftsAbout(
  { read, local }: CommandContext,
  marks: readonly (string | null)[],
): number {
  const wanted = marks.filter(mark => mark !== null && mark.length >= 7).map(String)
  if (wanted.length === 0) return 0
  const found = read
    .all<{ id: string; body: string }>('select id, body from draft')
    .filter(({ body }) => wanted.some(mark => body.includes(mark)))
  for (const { id } of found) local.deleteWhere(draftTable, 'id', id)
  return found.length
}
