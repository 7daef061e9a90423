import { removeOldSources } from '../privacy/commands.ts'
import { type DeskCore, systemActor } from './core.ts'
import { isKept } from './kept-files.ts'

/**
 * Ends the time of imported workbooks whose period is over, and deletes every file that only such an import named.
 * The record comes first: a file that a power cut left behind is found again the next time. Backups made before
 * keep it as long as they are kept.
 */
export async function removeImportSources(core: DeskCore): Promise<{ recorded: number; deleted: number }> {
  const { removed } = await core.execute(removeOldSources, { actor: systemActor, input: {} })
  return { recorded: removed, deleted: await deleteRemovedSources(core) }
}

/** Deletes the files of imports whose time was ended, by a person or by the program. */
export async function deleteRemovedSources({ read, archive }: DeskCore): Promise<number> {
  const ended = read.all<{ hash: string }>(
    'select distinct file_hash as hash from import where source_removed_at is not null',
  )
  let deleted = 0
  for (const { hash } of ended) {
    if (isKept(read, hash) || !(await archive.has(hash))) continue
    await archive.remove(hash)
    deleted += 1
  }
  return deleted
}
