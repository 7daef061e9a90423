import {
  defineTable,
  flag,
  integer,
  integerKey,
  key,
  optionalInteger,
  optionalText,
  text,
} from '../database/table.ts'

/**
 * Local: operations of another replica that stand in the log and not in the tables, with why (`HeldBack`). Empty on a
 * site that gets nothing from headquarters.
 */
export const heldOperationTable = defineTable('held_operation', {
  columns: {
    /** Of the operation in this log. */
    position: integerKey(),
    aggregate_id: text(),
    why: text(),
  },
  indexes: [{ name: 'held_operation_aggregate', columns: ['aggregate_id'] }],
})

/** Local: the headquarters this site belongs to, and the site's own keys. One row, id 'own'. */
export const hqLinkTable = defineTable('hq_link', {
  columns: {
    id: key(),
    hq_id: text(),
    hq_name: text(),
    /** What headquarters signs with, PEM. */
    hq_key: text(),
    /** Whom bundles are encrypted for, age1…. */
    hq_recipient: text(),
    /** What the site signs with: PEM, secret and public. */
    signing_key: text(),
    public_key: text(),
    /** What receipts are opened with, AGE-SECRET-KEY-1…, and its public half. */
    identity: text(),
    recipient: text(),
    /** Id of the invitation, and that the site holds it. */
    invitation: text(),
    proof: text(),
    enrolled_at: integer(),
    /** When the first receipt came; until then each bundle says who the site is. */
    confirmed_at: optionalInteger(),
    /** Of the last receipt: incarnation of headquarters and number. Empty and 0 before the first. */
    epoch: text(),
    receipt: integer(),
    receipt_at: optionalInteger(),
    /** How each former key vouched for the next one, JSON of `KeyRotation`s; null where there was none. */
    rotations: optionalText(),
  },
})

/** Local: how far headquarters holds each incarnation of this site, as its last receipt said. */
export const syncEndTable = defineTable('sync_end', {
  columns: {
    /** The incarnation. */
    id: key(),
    sequence: integer(),
    /** Up to where it holds words too. */
    words: integer(),
  },
})

/** Local: files that were sent, since which operation of the log they can be known there, and whether they are held. */
export const syncFileTable = defineTable('sync_file', {
  columns: {
    /** SHA-256. */
    id: key(),
    incarnation: text(),
    sequence: integer(),
    held: flag(),
  },
  indexes: [{ name: 'sync_file_held', columns: ['held', 'id'] }],
})

/** Local: bundles that were written; `id` is the set its parcels have in common. */
export const syncSentTable = defineTable('sync_sent', {
  columns: {
    id: key(),
    at: integer(),
    /** `BundleContent`. */
    content: text(),
    parcels: integer(),
    bytes: integer(),
    operations: integer(),
    files: integer(),
    incarnation: text(),
    sequence: integer(),
  },
  indexes: [{ name: 'sync_sent_at', columns: ['at'] }],
})

/** Local: receipts that were taken in; `id` is that of the receipt's parcel. */
export const syncReceiptTable = defineTable('sync_receipt', {
  columns: {
    id: key(),
    at: integer(),
    /** By the clock of headquarters. */
    made_at: integer(),
    number: integer(),
    /** What it said, JSON of `ReceiptSaid`. */
    said: text(),
  },
  indexes: [{ name: 'sync_receipt_at', columns: ['at'] }],
})

/** Local: where headquarters is reached over a network, and how the last try went. One row, id 'own'. */
export const syncLineTable = defineTable('sync_line', {
  columns: {
    id: key(),
    /** https://host:port; empty where there is none. */
    address: text(),
    /** http://user:password@host:port; empty where there is none. */
    proxy: text(),
    /** PEM of authorities to be trusted besides those everybody trusts. */
    certificates: text(),
    /** 0 without a limit. */
    bytes_per_second: integer(),
    /** Minutes from one sync by itself to the next; 0 where nothing happens by itself. */
    every_minutes: integer(),
    tried_at: optionalInteger(),
    /** Why the last try failed, JSON of `Refusal`. */
    failure: optionalText(),
  },
})

export const syncTables = [
  heldOperationTable,
  hqLinkTable,
  syncEndTable,
  syncFileTable,
  syncSentTable,
  syncReceiptTable,
  syncLineTable,
]
