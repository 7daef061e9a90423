import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import {
  isMissing,
  makeDurableFolder,
  readSmallFile,
  systemCode,
  writeFileAtomically,
} from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { isWithin } from './backup.ts'
import { targetError } from './backup-failures.ts'
import type { NotePlace } from './backup-note.ts'

/** `backup-places.json` in the data folder. It belongs to this computer: no backup carries it. */
const Places = z.object({
  second: z
    .object({ folder: z.string().min(1).max(1000), id: z.uuid() })
    .nullable()
    .default(null),
})

/** The second place of backups: a stick, another disk, a share. */
export type SecondPlace = NonNullable<z.infer<typeof Places>['second']>

/**
 * `clubhouse.place.json` in the folder itself. A path alone does not say that the stick is plugged in: where it is
 * not, the same path may be an empty folder of this computer's own disk.
 */
const Marker = z.object({ id: z.uuid(), site: z.string().max(20) })

const markerName = 'clubhouse.place.json'
const largestFile = 16_384
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** The second place somebody chose; undefined where nobody did. */
export async function readSecondPlace({ dataFolder }: NotePlace): Promise<SecondPlace | undefined> {
  const found = await readJson(join(dataFolder, 'backup-places.json'), Places)
  return found?.second ?? undefined
}

/**
 * Chooses the second place, or none. The folder is made and marked; one that was marked for this site before, by a
 * desk that was lost say, goes on being it.
 * Errors: `backup.noFolder`, `backup.targetGone`, `backup.placeForeign`, `backup.inside`.
 */
export async function chooseSecondPlace(
  { dataFolder }: NotePlace,
  site: string,
  folder: string | null,
): Promise<void> {
  const second = folder === null ? null : await markPlace(dataFolder, site, resolve(folder))
  const bytes = Buffer.from(JSON.stringify({ second }))
  await writeFileAtomically(nodeDisk, random, join(dataFolder, 'backup-places.json'), bytes)
}

async function markPlace(dataFolder: string, site: string, folder: string): Promise<SecondPlace> {
  if (isWithin(folder, dataFolder) || isWithin(resolve(dataFolder), folder))
    throw new DeskError('backup.inside', { folder })
  try {
    await makeDurableFolder(nodeDisk, folder)
    const known = await readJson(join(folder, markerName), Marker)
    if (known && known.site !== site) throw new DeskError('backup.placeForeign', { folder })
    if (known) return { folder, id: known.id }
    const id = randomUUID()
    const bytes = Buffer.from(`${JSON.stringify({ id, site })}\n`)
    await writeFileAtomically(nodeDisk, random, join(folder, markerName), bytes)
    return { folder, id }
  } catch (error) {
    throw isMissing(error) ? new DeskError('backup.noFolder', { folder }) : targetError(error, folder)
  }
}

/** Whether the second place is there now: the very stick, not merely its path. */
export async function isThere({ folder, id }: SecondPlace): Promise<boolean> {
  return (await readJson(join(folder, markerName), Marker))?.id === id
}

/** Whether a place would be lost together with the data: the same disk. */
export async function isOnSameDisk({ dataFolder }: NotePlace, folder: string): Promise<boolean> {
  try {
    const [data, place] = await Promise.all([stat(dataFolder), stat(folder)])
    return data.dev === place.dev
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return false
  }
}

/** Undefined where there is no such file, or none that makes sense. */
async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const bytes = await readSmallFile(nodeDisk, path, largestFile)
    return bytes ? schema.parse(JSON.parse(bytes.toString())) : undefined
  } catch {
    // A stick that is gone or cannot be read is not there.
    return undefined
  }
}
