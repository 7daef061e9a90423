import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { newSigningKeys, signManifest } from '../../main/sync/format/keys.ts'
import type { Dice } from '../torture/random.ts'
import { changedJson } from './json.ts'
import { linesChanged } from './lines.ts'
import { archiveOf, decrypted, encrypted, type Entry, type Parts } from './parcels.ts'
import type { Sound } from './prey.ts'

/** A parcel that is not what its maker sent. */
export interface Mutant {
  readonly what: string
  readonly bytes: Buffer
  /** Its maker's own key signed it, so that its maker may have meant it: it may be taken, or refused. */
  readonly isSigned: boolean
}

type Mutation = (sound: Sound, dice: Dice) => Promise<Omit<Mutant, 'what'>>

/** Some bytes changed: cut, flipped, left out, put in, said twice. */
export function changedBytes(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.below(bytes.length)
  const length = 1 + dice.below(dice.chance(0.8) ? 8 : 400)
  const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (dice.below(6)) {
    case 0:
      return before
    case 1:
      return Buffer.concat([before, behind.subarray(length + 1)])
    case 2:
      return Buffer.concat([before, noise(dice, length), behind])
    case 3:
      return Buffer.concat([before, behind.subarray(0, length), behind])
    case 4:
      return Buffer.concat([bytes, noise(dice, length)])
    default: {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ (1 << dice.below(8))
      return copy
    }
  }
}

const noise = (dice: Dice, length: number) => Buffer.from(Array.from({ length }, () => dice.below(256)))

const signedBy = (manifest: Buffer, { signWith }: Sound, entries: readonly Entry[]): Parts => ({
  manifest,
  signature: signManifest(manifest, signWith),
  entries,
})

const sealed = async (parts: Parts, { recipient }: Sound): Promise<Buffer> =>
  encrypted(await archiveOf(parts), recipient)

const outside: Mutation = async ({ file }, dice) => ({
  bytes: changedBytes(readFileSync(file), dice),
  isSigned: false,
})

const inside: Mutation = async ({ file, identity, recipient }, dice) => ({
  bytes: await encrypted(changedBytes(await decrypted(readFileSync(file), identity), dice), recipient),
  isSigned: false,
})

const manifestOnly: Mutation = async (sound, dice) => {
  const manifest = changedJson(sound.parts.manifest, dice)
  const isSigned = manifest.equals(sound.parts.manifest)
  return { bytes: await sealed({ ...sound.parts, manifest }, sound), isSigned }
}

const manifestSigned: Mutation = async (sound, dice) => {
  let { manifest } = sound.parts
  for (let left = 1 + dice.below(2); left > 0; left -= 1) manifest = changedJson(manifest, dice)
  return { bytes: await sealed(signedBy(manifest, sound, sound.parts.entries), sound), isSigned: true }
}

const foreignSignature: Mutation = async (sound, dice) => {
  const { manifest, signature: own } = sound.parts
  const signature = dice.chance(0.5)
    ? signManifest(manifest, newSigningKeys().privateKey)
    : noise(dice, own.length)
  return { bytes: await sealed({ ...sound.parts, signature }, sound), isSigned: false }
}

const foreignRecipient: Mutation = async sound => {
  const recipient = await identityToRecipient(await generateX25519Identity())
  return { bytes: await sealed(sound.parts, { ...sound, recipient }), isSigned: false }
}

/** Entries left out, twice, renamed, in another order, with other bytes, or one more. */
const entries: Mutation = async (sound, dice) => {
  const all = [...sound.parts.entries]
  const at = dice.below(all.length)
  const one = all[at] ?? { name: 'x', bytes: noise(dice, 3), behind: false }
  const names = [
    '../../x',
    '/etc/passwd',
    'C:\\x',
    'manifest.json',
    `${one.name}/`,
    `blobs/${'0'.repeat(64)}`,
  ]
  switch (dice.below(5)) {
    case 0:
      all.splice(at, 1)
      break
    case 1:
      all.splice(at, 0, one)
      break
    case 2:
      all.splice(at, 1, { ...one, name: names[dice.below(names.length)] ?? 'x' })
      break
    case 3:
      all.splice(at, 1, { ...one, bytes: changedBytes(one.bytes, dice) })
      break
    default:
      all.push({ ...one, name: names[dice.below(names.length)] ?? 'x' })
  }
  return { bytes: await sealed({ ...sound.parts, entries: all }, sound), isSigned: false }
}

const isOperations = ({ name }: Entry) => name === 'operations.ndjson.gz'

/** Other operations that are announced and signed as they are, mostly with their chain as it should be. */
const operations: Mutation = async (sound, dice) => {
  const packed = sound.parts.entries.find(isOperations)
  if (!packed) return manifestSigned(sound, dice)
  const { text, said } = linesChanged(gunzipSync(packed.bytes), sound.parts.manifest, dice)
  const bytes = gzipSync(text)
  const manifest = announced(said, {
    bytes: bytes.length,
    sha256: hash('sha256', bytes),
    rawBytes: text.length,
  })
  const all = sound.parts.entries.map(entry => (isOperations(entry) ? { ...entry, bytes } : entry))
  return { bytes: await sealed(signedBy(manifest, sound, all), sound), isSigned: true }
}

/** Operations that unpack to far more than a parcel has, announced or not. */
const bomb: Mutation = async (sound, dice) => {
  const packed = sound.parts.entries.find(isOperations)
  if (!packed) return manifestSigned(sound, dice)
  const text = Buffer.alloc(20_000_000, dice.chance(0.5) ? '[' : ' ')
  const bytes = gzipSync(text, { level: 1 })
  const said = { bytes: bytes.length, sha256: hash('sha256', bytes) }
  const manifest = announced(
    JSON.parse(sound.parts.manifest.toString()) as { operations: object },
    dice.chance(0.5) ? { ...said, rawBytes: text.length } : said,
  )
  const all = sound.parts.entries.map(entry => (isOperations(entry) ? { ...entry, bytes } : entry))
  return { bytes: await sealed(signedBy(manifest, sound, all), sound), isSigned: true }
}

const announced = (manifest: { readonly operations: object }, change: object): Buffer =>
  Buffer.from(JSON.stringify({ ...manifest, operations: { ...manifest.operations, ...change } }))

const otherKinds: readonly Uint8Array[] = [
  Buffer.alloc(0),
  Buffer.from('%PDF-1.7\n'),
  Buffer.from('SQLite format 3\0'),
  Buffer.from('PK\u0003\u0004'),
  Buffer.from('age-encryption.org/v1\n'),
  Buffer.from('age-encryption.org/v1\n-> X25519 x\n--- x\n'),
  Buffer.from(`age-encryption.org/v1\n${'-> X25519 x\n'.repeat(1_000)}`),
  Buffer.alloc(100_000, 'age-encryption.org/v1\n'),
]

const otherKind: Mutation = async (_, dice) => ({
  bytes: Buffer.from(otherKinds[dice.below(otherKinds.length)] ?? ''),
  isSigned: false,
})

const mutations: readonly (readonly [what: string, weight: number, mutation: Mutation])[] = [
  ['bytes of the parcel', 3, outside],
  ['bytes of the archive', 5, inside],
  ['the manifest', 2, manifestOnly],
  ['the manifest, signed', 8, manifestSigned],
  ['the signature', 1, foreignSignature],
  ['the recipient', 1, foreignRecipient],
  ['entries', 4, entries],
  ['operations, signed', 10, operations],
  ['a bomb', 0.2, bomb],
  ['another kind of file', 1, otherKind],
]
const weights = mutations.reduce((sum, [, weight]) => sum + weight, 0)

export async function mutantOf(sound: Sound, dice: Dice): Promise<Mutant> {
  let left = dice.next() * weights
  const found = mutations.find(([, weight]) => (left -= weight) < 0) ?? mutations[0]
  if (!found) throw new Error('no mutation')
  const [what, , mutation] = found
  return { what: `${what} of a ${sound.kind}`, ...(await mutation(sound, dice)) }
}
