import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { Id, Millis } from '../../contract/values.ts'
import { Enrolment } from './enrolment.ts'
import { ChainHash, Count, Hex, Name } from './fields.ts'
import { KeyRotations } from './rotation.ts'

/**
 * What a parcel says of itself, and what a reader lets it say: sizes, counts and names are bounded before anything is
 * believed. docs/sync-format.md is the specification for others.
 */

/** A parcel is at most so many bytes on disk. */
export const mostParcelBytes = 256 * 2 ** 20
/** The list of what is inside, with everything it says of it. */
export const mostManifestBytes = 8 * 2 ** 20
/** Files in one parcel. */
export const mostFiles = 20_000
/** Lines of operations, unpacked. Text packs five to one; twenty is beyond what operations do. */
export const mostOperationBytes = 1 * 2 ** 30
export const mostOperationRatio = 60
/** One operation as a line. */
export const mostLineBytes = 16 * 2 ** 20
/** Operations in one parcel. */
export const mostOperations = 2_000_000

/** Some operations of one incarnation that follow each other. */
const Run = z.object({
  incarnation: Id,
  first: z.int().min(1),
  last: z.int().min(1),
  /** Chain hash of the operation before the first one; of the first operation ever, its genesis hash. */
  previousHash: ChainHash,
  lastHash: ChainHash,
})
export type Run = z.infer<typeof Run>

export const CarriedOperations = z.object({
  file: z.literal('operations.ndjson.gz'),
  bytes: z.int().min(1).max(mostParcelBytes),
  sha256: Hex,
  rawBytes: z.int().min(1).max(mostOperationBytes),
  count: z.int().min(1).max(mostOperations),
  personal: z.enum(['included', 'withheld']),
  runs: z.array(Run).min(1).max(1_000),
})
export type CarriedOperations = z.infer<typeof CarriedOperations>

/** A file, or a slice of one that is larger than a parcel. */
const CarriedFile = z.object({
  /** SHA-256 of the whole file: its name. */
  sha256: Hex,
  /** Of the whole file. */
  bytes: Count,
  /** Where the slice begins and how long it is; absent where the file is whole. */
  slice: z.object({ from: Count, bytes: z.int().min(1), sha256: Hex }).optional(),
})
export type CarriedFile = z.infer<typeof CarriedFile>

/** Up to where the site has what headquarters sent down. */
const ChannelEnd = z.object({ incarnation: Id, sequence: z.int().min(1), hash: ChainHash })

/** What every parcel says, whatever it is. */
export const envelope = {
  version: z.literal(1),
  /** Random, of this parcel. */
  id: Id,
  /** By the sender's clock, for people. UTC milliseconds. */
  createdAt: Millis,
  /** The program that made it. */
  program: Name,
}

/** From a site to headquarters. */
export const BundleManifest = z.object({
  type: z.literal('clubhouse-desk.bundle'),
  ...envelope,
  from: z.object({
    site: Id,
    name: Name,
    incarnation: Id,
    /** Fingerprint of the key it is signed with. */
    key: Hex,
  }),
  /** Until a receipt has come: who the site is, for headquarters that do not know it yet. */
  enrolment: Enrolment.optional(),
  /** How each key the site signed with vouched for the next one, oldest first. */
  rotations: KeyRotations.optional(),
  to: z.object({ hq: Id }),
  /** A large bundle is several parcels, each whole by itself; they may come in any order. */
  part: z.object({ set: Id, number: z.int().min(1), last: z.boolean() }),
  /** The newest migration of the database they come from. */
  schema: Name,
  /**
   * How far the site knows what headquarters sent down: the incarnation of headquarters in the last receipt, the last
   * operation of the channel that was begun under it, the number of the receipt, and where each channel ends at the
   * site; null where it never got anything.
   */
  applied: z
    .object({
      epoch: Id,
      sequence: Count,
      receipt: Count,
      channels: z.array(ChannelEnd).max(1_000).default([]),
    })
    .nullable(),
  operations: CarriedOperations.nullable(),
  files: z.array(CarriedFile).max(mostFiles),
})
export type BundleManifest = z.infer<typeof BundleManifest>

/** Name inside the parcel of a file or of a slice of one. */
export const entryOf = ({ sha256, slice }: CarriedFile): string =>
  slice ? `blobs/${sha256}.${slice.from}` : `blobs/${sha256}`

/** Bytes of the entry. */
export const bytesOf = ({ bytes, slice }: CarriedFile): number => slice?.bytes ?? bytes

/** What is wrong with a list of files beyond its shape; undefined where nothing is. */
export function faultOfFiles(files: readonly CarriedFile[]): string | undefined {
  const names = new Set<string>()
  for (const file of files) {
    const name = entryOf(file)
    if (names.has(name)) return 'duplicate'
    names.add(name)
    if (file.slice && file.slice.from + file.slice.bytes > file.bytes) return 'slice'
  }
  return undefined
}

/** What every parcel of any version says. */
const Kind = z.object({ type: z.string(), version: z.number() })

/**
 * What a manifest says, as the kind of parcel that is expected. Throws `sync.otherType`, `sync.newerFormat`,
 * `sync.badManifest`.
 */
export function manifestAs<Schema extends z.ZodType>(
  schema: Schema,
  type: string,
  manifest: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(manifest)
  if (parsed.success) return parsed.data
  const kind = Kind.safeParse(manifest)
  if (!kind.success || kind.data.type !== type) throw new DeskError('sync.otherType')
  if (kind.data.version > 1) throw new DeskError('sync.newerFormat', { version: kind.data.version })
  throw new DeskError('sync.badManifest', undefined, { cause: parsed.error })
}
