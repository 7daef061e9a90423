import { z } from 'zod'
import { bundleContents } from '../contract/sync.ts'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { Hex } from './format/fields.ts'

/** On the audit trail: who made the site belong to which headquarters, and by which keys both are known. */
export const headquartersJoined = defineOperation({
  type: 'site.headquartersJoined',
  version: 1,
  aggregate: 'site',
  facts: z.object({
    hq: Id,
    name: z.string(),
    /** Fingerprints of what headquarters and the site sign with. */
    hqKey: z.string(),
    siteKey: z.string(),
  }),
  personal: z.object({}),
  apply() {
    // The keys themselves are no business of the log's.
  },
})

/**
 * On the audit trail: who had everything new written for headquarters. Recorded before it is written, so that it goes
 * along and a receipt leaves nothing to send.
 */
export const bundleOrdered = defineOperation({
  type: 'site.bundleOrdered',
  version: 1,
  aggregate: 'site',
  facts: z.object({ set: Id, content: z.enum(bundleContents) }),
  personal: z.object({}),
  apply() {
    // What it came to is local: the other side says itself what it got.
  },
})

/** On the audit trail: a receipt brought something of headquarters. That there is news of it tells headquarters. */
export const messagesTaken = defineOperation({
  type: 'site.messagesTaken',
  version: 1,
  aggregate: 'site',
  facts: z.object({ epoch: Id, receipt: z.int(), operations: z.int() }),
  personal: z.object({}),
  apply() {},
})

/** On the audit trail: who gave the site a new key to sign with. */
export const signingKeyReplaced = defineOperation({
  type: 'site.signingKeyReplaced',
  version: 1,
  aggregate: 'site',
  facts: z.object({
    hq: Id,
    /** Fingerprints. */
    from: Hex,
    to: Hex,
  }),
  personal: z.object({}),
  apply() {
    // The keys themselves are no business of the log's.
  },
})

export const syncOperations = [headquartersJoined, signingKeyReplaced, bundleOrdered, messagesTaken]
