import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import type { DeskCore } from '../desk/core.ts'
import { type Actor, defineCommand } from '../log/command.ts'
import { PublicKey } from './format/fields.ts'
import { fingerprintOf, newSigningKeys } from './format/keys.ts'
import { addRotation, signRotation } from './format/rotation.ts'
import { requireLink } from './link-row.ts'
import { signingKeyReplaced } from './operations.ts'
import { hqLinkTable } from './tables.ts'
import { ownEnds } from './unsent.ts'

/**
 * The site signs with a new key from now on, vouched for by the one before. What was written until now and is still on
 * its way is believed. Errors: `sync.notEnrolled`, `sync.keyNotKnown`.
 */
export const replaceSigningKey = defineCommand({
  name: 'sync.replaceKey',
  permission: 'sync.manage',
  input: z.object({ signingKey: z.string(), publicKey: PublicKey }),
  run({ read, emit, local, site }, { signingKey, publicKey }) {
    const link = requireLink(read)
    // Until headquarters knows the key before, it would believe nothing that this one vouches for.
    if (link.confirmed_at === null) throw new DeskError('sync.keyNotKnown')
    const from = fingerprintOf(link.public_key)
    const ends = ownEnds(read).map(({ incarnation, last }) => ({ incarnation, sequence: last }))
    const rotation = signRotation(
      { hq: link.hq_id, owner: site.id },
      { from, key: publicKey, ends },
      link.signing_key,
    )
    local.update(hqLinkTable, 'own', {
      signing_key: signingKey,
      public_key: publicKey,
      rotations: addRotation(link.rotations, rotation),
    })
    emit(signingKeyReplaced, site.id, { facts: { hq: link.hq_id, from, to: fingerprintOf(publicKey) } })
    return { fingerprint: fingerprintOf(publicKey) }
  },
})

/** As {@link replaceSigningKey}, with a key that is made here. */
export function rotateKey(core: DeskCore, actor: Actor): Promise<{ readonly fingerprint: string }> {
  const { privateKey, publicKey } = newSigningKeys()
  return core.execute(replaceSigningKey, { actor, input: { signingKey: privateKey, publicKey } })
}
