import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { isMissing } from '../../archive/disk.ts'
import { DeskError, isErrorCode } from '../../contract/errors.ts'
import { type BundleContent, type NetworkResult } from '../../contract/sync.ts'
import type { DeskCore } from '../../desk/core.ts'
import type { JobControl } from '../../desk/job-board.ts'
import type { Actor } from '../../log/command.ts'
import { readSite } from '../../site/queries.ts'
import { exportBundle } from '../bundle.ts'
import { networkRoot } from '../format/network.ts'
import { requireLink } from '../link-row.ts'
import { bundleExtension, outgoingFolderName } from '../parcel-names.ts'
import { takeReceiptFrom } from '../take-receipt.ts'
import { isAnythingToSend } from '../unsent.ts'
import { openHttpLine } from './http-line.ts'
import { noteTry } from './line.ts'
import { readLine } from './line-row.ts'
import { createSession, type Session } from './session.ts'
import { outcomeOf, type Uploaded, uploadParcel } from './upload.ts'

export interface NetworkOptions {
  readonly content: BundleContent
  /** How a bad line is met; see {@link createSession} and {@link outcomeOf}. */
  readonly pause?: number
  readonly patience?: number
  readonly askEvery?: number
}

/** Parcels on their way over the network; they are small, so that headquarters can use what came already. */
const parcelBytes = 32 * 2 ** 20
/** Half of the work is writing and reading back, half is sending. */
const half = 500
/** How often a parcel, or a receipt, is fetched anew that noise made useless. */
const mostAnew = 5

const outgoingOf = (core: DeskCore) => join(core.dataFolder, outgoingFolderName)

const underWay = new WeakSet<DeskCore>()

/**
 * Brings headquarters what it has not confirmed and takes in its receipt: first what an earlier try left on its way,
 * then everything new. How it went is noted. Errors: `sync.notEnrolled`, `sync.noAddress`, `sync.underWay`,
 * `sync.nobodyThere`, `sync.lineBroken`, `sync.untrusted`, `sync.hqBusy`, what headquarters refuses, those of the disk.
 */
export async function syncOverNetwork(
  core: DeskCore,
  actor: Actor,
  options: NetworkOptions,
  control: JobControl,
): Promise<NetworkResult> {
  if (underWay.has(core)) throw new DeskError('sync.underWay')
  underWay.add(core)
  try {
    const result = await syncNow(core, actor, options, control)
    await core.execute(noteTry, { actor, input: { failure: null } })
    return result
  } catch (error) {
    if (control.signal.aborted) throw new DeskError('job.cancelled', undefined, { cause: error })
    if (error instanceof DeskError)
      await core.execute(noteTry, {
        actor,
        input: { failure: { code: error.code, params: { ...error.params } } },
      })
    throw error
  } finally {
    underWay.delete(core)
  }
}

async function syncNow(
  core: DeskCore,
  actor: Actor,
  options: NetworkOptions,
  control: JobControl,
): Promise<NetworkResult> {
  const link = requireLink(core.read)
  const site = readSite(core.read)
  const row = readLine(core.read)
  if (!site) throw new DeskError('log.notSetUp')
  if (row.address === '') throw new DeskError('sync.noAddress')
  const { signal } = control
  const line = openHttpLine(row, signal)
  const session = createSession({ ...options, line, link, site, signal })
  try {
    const earlier = await parcelsIn(outgoingOf(core))
    let receipt: number | null = null
    if (earlier.length > 0) {
      // Refused or not, they are told again below as far as headquarters does not say that it holds them.
      await bringAll(core, session, earlier, options, control)
      receipt = await bringReceipt(core, actor, session, signal)
    }
    if (!isAnythingToSend(core.read, options.content, core.head()?.position ?? 0))
      return {
        parcels: earlier.length,
        bytes: 0,
        operations: 0,
        archived: 0,
        receipt: receipt ?? (await bringReceipt(core, actor, session, signal)),
      }
    const written = await writeParcels(core, actor, options, control)
    const refusal = await bringAll(core, session, written.files, options, control)
    receipt = (await bringReceipt(core, actor, session, signal)) ?? receipt
    if (refusal) throw refusal
    const { bytes, operations, archived } = written
    return { parcels: written.files.length, bytes, operations, archived, receipt }
  } finally {
    line.close()
  }
}

async function writeParcels(
  core: DeskCore,
  actor: Actor,
  { content }: NetworkOptions,
  { signal, progress }: JobControl,
) {
  const to = join(outgoingOf(core), core.environment.newId())
  await mkdir(to, { recursive: true, mode: 0o700 })
  return await exportBundle(
    core,
    actor,
    { content, to, parcelBytes },
    { signal, onProgress: ({ done, of }) => progress(of > 0 ? (done / of) * half : 0, 2 * half) },
  )
}

/** @returns the first refusal; what was refused is not kept */
async function bringAll(
  core: DeskCore,
  session: Session,
  files: readonly string[],
  { askEvery }: NetworkOptions,
  { signal, progress }: JobControl,
): Promise<DeskError | undefined> {
  const sizes = await Promise.all(files.map(async file => (await stat(file)).size))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  const uploaded: Uploaded[] = []
  for (const [index, file] of files.entries()) {
    const onSent = (bytes: number) => progress(half + ((before + bytes) / all) * half, 2 * half)
    uploaded.push(await uploadParcel(session, file, { signal, onSent }))
    before += sizes[index] ?? 0
  }
  let refused: DeskError | undefined
  for (const one of uploaded) {
    const refusal = await decided(session, one, { signal, askEvery })
    refused ??= refusal
    await rm(one.path, { force: true })
  }
  await rm(outgoingOf(core), { recursive: true, force: true })
  return refused
}

async function decided(
  session: Session,
  first: Uploaded,
  options: Parameters<typeof outcomeOf>[2],
): Promise<DeskError | undefined> {
  let uploaded = first
  for (let tries = 0; ; tries += 1) {
    const outcome = await outcomeOf(session, uploaded, options)
    if (outcome === null) return undefined
    if (outcome !== 'again')
      return isErrorCode(outcome.code)
        ? new DeskError(outcome.code, outcome.params)
        : new DeskError('sync.badManifest')
    if (tries >= mostAnew) throw new DeskError('sync.lineBroken', { why: 'noise' })
    uploaded = await uploadParcel(session, uploaded.path, options)
  }
}

/** Takes in the receipt. @returns its number; null where headquarters has none, or one that is known */
async function bringReceipt(
  core: DeskCore,
  actor: Actor,
  session: Session,
  signal: AbortSignal,
): Promise<number | null> {
  for (let tries = 0; ; tries += 1) {
    signal.throwIfAborted()
    const answer = await session.ask({
      method: 'GET',
      path: `${networkRoot}/receipt`,
      most: mostReceipt,
    })
    if (answer.status === 409) return null
    try {
      const { number } = await takeReceiptFrom(core, actor, Readable.from([answer.body]))
      return number
    } catch (error) {
      if (!(error instanceof DeskError) || !error.code.startsWith('sync.')) throw error
      if (error.code === 'sync.oldReceipt') return null
      if (tries >= mostAnew) throw error
      await session.trouble(new Error('receipt'))
    }
  }
}

/** A receipt that asks for two million files. */
const mostReceipt = 80 * 2 ** 20

/** Parcels below a folder, in the order of their names. */
async function parcelsIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive: true })
    return names
      .filter(name => name.endsWith(bundleExtension))
      .toSorted()
      .map(name => join(folder, name))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
