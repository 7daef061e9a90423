import type { ArchiveContext, Blobs } from './blobs.ts'

/**
 * Deletes a file for good, out of the archive, its trash and the pictures made from it. For files whose time is over;
 * whoever calls has made sure that no row names it any more. A file that is not there is fine.
 */
export async function removeBlob(
  { disk }: ArchiveContext,
  blobs: Blobs,
  removeDerived: (hash: string) => Promise<void>,
  hash: string,
): Promise<void> {
  const name = blobs.fileName(hash)
  // Pictures first: after a power cut between them the file is still there to be found again.
  await removeDerived(hash)
  for (const [path, folder] of [
    [blobs.pathOf(name), blobs.shardOf(name)],
    [blobs.trashPathOf(name), blobs.trashFolder],
  ] as const) {
    if (!(await disk.entry(path))) continue
    await disk.remove(path)
    await disk.syncFolder(folder)
  }
}
