import { rm } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { makeDurableFolder } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { programVersion } from '../contract/program.ts'
import { type BundleContent, ExportBundleInput, type WrittenBundle } from '../contract/sync.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { genesisHash } from '../log/chain.ts'
import { channelEnds } from '../log/channel.ts'
import type { LogRow } from '../log/content.ts'
import { readSite } from '../site/queries.ts'
import { piecesOfFiles, UnreadableFile } from './file-pieces.ts'
import { packOperations, sealBundle } from './format/bundle-writer.ts'
import { fingerprintOf } from './format/keys.ts'
import { enrolmentOf, type HqLink, requireLink } from './link-row.ts'
import { namesOf } from './parcel-names.ts'
import { type ParcelContent, parcelsOf } from './parcels.ts'
import { filesToSend, readUnsent, rowsToSend } from './unsent.ts'
import { writeParcel } from './write-parcel.ts'

const Input = ExportBundleInput.extend({
  set: z.uuid(),
  /** UTC milliseconds, for names and for people. */
  at: z.int(),
})

/** What a job answers: the bundle, and the hashes of the files in it. */
export interface ExportedBundle extends WrittenBundle {
  readonly hashes: readonly string[]
}

/** Packed bytes of operations in one parcel: they are in memory until they are written. */
const mostPacked = 24 * 2 ** 20

/**
 * Writes what headquarters does not hold as parcels, each read back after it was written. Called off or failing, it
 * leaves nothing behind. Errors: `sync.notEnrolled`, `sync.writtenBadly`, those of the disk.
 */
export const exportBundleJob = defineJob({ name: 'sync.export', input: Input, run: exportBundle })

async function exportBundle(context: JobContext, input: z.output<typeof Input>): Promise<ExportedBundle> {
  const { read, archive, signal } = context
  const { content, set, at, parcelBytes } = input
  const link = requireLink(read)
  const site = readSite(read)
  const head = read.get<Head>(`select incarnation, sequence, position from replica where id='own'`)
  const schema = read.get<{ name: string }>('select name from migrations order by id desc limit 1')
  if (!site || !head || !schema) throw new DeskError('log.notSetUp')
  const { folder, nameOf } = namesOf(input.to, { code: site.code, at, timeZone: site.timeZone, set })
  await makeDurableFolder(nodeDisk, folder)

  const unreadable = new Set<string>()
  const progress = createProgress(context, content)
  const packed = packOperations(progress.rows(rowsToSend(read, content, head.position)), {
    personal: content === 'figures' ? 'withheld' : 'included',
    mostBytes: Math.min(mostPacked, parcelBytes / 2),
    hashBefore: row => hashBefore(read, row),
    signal,
  })
  const hashes = content === 'everything' ? progress.files(filesToSend(read)) : []
  const files = piecesOfFiles(archive, hashes, parcelBytes, hash => unreadable.add(hash))
  const written: string[] = []
  const carried = new Set<string>()
  let bytes = 0
  let operations = 0
  try {
    for await (const parcel of parcelsOf(packed, files, parcelBytes)) {
      const manifest: Manifest = {
        id: uuidv7(),
        createdAt: at,
        program: programVersion,
        from: {
          site: site.id,
          name: site.name,
          incarnation: head.incarnation,
          key: fingerprintOf(link.public_key),
        },
        ...enrolmentOf(link),
        to: { hq: link.hq_id },
        part: { set, number: parcel.number, last: parcel.last },
        schema: schema.name,
        applied: appliedOf(read, link),
      }
      const file = nameOf(parcel.number)
      written.push(file)
      bytes += await writeWithout(unreadable, parcel, readable =>
        writeParcel(file, sealed(link, manifest, readable), { link, signal }),
      )
      operations += parcel.operations?.said.count ?? 0
      for (const { file: one } of parcel.files) carried.add(one.sha256)
    }
  } catch (error) {
    await Promise.all(written.map(file => rm(file, { force: true }).catch(() => undefined)))
    if (signal.aborted) throw new DeskError('job.cancelled', undefined, { cause: error })
    throw error
  }
  for (const hash of unreadable) carried.delete(hash)
  return {
    set,
    files: written,
    bytes,
    operations,
    archived: carried.size,
    unreadable: unreadable.size,
    incarnation: head.incarnation,
    sequence: head.sequence,
    hashes: [...carried],
  }
}

/** A file that turns out to be damaged while a parcel is written is left out, and the parcel written again. */
async function writeWithout(
  unreadable: Set<string>,
  parcel: ParcelContent,
  write: (readable: ParcelContent) => Promise<number>,
): Promise<number> {
  for (;;) {
    const files = parcel.files.filter(({ file }) => !unreadable.has(file.sha256))
    try {
      return await write({ ...parcel, files })
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      unreadable.add(error.sha256)
    }
  }
}

/** Counts operations and files as they are taken up; a photo is as much work as some twenty operations. */
function createProgress({ read, progress }: JobContext, content: BundleContent) {
  const perFile = 20
  let done = 0
  const files = content === 'everything' ? countOf(filesToSend(read)) : 0
  const unsent = readUnsent(read)
  const of = Math.max(
    1,
    unsent.operations + (content === 'figures' ? 0 : unsent.withoutWords) + files * perFile,
  )
  function* counting<Item>(items: Iterable<Item>, weight: number): Generator<Item> {
    let told = 0
    for (const item of items) {
      done += weight
      if (done - told >= 500) progress(Math.min((told = done), of), of)
      yield item
    }
  }
  return {
    rows: (rows: Iterable<LogRow>) => counting(rows, 1),
    files: (hashes: Iterable<string>) => counting(hashes, perFile),
  }
}

function countOf(items: Iterable<unknown>): number {
  let count = 0
  for (const _ of items) count += 1
  return count
}

interface Head {
  readonly incarnation: string
  readonly sequence: number
  readonly position: number
}

type Manifest = Parameters<typeof sealBundle>[0]['manifest']

const sealed = (link: HqLink, manifest: Manifest, { operations, files }: ParcelContent) =>
  sealBundle({
    manifest,
    operations,
    files,
    signWith: link.signing_key,
    // The site can open it too: that is how it checks what it has written.
    recipients: [link.hq_recipient, link.recipient],
  })

/** What of headquarters stands in the log here. */
function appliedOf(read: ReadDatabase, { receipt, epoch }: HqLink): Manifest['applied'] {
  if (receipt === 0) return null
  const ends = channelEnds(read)
  return {
    epoch,
    sequence: ends.findLast(end => end.epoch === epoch)?.sequence ?? 0,
    receipt,
    channels: ends.map(({ incarnation, sequence, hash }) => ({ incarnation, sequence, hash })),
  }
}

function hashBefore(read: ReadDatabase, { incarnation, sequence }: LogRow): string {
  const before = read.get<{ hash: string }>('select hash from operation where incarnation=? and sequence=?', [
    incarnation,
    sequence - 1,
  ])
  if (before) return before.hash
  const started = read.get<{ previous_hash: string | null }>(
    'select previous_hash from incarnation where id=?',
    [incarnation],
  )
  return genesisHash(incarnation, started?.previous_hash ?? null)
}
