import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DeskError } from '../contract/errors.ts'
import { readOver } from '../database/read.ts'
import { openConnection } from '../database/sqlite.ts'
import { verifyChain } from '../log/verify-chain.ts'
import type { BackupFile } from './backup-format.ts'
import { operations } from './domains.ts'
import { type KeptFile, keptFiles } from './kept-files.ts'

/** Told how far it is; throws to cancel. */
type Progress = (done: number, of: number) => void

/** Takes the database out of a backup; `backup.damaged` where a byte differs. */
export async function extractDatabase(
  backup: BackupFile,
  target: string,
  progress: Progress = () => undefined,
): Promise<void> {
  const { bytes, sha256 } = backup.manifest.database
  const sha = createHash('sha256')
  let read = 0
  const hashing = new Transform({
    transform(piece: Buffer, _encoding, done) {
      sha.update(piece)
      read += piece.length
      try {
        progress(read, bytes)
        done(null, piece)
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
  await pipeline(
    createReadStream(backup.path, { end: bytes - 1 }),
    hashing,
    createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }),
  )
  if (sha.digest('hex') !== sha256)
    throw new DeskError('backup.damaged', { file: basename(backup.path), part: 'database' })
}

/** Full check of the database and its log. Returns the files it refers to. */
export function checkDatabase(
  path: string,
  key: Buffer,
  file: string,
  progress: Progress = () => undefined,
): KeptFile[] {
  const connection = openConnection({ file: path, key, readonly: true })
  try {
    const answer: unknown = connection.pragma('integrity_check(1)', { simple: true })
    if (answer !== 'ok') throw new DeskError('backup.damaged', { file, part: 'database' })
    const read = readOver(connection)
    const [problem] = verifyChain(read, { registry: operations, progress }).problems
    if (problem) throw new DeskError('log.broken', { sequence: problem.sequence, why: problem.why })
    return keptFiles(read)
  } finally {
    connection.close()
  }
}
