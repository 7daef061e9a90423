import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { bundleContents, HeldEnd } from '../contract/sync.ts'
import { Id } from '../contract/values.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { nextLetter } from '../log/incarnation.ts'
import { Hex, PublicKey, Recipient } from './format/fields.ts'
import { fingerprintOf } from './format/keys.ts'
import { readLink, requireLink } from './link-row.ts'
import { bundleOrdered, headquartersJoined } from './operations.ts'
import { hqLinkTable, syncEndTable, syncFileTable, syncSentTable } from './tables.ts'

/** Makes the site belong to a headquarters. Errors: `sync.enrolledElsewhere`. */
export const enrol = defineCommand({
  name: 'sync.enrol',
  permission: 'sync.manage',
  input: z.object({
    hq: z.object({ id: Id, name: z.string(), key: PublicKey, recipient: Recipient }),
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

/** Notes a bundle that was written and read back, and the files in it. */
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
    files: z.array(Hex),
  }),
  run({ local, now }, { files, ...said }) {
    const { set, content, parcels, bytes, operations, incarnation, sequence } = said
    for (const id of files) local.put(syncFileTable, { id, incarnation, sequence, held: 0 })
    local.put(syncSentTable, {
      id: set,
      at: now,
      content,
      parcels,
      bytes,
      operations,
      files: files.length,
      incarnation,
      sequence,
    })
  },
})

/**
 * Takes in what a receipt says: how far headquarters holds the log and the files. Where it found that a copy of this
 * site went on by itself, a new incarnation begins. Errors: `sync.notEnrolled`, `sync.oldReceipt`.
 */
export const takeReceipt = defineCommand({
  name: 'sync.takeReceipt',
  permission: 'sync.run',
  input: z.object({
    epoch: Id,
    number: z.int().min(1),
    ends: z.array(HeldEnd),
    missing: z.array(Hex),
    forked: z.array(Id),
  }),
  run(context, { epoch, number, ends, missing, forked }) {
    const { read, local, site, now } = context
    const link = requireLink(read)
    if (link.epoch === epoch && link.receipt >= number) throw new DeskError('sync.oldReceipt')
    for (const { incarnation, sequence, words } of ends)
      local.put(syncEndTable, { id: incarnation, sequence, words })
    if (epoch !== link.epoch) forgetOthers(context, ends)
    for (const { incarnation, sequence } of ends)
      for (const { id } of read.all<{ id: string }>(
        'select id from sync_file where held=0 and incarnation=? and sequence<=?',
        [incarnation, sequence],
      ))
        local.update(syncFileTable, id, { held: 1 })
    for (const id of heldAmong(context, missing)) local.update(syncFileTable, id, { held: 0 })
    local.update(hqLinkTable, 'own', {
      epoch,
      receipt: number,
      receipt_at: now,
      confirmed_at: link.confirmed_at ?? now,
    })
    if (!forked.includes(site.incarnation)) return { newIncarnation: false }
    context.startIncarnation({ siteId: site.id, letter: nextLetter(site.letter), reason: 'ordered' })
    return { newIncarnation: true }
  },
})

const heldAmong = ({ read }: CommandContext, hashes: readonly string[]): readonly string[] =>
  read
    .all<{ id: string }>('select id from sync_file where held=1 and id in (select value from json_each(?))', [
      JSON.stringify(hashes),
    ])
    .map(({ id }) => id)

/** Headquarters came back from an old backup: what it does not name it does not hold any more. */
function forgetOthers({ read, local }: CommandContext, ends: readonly HeldEnd[]): void {
  const named = new Set(ends.map(({ incarnation }) => incarnation))
  for (const { id } of read.all<{ id: string }>('select id from sync_end'))
    if (!named.has(id)) local.delete(syncEndTable, id)
  const beyond = read.all<{ id: string }>(
    `select f.id from sync_file f left join sync_end e on e.id=f.incarnation
      where f.held=1 and (e.id is null or e.sequence<f.sequence)`,
  )
  for (const { id } of beyond) local.update(syncFileTable, id, { held: 0 })
}

export const syncCommands = [enrol, orderBundle, noteBundle, takeReceipt]
