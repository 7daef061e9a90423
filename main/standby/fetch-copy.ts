import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { type FetchStage, listLine, StandbyOffer } from '../contract/standby.ts'
import { type BackupManifest, blobsFolderName, readBackupFile } from '../desk/backup-format.ts'
import { requireSpace } from '../desk/disk-space.ts'
import { hashOfFile } from '../desk/hash-file.ts'
import { download, sizeOf } from './download.ts'
import { listSuffix, thinCopies } from './kept-copies.ts'
import type { StandbyLink } from './link.ts'

/** How far it is, in bytes; `of` may be 0. */
export interface FetchProgress {
  readonly stage: FetchStage
  readonly done: number
  readonly of: number
}

export interface FetchOrder {
  readonly link: StandbyLink
  /** Where the copies lie: generations as in a folder of backups, `blobs` beside them. */
  readonly folder: string
  /** Code of the site whose copies these are. */
  readonly site: string
  readonly signal: AbortSignal
  progress(progress: FetchProgress): void
}

/** A copy that is whole and in its place. */
export interface FetchedCopy {
  readonly file: string
  readonly manifest: BackupManifest
  /** Files fetched this time. */
  readonly fetched: number
}

/** Where a copy lies while it is fetched; what is in it may be gone on with. */
export const incomingFolder = '.incoming'

/**
 * Fetches one copy. It gets its name only when its database is checked against its hash and every file beside it is
 * there: whatever fails, the copies before are untouched, and what was fetched is gone on with.
 * Errors: those of the link, `backup.noSpace`, `standby.copyBroken`, `standby.foreignSite`, `job.cancelled`.
 */
export async function fetchCopy(order: FetchOrder): Promise<FetchedCopy> {
  const { link, folder, signal, progress } = order
  const incoming = join(folder, incomingFolder)
  await makeDurableFolder(nodeDisk, incoming)
  progress({ stage: 'asking', done: 0, of: 0 })
  const offer = await link.call('standby.offer', {}, StandbyOffer)
  const { id, name, bytes } = offer
  const partial = join(incoming, `${id}.copy`)
  const list = join(incoming, `${id}.list`)
  await forgetOthers(incoming, id)
  await requireSpace(folder, bytes - ((await sizeOf(partial)) ?? 0))

  let done = (await sizeOf(partial)) ?? 0
  const fetchPart = async (part: 'copy' | 'list', target: string, size: number) => {
    const there = await download({
      link,
      path: `/api/standby/${id}/${part}`,
      target,
      bytes: size,
      signal,
      progress(more) {
        if (part !== 'copy') return
        done += more
        progress({ stage: 'database', done, of: bytes })
      },
    })
    if (!there) throw new DeskError('standby.offerGone')
  }
  progress({ stage: 'database', done, of: bytes })
  await fetchPart('copy', partial, bytes)
  await fetchPart('list', list, offer.listBytes)
  progress({ stage: 'checking', done: 0, of: 0 })
  const manifest = await checked(order, partial)
  const lines = await readList(list, offer.listSha256)
  const fetched = await fetchFiles(order, lines)
  const file = join(folder, name)
  // The list first: a copy without it would hold on to no files.
  await rename(list, `${file}${listSuffix}`)
  await rename(partial, file)
  await nodeDisk.syncFolder(folder)
  await thinCopies(folder, order.site)
  return { file, manifest, fetched }
}

/** What was begun of a snapshot that is not offered any more is of no use. */
async function forgetOthers(incoming: string, id: string): Promise<void> {
  for (const name of await readdir(incoming))
    if (!name.startsWith(id) && /\.(copy|list)$/.test(name)) await rm(join(incoming, name), { force: true })
}

/** Footer, manifest, site and every byte of the database, as they lie on the disk. */
async function checked({ site }: FetchOrder, partial: string): Promise<BackupManifest> {
  try {
    const { manifest } = await readBackupFile(partial)
    if (manifest.site !== site) throw new DeskError('standby.foreignSite', { code: manifest.site, own: site })
    const { bytes, sha256 } = manifest.database
    if ((await hashOfFile(partial, bytes)) !== sha256)
      throw new DeskError('standby.copyBroken', { part: 'database' })
    return manifest
  } catch (error) {
    await rm(partial, { force: true })
    const isBroken =
      error instanceof DeskError && (error.code === 'backup.notABackup' || error.code === 'backup.damaged')
    throw isBroken ? new DeskError('standby.copyBroken', { part: 'manifest' }, { cause: error }) : error
  }
}

interface ListedFile {
  readonly name: string
  readonly bytes: number
}

async function readList(path: string, sha256: string): Promise<ListedFile[]> {
  const text = await readFile(path)
  const broken = async () => {
    await rm(path, { force: true })
    return new DeskError('standby.copyBroken', { part: 'list' })
  }
  if (createHash('sha256').update(text).digest('hex') !== sha256) throw await broken()
  const files: ListedFile[] = []
  for (const line of text.toString('latin1').split('\n')) {
    if (line === '') continue
    const match = listLine.exec(line)
    if (!match?.[1]) throw await broken()
    files.push({ name: match[1], bytes: Number(match[2]) })
  }
  return files
}

/** Brings over what is not there yet; returns how many. */
async function fetchFiles(order: FetchOrder, files: readonly ListedFile[]): Promise<number> {
  const { link, folder, signal, progress } = order
  const blobs = join(folder, blobsFolderName)
  const targetOf = ({ name }: ListedFile) => join(blobs, name.slice(0, 2), name)
  const missing: ListedFile[] = []
  for (const file of files) {
    if (signal.aborted) throw new DeskError('job.cancelled')
    if ((await sizeOf(targetOf(file))) !== file.bytes) missing.push(file)
  }
  const of = missing.reduce((sum, { bytes }) => sum + bytes, 0)
  await requireSpace(folder, of)
  let done = 0
  const changed = new Set<string>()
  const incoming = join(folder, incomingFolder)
  let fetched = 0
  for (const file of missing) {
    const { name, bytes } = file
    progress({ stage: 'files', done, of })
    const shard = join(blobs, name.slice(0, 2))
    if (!changed.has(shard)) await makeDurableFolder(nodeDisk, shard)
    const partial = join(incoming, name)
    const there = await download({
      link,
      path: `/api/standby/blob/${name}`,
      target: partial,
      bytes,
      signal,
      progress(more) {
        done += more
        progress({ stage: 'files', done, of })
      },
    })
    if (there) {
      await rename(partial, targetOf(file))
      changed.add(shard)
      fetched += 1
    } else await rm(partial, { force: true })
  }
  for (const shard of changed) await nodeDisk.syncFolder(shard)
  return fetched
}
