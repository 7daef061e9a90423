import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isMissing, makeDurableFolder, writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { SetAside } from '../contract/standby.ts'
import { openKeyring, type Protector } from '../database/keyring.ts'
import { type DeskCore, openCore } from '../desk/core.ts'
import { lockFiles } from '../desk/leftovers.ts'
import type { Environment } from '../log/writer-core.ts'
import { Joined, standbyFolderName, writeJoined } from './joined.ts'
import { readReplaced, type Replaced } from './replaced.ts'

/** `set-aside.json` of data that were set aside: when, and how many entries the desk that took over lacks. */
const Note = z.object({ version: z.literal(1), at: z.int(), later: z.int().min(0) })

/** `standby/setting-aside.json`: what has to be done to the end, however often it is cut off. */
const Plan = z.object({ id: z.uuid(), note: Note, joined: Joined })
export type SetAsidePlan = z.output<typeof Plan>

const planName = 'setting-aside.json'
const noteName = 'set-aside.json'
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
const bytesOf = (content: unknown) => Buffer.from(`${JSON.stringify(content)}\n`)
const folderOf = (dataFolder: string) => join(dataFolder, standbyFolderName)
const formersFolderOf = (dataFolder: string) => join(folderOf(dataFolder), 'former')

/** From here on the data of this folder are set aside, at the latest by the next start. */
export async function planSetAside(dataFolder: string, plan: SetAsidePlan): Promise<void> {
  await makeDurableFolder(nodeDisk, folderOf(dataFolder))
  await writeFileAtomically(nodeDisk, random, join(folderOf(dataFolder), planName), bytesOf(plan))
}

/**
 * Sets the data of a replaced desk aside where that was planned, and makes the computer a standby: all of it goes
 * below `standby/former`, where it stays a whole data folder. Also at a start, where it was cut off.
 */
export async function finishSetAside(dataFolder: string): Promise<void> {
  const plan = await readPlan(dataFolder)
  if (!plan) return
  const { id, note, joined } = plan
  const target = join(formersFolderOf(dataFolder), id)
  await makeDurableFolder(nodeDisk, target)
  await writeFileAtomically(nodeDisk, random, join(target, noteName), bytesOf(note))
  for (const name of await readdir(dataFolder))
    if (!lockFiles.has(name)) await rename(join(dataFolder, name), join(target, name))
  await nodeDisk.syncFolder(target)
  await nodeDisk.syncFolder(dataFolder)
  // They tell of another life of this computer.
  for (const name of ['state.json', 'took-over.json'])
    await rm(join(folderOf(dataFolder), name), { force: true })
  await writeJoined(dataFolder, joined)
  await rm(join(folderOf(dataFolder), planName), { force: true })
  await nodeDisk.syncFolder(folderOf(dataFolder))
}

async function readPlan(dataFolder: string): Promise<SetAsidePlan | undefined> {
  const path = join(folderOf(dataFolder), planName)
  return existsSync(path) ? Plan.parse(JSON.parse(await readFile(path, 'utf8'))) : undefined
}

/** Data that were set aside on this computer, the latest first. */
export async function listSetAside(dataFolder: string): Promise<SetAside[]> {
  const found: SetAside[] = []
  for (const id of await namesIn(formersFolderOf(dataFolder))) {
    const there = await readFormer(dataFolder, id)
    if (there) found.push({ id, at: there.note.at, takenOverAt: there.replaced.at, later: there.note.later })
  }
  return found.sort((a, b) => b.at - a.at)
}

async function readFormer(
  dataFolder: string,
  id: string,
): Promise<
  { readonly folder: string; readonly note: z.output<typeof Note>; readonly replaced: Replaced } | undefined
> {
  const folder = join(formersFolderOf(dataFolder), id)
  const replaced = readReplaced(folder)
  const path = join(folder, noteName)
  if (!replaced || !existsSync(path)) return undefined
  const note = Note.safeParse(JSON.parse(await readFile(path, 'utf8')))
  return note.success ? { folder, note: note.data, replaced } : undefined
}

export interface FormerPlace {
  readonly dataFolder: string
  readonly protector: Protector
  readonly machine: string
  readonly environment?: Environment | undefined
}

/** Opens data that were set aside for a moment. Errors: `standby.notSetAside`, those of the keyring and the core. */
export async function withSetAside<T>(
  { dataFolder, protector, machine, environment }: FormerPlace,
  id: string,
  work: (core: DeskCore, replaced: Replaced) => Promise<T>,
): Promise<T> {
  const former = await readFormer(dataFolder, z.uuid().parse(id))
  if (!former) throw new DeskError('standby.notSetAside')
  const dataKey = await openKeyring({ dataFolder: former.folder, protector })
  const core = await openCore({
    dataFolder: former.folder,
    dataKey,
    machine,
    threads: false,
    ...(environment ? { environment } : {}),
  })
  try {
    return await work(core, former.replaced)
  } finally {
    await core.close()
  }
}

/** Deletes data that were set aside, for good. */
export async function deleteSetAside(dataFolder: string, id: string): Promise<void> {
  const folder = join(formersFolderOf(dataFolder), z.uuid().parse(id))
  // The keyring first: what a cut leaves behind it opens for nobody.
  await rm(join(folder, 'keyring.json'), { force: true })
  await rm(folder, { recursive: true, force: true })
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
