import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../contract/errors.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import type { Head } from '../log/append.ts'
import { storageError } from '../log/failures.ts'
import { nextLetter } from '../log/incarnation.ts'
import { startIncarnation } from '../site/commands.ts'
import { peekBundle, readBundle } from '../sync/format/bundle-reader.ts'
import type { BundleManifest } from '../sync/format/manifest.ts'
import { bundleExtension } from '../sync/parcel-names.ts'
import { lostOwn } from './channel.ts'
import { admitSite, noteParcel } from './commands.ts'
import { beginConsolidation, consolidate } from './consolidated/consolidate.ts'
import { createFileSink } from './file-sink.ts'
import { type IncomingReport, isKnown, receiveInto } from './incoming.ts'
import { readParcelFile } from './parcel-file.ts'
import { requireOwn } from './queries.ts'
import { replaceSiteKeys } from './rotate.ts'
import { passOverRevoked, type Sender, senderOf } from './senders.ts'
import { openSiteData, openSitesArchive, type SiteData, waitingFiles, waitingFolderOf } from './site-data.ts'
import { parcelTurns } from './turns.ts'

/** What became of one parcel. */
export interface ReceivedParcel extends IncomingReport {
  readonly hqSiteId: string
  readonly parcel: string
  readonly site: string
  /** Files, or slices of them, that were new. */
  readonly files: number
  /** Something before it is missing: it is kept and tried again after each other parcel of the site. */
  readonly waits: boolean
  /** Parcels that had waited and were used now. */
  readonly caughtUp: number
}

/** How taking in is followed and called off. */
export interface Watching {
  readonly signal?: AbortSignal
  /** Bytes of the file that were read so far. */
  onRead?(bytes: number): void
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onRead: Watching['onRead'],
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.byteLength
    onRead?.(bytes)
    yield piece
  }
}

const nothing: IncomingReport = { applied: 0, duplicates: 0, heldBack: 0, filled: 0, gaps: [], forks: [] }

/**
 * Takes in one parcel of a site's bundle: all of it, or nothing where it is refused. However many callers there are,
 * one parcel is taken in at a time. Errors: `hq.notHeadquarters`, `sync.*`, those of the disk.
 */
export function receiveParcel(
  core: DeskCore,
  file: string,
  watching: Watching = {},
): Promise<ReceivedParcel> {
  return parcelTurns.next(core, () => receiveNext(core, file, watching))
}

async function receiveNext(core: DeskCore, file: string, watching: Watching): Promise<ReceivedParcel> {
  const own = requireOwn(core.read)
  const options = { identities: [own.identity], hq: own.hq_id }
  let sender: Sender | undefined
  const manifest = await readParcelFile(file, source =>
    peekBundle(source, {
      ...options,
      keyOf(said) {
        sender = senderOf(core.read, own, said, core.environment.now())
        return sender.publicKey
      },
    }),
  )
  if (!sender) throw new DeskError('sync.unknownSite', { site: manifest.from.name })
  await noticeRollback(core, sender, manifest)
  const data = await openSiteData(core, sender.hqSiteId)
  try {
    const taken =
      (await knownWholly(core, data, manifest)) ??
      (await takeIn(core, data, { file, watching, hqSiteId: sender.hqSiteId }))
    await noticeLostChannel(core, data, manifest)
    if (sender.isNew) await admit(core, manifest)
    const { hqSiteId, rotations } = sender
    if (rotations.length > 0)
      await core.execute(replaceSiteKeys, {
        actor: systemActor,
        input: { hqSiteId, rotations: [...rotations] },
      })
    await keepOrForget(core, { file, hqSiteId: sender.hqSiteId, taken })
    const caughtUp = taken.report.applied > 0 ? await tryWaiting(core, data, sender) : 0
    await consolidate(core, data, sender.hqSiteId)
    return {
      ...taken.report,
      hqSiteId: sender.hqSiteId,
      parcel: manifest.id,
      site: manifest.from.name,
      files: taken.files,
      waits: taken.report.gaps.length > 0,
      caughtUp,
    }
  } finally {
    data.close()
  }
}

/**
 * A site that has a receipt which this headquarters does not remember writing: it came back from an old backup without
 * noticing. A new incarnation makes sites take its next receipts for what they are.
 */
async function noticeRollback(
  core: DeskCore,
  { hqSiteId }: Sender,
  { applied }: BundleManifest,
): Promise<void> {
  const head = core.head()
  if (!head || applied?.epoch !== head.incarnation) return
  const heard = core.read.get<{ receipts: number }>('select receipts from hq_heard where id=?', [hqSiteId])
  if (applied.receipt > (heard?.receipts ?? 0)) await beginAnew(core, head)
}

/** As above, where a site has more of what headquarters sent it than headquarters remembers, or something else. */
async function noticeLostChannel(
  core: DeskCore,
  { replica }: SiteData,
  manifest: BundleManifest,
): Promise<void> {
  const head = core.head()
  if (head && lostOwn(replica, head.incarnation, manifest.applied?.channels ?? []))
    await beginAnew(core, head)
}

async function beginAnew(core: DeskCore, head: Head): Promise<void> {
  await core.execute(startIncarnation, {
    actor: systemActor,
    input: { reason: 'rollback', letter: nextLetter(head.letter) },
  })
}

interface Incoming {
  readonly hqSiteId: string
  readonly file: string
  readonly watching: Watching
}

interface Taken {
  readonly manifest: BundleManifest
  readonly report: IncomingReport
  readonly files: number
}

/** What comes of a parcel of which everything is here: its maker signed what is in it, so it is not read on. */
async function knownWholly(
  core: DeskCore,
  { replica }: SiteData,
  manifest: BundleManifest,
): Promise<Taken | undefined> {
  const { operations, files } = manifest
  if (operations && !isKnown(replica, operations)) return undefined
  const archive = openSitesArchive(core)
  for (const { sha256 } of files) if (!(await archive.has(sha256))) return undefined
  return { manifest, report: { ...nothing, duplicates: operations?.count ?? 0 }, files: 0 }
}

async function takeIn(core: DeskCore, { replica }: SiteData, incoming: Incoming): Promise<Taken> {
  const own = requireOwn(core.read)
  const taken = replica.transaction(async () => {
    const sink = createFileSink(core, openSitesArchive(core))
    let into: ReturnType<typeof receiveInto> | undefined
    const manifest = await readParcelFile(incoming.file, source =>
      readBundle(counted(source, incoming.watching.onRead), {
        identities: [own.identity],
        hq: own.hq_id,
        keyOf(said) {
          if (said.operations) into = receiveInto(replica, said.operations)
          return senderOf(core.read, own, said, core.environment.now()).publicKey
        },
        sink: { operations: rows => into?.operations(rows), file: sink.file },
        ...(incoming.watching.signal ? { signal: incoming.watching.signal } : {}),
      }),
    )
    const report = into?.end() ?? nothing
    if (report.filled > 0) replica.applyAnew()
    if (report.filled > 0 || report.applied > 0) await beginConsolidation(core, incoming.hqSiteId)
    return { manifest, report, sink }
  })
  const { manifest, report, sink } = await taken.catch((error: unknown) => {
    throw storageError(error)
  })
  return { manifest, report, files: await sink.end() }
}

/** A parcel with something missing before it is kept as it came: it is encrypted for us. */
async function keepOrForget(
  core: DeskCore,
  { file, hqSiteId, taken }: { readonly file: string; readonly hqSiteId: string; readonly taken: Taken },
): Promise<void> {
  const { manifest, report, files } = taken
  const waits = report.gaps.length > 0
  const folder = waitingFolderOf(core.dataFolder, hqSiteId)
  const kept = join(folder, `${manifest.id}${bundleExtension}`)
  if (waits && file !== kept) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await copyFile(file, kept)
  }
  const { size } = await stat(file)
  await core.execute(noteParcel, {
    actor: systemActor,
    input: {
      id: manifest.id,
      siteId: hqSiteId,
      bundle: manifest.part.set,
      number: manifest.part.number,
      last: manifest.part.last,
      createdAt: manifest.createdAt,
      program: manifest.program,
      bytes: size,
      applied: report.applied,
      duplicates: report.duplicates,
      heldBack: report.heldBack,
      files,
      forks: report.forks.length,
      gaps: [...report.gaps],
      channels: manifest.applied?.channels ?? [],
    },
  })
  if (!waits) await rm(kept, { force: true })
}

/** Parcels that were kept, again and again while one of them helps another. @returns how many were used */
async function tryWaiting(core: DeskCore, data: SiteData, sender: Sender): Promise<number> {
  let used = 0
  for (let helped = true; helped; ) {
    helped = false
    for (const file of await waitingFiles(core.dataFolder, sender.hqSiteId)) {
      const taken = await takeIn(core, data, { file, watching: {}, hqSiteId: sender.hqSiteId }).catch(
        passOverRevoked,
      )
      if (!taken) continue
      if (taken.report.gaps.length > 0 && taken.report.applied === 0) continue
      await keepOrForget(core, { file, hqSiteId: sender.hqSiteId, taken })
      helped = true
      if (taken.report.gaps.length === 0) used += 1
    }
  }
  return used
}

async function admit(core: DeskCore, { from, enrolment }: BundleManifest): Promise<void> {
  if (!enrolment) return
  await core.execute(admitSite, {
    actor: systemActor,
    input: {
      invitation: enrolment.invitation,
      siteId: from.site,
      name: from.name,
      fingerprint: from.key,
      key: enrolment.key,
      recipient: enrolment.recipient,
    },
  })
}
