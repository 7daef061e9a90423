import { z } from 'zod'
import { Id } from '../../contract/values.ts'
import { Count, Hex, PublicKey } from './fields.ts'
import { fingerprintOf, isSignedBy, signManifest } from './keys.ts'

/**
 * A new signing key, vouched for by the one before it. Whoever signs says all of these in each parcel, so that a reader
 * who knows any of its former keys finds the way to the present one.
 */
export const KeyRotation = z.object({
  /** Fingerprint of the key before. */
  from: Hex,
  /** The new key, PEM. */
  key: PublicKey,
  /** Where the incarnations of a site stood then: what the key before may still tell. Empty for headquarters. */
  ends: z.array(z.object({ incarnation: Id, sequence: Count })).max(1_000),
  /** Ed25519 by the key before, over {@link messageOf}; base64. */
  signature: z.string().max(200),
})
export type KeyRotation = z.infer<typeof KeyRotation>

/** As many as a parcel carries; the newest ones. */
export const mostRotations = 50
export const KeyRotations = z.array(KeyRotation).max(mostRotations)

/** Whose keys they are: a site or headquarters, by its id, within one headquarters. */
export interface KeyOwner {
  readonly hq: string
  readonly owner: string
}

/** What is signed: it names its purpose first, so it is good for nothing else. */
const messageOf = ({ hq, owner }: KeyOwner, { from, key, ends }: Omit<KeyRotation, 'signature'>): Buffer =>
  Buffer.from(
    JSON.stringify([
      'clubhouse-desk.key',
      hq,
      owner,
      from,
      key,
      ends.map(({ incarnation, sequence }) => [incarnation, sequence]),
    ]),
  )

export const signRotation = (
  owner: KeyOwner,
  rotation: Omit<KeyRotation, 'signature'>,
  privateKey: string,
): KeyRotation => ({
  ...rotation,
  signature: signManifest(messageOf(owner, rotation), privateKey).toString('base64'),
})

/** Those that are kept as JSON, oldest first; none where nothing was kept. */
export const readRotations = (kept: string | null): readonly KeyRotation[] =>
  kept === null ? [] : KeyRotations.parse(JSON.parse(kept))

export const addRotation = (kept: string | null, rotation: KeyRotation): string =>
  JSON.stringify([...readRotations(kept), rotation].slice(-mostRotations))

/**
 * The rotations that lead from a key that is known to the one that is asked about; undefined where none do, or where
 * one is not signed by the key before it.
 * @param known PEM of a key by its fingerprint, where it is still believed
 */
export function wayToKey(
  owner: KeyOwner,
  rotations: readonly KeyRotation[],
  known: (fingerprint: string) => string | undefined,
  wanted: string,
): readonly KeyRotation[] | undefined {
  const begin = rotations.findIndex(({ from }) => known(from) !== undefined)
  if (begin === -1) return undefined
  const way: KeyRotation[] = []
  let before = known(rotations[begin]?.from ?? '')
  for (const rotation of rotations.slice(begin)) {
    if (before === undefined || fingerprintOf(before) !== rotation.from) return undefined
    if (!isSignedBy(messageOf(owner, rotation), Buffer.from(rotation.signature, 'base64'), before))
      return undefined
    way.push(rotation)
    before = rotation.key
    if (fingerprintOf(before) === wanted) return way
  }
  return undefined
}
