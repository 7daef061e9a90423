import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../archive/disk.ts'
import { blobsFolderName } from '../desk/backup-format.ts'
import { type Generation, listGenerations } from '../desk/backup-generations.ts'

/** Behind the name of a copy: the list of the files that belong to it. */
export const listSuffix = '.files'

/** How many copies stay. */
const copiesKept = 2

/** The whole copies, newest first. */
export const listCopies = (folder: string, site: string): Promise<Generation[]> =>
  listGenerations(folder, site)

/**
 * Deletes copies beyond the newest two, and files that none of those needs: what was erased on the main computer goes
 * here as well, two copies later. Where a list cannot be read, no file goes.
 */
export async function thinCopies(folder: string, site: string): Promise<void> {
  const copies = await listCopies(folder, site)
  for (const { path } of copies.slice(copiesKept)) {
    await rm(path, { force: true })
    await rm(`${path}${listSuffix}`, { force: true })
  }
  const needed = new Set<string>()
  for (const { path } of copies.slice(0, copiesKept)) {
    const list = await textOf(`${path}${listSuffix}`)
    if (list === undefined) return
    for (const line of list.split('\n')) needed.add(line.slice(0, line.indexOf(' ')))
  }
  const blobs = join(folder, blobsFolderName)
  for (const shard of await namesIn(blobs))
    for (const name of await namesIn(join(blobs, shard)))
      if (!needed.has(name)) await rm(join(blobs, shard, name), { force: true })
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'latin1')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
