import { z } from 'zod'
import type { DeskCore } from '../desk/core.ts'
import { type Actor, defineCommand } from '../log/command.ts'
import { Hex, PublicKey } from '../sync/format/fields.ts'
import { fingerprintOf, newSigningKeys } from '../sync/format/keys.ts'
import { addRotation, KeyRotation, signRotation } from '../sync/format/rotation.ts'
import { ownKeyReplaced, siteKeyReplaced } from './operations.ts'
import { keyOfSite, requireOwn } from './queries.ts'
import { hqOwnTable } from './tables.ts'

/**
 * Headquarters signs its receipts with a new key from now on; each says how the old one vouched for it. Errors:
 * `hq.notHeadquarters`.
 */
export const replaceOwnKey = defineCommand({
  name: 'hq.replaceKey',
  permission: 'sync.manage',
  input: z.object({ signingKey: z.string(), publicKey: PublicKey }),
  run({ read, emit, local, site }, { signingKey, publicKey }) {
    const own = requireOwn(read)
    const from = fingerprintOf(own.public_key)
    const rotation = signRotation(
      { hq: own.hq_id, owner: own.hq_id },
      { from, key: publicKey, ends: [] },
      own.signing_key,
    )
    local.update(hqOwnTable, 'own', {
      signing_key: signingKey,
      public_key: publicKey,
      rotations: addRotation(own.rotations, rotation),
    })
    emit(ownKeyReplaced, site.id, { facts: { from, to: fingerprintOf(publicKey) } })
    return { fingerprint: fingerprintOf(publicKey) }
  },
})

/** As {@link replaceOwnKey}, with a key that is made here. */
export function rotateOwnKey(core: DeskCore, actor: Actor): Promise<{ readonly fingerprint: string }> {
  const { privateKey, publicKey } = newSigningKeys()
  return core.execute(replaceOwnKey, { actor, input: { signingKey: privateKey, publicKey } })
}

/** Takes over the new keys of a site whose parcel was found right; who calls has followed them. */
export const replaceSiteKeys = defineCommand({
  name: 'hq.replaceSiteKeys',
  permission: 'system',
  input: z.object({ hqSiteId: z.string(), rotations: z.array(KeyRotation) }),
  run({ read, emit }, { hqSiteId, rotations }) {
    for (const { from, key, ends } of rotations) {
      const fingerprint = fingerprintOf(key)
      if (!keyOfSite(read, fingerprint))
        emit(siteKeyReplaced, hqSiteId, { facts: { from: Hex.parse(from), fingerprint, key, ends } })
    }
  },
})

export const keyCommands = [replaceOwnKey, replaceSiteKeys]
