import type { SweepReport } from '../archive/sweep.ts'
import type { StoredFile } from '../archive/blob-write.ts'
import { mostDeleted, recordDeletedFiles } from '../integrity/commands.ts'
import { type DeskCore, systemActor } from './core.ts'
import { isKept } from './kept-files.ts'

/** A file that no row names waits so long before it goes to the trash, and so long again in there, in milliseconds. */
const orphanGrace = 30 * 86_400_000

/**
 * Moves files that nothing refers to into the trash, and deletes those that were there for thirty days: what a broken
 * off upload, a discarded scan or an erasure left. They go behind an entry on the audit trail.
 *
 * No file is needed by anybody else yet. A headquarters that is still to fetch files has to be asked here first.
 */
export async function sweepUnnamedFiles(core: DeskCore, graceMs = orphanGrace): Promise<SweepReport> {
  const isReferenced = (hash: string) => isKept(core.read, hash)
  const due: StoredFile[] = []
  const first = await core.archive.sweepOrphans({
    isReferenced,
    graceMs,
    beforeDelete(file) {
      due.push(file)
      return false
    },
  })
  let { restored, deleted, trashed } = first
  for (let at = 0; at < due.length; at += mostDeleted) {
    const part = due.slice(at, at + mostDeleted)
    const files = part.map(({ hash }) => core.archive.nameOf(hash).slice(0, 12))
    const bytes = part.reduce((sum, { size }) => sum + size, 0)
    await core.execute(recordDeletedFiles, { actor: systemActor, input: { files, bytes } })
    const recorded = new Set(part.map(({ hash }) => hash))
    // Asked once more whether anything refers to them: somebody may have stored the same file meanwhile.
    const beforeDelete = ({ hash }: StoredFile) => recorded.has(hash)
    const report = await core.archive.sweepOrphans({ isReferenced, graceMs, beforeDelete })
    trashed += report.trashed
    restored += report.restored
    deleted += report.deleted
  }
  return { trashed, restored, deleted, damaged: first.damaged }
}
