import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { explainDiskError, isMissing } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReceivedAll } from '../contract/headquarters.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import type { JobControl } from '../desk/job-board.ts'
import { isKept } from '../desk/kept-files.ts'
import { bundleExtension } from '../sync/parcel-names.ts'
import { receiptExtension } from '../sync/format/receipt.ts'
import { noteRefusal } from './inbox-commands.ts'
import { requireOwn, siteById } from './queries.ts'
import { receiveParcel, type ReceivedParcel } from './receive.ts'
import { receiptName, type WrittenReceipt, writeReceipt } from './receipt.ts'
import { sitesFolderOf } from './site-data.ts'
import { createTurns, parcelTurns } from './turns.ts'

/** Where parcels lie that a person brought, until they are taken in. They are encrypted as they came. */
const inboxFolderOf = (dataFolder: string) => join(sitesFolderOf(dataFolder), 'inbox')
export const receiptsFolderOf = (dataFolder: string) => join(dataFolder, 'receipts')

const inboxTurns = createTurns()

/**
 * Takes in parcels that were uploaded, one after the other, and writes one receipt for each site. A parcel that is
 * refused is noted with its reason and the next one follows. Progress is in bytes. Errors: `hq.notHeadquarters`,
 * `job.cancelled`, those of the disk; what was taken in before stays.
 */
export const receiveUploads = (
  core: DeskCore,
  uploadIds: readonly string[],
  control: JobControl,
): Promise<ReceivedAll> => inboxTurns.next(core, () => receiveInTurn(core, uploadIds, control))

async function receiveInTurn(
  core: DeskCore,
  uploadIds: readonly string[],
  control: JobControl,
): Promise<ReceivedAll> {
  requireOwn(core.read)
  const folder = inboxFolderOf(core.dataFolder)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const parcels: Brought[] = []
  for (const uploadId of uploadIds) parcels.push(await bring(core, folder, uploadId, control.signal))
  const received = await receiveEach(core, parcels, control)
  const receipts: ReceivedAll['receipts'][number][] = []
  for (const hqSiteId of new Set(received.map(one => one.hqSiteId))) {
    const { number } = await keepReceipt(core, hqSiteId)
    receipts.push({ hqSiteId, name: siteById(core.read, hqSiteId)?.name ?? '', number })
  }
  return {
    taken: received.length,
    refused: parcels.length - received.length,
    waiting: received.filter(one => one.waits).length,
    receipts,
  }
}

interface Brought {
  readonly file: string
  readonly name: string
  readonly size: number
}

/** A finished upload as a file of its own; the archive of headquarters keeps no parcels. */
async function bring(
  { archive, read }: DeskCore,
  folder: string,
  uploadId: string,
  signal: AbortSignal,
): Promise<Brought> {
  const { hash, name, size } = await archive.finishUpload(uploadId, signal)
  const file = join(folder, `${uploadId}${bundleExtension}`)
  try {
    await pipeline(archive.read(hash), createWriteStream(file, { mode: 0o600 }), { signal })
  } catch (error) {
    if (signal.aborted) throw new DeskError('job.cancelled', undefined, { cause: error })
    throw explainDiskError(error)
  } finally {
    if (!isKept(read, hash)) await archive.remove(hash)
  }
  return { file, name, size }
}

async function receiveEach(
  core: DeskCore,
  parcels: readonly Brought[],
  { signal, progress }: JobControl,
): Promise<ReceivedParcel[]> {
  const all = parcels.reduce((sum, { size }) => sum + size, 0)
  const received: ReceivedParcel[] = []
  let before = 0
  for (const { file, name, size } of parcels) {
    progress(before, all)
    try {
      const onRead = (bytes: number) => progress(Math.min(before + bytes, all), all)
      received.push(await receiveParcel(core, file, { signal, onRead }))
    } catch (error) {
      if (signal.aborted) throw new DeskError('job.cancelled', undefined, { cause: error })
      if (!(error instanceof DeskError) || !error.code.startsWith('sync.')) throw error
      await noteRefused(core, name, error)
    }
    await rm(file, { force: true })
    before += size
  }
  return received
}

/** Notes that a file of this name was refused. */
export const noteRefused = (core: DeskCore, name: string, { code, params }: DeskError): Promise<void> =>
  core.execute(noteRefusal, { actor: systemActor, input: { name, code, params: { ...params } } })

/** Writes the receipt for a site where receipts lie, instead of the one before it. */
export const keepReceipt = (core: DeskCore, hqSiteId: string): Promise<WrittenReceipt> =>
  parcelTurns.next(core, async () => {
    const folder = receiptsFolderOf(core.dataFolder)
    const written = await writeReceipt(core, hqSiteId, folder)
    const { code } = siteById(core.read, hqSiteId) ?? { code: '' }
    const newest = receiptName({ code }, written.number)
    for (const name of await readdir(folder))
      if (name !== newest && isReceiptOf(code, name)) await rm(join(folder, name), { force: true })
    return written
  })

const isReceiptOf = (code: string, name: string): boolean =>
  name.startsWith(`receipt-${code}-`) &&
  /^\d+$/.test(name.slice(`receipt-${code}-`.length, -receiptExtension.length))

/**
 * The receipt of a site that was written last; it is written anew where it is not there any more, or where something
 * waits to go down with the next one.
 */
export async function lastReceipt(core: DeskCore, hqSiteId: string): Promise<{ file: string; name: string }> {
  const site = siteById(core.read, hqSiteId)
  const heard = core.read.get<{ receipts: number }>('select receipts from hq_heard where id=?', [hqSiteId])
  if (!site || !heard) throw new DeskError('hq.siteUnknown')
  const folder = receiptsFolderOf(core.dataFolder)
  const name = receiptName(site, heard.receipts)
  const there = await readdir(folder).catch((error: unknown): string[] => {
    if (isMissing(error)) return []
    throw error
  })
  const waits =
    core.read.get('select 1 from hq_outgoing where hq_site_id=? limit 1', [hqSiteId]) !== undefined
  if (!waits && there.includes(name)) return { file: join(folder, name), name }
  const { file, number } = await keepReceipt(core, hqSiteId)
  return { file, name: receiptName(site, number) }
}
