import { createReadStream } from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import { entryOf, bytesOf, BundleManifest } from '../../main/sync/format/manifest.ts'
import { openParcel } from '../../main/sync/format/parcel.ts'
import { ReceiptManifest } from '../../main/sync/format/receipt.ts'
import { zipOf } from '../../main/sync/format/zip.ts'

/** An entry behind manifest and signature. */
export interface Entry {
  readonly name: string
  readonly bytes: Buffer
  /** Its checksum stands behind its bytes. */
  readonly behind: boolean
}

/** A parcel taken apart, so that parts of it can be changed and it be put together again. */
export interface Parts {
  readonly manifest: Buffer
  readonly signature: Buffer
  readonly entries: readonly Entry[]
}

interface Expected {
  readonly name: string
  readonly bytes: number
  readonly behind: boolean
}

const ofBundle = (manifest: BundleManifest): Expected[] => [
  ...(manifest.operations
    ? [{ name: manifest.operations.file, bytes: manifest.operations.bytes, behind: false }]
    : []),
  ...manifest.files.map(file => ({ name: entryOf(file), bytes: bytesOf(file), behind: true })),
]

const ofReceipt = ({ missing, operations }: ReceiptManifest): Expected[] => [
  ...(missing ? [{ name: missing.file, bytes: missing.count * 32, behind: false }] : []),
  ...(operations ? [{ name: operations.file, bytes: operations.bytes, behind: false }] : []),
]

/** Takes a sound parcel apart. */
export async function takeApart(file: string, identity: string): Promise<Parts> {
  const { manifest, manifestBytes, signature, zip } = await openParcel(createReadStream(file), [identity])
  const receipt = ReceiptManifest.safeParse(manifest)
  const expected = receipt.success ? ofReceipt(receipt.data) : ofBundle(BundleManifest.parse(manifest))
  const entries: Entry[] = []
  for (const one of expected) {
    const pieces: Buffer[] = []
    for await (const piece of zip.pieces(one)) pieces.push(Buffer.from(piece))
    entries.push({ name: one.name, behind: one.behind, bytes: Buffer.concat(pieces) })
  }
  return { manifest: manifestBytes, signature, entries }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The archive inside a parcel. */
export async function archiveOf({ manifest, signature, entries }: Parts): Promise<Buffer> {
  const all: readonly Entry[] = [
    { name: 'manifest.json', bytes: manifest, behind: false },
    { name: 'manifest.sig', bytes: signature, behind: false },
    ...entries,
  ]
  const pieces: Uint8Array[] = []
  const zip = zipOf(
    all.map(({ name, bytes, behind }) => ({
      name,
      bytes: bytes.length,
      content: () => (behind ? one(bytes) : bytes),
    })),
  )
  for await (const piece of zip) pieces.push(piece)
  return Buffer.concat(pieces)
}

export async function encrypted(plain: Uint8Array, recipient: string): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(plain))
}

export async function decrypted(parcel: Uint8Array, identity: string): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return Buffer.from(await decrypter.decrypt(parcel))
}
