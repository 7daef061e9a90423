import { createHash } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { z } from 'zod'
import { isMissing, makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { copyDatabase, inspectCopy, sealDatabase } from '../desk/backup-database.ts'
import { generationName } from '../desk/backup-generations.ts'
import { requireSpace } from '../desk/disk-space.ts'
import type { KeptFile } from '../desk/kept-files.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { readSite } from '../site/queries.ts'

/** A snapshot as it lies on the main computer, encrypted like a backup. */
export interface Snapshot {
  readonly file: string
  readonly list: string
  /** As a backup of that moment would be called. */
  readonly name: string
  readonly bytes: number
  readonly listBytes: number
  readonly listSha256: string
  readonly createdAt: number
  readonly incarnation: string
  readonly sequence: number
  readonly position: number
}

const Input = z.object({
  /** The desk's clock, UTC milliseconds. */
  at: z.int(),
  id: z.uuid(),
})

/** Where snapshots wait to be fetched: below staging, so that a start clears away what a crash left. */
export const snapshotsFolderOf = (stagingFolder: string) => join(stagingFolder, 'standby')

/** Threads of the lowest rank go on when nobody else wants the processor. */
const lowest = 19

/**
 * Makes a snapshot for standbys: a generation of a backup without its files, and the list of them. Errors: those of
 * a backup.
 */
export const snapshotJob = defineJob({ name: 'standby.snapshot', input: Input, run: makeSnapshot })

async function makeSnapshot(context: JobContext, { at, id }: z.output<typeof Input>): Promise<Snapshot> {
  stepBack()
  const site = readSite(context.read)
  if (!site) throw new DeskError('log.notSetUp')
  const folder = snapshotsFolderOf(context.stagingFolder)
  await makeDurableFolder(nodeDisk, folder)
  await requireSpace(folder, (await stat(context.databaseFile)).size)
  const file = join(folder, `${id}.copy`)
  const list = join(folder, `${id}.list`)
  const partial = `${file}.partial`
  try {
    await rm(partial, { force: true })
    copyDatabase(context, partial)
    const copy = inspectCopy(context, partial)
    const lines = await linesOf(context, copy.kept)
    await sealDatabase(context, partial, { site: site.code, at, copy, files: lines.count })
    await writeFile(list, lines.text, { mode: 0o600 })
    await rename(partial, file)
    const { incarnation, sequence, position } = copy.head
    return {
      file,
      list,
      name: generationName(site.code, at, site.timeZone),
      bytes: (await stat(file)).size,
      listBytes: Buffer.byteLength(lines.text),
      listSha256: createHash('sha256').update(lines.text).digest('hex'),
      createdAt: at,
      incarnation,
      sequence,
      position,
    }
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** People's commands go before a copy. On Linux alone a thread has a rank of its own; elsewhere it would be everybody's. */
function stepBack(): void {
  if (process.platform === 'linux' && !isMainThread) setPriority(0, lowest)
}

/** Name and bytes of each file that is there, in the order of hashes. */
async function linesOf(
  context: JobContext,
  kept: readonly KeptFile[],
): Promise<{ text: string; count: number }> {
  const { archive } = context
  const lines: string[] = []
  for (const [index, { hash }] of kept.entries()) {
    if (index % 256 === 0) context.progress(index, kept.length)
    const name = archive.nameOf(hash)
    const size = await sizeOf(join(context.dataFolder, 'archive', 'blobs', name.slice(0, 2), name))
    if (size !== undefined) lines.push(`${name} ${size}\n`)
  }
  return { text: lines.join(''), count: lines.length }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
