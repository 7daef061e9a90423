import { defineTable, flag, integer, key, optionalInteger, optionalText, text } from '../database/table.ts'

/** Local: that this desk is a headquarters, and its keys. One row, id 'own'. */
export const hqOwnTable = defineTable('hq_own', {
  columns: {
    id: key(),
    hq_id: text(),
    name: text(),
    /** What receipts are signed with: PEM, secret and public. */
    signing_key: text(),
    public_key: text(),
    /** What bundles are opened with, AGE-SECRET-KEY-1…, and its public half. */
    identity: text(),
    recipient: text(),
    /** How each former key vouched for the next one, JSON of `KeyRotation`s; null where there was none. */
    rotations: optionalText(),
  },
})

/** Sites of this headquarters, from their invitation on. */
export const hqSiteTable = defineTable('hq_site', {
  columns: {
    id: key(),
    code: text(),
    name: text(),
    /** The id the site gave itself; null until it is enrolled. */
    site_id: optionalText(),
    /** Whom receipts are encrypted for. */
    recipient: optionalText(),
    invited_at: integer(),
    enrolled_at: optionalInteger(),
  },
  indexes: [
    { name: 'hq_site_code', columns: ['code'], unique: true },
    { name: 'hq_site_site', columns: ['site_id'] },
  ],
  synced: { aggregate: 'hqSite', aggregateColumn: 'id' },
})

/** What sites sign with; `id` is the fingerprint. Revoked ones stay, so that people are told why. */
export const hqKeyTable = defineTable('hq_key', {
  columns: {
    id: key(),
    hq_site_id: text(),
    public_key: text(),
    since: integer(),
    revoked_at: optionalInteger(),
    /** When the site's next key took its place, and up to where this one may still tell, JSON. */
    replaced_at: optionalInteger(),
    until: optionalText(),
  },
  indexes: [{ name: 'hq_key_site', columns: ['hq_site_id'] }],
  synced: { aggregate: 'hqSite', aggregateColumn: 'hq_site_id' },
})

/** Local: what invitations are proved with. */
export const hqInvitationTable = defineTable('hq_invitation', {
  columns: {
    id: key(),
    hq_site_id: text(),
    secret: text(),
    expires_at: integer(),
    /** Fingerprint of the key it was used with; null until then. */
    used_by: optionalText(),
  },
})

/** Local: parcels that came, and what became of each. */
export const hqParcelTable = defineTable('hq_parcel', {
  columns: {
    id: key(),
    hq_site_id: text(),
    /** What the parcels of one bundle have in common, and which of them it is. */
    bundle: text(),
    number: integer(),
    last: flag(),
    /** By the clock of the site, and by ours. */
    created_at: integer(),
    received_at: integer(),
    bytes: integer(),
    applied: integer(),
    duplicates: integer(),
    held_back: integer(),
    files: integer(),
    /** Kept because something before it is missing. */
    waits: flag(),
    /** Copies of the site that were met in it for the first time. */
    forks: optionalInteger(),
    /** What was missing before it when it was read last, as JSON; null where nothing was. */
    gaps: optionalText(),
  },
  indexes: [
    { name: 'hq_parcel_site', columns: ['hq_site_id', 'received_at'] },
    { name: 'hq_parcel_waits', columns: ['hq_site_id'], where: 'waits=1' },
  ],
})

/** Local: parcels that were refused, the newest few hundred. */
export const hqRefusalTable = defineTable('hq_refusal', {
  columns: {
    id: key(),
    refused_at: integer(),
    /** Of the file, as whoever brought it called it. */
    name: text(),
    /** Of the error catalogue, and its parameters as JSON. */
    code: text(),
    params: text(),
  },
  indexes: [{ name: 'hq_refusal_at', columns: ['refused_at', 'id'] }],
})

/** Local: how much of a site's data is not as it should be, as its last receipt found it; `id` is that of `hq_site`. */
export const hqStandingTable = defineTable('hq_standing', {
  columns: {
    id: key(),
    /** Operations that are held. */
    operations: integer(),
    /** Files that are named and did not come. */
    missing: integer(),
    /** Copies of the site that went on by themselves. */
    forks: integer(),
    /** Operations that stand in the log and not in the tables. */
    held_back: integer(),
    at: integer(),
  },
})

/** Local: when a site was last heard of, and how many receipts it was given; `id` is that of `hq_site`. */
export const hqHeardTable = defineTable('hq_heard', {
  columns: {
    id: key(),
    heard_at: integer(),
    /** What the site's clock said then. */
    said_at: integer(),
    program: text(),
    receipts: integer(),
    /** Our own incarnation then. */
    epoch: optionalText(),
  },
})

/** Local: operations for a site that stand in no channel yet: they go into it with the next receipt. */
export const hqOutgoingTable = defineTable('hq_outgoing', {
  columns: {
    /** Of the operation; in their order. */
    id: key(),
    hq_site_id: text(),
    type: text(),
    aggregate_id: text(),
    at: integer(),
    /** JSON. */
    facts: text(),
    personal: text(),
  },
  indexes: [{ name: 'hq_outgoing_site', columns: ['hq_site_id', 'id'] }],
})

/** Local: how far a site has each channel, as its last bundle said; `id` is the incarnation. */
export const hqChannelEndTable = defineTable('hq_channel_end', {
  columns: { id: key(), hq_site_id: text(), sequence: integer(), hash: text() },
  indexes: [{ name: 'hq_channel_end_site', columns: ['hq_site_id'] }],
})

/** Local: slices of files that are not whole yet; each lies in the archive under its own hash. */
export const hqSliceTable = defineTable('hq_slice', {
  columns: {
    id: key(),
    /** Of the whole file. */
    sha256: text(),
    whole: integer(),
    begins: integer(),
    bytes: integer(),
    /** Of the slice. */
    slice: text(),
  },
  indexes: [{ name: 'hq_slice_file', columns: ['sha256', 'begins'] }],
})

export const hqTables = [
  hqOwnTable,
  hqSiteTable,
  hqKeyTable,
  hqInvitationTable,
  hqParcelTable,
  hqRefusalTable,
  hqStandingTable,
  hqHeardTable,
  hqSliceTable,
  hqOutgoingTable,
  hqChannelEndTable,
]
