import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { highestLetter, nextLetter, takeOverLetter } from '../log/incarnation.ts'
import type { BackupManifest } from './backup-format.ts'
import { listGenerations } from './backup-generations.ts'

/**
 * Letters given by restores from a folder of backups, `clubhouse-<site>.restored.json` beside them. Restoring the
 * same old backup twice must not give the same letter twice, or case numbers would repeat.
 */
const RestoredLetters = z.object({ letters: z.array(z.string().max(3)).max(1000) })

const largestFile = 65_536
const pathOf = (folder: string, site: string) => join(folder, `clubhouse-${site}.restored.json`)

/**
 * The letter after all that this folder knows of: the backup's own, those of newer ones, those of earlier restores.
 * @param standby which of the desk's standbys takes over, from 1: it and a stick with the same copy know nothing of
 *   each other; undefined for a restore
 */
export async function letterAfterRestore(
  folder: string,
  manifest: BackupManifest,
  standby?: number,
): Promise<string> {
  const others = await listGenerations(folder, manifest.site)
  const letters = [
    manifest.letter,
    ...others.map(other => other.manifest.letter),
    ...(await readLetters(folder, manifest.site)),
  ]
  const highest = highestLetter(letters)
  return standby === undefined ? nextLetter(highest) : takeOverLetter(highest, standby)
}

/** Remembers the letter beside the backups, where the folder can be written. */
export async function noteRestore(
  folder: string,
  { site, letter }: { readonly site: string; readonly letter: string },
): Promise<void> {
  const letters = [...(await readLetters(folder, site)), letter]
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const bytes = Buffer.from(`${JSON.stringify({ letters })}\n`)
  // A stick may be write-protected; the restored desk itself is complete.
  await Promise.allSettled([writeFileAtomically(nodeDisk, random, pathOf(folder, site), bytes)])
}

async function readLetters(folder: string, site: string): Promise<string[]> {
  try {
    const bytes = await readSmallFile(nodeDisk, pathOf(folder, site), largestFile)
    return bytes ? RestoredLetters.parse(JSON.parse(bytes.toString())).letters : []
  } catch {
    // Damaged: the letters of the generations themselves still count.
    return []
  }
}
