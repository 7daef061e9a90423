import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { bundleContents, HeldEnd, ReceiptSaid } from '../contract/sync.ts'
import { Id } from '../contract/values.ts'
import { defineCommand } from '../log/command.ts'
import { nextLetter } from '../log/incarnation.ts'
import { Hex, PublicKey, Recipient } from './format/fields.ts'
import { fingerprintOf } from './format/keys.ts'
import { heldHere } from './held-here.ts'
import { keysToSayOf, readLink, requireLink } from './link-row.ts'
import { checkedAddress, readLine } from './network/line-row.ts'
import {
  hqLinkTable,
  syncEndTable,
  syncFileTable,
  syncLineTable,
  syncReceiptTable,
  syncSentTable,
} from './tables.ts'
import { replaceSigningKey } from './rotate.ts'
import { bundleOrdered, headquartersJoined, messagesTaken } from './operations.ts'
import { CarriedRun, takeOverRuns } from './take-over.ts'

/** Makes the site belong to a headquarters. Errors: `sync.enrolledElsewhere`, `sync.badAddress`. */
export const enrol = defineCommand({
  name: 'sync.enrol',
  permission: 'sync.manage',
  input: z.object({
    hq: z.object({
      id: Id,
      name: z.string(),
      key: PublicKey,
      recipient: Recipient,
      address: z.string().optional(),
    }),
    own: z.object({
      signingKey: z.string(),
      publicKey: PublicKey,
      identity: z.string(),
      recipient: Recipient,
    }),
    invitation: Id,
    proof: Hex,
  }),
  run({ read, emit, local, site, now }, { hq, own, invitation, proof }) {
    const known = readLink(read)
    if (known && known.hq_id !== hq.id) throw new DeskError('sync.enrolledElsewhere', { name: known.hq_name })
    local.put(hqLinkTable, {
      id: 'own',
      hq_id: hq.id,
      hq_name: hq.name,
      hq_key: hq.key,
      hq_recipient: hq.recipient,
      signing_key: own.signingKey,
      public_key: own.publicKey,
      rotations: null,
      identity: own.identity,
      recipient: own.recipient,
      invitation,
      proof,
      enrolled_at: now,
      confirmed_at: null,
      epoch: known?.epoch ?? '',
      receipt: known?.receipt ?? 0,
      receipt_at: known?.receipt_at ?? null,
    })
    if (hq.address) local.put(syncLineTable, { ...readLine(read), address: checkedAddress(hq.address) })
    emit(headquartersJoined, site.id, {
      facts: {
        hq: hq.id,
        name: hq.name,
        hqKey: fingerprintOf(hq.key),
        siteKey: fingerprintOf(own.publicKey),
      },
    })
  },
})

/** Says who has a bundle written. Errors: `sync.notEnrolled`. */
export const orderBundle = defineCommand({
  name: 'sync.orderBundle',
  permission: 'sync.run',
  input: z.object({ set: Id, content: z.enum(bundleContents) }),
  run({ read, emit, site }, facts) {
    requireLink(read)
    emit(bundleOrdered, site.id, { facts })
  },
})

/** Files noted in one turn, so that people go on working between two of them. */
export const filesAtOnce = 2_000
const Files = z.array(Hex).max(filesAtOnce)

/** Notes files that went along with a bundle. Noted before the bundle is; a cut only sends them again. */
export const noteFiles = defineCommand({
  name: 'sync.noteFiles',
  permission: 'sync.run',
  input: z.object({ incarnation: Id, sequence: z.int(), files: Files }),
  run({ local }, { incarnation, sequence, files }) {
    for (const id of files) local.put(syncFileTable, { id, incarnation, sequence, held: 0 })
  },
})

/** Notes a bundle that was written and read back. */
export const noteBundle = defineCommand({
  name: 'sync.noteBundle',
  permission: 'sync.run',
  input: z.object({
    set: Id,
    content: z.enum(bundleContents),
    parcels: z.int(),
    bytes: z.int(),
    operations: z.int(),
    incarnation: Id,
    sequence: z.int(),
    files: z.int(),
  }),
  run({ local, now }, { set, ...said }) {
    local.put(syncSentTable, { id: set, at: now, ...said })
  },
})

/** Notes which files that were sent headquarters holds, and which it lacks again. */
export const markFiles = defineCommand({
  name: 'sync.markFiles',
  permission: 'sync.run',
  input: z.object({ held: Files, lacking: Files }),
  run({ local }, { held, lacking }) {
    for (const id of held) local.update(syncFileTable, id, { held: 1 })
    for (const id of lacking) local.update(syncFileTable, id, { held: 0 })
  },
})

/**
 * Takes in how far headquarters holds the log, and remembers what it said; files are {@link markFiles}. Where it found
 * that a copy of this site went on by itself, a new incarnation begins; what headquarters sends down is recorded.
 * Errors: `sync.notEnrolled`, `sync.oldReceipt`, those of {@link takeOverRuns}.
 */
export const takeReceipt = defineCommand({
  name: 'sync.takeReceipt',
  permission: 'sync.run',
  input: z.object({
    id: Id,
    madeAt: z.int(),
    epoch: Id,
    number: z.int().min(1),
    ends: z.array(HeldEnd),
    /** Keys by which headquarters knows the site; one of an older program does not say. */
    keys: z.array(Hex).optional(),
    /** What headquarters signs with from now on, PEM; absent where that is what it was. */
    hqKey: PublicKey.optional(),
    said: ReceiptSaid.omit({ newIncarnation: true }),
    /** What headquarters sent down. */
    runs: z.array(CarriedRun).default([]),
  }),
  run(context, { id, madeAt, epoch, number, ends, keys, hqKey, said, runs }) {
    const { read, local, site, now } = context
    const link = requireLink(read)
    if (link.epoch === epoch && link.receipt >= number) throw new DeskError('sync.oldReceipt')
    const here = heldHere(read, ends)
    for (const { incarnation, sequence, words } of here.ends)
      local.put(syncEndTable, { id: incarnation, sequence, words })
    // What it does not name it does not hold, or not any more.
    const named = new Set(here.ends.map(({ incarnation }) => incarnation))
    for (const known of read.all<{ id: string }>('select id from sync_end'))
      if (!named.has(known.id)) local.delete(syncEndTable, known.id)
    local.update(hqLinkTable, 'own', {
      epoch,
      receipt: number,
      receipt_at: now,
      ...(hqKey ? { hq_key: hqKey } : {}),
      // Where the site was invited anew meanwhile, it is not yet known by its new key.
      confirmed_at:
        !keys || keysToSayOf(link).some(key => keys.includes(key)) ? (link.confirmed_at ?? now) : null,
    })
    const reason = said.forks.some(({ incarnation }) => incarnation === site.incarnation)
      ? 'ordered'
      : here.others.includes(site.incarnation)
        ? 'rollback'
        : undefined
    const newIncarnation = reason !== undefined
    local.put(syncReceiptTable, {
      id,
      at: now,
      made_at: madeAt,
      number,
      said: JSON.stringify({ ...said, newIncarnation } satisfies ReceiptSaid),
    })
    if (reason) context.startIncarnation({ siteId: site.id, letter: nextLetter(site.letter), reason })
    const messages = takeOverRuns(context, runs)
    // Also where nothing was taken for want of what came before: so there is something to send, and it says so.
    if (messages.taken > 0 || messages.ahead)
      context.emit(messagesTaken, site.id, {
        facts: { epoch, receipt: number, operations: messages.taken },
      })
    return { newIncarnation, ...messages }
  },
})

export const syncCommands = [
  enrol,
  replaceSigningKey,
  orderBundle,
  noteFiles,
  noteBundle,
  markFiles,
  takeReceipt,
]
