import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { backupsFolderOf } from '../desk/backup.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import { revokeDevice } from '../station/commands.ts'
import { deviceTokenHash } from '../station/gate.ts'
import { deviceOfSecret } from '../station/queries.ts'
import { incomingFolder } from './fetch-copy.ts'
import { copiesFolderOf, readJoined, removeJoined, standbyFolderName } from './joined.ts'
import { listSuffix } from './kept-copies.ts'

/** `standby/took-over.json`: whose place this desk took, so that it can be told when it comes back. */
const TookOver = z.object({
  version: z.literal(1),
  hosts: z.array(z.string()),
  authority: z.string(),
  token: z.string(),
  /** What this computer was called there. */
  name: z.string().nullable().default(null),
  /** The incarnation that began with taking over. */
  incarnation: z.string(),
  letter: z.string(),
  /** UTC milliseconds, this computer's clock. */
  at: z.int(),
  /** Where the other desk's log was when the copy was made. */
  after: z.object({ incarnation: z.string(), sequence: z.int() }),
  /** When the other desk said that it knows; null until then. */
  toldAt: z.int().nullable(),
})
export type TookOver = z.output<typeof TookOver>

const pathOf = (dataFolder: string) => join(dataFolder, standbyFolderName, 'took-over.json')
const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** Whose place this desk took; undefined where it took none. */
export async function readTookOver(dataFolder: string): Promise<TookOver | undefined> {
  try {
    return TookOver.parse(JSON.parse(await readFile(pathOf(dataFolder), 'utf8')))
  } catch {
    // Not there, or damaged: then the other desk is not told from here, and notices by itself.
    return undefined
  }
}

export async function writeTookOver(dataFolder: string, tookOver: TookOver): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(tookOver)}\n`)
  await writeFileAtomically(nodeDisk, random, pathOf(dataFolder), bytes)
}

/**
 * Ends the life of a standby whose copy was made into a desk: it remembers whose place it took, follows nobody any
 * more, and its copies are the desk's first backups. Also at a start, where taking over was cut off right behind.
 */
export async function settleTakeOver(core: DeskCore): Promise<void> {
  const { dataFolder, read } = core
  const joined = readJoined(dataFolder)
  if (!joined) return
  const began = read.get<{ id: string; letter: string; at: number; previous: string; sequence: number }>(
    `select id, letter, started_at as at, previous_id as previous, previous_sequence as sequence
     from incarnation where reason='restore' and previous_id is not null order by started_at desc limit 1`,
  )
  if (began) {
    const { hosts, authority, token, name } = joined
    const { id: incarnation, letter, at, previous, sequence } = began
    await writeTookOver(dataFolder, {
      version: 1,
      hosts,
      authority,
      token,
      name,
      incarnation,
      letter,
      at,
      after: { incarnation: previous, sequence },
      toldAt: null,
    })
  }
  // It is no standby of itself.
  const device = deviceOfSecret(read, deviceTokenHash(joined.token))
  if (device && device.revoked_at === null)
    await core.execute(revokeDevice, { actor: systemActor, input: { deviceId: device.id } })
  await keepAsBackups(dataFolder)
  await removeJoined(dataFolder)
}

/** Copies are backups in all but their place. */
async function keepAsBackups(dataFolder: string): Promise<void> {
  const copies = copiesFolderOf(dataFolder)
  const backups = backupsFolderOf(dataFolder)
  if (!existsSync(copies) || existsSync(backups)) return
  await rm(join(copies, incomingFolder), { recursive: true, force: true })
  for (const name of await readdir(copies))
    if (name.endsWith(listSuffix)) await rm(join(copies, name), { force: true })
  await mkdir(dataFolder, { recursive: true })
  await rename(copies, backups)
  await nodeDisk.syncFolder(dataFolder)
}
