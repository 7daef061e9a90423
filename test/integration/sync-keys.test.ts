import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemActor } from '../../main/desk/core.ts'
import type { ErrorCode } from '../../main/contract/errors.ts'
import { revokeKey } from '../../main/hq/commands.ts'
import { makeInvitation } from '../../main/hq/invite.ts'
import { createSessions } from '../../main/hq/network/sessions.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { rotateOwnKey } from '../../main/hq/rotate.ts'
import { hqKeys } from '../../main/hq/views.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { fingerprintOf, signManifest } from '../../main/sync/format/keys.ts'
import { sessionMessage } from '../../main/sync/format/network.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { enrolmentOf, requireLink } from '../../main/sync/link-row.ts'
import { rotateKey } from '../../main/sync/rotate.ts'
import { takeCase } from '../support/cases.ts'
import {
  bring,
  closePair,
  expectSame,
  openPair,
  type Pair,
  receiptFor,
  takeReceipt,
} from '../support/site-pair.ts'

vi.setConfig({ testTimeout: 120_000 })

let pair: Pair

beforeEach(async () => {
  pair = await openPair()
})
afterEach(() => closePair(pair))

const refusal = (code: ErrorCode) => expect.objectContaining({ code }) as unknown

/** Something new of the site as parcels that nobody has brought anywhere yet. */
async function written(name: string): Promise<readonly string[]> {
  await takeCase(pair.site, { text: name })
  const asked = { content: 'everything', to: join(pair.site.folder, name), parcelBytes: 2 ** 21 } as const
  return (await exportBundle(pair.site.core, pair.site.manager, asked)).files
}

async function received(files: readonly string[]): Promise<void> {
  for (const file of files) await receiveParcel(pair.hq.core, file)
}

/** A receipt to the site. */
const answered = async () => takeReceipt(pair, await receiptFor(pair))

const replaced = () => hqKeys(pair.hq.core.read, pair.hqSiteId).map(({ replacedAt }) => replacedAt !== null)

describe('the key of a site', () => {
  it('is replaced once headquarters knows it, and what was on its way counts', async () => {
    const { site } = pair
    await expect(rotateKey(site.core, site.manager)).rejects.toEqual(refusal('sync.keyNotKnown'))
    await answered()
    const before = await written('before')
    await rotateKey(site.core, site.manager)
    await rotateKey(site.core, site.manager)
    await received(await written('after'))
    expect(replaced().toSorted()).toEqual([false, true, true])
    await received(before)
    await answered()
    expect(requireLink(site.core.read).confirmed_at).not.toBeNull()
    await expectSame(pair)
  })

  it('tells nothing any more that came after its replacement', async () => {
    const { site, hq } = pair
    await answered()
    const copy = await site.reopenBesideCopy(join(hq.folder, 'copy'))
    pair.site = copy
    await rotateKey(copy.core, copy.manager)
    await bring(pair)
    // The old computer knows nothing of the new key.
    const old = await copy.reopenFromCopy(join(hq.folder, 'copy'))
    pair.site = old
    await expect(received(await written('old'))).rejects.toEqual(refusal('sync.keyReplaced'))
    const link = requireLink(old.core.read)
    const sessions = createSessions(hq.core)
    const challenge = sessions.challenge()
    const key = fingerprintOf(link.public_key)
    const signature = signManifest(sessionMessage(link.hq_id, challenge, key), link.signing_key)
    expect(() =>
      sessions.open({
        challenge,
        site: old.core.head()?.siteId ?? '',
        name: '',
        key,
        signature: signature.toString('base64'),
        ...enrolmentOf(link),
      }),
    ).toThrow(refusal('sync.keyReplaced') as Error)
    // Invited anew, it goes on.
    const invitation = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
    await joinHeadquarters(old.core, systemActor, Buffer.from(JSON.stringify(invitation)))
    await received(await written('anew'))
  })

  it('vouches for nothing once it was revoked', async () => {
    const { site, hq } = pair
    await answered()
    const fingerprint = fingerprintOf(requireLink(site.core.read).public_key)
    await rotateKey(site.core, site.manager)
    await hq.core.execute(revokeKey, { actor: hq.manager, input: { fingerprint } })
    await expect(received(await written('after'))).rejects.toEqual(refusal('sync.unknownSite'))
  })
})

describe('the key of headquarters', () => {
  it('is replaced by the next receipt, however many were lost, and one under the old key is refused', async () => {
    const { site, hq } = pair
    await answered()
    const old = await receiptFor(pair)
    await rotateOwnKey(hq.core, hq.manager)
    await receiptFor(pair)
    await rotateOwnKey(hq.core, hq.manager)
    await takeReceipt(pair, await receiptFor(pair))
    expect(requireLink(site.core.read).hq_key).toBe(
      hq.core.read.get<{ public_key: string }>('select public_key from hq_own')?.public_key,
    )
    await expect(takeReceipt(pair, old)).rejects.toEqual(refusal('sync.hqKeyUnknown'))
    await received(await written('after'))
    await answered()
    await expectSame(pair)
  })
})
