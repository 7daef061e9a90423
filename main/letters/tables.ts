import type {
  Authority,
  LetterDirection,
  LetterKind,
  LetterPart,
  LetterState,
  PostingWay,
} from '../contract/letters.ts'
import {
  defineTable,
  flag,
  integer,
  key,
  optionalInteger,
  optionalText,
  personalText,
  text,
} from '../database/table.ts'

/** Letters in and out, internal notices, notices to owners (收发文). */
export const letterTable = defineTable('letter', {
  columns: {
    id: key(),
    /** `LW-…` as it comes in, `FW-…`, `NB-…` and `GG-…` once it is issued. */
    number: optionalText(),
    direction: text<LetterDirection>(),
    kind: text<LetterKind>(),
    state: text<LetterState>(),
    authority: text<Authority>(),
    party: personalText(),
    subject: personalText(),
    text: personalText(),
    their_number: optionalText(),
    dated: optionalText(),
    received_on: optionalText(),
    reply_by: optionalText(),
    /** The letter it answers. */
    answers: optionalText(),
    at: integer(),
    written_by: optionalText(),
    approved_at: optionalInteger(),
    approved_by: optionalText(),
    issued_at: optionalInteger(),
    replied_on: optionalText(),
    reply: personalText(),
    remark: personalText(),
    hq_on: optionalText(),
    hq_reference: optionalText(),
    /** Headquarters still waits for its copy or record. */
    owes_hq: flag(),
    files: integer(),
    reached: integer(),
    /** Who of those the desk knows, or which organisation, it came from or goes to. */
    person_id: optionalText(),
    partner_id: optionalText(),
    /** The home whose file it belongs to. */
    unit_id: optionalText(),
  },
  indexes: [
    { name: 'letter_at', columns: ['at', 'id'] },
    { name: 'letter_direction', columns: ['direction', 'at', 'id'] },
    { name: 'letter_state', columns: ['state', 'at', 'id'] },
    { name: 'letter_answers', columns: ['answers'], where: 'answers is not null' },
    { name: 'letter_reply_by', columns: ['reply_by', 'id'], where: 'reply_by is not null' },
    { name: 'letter_hq', columns: ['issued_at', 'id'], where: 'owes_hq = 1' },
    { name: 'letter_person', columns: ['person_id'], where: 'person_id is not null' },
    { name: 'letter_partner', columns: ['partner_id'], where: 'partner_id is not null' },
    { name: 'letter_unit', columns: ['unit_id'], where: 'unit_id is not null' },
  ],
  synced: { aggregate: 'letter', aggregateColumn: 'id' },
})

/** Who has to read it, and has. */
export const letterReaderTable = defineTable('letter_reader', {
  columns: {
    /** `<letter>/<staff>`. */
    id: key(),
    letter_id: text(),
    staff_id: text(),
    added_at: integer(),
    read_at: optionalInteger(),
    chases: integer(),
  },
  indexes: [
    { name: 'letter_reader_letter', columns: ['letter_id', 'added_at'] },
    { name: 'letter_reader_unread', columns: ['staff_id', 'added_at'], where: 'read_at is null' },
  ],
  synced: { aggregate: 'letter', aggregateColumn: 'letter_id' },
})

/** Where a notice to owners hangs or through whom it went. */
export const letterPostingTable = defineTable('letter_posting', {
  columns: {
    id: key(),
    letter_id: text(),
    way: text<PostingWay>(),
    place: optionalText(),
    on_day: text(),
    until_day: optionalText(),
    reached: optionalInteger(),
  },
  indexes: [{ name: 'letter_posting_letter', columns: ['letter_id', 'on_day'] }],
  synced: { aggregate: 'letter', aggregateColumn: 'letter_id' },
})

export const letterFileTable = defineTable('letter_file', {
  columns: {
    id: key(),
    letter_id: text(),
    part: text<LetterPart>(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'letter_file_letter', columns: ['letter_id'] },
    { name: 'letter_file_hash', columns: ['hash'] },
  ],
  // The scan of somebody's letter is nothing but personal data: its row goes, and the archive lets go of the file.
  synced: { aggregate: 'letter', aggregateColumn: 'letter_id', onErase: 'delete' },
})

/** The authority matrix of the site, where it differs from the shipped one; the id is the kind of document. */
export const authorityTable = defineTable('authority', {
  columns: { id: key(), authority: text<Authority>() },
  synced: { aggregate: 'authority', aggregateColumn: 'id' },
})

export const letterTables = [
  letterTable,
  letterReaderTable,
  letterPostingTable,
  letterFileTable,
  authorityTable,
]
