import { rm } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { makeDurableFolder, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { StandbyTrouble } from '../contract/standby.ts'

/**
 * `standby/joined.json` of a data folder: which desk this computer keeps a copy of. The token opens nothing but the
 * copies, and those are encrypted; whoever reads this file can read no word of them.
 */
export const Joined = z.object({
  version: z.literal(1),
  site: z.object({ code: z.string().max(20), name: z.string().max(200) }),
  /** Host and port; those that answered last come first. */
  hosts: z.array(z.string().max(300)).min(1).max(20),
  /** Certificate of the site's authority, PEM: nobody else is believed. */
  authority: z.string().max(20_000),
  /** Of this device. */
  token: z.string().min(1).max(200),
  name: z.string().max(200),
  /** This computer's clock, UTC milliseconds. */
  pairedAt: z.int(),
})
export type Joined = z.output<typeof Joined>

/** `standby/state.json`: what was last heard, so that a start shows the right age at once. */
const FollowState = z.object({
  /** The main computer's clock less this one's, in milliseconds. */
  offset: z.number().default(0),
  /** By the main computer's clock: until then the newest copy holds all there is. */
  freshAt: z.int().nullable().default(null),
  heardAt: z.int().nullable().default(null),
  trouble: StandbyTrouble.nullable().default(null),
})
export type FollowState = z.output<typeof FollowState>

/** What a standby keeps in its data folder; a restore leaves it alone. */
export const standbyFolderName = 'standby'

const folderOf = (dataFolder: string) => join(dataFolder, standbyFolderName)

/** Where the copies lie. */
export const copiesFolderOf = (dataFolder: string) => join(folderOf(dataFolder), 'copies')

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

const read = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
  if (!existsSync(path)) return undefined
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    // Damaged is as good as none: pairing anew mends it, and the copies are kept.
    return undefined
  }
}

async function write(dataFolder: string, name: string, content: unknown): Promise<void> {
  await makeDurableFolder(nodeDisk, folderOf(dataFolder))
  const bytes = Buffer.from(`${JSON.stringify(content)}\n`)
  await writeFileAtomically(nodeDisk, random, join(folderOf(dataFolder), name), bytes)
}

/** Which desk is followed; undefined where none is. */
export const readJoined = (dataFolder: string): Joined | undefined =>
  read(join(folderOf(dataFolder), 'joined.json'), Joined)

export const writeJoined = (dataFolder: string, joined: Joined): Promise<void> =>
  write(dataFolder, 'joined.json', joined)

/** This computer follows nobody from now on; its copies stay. */
export async function removeJoined(dataFolder: string): Promise<void> {
  await rm(join(folderOf(dataFolder), 'joined.json'), { force: true })
  if (existsSync(folderOf(dataFolder))) await nodeDisk.syncFolder(folderOf(dataFolder))
}

export const readState = (dataFolder: string): FollowState =>
  read(join(folderOf(dataFolder), 'state.json'), FollowState) ?? FollowState.parse({})

export const writeState = (dataFolder: string, state: FollowState): Promise<void> =>
  write(dataFolder, 'state.json', state)
