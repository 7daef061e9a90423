import { hash } from 'node:crypto'
import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { Id } from '../../contract/values.ts'
import { readOperations } from './bundle-reader.ts'
import type { PackedOperations } from './bundle-writer.ts'
import { ChainHash, Count, Hex, Name } from './fields.ts'
import { fingerprintOf, isSignedBy } from './keys.ts'
import { CarriedOperations, envelope, manifestAs } from './manifest.ts'
import type { CarriedRow } from './operation-lines.ts'
import { asDamage, openParcel, sealParcel } from './parcel.ts'
import { KeyRotations, wayToKey } from './rotation.ts'
import type { ZipEntry } from './zip.ts'

/**
 * What headquarters answers: how far it holds the site's log and files, what is missing, what it could not use, and
 * what it sends down. Cumulative: any later receipt says all that a lost one said.
 */

/** Bytes of one hash in the list of missing files. */
const hashBytes = 32
/** Files that one receipt may ask for. */
const mostMissing = 2_000_000

const End = z.object({
  incarnation: Id,
  /** Held without a gap up to here. */
  sequence: Count,
  /** Held with its words up to here: what was sent as figures only ends earlier. */
  words: Count,
  /** Chain hash of the last one held: a site that has another there, or none, is a copy of itself. */
  hash: ChainHash.optional(),
})
const Gap = z.object({ incarnation: Id, from: z.int().min(1), to: z.int().min(1) })
const Fork = z.object({ incarnation: Id, child: z.string().min(1).max(100), at: z.int().min(1) })

export const ReceiptManifest = z.object({
  type: z.literal('clubhouse-desk.receipt'),
  ...envelope,
  /** Of this site's receipts, from 1; a smaller one than the last is an old one. */
  number: z.int().min(1),
  /** `epoch`: its own incarnation; another one than before means that it came back from a backup. */
  from: z.object({ hq: Id, name: Name, key: Hex, epoch: Id }),
  /** How each key that headquarters signed with vouched for the next one, oldest first. */
  rotations: KeyRotations.optional(),
  to: z.object({
    site: Id,
    /** Fingerprints of the keys by which headquarters knows the site; absent in older receipts. */
    keys: z.array(Hex).max(1_000).optional(),
  }),
  ends: z.array(End).max(1_000),
  gaps: z.array(Gap).max(1_000),
  /** Copies of the site that went on by themselves; each must begin an incarnation of its own. */
  forks: z.array(Fork).max(1_000),
  /** Operations that stand in the log of headquarters and not in its tables, by reason. */
  heldBack: z.array(z.object({ why: z.string().regex(/^[a-z]{1,40}$/i), count: z.int().min(1) })).max(20),
  /** Files that operations up to the ends name and that headquarters lacks: 32 bytes each, in order. */
  missing: z
    .object({ file: z.literal('missing-files'), count: z.int().min(1).max(mostMissing), sha256: Hex })
    .nullable(),
  operations: CarriedOperations.nullable(),
})
export type ReceiptManifest = z.infer<typeof ReceiptManifest>

export const receiptExtension = '.desk-receipt'

export interface SealReceiptOptions {
  readonly manifest: Omit<ReceiptManifest, 'type' | 'version' | 'missing' | 'operations'>
  /** Hexadecimal, in order. */
  readonly missing: readonly string[]
  readonly operations: PackedOperations | null
  /** PKCS 8, PEM. */
  readonly signWith: string
  readonly recipients: readonly string[]
}

/** The bytes of a receipt. */
export function sealReceipt(options: SealReceiptOptions): AsyncGenerator<Uint8Array> {
  const { operations, signWith, recipients } = options
  const missing = Buffer.from(options.missing.slice(0, mostMissing).join(''), 'hex')
  const manifest: ReceiptManifest = {
    type: 'clubhouse-desk.receipt',
    version: 1,
    ...options.manifest,
    missing:
      missing.length === 0
        ? null
        : { file: 'missing-files', count: missing.length / hashBytes, sha256: hash('sha256', missing) },
    operations: operations?.said ?? null,
  }
  const entries: ZipEntry[] = []
  if (missing.length > 0)
    entries.push({ name: 'missing-files', bytes: missing.length, content: () => missing })
  if (operations)
    entries.push({
      name: operations.said.file,
      bytes: operations.content.length,
      content: () => operations.content,
    })
  return sealParcel({ manifest, entries, signWith, recipients })
}

export interface ReadReceiptOptions {
  /** AGE-SECRET-KEY-1… of the site. */
  readonly identities: readonly string[]
  /** Id of the site. */
  readonly site: string
  /** Public key (PEM) of headquarters, and its name for messages. */
  readonly hq: { readonly id: string; readonly key: string; readonly name: string }
  /** What headquarters sends down, as it comes; counts only when the reading has resolved. */
  operations?(rows: readonly CarriedRow[]): Promise<void> | void
  readonly signal?: AbortSignal
}

export interface ReadReceipt {
  readonly manifest: ReceiptManifest
  /** Hexadecimal, in order. */
  readonly missing: ReadonlySet<string>
  /** PEM of what it is signed with: headquarters' key, or one that follows it. */
  readonly key: string
}

/** Reads a receipt whole. Throws DeskError (`sync.*`). */
export async function readReceipt(
  source: AsyncIterable<Uint8Array>,
  options: ReadReceiptOptions,
): Promise<ReadReceipt> {
  const parcel = await openParcel(source, options.identities)
  const manifest = manifestAs(ReceiptManifest, 'clubhouse-desk.receipt', parcel.manifest)
  if (manifest.to.site !== options.site) throw new DeskError('sync.notForUs')
  const key = keyOfReceipt(manifest, options.hq)
  if (!isSignedBy(parcel.manifestBytes, parcel.signature, key))
    throw new DeskError('sync.badSignature', { site: options.hq.name })
  return asDamage(async () => {
    const missing = new Set<string>()
    if (manifest.missing) {
      const { file, count, sha256 } = manifest.missing
      const content = await parcel.zip.whole({ name: file, bytes: count * hashBytes, behind: false })
      if (hash('sha256', content) !== sha256) throw new DeskError('sync.damaged')
      for (let at = 0; at < content.length; at += hashBytes)
        missing.add(content.toString('hex', at, at + hashBytes))
    }
    if (manifest.operations)
      await readOperations(parcel, manifest.operations, {
        sink: rows => options.operations?.(rows),
        signal: options.signal,
      })
    await parcel.zip.end()
    return { manifest, missing, key }
  })
}

/** The key it must be signed with. Errors: `sync.hqKeyUnknown` where no way leads to the key it names. */
function keyOfReceipt({ from, rotations = [] }: ReceiptManifest, hq: ReadReceiptOptions['hq']): string {
  const known = fingerprintOf(hq.key)
  if (from.key === known) return hq.key
  const owner = { hq: hq.id, owner: hq.id }
  const way = wayToKey(owner, rotations, one => (one === known ? hq.key : undefined), from.key)
  const last = way?.at(-1)
  if (!last) throw new DeskError('sync.hqKeyUnknown', { name: hq.name })
  return last.key
}
