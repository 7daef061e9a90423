import { join } from 'node:path'
import type { StoredFile } from './blob-write.ts'
import { type ArchiveContext, type Blobs, label } from './blobs.ts'
import { isMissing } from './disk.ts'

/** What a sweep asks and how long it waits. Times in milliseconds. */
export interface SweepOptions {
  /** True where a row of the database names the file. Asked after the disk was listed. */
  readonly isReferenced: (hash: string) => boolean | Promise<boolean>
  /** Age from which an unreferenced file goes to the trash, and stay there before it is deleted. */
  readonly graceMs: number
  /** True where the file may be deleted for ever (HQ has it, or never needs it). Asked for each file of the trash. */
  readonly beforeDelete: (file: StoredFile) => boolean | Promise<boolean>
}

/** What a sweep did; `damaged` files stay where they are, for a person to look at. */
export interface SweepReport {
  readonly trashed: number
  readonly restored: number
  readonly deleted: number
  readonly damaged: readonly string[]
}

/**
 * Moves files that no row names to the trash, and deletes those that have been there for the grace time. The disk is
 * listed first and the database asked afterwards, so that a file stored in between is seen by the question.
 */
export async function sweepOrphans(
  context: ArchiveContext,
  blobs: Blobs,
  removeDerived: (hash: string) => Promise<void>,
  options: SweepOptions,
): Promise<SweepReport> {
  const { disk, clock } = context
  const before = clock() - options.graceMs
  const damaged: string[] = []
  let trashed = 0
  let restored = 0
  let deleted = 0

  const old: { name: string; hash: string }[] = []
  for await (const { name, entry, file } of blobs.onDisk()) {
    if (!file) damaged.push(label(name))
    else if (entry.modifiedAt <= before) old.push({ name, hash: file.hash })
  }
  const discarded: { name: string; file: StoredFile; since: number }[] = []
  for await (const { name, entry, file } of blobs.inTrash()) {
    if (file) discarded.push({ name, file, since: entry.modifiedAt })
    else damaged.push(label(name))
  }

  for (const { name, hash } of old) {
    if (await options.isReferenced(hash)) continue
    // Stored again while the database was asked: its time starts anew.
    const entry = await disk.entry(blobs.pathOf(name))
    if (!entry || entry.modifiedAt > before) continue
    await blobs.prepareTrash()
    await disk.touch(blobs.pathOf(name), clock())
    await disk.rename(blobs.pathOf(name), blobs.trashPathOf(name))
    await disk.syncFolder(blobs.trashFolder)
    trashed += 1
  }

  for (const { name, file, since } of discarded) {
    if (await options.isReferenced(file.hash)) {
      await blobs.restore(name)
      restored += 1
    } else if (since <= before && (await options.beforeDelete(file))) {
      await disk.remove(blobs.trashPathOf(name))
      if (!(await disk.entry(blobs.pathOf(name)))) await removeDerived(file.hash)
      deleted += 1
    }
  }
  return { trashed, restored, deleted, damaged }
}

/** Removes files in `folder` untouched for the grace time; returns how many. */
export async function removeOldFiles(
  context: ArchiveContext,
  folder: string,
  graceMs: number,
): Promise<number> {
  const before = context.clock() - graceMs
  let removed = 0
  for (const name of await context.disk.list(folder)) {
    const path = join(folder, name)
    const entry = await context.disk.entry(path)
    if (!entry || entry.isFolder || entry.modifiedAt > before) continue
    try {
      await context.disk.remove(path)
      removed += 1
    } catch (error) {
      // Finished or swept by another thread in this moment.
      if (!isMissing(error)) throw error
    }
  }
  return removed
}
