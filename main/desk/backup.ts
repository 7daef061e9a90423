import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { readOver } from '../database/read.ts'
import { openConnection } from '../database/sqlite.ts'
import type { RowOf } from '../database/table.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import type { replicaTable } from '../log/tables.ts'
import { readSite, type Site } from '../site/queries.ts'
import { copyBlobs } from './backup-blobs.ts'
import { targetError } from './backup-failures.ts'
import { backupTrailer, blobsFolderName } from './backup-format.ts'
import { generationName, partialSuffix, prune, removeStale } from './backup-generations.ts'
import { type KeptFile, keptFiles } from './kept-files.ts'

/** Where daily backups go unless a person chooses another place. */
export const backupsFolderOf = (dataFolder: string) => join(dataFolder, 'backups')

export const BackupInput = z.object({
  /** Folder for generations and blobs, absolute. */
  folder: z.string().min(1),
  /** The desk's clock, UTC milliseconds. */
  at: z.int(),
})

/** What a backup brought together. */
export interface BackupResult {
  /** The generation: what `restore --from` takes. */
  readonly file: string
  readonly createdAt: number
  readonly databaseBytes: number
  readonly operations: number
  /** Files the database refers to. */
  readonly files: number
  /** Files copied this time; the others were there. */
  readonly copied: number
  /** Files the database refers to that the archive lacks: `verify` names them. */
  readonly missing: number
  /** Generations deleted because newer ones took their place. */
  readonly pruned: number
}

/**
 * Makes one generation. Runs beside the desk in a thread of its own; people go on working, what they commit in the
 * meantime is in the next one. A generation gets its name only when all it needs lies beside it, checked and safe
 * on disk. Errors: `backup.*`, `log.notSetUp`, `job.cancelled`.
 */
export const backupJob = defineJob({ name: 'backup', input: BackupInput, run: makeBackup })

export async function makeBackup(
  context: JobContext,
  input: z.output<typeof BackupInput>,
): Promise<BackupResult> {
  const folder = resolve(input.folder)
  const own = backupsFolderOf(context.dataFolder)
  if (isWithin(folder, context.dataFolder) && folder !== own) throw new DeskError('backup.inside', { folder })
  const site = readSite(context.read)
  if (!site) throw new DeskError('log.notSetUp')
  const file = join(folder, generationName(site.code, input.at, site.timeZone))
  const partial = `${file}${partialSuffix}`
  try {
    await makeDurableFolder(nodeDisk, folder)
    await rm(partial, { force: true })
    await removeStale(folder, site.code)
    copyDatabase(context, partial)
    const copy = inspectCopy(context, partial)
    const { names, missing } = await namesOf(context, copy.kept)
    const files = names.length + missing
    const { copied } = await copyBlobs({
      from: join(context.dataFolder, 'archive', 'blobs'),
      names,
      to: join(folder, blobsFolderName),
      mayLink: folder === own,
      progress: context.progress,
    })
    const databaseBytes = await seal(context, partial, site, input.at, copy, files)
    await rename(partial, file)
    await nodeDisk.syncFolder(folder)
    const pruned = await prune(folder, {
      site: site.code,
      made: file,
      now: input.at,
      timeZone: site.timeZone,
    })
    return {
      file,
      createdAt: input.at,
      databaseBytes,
      operations: copy.head.position,
      files,
      copied,
      missing,
      pruned,
    }
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw targetError(error, folder)
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)
}

/** A snapshot of the live database through a connection of its own; copying the file itself would tear it. */
function copyDatabase(context: JobContext, target: string): void {
  context.progress(0, 1)
  const connection = openConnection({ file: context.databaseFile, key: context.databaseKey, readonly: true })
  try {
    connection.prepare('vacuum into ?').run(target)
  } finally {
    connection.close()
  }
}

interface CheckedCopy {
  readonly head: RowOf<typeof replicaTable>
  readonly kept: readonly KeptFile[]
  readonly schema: string
}

/** Opens the copy and checks it: a backup that cannot be read is none. */
function inspectCopy(context: JobContext, file: string): CheckedCopy {
  const connection = openConnection({ file, key: context.databaseKey, readonly: true })
  try {
    const answer: unknown = connection.pragma('quick_check(1)', { simple: true })
    if (answer !== 'ok') throw new DeskError('backup.copyBad', { why: 'quick_check' })
    const read = readOver(connection)
    const head = read.get<RowOf<typeof replicaTable>>(`select * from replica where id='own'`)
    if (!head) throw new DeskError('log.notSetUp')
    const schema = read.get<{ name: string }>('select name from migrations order by id desc limit 1')
    return { head, kept: keptFiles(read), schema: schema?.name ?? '' }
  } finally {
    connection.close()
  }
}

/** Names of the files that are there, and how many are not that should be. What no row refers to is left behind. */
async function namesOf(
  { archive }: JobContext,
  kept: readonly KeptFile[],
): Promise<{ names: string[]; missing: number }> {
  const names: string[] = []
  let missing = 0
  for (const { hash, required } of kept) {
    if (await archive.has(hash)) names.push(archive.nameOf(hash))
    else if (required) missing += 1
  }
  return { names, missing }
}

/** Adds keyring, manifest and footer behind the database and makes the whole safe on disk. */
async function seal(
  context: JobContext,
  partial: string,
  site: Site,
  at: number,
  { head, schema }: CheckedCopy,
  files: number,
): Promise<number> {
  const { size } = await stat(partial)
  const keyring = await readFile(join(context.dataFolder, 'keyring.json'))
  const database = { bytes: size, sha256: await hashOf(partial, size) }
  const { incarnation, letter, sequence, position } = head
  const manifest = {
    site: site.code,
    createdAt: at,
    incarnation,
    letter,
    sequence,
    position,
    schema,
    database,
    files,
  }
  const handle = await open(partial, 'r+')
  try {
    await handle.write(backupTrailer(manifest, keyring, context.backupKey), 0, undefined, size)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return size
}

/** SHA-256 of the first `bytes` bytes of a file. */
export async function hashOf(file: string, bytes: number): Promise<string> {
  const sha = createHash('sha256')
  if (bytes > 0) for await (const piece of createReadStream(file, { end: bytes - 1 })) sha.update(piece)
  return sha.digest('hex')
}
