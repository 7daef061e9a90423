import { z } from 'zod'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { Hex, PublicKey, Recipient } from '../sync/format/fields.ts'
import { KeyRotation } from '../sync/format/rotation.ts'
import { hqKeyTable, hqSiteTable } from './tables.ts'

/** This desk is a headquarters from now on. */
export const headquartersBegun = defineOperation({
  type: 'site.headquartersBegun',
  version: 1,
  aggregate: 'site',
  facts: z.object({ hq: Id, name: z.string(), key: Hex }),
  personal: z.object({}),
  apply() {
    // Its keys are local: they are no business of the log's.
  },
})

/** A site was invited, for the first time or again. */
export const siteInvited = defineOperation({
  type: 'hqSite.invited',
  version: 1,
  aggregate: 'hqSite',
  facts: z.object({ code: z.string(), name: z.string(), invitation: Id, first: z.boolean() }),
  personal: z.object({}),
  apply(tx, { aggregateId, at, facts: { code, name, first } }) {
    if (first)
      tx.insert(hqSiteTable, {
        id: aggregateId,
        code,
        name,
        site_id: null,
        recipient: null,
        invited_at: at,
        enrolled_at: null,
      })
    else tx.update(hqSiteTable, aggregateId, { name, invited_at: at })
  },
})

/** A site answered its invitation with its keys. */
export const siteEnrolled = defineOperation({
  type: 'hqSite.enrolled',
  version: 1,
  aggregate: 'hqSite',
  facts: z.object({
    siteId: Id,
    name: z.string(),
    invitation: Id,
    fingerprint: Hex,
    key: PublicKey,
    recipient: Recipient,
  }),
  personal: z.object({}),
  apply(tx, { aggregateId, at, facts }) {
    const { siteId, name, fingerprint, key, recipient } = facts
    tx.update(hqSiteTable, aggregateId, { site_id: siteId, name, recipient, enrolled_at: at })
    tx.put(hqKeyTable, {
      id: fingerprint,
      hq_site_id: aggregateId,
      public_key: key,
      since: at,
      revoked_at: null,
      replaced_at: null,
      until: null,
    })
  },
})

/** Nothing signed with this key is believed any more. */
export const siteKeyRevoked = defineOperation({
  type: 'hqSite.keyRevoked',
  version: 1,
  aggregate: 'hqSite',
  facts: z.object({ fingerprint: Hex }),
  personal: z.object({}),
  apply(tx, { at, facts }) {
    tx.update(hqKeyTable, facts.fingerprint, { revoked_at: at })
  },
})

/** A site signs with a new key; the one before may still tell what was written before that. */
export const siteKeyReplaced = defineOperation({
  type: 'hqSite.keyReplaced',
  version: 1,
  aggregate: 'hqSite',
  facts: KeyRotation.omit({ signature: true }).extend({ fingerprint: Hex }),
  personal: z.object({}),
  apply(tx, { aggregateId, at, facts }) {
    tx.update(hqKeyTable, facts.from, { replaced_at: at, until: JSON.stringify(facts.ends) })
    tx.put(hqKeyTable, {
      id: facts.fingerprint,
      hq_site_id: aggregateId,
      public_key: facts.key,
      since: at,
      revoked_at: null,
      replaced_at: null,
      until: null,
    })
  },
})

/** On the audit trail: who gave headquarters a new key to sign with. */
export const ownKeyReplaced = defineOperation({
  type: 'site.headquartersKeyReplaced',
  version: 1,
  aggregate: 'site',
  facts: z.object({ from: Hex, to: Hex }),
  personal: z.object({}),
  apply() {},
})

/** On the audit trail: who had a site made anew that lost its computer. */
export const siteRebuilt = defineOperation({
  type: 'hqSite.rebuilt',
  version: 1,
  aggregate: 'hqSite',
  facts: z.object({ operations: z.int(), files: z.int() }),
  personal: z.object({}),
  apply() {},
})

/** On the audit trail: who sent a site something; its content goes to the site alone. */
export const messageSent = defineOperation({
  type: 'hqSite.messageSent',
  version: 1,
  aggregate: 'hqSite',
  facts: z.object({ type: z.string(), about: z.string() }),
  personal: z.object({}),
  apply() {},
})

/** On the audit trail: who looked at the whole phone of a case of a site. */
export const siteCaseUnmasked = defineOperation({
  type: 'hqSite.caseUnmasked',
  version: 1,
  aggregate: 'hqSite',
  facts: z.object({ caseId: Id, number: z.string() }),
  personal: z.object({}),
  apply() {},
})

export const hqOperations = [
  siteCaseUnmasked,
  headquartersBegun,
  siteInvited,
  siteEnrolled,
  siteKeyRevoked,
  siteKeyReplaced,
  ownKeyReplaced,
  siteRebuilt,
  messageSent,
]
