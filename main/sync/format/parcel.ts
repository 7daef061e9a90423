import { Decrypter, Encrypter } from 'age-encryption'
import { systemCode } from '../../archive/disk.ts'
import { DeskError } from '../../contract/errors.ts'
import { signManifest } from './keys.ts'
import { mostManifestBytes, mostParcelBytes } from './manifest.ts'
import { BadArchive, readZip, type ZipEntry, zipOf } from './zip.ts'

/**
 * A parcel is what travels between a site and headquarters: `manifest.json`, its signature, and what the manifest
 * lists, as a ZIP, encrypted for whom it is meant by age (https://age-encryption.org/v1, X25519).
 */

export interface ParcelOptions {
  /** Says its type first. */
  readonly manifest: { readonly type: string }
  /** Behind manifest and signature, in the order in which the manifest lists them. */
  readonly entries: Iterable<ZipEntry>
  /** PKCS 8, PEM. */
  readonly signWith: string
  /** age1…; each of them can open it. */
  readonly recipients: readonly string[]
}

const manifestName = 'manifest.json'
const signatureName = 'manifest.sig'
const signatureBytes = 64

/** The bytes of a parcel. */
export async function* sealParcel(options: ParcelOptions): AsyncGenerator<Uint8Array> {
  const manifest = Buffer.from(JSON.stringify(options.manifest))
  if (manifest.length > mostManifestBytes) throw new RangeError('the manifest is too large')
  const signature = signManifest(manifest, options.signWith)
  const encrypter = new Encrypter()
  for (const recipient of options.recipients) encrypter.addRecipient(recipient)
  const zip = zipOf(
    chain(
      [
        { name: manifestName, bytes: manifest.length, content: () => manifest },
        { name: signatureName, bytes: signature.length, content: () => signature },
      ],
      options.entries,
    ),
  )
  yield* piecesOf(await encrypter.encrypt(streamOf(zip)))
}

function* chain<Item>(...lists: readonly Iterable<Item>[]): Generator<Item> {
  for (const list of lists) yield* list
}

/** A parcel of which manifest and signature are read. Nothing of it is believed yet. */
export interface OpenedParcel {
  readonly manifest: unknown
  readonly manifestBytes: Buffer
  readonly signature: Buffer
  readonly zip: ReturnType<typeof readZip>
}

/** An age header with two recipients has some 350 bytes; a longer one is somebody's attempt to keep us busy. */
const mostHeaderBytes = 4_096

/**
 * Opens a parcel. Throws `sync.notAParcel` for any other file, `sync.notForUs` where it is encrypted for others,
 * `sync.damaged` where it is not whole, `sync.tooLarge` beyond the limit.
 * @param identities AGE-SECRET-KEY-1…; the present one and those before it
 */
export async function openParcel(
  source: AsyncIterable<Uint8Array>,
  identities: readonly string[],
): Promise<OpenedParcel> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const limited = await withHeader(bounded(source))
  const plain = await decrypter.decrypt(streamOf(limited)).catch((error: unknown) => {
    if (error instanceof DeskError) throw error
    const ours = !(error instanceof Error && error.message.startsWith('no identity'))
    throw new DeskError(ours ? 'sync.damaged' : 'sync.notForUs', undefined, { cause: error })
  })
  return asDamage(async () => {
    const zip = readZip(decryptedPieces(plain))
    const manifestBytes = await zip.first(manifestName, mostManifestBytes)
    const signature = await zip.whole({ name: signatureName, bytes: signatureBytes, behind: false })
    return { manifest: json(manifestBytes), manifestBytes, signature, zip }
  })
}

/** Runs what reads a parcel: what its bytes are at fault for is `sync.damaged`, whatever else goes wrong stays what it is. */
export async function asDamage<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error
    throw new DeskError('sync.damaged', undefined, { cause: error })
  }
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new BadArchive('the manifest is not JSON', { cause: error })
  }
}

async function* bounded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Encryption adds 16 bytes to 64 KB, and the header.
  const most = Math.ceil(mostParcelBytes * 1.001) + mostHeaderBytes
  let count = 0
  for await (const piece of source) {
    count += piece.length
    if (count > most) throw new DeskError('sync.tooLarge', { mb: mostParcelBytes / 2 ** 20 })
    yield piece
  }
}

const firstLine = Buffer.from('age-encryption.org/v1\n')

/** Looks at the header before anything is computed from it. */
async function withHeader(source: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const pieces: Uint8Array[] = []
  let head = Buffer.alloc(0)
  while (head.length < mostHeaderBytes) {
    const next = await source.next()
    if (next.done) break
    pieces.push(next.value)
    head = Buffer.concat([head, next.value.subarray(0, mostHeaderBytes - head.length)])
  }
  if (!head.subarray(0, firstLine.length).equals(firstLine)) throw new DeskError('sync.notAParcel')
  if (!head.includes('\n--- ')) throw new DeskError('sync.damaged')
  return (async function* all() {
    yield* pieces
    yield* source
  })()
}

/** A stream that pulls; cancelling it ends the source. */
function streamOf(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await source.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await source.return(undefined)
    },
  })
}

/** What cannot be decrypted is not what was sent; what cannot be read is the disk's. */
async function* decryptedPieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* piecesOf(stream)
  } catch (error) {
    if (error instanceof DeskError || systemCode(error) !== undefined) throw error
    throw new BadArchive('decryption', { cause: error })
  }
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const next = await reader.read()
      if (next.done) return
      yield next.value
    }
  } finally {
    await reader.cancel()
  }
}
