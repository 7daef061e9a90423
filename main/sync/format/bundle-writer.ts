import { hash } from 'node:crypto'
import { createGzip } from 'node:zlib'
import type { LogRow } from '../../log/content.ts'
import {
  bytesOf,
  type BundleManifest,
  type CarriedFile,
  type CarriedOperations,
  entryOf,
  mostOperationBytes,
  mostOperations,
  type Run,
} from './manifest.ts'
import { createLineEncoder, type Personal } from './operation-lines.ts'
import { sealParcel } from './parcel.ts'
import type { ZipEntry } from './zip.ts'

/** Operations packed for one parcel. */
export interface PackedOperations {
  readonly said: CarriedOperations
  readonly content: Buffer
}

export interface PackOptions {
  readonly personal: Personal
  /** Packed bytes at which a parcel ends; what is packed stays in memory until it is written. */
  readonly mostBytes: number
  /** Chain hash before an operation that begins a run. */
  hashBefore(row: LogRow): string
  readonly signal?: AbortSignal
}

/** Written at once to the packer. */
const pieceLength = 256 * 1024

/** Packs operations, in the order of the log, into as many parcels as they need. Aborting rejects. */
export async function* packOperations(
  rows: Iterable<LogRow>,
  options: PackOptions,
): AsyncGenerator<PackedOperations> {
  let packer: ReturnType<typeof createPacker> | undefined
  for (const row of rows) {
    packer ??= createPacker(options)
    packer.add(row)
    if (!packer.isPiece()) continue
    options.signal?.throwIfAborted()
    await packer.flush()
    if (!packer.isFull()) continue
    yield await packer.end()
    packer = undefined
  }
  if (packer) yield await packer.end()
}

function createPacker({ personal, mostBytes, hashBefore }: PackOptions) {
  const encode = createLineEncoder(personal)
  const gzip = createGzip({ level: 6 })
  const packed: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    gzip.on('data', (piece: Buffer) => packed.push(piece))
    gzip.on('end', resolve)
    gzip.on('error', reject)
  })
  const runs: Run[] = []
  let lines: string[] = []
  let length = 0
  let rawBytes = 0
  let count = 0

  function add(row: LogRow): void {
    const last = runs.at(-1)
    if (last && last.incarnation === row.incarnation && last.last + 1 === row.sequence)
      runs[runs.length - 1] = { ...last, last: row.sequence, lastHash: row.hash }
    else
      runs.push({
        incarnation: row.incarnation,
        first: row.sequence,
        last: row.sequence,
        previousHash: hashBefore(row),
        lastHash: row.hash,
      })
    const line = encode(row)
    lines.push(line)
    length += line.length
    count += 1
  }

  async function flush(): Promise<void> {
    const piece = Buffer.from(lines.join(''))
    lines = []
    length = 0
    rawBytes += piece.length
    if (!gzip.write(piece)) await new Promise<void>(resolve => gzip.once('drain', () => resolve()))
  }

  const isPiece = () => length >= pieceLength
  const isFull = () =>
    packed.reduce((sum, piece) => sum + piece.length, 0) >= mostBytes ||
    rawBytes >= mostOperationBytes / 2 ||
    count >= mostOperations / 2

  async function end(): Promise<PackedOperations> {
    await flush()
    gzip.end()
    await ended
    const content = Buffer.concat(packed)
    const said: CarriedOperations = {
      file: 'operations.ndjson.gz',
      bytes: content.length,
      sha256: hash('sha256', content),
      rawBytes,
      count,
      personal,
      runs,
    }
    return { said, content }
  }

  return { add, flush, isPiece, isFull, end }
}

/** A file with where its bytes come from. */
export interface FileToCarry {
  readonly file: CarriedFile
  /** Exactly as many bytes as the file, or its slice, has. */
  read(): AsyncIterable<Uint8Array>
}

export interface SealOptions {
  readonly manifest: Omit<BundleManifest, 'type' | 'version' | 'operations' | 'files'>
  readonly operations: PackedOperations | null
  readonly files: readonly FileToCarry[]
  /** PKCS 8, PEM. */
  readonly signWith: string
  readonly recipients: readonly string[]
}

/** The bytes of one parcel of a bundle. */
export function sealBundle(options: SealOptions): AsyncGenerator<Uint8Array> {
  const { operations, files } = options
  const manifest: BundleManifest = {
    type: 'clubhouse-desk.bundle',
    version: 1,
    ...options.manifest,
    operations: operations?.said ?? null,
    files: files.map(({ file }) => file),
  }
  const entries: ZipEntry[] = files.map(({ file, read }) => ({
    name: entryOf(file),
    bytes: bytesOf(file),
    content: read,
  }))
  if (operations)
    entries.unshift({
      name: operations.said.file,
      bytes: operations.content.length,
      content: () => operations.content,
    })
  return sealParcel({ manifest, entries, signWith: options.signWith, recipients: options.recipients })
}
