import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { readOver } from '../database/read.ts'
import { openConnection } from '../database/sqlite.ts'
import type { RowOf } from '../database/table.ts'
import type { JobContext } from '../jobs/job.ts'
import type { replicaTable } from '../log/tables.ts'
import { backupTrailer } from './backup-format.ts'
import { hashOfFile } from './hash-file.ts'
import { type KeptFile, keptFiles } from './kept-files.ts'

/** A snapshot of the live database through a connection of its own; copying the file itself would tear it. */
export function copyDatabase(context: JobContext, target: string): void {
  context.progress(0, 1)
  const connection = openConnection({ file: context.databaseFile, key: context.databaseKey, readonly: true })
  try {
    connection.prepare('vacuum into ?').run(target)
  } finally {
    connection.close()
  }
}

/** What a copy holds. */
export interface CheckedCopy {
  readonly head: RowOf<typeof replicaTable>
  readonly kept: readonly KeptFile[]
  readonly schema: string
}

/** Opens the copy and checks it: a backup that cannot be read is none. */
export function inspectCopy(context: JobContext, file: string): CheckedCopy {
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

/** What a generation says of itself besides its database. */
export interface SealOrder {
  /** Code of the site. */
  readonly site: string
  /** UTC milliseconds. */
  readonly at: number
  readonly copy: CheckedCopy
  /** Files of the archive that the database refers to. */
  readonly files: number
}

/** Adds keyring, manifest and footer behind the database and makes the whole safe on disk; returns its bytes. */
export async function sealDatabase(
  context: JobContext,
  partial: string,
  { site, at, copy: { head, schema }, files }: SealOrder,
): Promise<number> {
  const { size } = await stat(partial)
  const keyring = await readFile(join(context.dataFolder, 'keyring.json'))
  const database = { bytes: size, sha256: await hashOfFile(partial, size) }
  const { incarnation, letter, sequence, position } = head
  const manifest = {
    site,
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
