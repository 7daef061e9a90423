import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { DeskError } from '../contract/errors.ts'
import { programVersion } from '../contract/program.ts'
import type { HeldEnd } from '../contract/sync.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type DeskCore, systemActor } from '../desk/core.ts'
import { keptFilesAfter } from '../desk/kept-files.ts'
import { channelEnds } from '../log/channel.ts'
import { peekBundle } from '../sync/format/bundle-reader.ts'
import type { PackedOperations } from '../sync/format/bundle-writer.ts'
import { fingerprintOf } from '../sync/format/keys.ts'
import { type ReceiptManifest, receiptExtension, sealReceipt } from '../sync/format/receipt.ts'
import { readRotations } from '../sync/format/rotation.ts'
import { writeDurably } from '../sync/write-parcel.ts'
import { moveOutgoing, packUnapplied } from './channel.ts'
import { numberReceipt } from './commands.ts'
import { noteStanding } from './inbox-commands.ts'
import { type HqSite, requireOwn, siteById, validKeysOf } from './queries.ts'
import { readParcelFile } from './parcel-file.ts'
import { originOf } from './replica.ts'
import { passOverRevoked, senderOf } from './senders.ts'
import { openSiteData, openSitesArchive, type SiteData, waitingFiles } from './site-data.ts'
import { vouchedEnds } from './vouched.ts'

export interface WrittenReceipt {
  readonly file: string
  readonly number: number
  readonly ends: readonly HeldEnd[]
  readonly missing: number
}

/**
 * Writes the receipt for a site: all that headquarters holds of it and lacks. Errors: `hq.siteUnknown`, those of the
 * disk.
 * @param folder absolute
 */
export async function writeReceipt(
  core: DeskCore,
  hqSiteId: string,
  folder: string,
): Promise<WrittenReceipt> {
  const own = requireOwn(core.read)
  const site = siteById(core.read, hqSiteId)
  const epoch = core.head()?.incarnation
  if (!site?.site_id || !site.recipient || epoch === undefined) throw new DeskError('hq.siteUnknown')
  const { number } = await core.execute(numberReceipt, { actor: systemActor, input: { siteId: hqSiteId } })
  const { held, messages } = await heldOf(core, hqSiteId)
  const file = join(folder, receiptName(site, number))
  const pieces = sealReceipt({
    manifest: {
      id: uuidv7(),
      createdAt: core.environment.now(),
      program: programVersion,
      number,
      from: { hq: own.hq_id, name: own.name, key: fingerprintOf(own.public_key), epoch },
      ...(own.rotations === null ? {} : { rotations: [...readRotations(own.rotations)] }),
      to: { site: site.site_id, keys: [...validKeysOf(core.read, hqSiteId)] },
      ends: held.ends,
      gaps: held.gaps,
      forks: held.forks,
      heldBack: held.heldBack,
    },
    missing: held.missing,
    operations: messages,
    signWith: own.signing_key,
    recipients: [site.recipient],
  })
  await writeDurably(file, pieces)
  const standing = {
    operations: held.operations,
    missing: held.missing.length,
    forks: held.forks.length,
    heldBack: held.heldBack.reduce((sum, { count }) => sum + count, 0),
  }
  await core.execute(noteStanding, { actor: systemActor, input: { siteId: hqSiteId, ...standing } })
  return { file, number, ends: held.ends, missing: held.missing.length }
}

export const receiptName = ({ code }: Pick<HqSite, 'code'>, number: number): string =>
  `receipt-${code}-${String(number).padStart(4, '0')}${receiptExtension}`

interface Held extends Pick<ReceiptManifest, 'ends' | 'gaps' | 'forks' | 'heldBack'> {
  readonly missing: readonly string[]
  /** Operations that are held. */
  readonly operations: number
}

/** What is held of a site, and what goes down to it. */
async function heldOf(
  core: DeskCore,
  hqSiteId: string,
): Promise<{ readonly held: Held; readonly messages: PackedOperations | null }> {
  const data = await openSiteData(core, hqSiteId)
  try {
    await moveOutgoing(core, data.replica, hqSiteId)
    const held = await heldIn(core, data, hqSiteId)
    return { held, messages: await packUnapplied(core, data.replica, hqSiteId) }
  } finally {
    data.close()
  }
}

async function heldIn(core: DeskCore, data: SiteData, hqSiteId: string): Promise<Held> {
  const { read } = data.replica
  const all = read.all<{ incarnation: string; sequence: number }>(
    'select incarnation, max(sequence) as sequence from operation group by incarnation',
  )
  const channels = new Set(channelEnds(read).map(end => end.incarnation))
  const forks = all.flatMap(({ incarnation: child }) => {
    const incarnation = originOf(child)
    if (incarnation === child || channels.has(incarnation)) return []
    const first = read.get<{ at: number }>('select min(sequence) as at from operation where incarnation=?', [
      child,
    ])
    return [{ incarnation, child, at: first?.at ?? 1 }]
  })
  const heldBack = read.all<{ why: string; count: number }>(
    'select why, count(*) as count from held_operation group by why order by why',
  )
  return {
    ends: [...vouchedEnds(data.replica)],
    gaps: await gapsBefore(core, hqSiteId, all),
    forks,
    heldBack,
    missing: await missingFiles(core, read),
    operations: all.reduce((sum, { sequence }) => sum + sequence, 0),
  }
}

/** What is missing before the parcels that wait. */
async function gapsBefore(
  core: DeskCore,
  hqSiteId: string,
  ends: readonly Pick<HeldEnd, 'incarnation' | 'sequence'>[],
): Promise<ReceiptManifest['gaps']> {
  const own = requireOwn(core.read)
  const gaps: ReceiptManifest['gaps'] = []
  for (const file of await waitingFiles(core.dataFolder, hqSiteId)) {
    const manifest = await readParcelFile(file, source =>
      peekBundle(source, {
        identities: [own.identity],
        hq: own.hq_id,
        keyOf: said => senderOf(core.read, own, said, said.createdAt).publicKey,
      }),
    ).catch(passOverRevoked)
    for (const { incarnation, first } of manifest?.operations?.runs ?? []) {
      const from = (ends.find(end => end.incarnation === incarnation)?.sequence ?? 0) + 1
      if (first > from) gaps.push({ incarnation, from, to: first - 1 })
    }
  }
  return gaps
}

/** Files that what is held names and that have not come. */
async function missingFiles(core: DeskCore, read: ReadDatabase): Promise<string[]> {
  const archive = openSitesArchive(core)
  const missing: string[] = []
  const slice = 1_000
  for (let after = ''; ; ) {
    const kept = keptFilesAfter(read, after, slice)
    for (const { hash } of kept) if (!(await archive.has(hash))) missing.push(hash)
    after = kept.at(-1)?.hash ?? after
    if (kept.length < slice) return missing
  }
}
