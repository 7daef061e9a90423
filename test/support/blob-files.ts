import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestDesk } from './desk.ts'

/** Where stored files of a test desk lie on the disk, and how to damage them. */
export function blobNames(desk: () => TestDesk) {
  /** @param beside the folder that holds `blobs`: the archive, or one with backups */
  const pathOf = (hash: string, beside = join(desk().core.dataFolder, 'archive')) => {
    const name = desk().core.archive.nameOf(hash)
    return join(beside, 'blobs', name.slice(0, 2), name)
  }
  return {
    pathOf,
    /** Changes one byte in the place it lies, for every name the file has. */
    flip(hash: string, beside?: string) {
      const path = pathOf(hash, beside)
      const bytes = readFileSync(path)
      const at = Math.floor(bytes.length / 2)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(path, bytes)
    },
    /** Takes the file away. */
    remove: (hash: string) => rmSync(pathOf(hash)),
  }
}
