import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { systemCode } from '../../archive/disk.ts'
import { DeskError } from '../../contract/errors.ts'
import { isSignedBy } from './keys.ts'
import {
  BundleManifest,
  bytesOf,
  type CarriedFile,
  type CarriedOperations,
  entryOf,
  faultOfFiles,
  manifestAs,
  mostLineBytes,
  mostOperationRatio,
  mostParcelBytes,
} from './manifest.ts'
import { BadLine, type CarriedRow, createLineDecoder } from './operation-lines.ts'
import { asDamage, openParcel, type OpenedParcel } from './parcel.ts'
import { BadArchive } from './zip.ts'

export interface ReadBundleOptions {
  /** AGE-SECRET-KEY-1…; the present one and those before it. */
  readonly identities: readonly string[]
  /** Id of this headquarters. */
  readonly hq: string
  /**
   * Public key (PEM) that the sender signs with, asked for before anything else is read. Throws DeskError for a sender
   * or a key that is unknown, revoked or replaced.
   */
  keyOf(manifest: BundleManifest): string
  /** What is inside, as it comes. Nothing of it counts before {@link readBundle} has resolved. */
  readonly sink: BundleSink
  readonly signal?: AbortSignal
}

export interface BundleSink {
  /** Operations in their order, a few hundred at a time. */
  operations(rows: readonly CarriedRow[]): Promise<void> | void
  /** One file, or a slice of it; must read `content` to its end. */
  file(file: CarriedFile, content: AsyncIterable<Buffer>): Promise<void>
}

/** What is needed to believe a parcel. */
type Believing = Pick<ReadBundleOptions, 'identities' | 'hq' | 'keyOf'>

/** Reads what a parcel says of itself and checks who signed it; the rest of it is not looked at. */
export async function peekBundle(
  source: AsyncIterable<Uint8Array>,
  options: Believing,
): Promise<BundleManifest> {
  return believed(await openParcel(source, options.identities), options)
}

function believed(parcel: OpenedParcel, { hq, keyOf }: Believing): BundleManifest {
  const manifest = manifestAs(BundleManifest, 'clubhouse-desk.bundle', parcel.manifest)
  if (manifest.to.hq !== hq) throw new DeskError('sync.notForUs')
  if (!isSignedBy(parcel.manifestBytes, parcel.signature, keyOf(manifest)))
    throw new DeskError('sync.badSignature', { site: manifest.from.name })
  if (faultOfFiles(manifest.files)) throw new DeskError('sync.badManifest')
  return manifest
}

/**
 * Reads one parcel of a bundle from front to back, with memory that does not grow with it, and checks all it says of
 * itself: recipient, signature, sizes, names, hashes, the chain. Throws DeskError (`sync.*`); then nothing that went
 * into the sink may be kept.
 */
export async function readBundle(
  source: AsyncIterable<Uint8Array>,
  options: ReadBundleOptions,
): Promise<BundleManifest> {
  const parcel = await openParcel(source, options.identities)
  const manifest = believed(parcel, options)
  await asDamage(async () => {
    if (manifest.operations)
      await readOperations(parcel, manifest.operations, {
        sink: rows => options.sink.operations(rows),
        signal: options.signal,
      })
    for (const file of manifest.files) await readFile(parcel, file, options)
    await parcel.zip.end()
  })
  return manifest
}

async function readFile(
  { zip }: OpenedParcel,
  file: CarriedFile,
  { sink, signal }: ReadBundleOptions,
): Promise<void> {
  const sha = createHash('sha256')
  const expected = file.slice?.sha256 ?? file.sha256
  async function* content(): AsyncGenerator<Buffer> {
    for await (const piece of zip.pieces({ name: entryOf(file), bytes: bytesOf(file), behind: true })) {
      signal?.throwIfAborted()
      sha.update(piece)
      yield piece
    }
    if (sha.digest('hex') !== expected) throw new BadArchive('a file is not the one it is named after')
  }
  await sink.file(file, content())
}

/** Reads what nobody needs, so that it is checked. */
export async function passOver(content: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of content) continue
}

const rowsAtOnce = 500

/** Reads the operations of a parcel, checking the chain, and hands them on a few hundred at a time. */
export async function readOperations(
  { zip }: OpenedParcel,
  said: CarriedOperations,
  {
    sink,
    signal,
  }: {
    readonly sink: BundleSink['operations']
    readonly signal: AbortSignal | undefined
  },
): Promise<void> {
  if (said.bytes > mostParcelBytes || said.rawBytes > said.bytes * mostOperationRatio + 4_096)
    throw new DeskError('sync.badManifest')
  if (said.runs.reduce((sum, run) => sum + run.last - run.first + 1, 0) !== said.count)
    throw new DeskError('sync.badManifest')
  const sha = createHash('sha256')
  async function* packed(): AsyncGenerator<Buffer> {
    for await (const piece of zip.pieces({ name: said.file, bytes: said.bytes, behind: false })) {
      signal?.throwIfAborted()
      sha.update(piece)
      yield piece
    }
  }
  const check = chainOfRuns(said)
  let rows: CarriedRow[] = []
  for await (const lines of linesOf(unpacked(packed(), said.rawBytes))) {
    for (const line of lines) {
      rows.push(check.next(line))
      if (rows.length < rowsAtOnce) continue
      await sink(rows)
      rows = []
    }
  }
  if (rows.length > 0) await sink(rows)
  check.end()
  if (sha.digest('hex') !== said.sha256) throw new BadArchive('operations are not those that were announced')
}

/** Follows the runs that the manifest lists, and holds each to its end. */
function chainOfRuns(said: CarriedOperations) {
  const decoder = createLineDecoder()
  let index = -1
  let left = 0

  function next(line: string): CarriedRow {
    if (left === 0) {
      index += 1
      const run = said.runs[index]
      if (!run) throw new BadArchive('more operations than announced')
      left = run.last - run.first + 1
      decoder.begin({ incarnation: run.incarnation, sequence: run.first, hash: run.previousHash })
    }
    const row = decode(line)
    left -= 1
    if (left === 0 && row.hash !== said.runs[index]?.lastHash) throw new BadArchive('the chain of operations')
    if (said.personal === 'withheld' && row.personal !== null)
      throw new BadArchive('personal data was withheld')
    return row
  }

  function decode(line: string): CarriedRow {
    try {
      return decoder.decode(line)
    } catch (error) {
      if (error instanceof BadLine) throw new BadArchive(error.message, { cause: error })
      throw error
    }
  }

  function end(): void {
    if (left > 0 || index !== said.runs.length - 1) throw new BadArchive('fewer operations than announced')
  }

  return { next, end }
}

/** Unpacks no more than was announced. */
async function* unpacked(packed: AsyncIterable<Buffer>, rawBytes: number): AsyncGenerator<Buffer> {
  let count = 0
  for await (const piece of gunzipped(packed)) {
    count += piece.length
    if (count > rawBytes) throw new BadArchive('operations unpack to more than announced')
    yield piece
  }
  if (count !== rawBytes) throw new BadArchive('operations unpack to less than announced')
}

async function* gunzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  // What goes wrong in it is met by the loop below.
  pipeline(Readable.from(packed), gunzip).catch(() => undefined)
  try {
    yield* gunzip as AsyncIterable<Buffer>
  } catch (error) {
    if (systemCode(error)?.startsWith('Z_') !== true) throw error
    throw new BadArchive('operations cannot be unpacked', { cause: error })
  }
}

/** Whole lines out of pieces. The last one ends with a line feed too. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + textOf(decoder, piece)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > mostLineBytes) throw new BadArchive('a line is too long')
    yield lines
  }
  if (rest + textOf(decoder) !== '') throw new BadArchive('the last line is cut')
}

function textOf(decoder: TextDecoder, piece?: Buffer): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch (error) {
    throw new BadArchive('operations are not text', { cause: error })
  }
}
