import type { BoardKind, BoardOutcome, ContractKind, PartnerKind } from '../contract/notices.ts'
import type { WatchRhythm } from '../contract/watch.ts'
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

/** Notice boards and suggestion boxes (公告栏、意见箱). */
export const noticeBoardTable = defineTable('notice_board', {
  columns: {
    id: key(),
    kind: text<BoardKind>(),
    name: text(),
    place: text(),
    rhythm: text<WatchRhythm>(),
    weekday: integer(),
    keeper: optionalText(),
    active: flag(),
    /** Day from which its rounds are due. */
    since: text(),
  },
  synced: { aggregate: 'board', aggregateColumn: 'id' },
})

export const boardRoundTable = defineTable('board_round', {
  columns: {
    id: key(),
    board_id: text(),
    day: text(),
    at: integer(),
    by: optionalText(),
    outcome: text<BoardOutcome>(),
    case_id: optionalText(),
  },
  indexes: [
    { name: 'board_round_board', columns: ['board_id', 'day', 'at'] },
    { name: 'board_round_at', columns: ['at', 'id'] },
  ],
  synced: { aggregate: 'board', aggregateColumn: 'board_id' },
})

/** Contracts of the desk itself, not those of sales. */
export const deskContractTable = defineTable('desk_contract', {
  columns: {
    id: key(),
    number: text(),
    kind: text<ContractKind>(),
    title: personalText(),
    party: personalText(),
    partner_id: optionalText(),
    from_day: text(),
    until_day: text(),
    remind_days: integer(),
    /** Cents. */
    amount: optionalInteger(),
    note: personalText(),
    ended: flag(),
  },
  indexes: [{ name: 'desk_contract_until', columns: ['ended', 'until_day', 'id'] }],
  synced: { aggregate: 'deskContract', aggregateColumn: 'id' },
})

export const deskContractFileTable = defineTable('desk_contract_file', {
  columns: {
    id: key(),
    contract_id: text(),
    hash: text(),
    size: integer(),
    name: personalText(),
    media_type: text(),
    attached_at: integer(),
  },
  indexes: [
    { name: 'desk_contract_file_contract', columns: ['contract_id'] },
    { name: 'desk_contract_file_hash', columns: ['hash'] },
  ],
  synced: { aggregate: 'deskContract', aggregateColumn: 'contract_id' },
})

/** Organisations the desk works with. */
export const partnerTable = defineTable('partner', {
  columns: {
    id: key(),
    kind: text<PartnerKind>(),
    name: text(),
    contact: personalText(),
    phone: personalText(),
    address: text(),
    note: personalText(),
    active: flag(),
  },
  synced: { aggregate: 'partner', aggregateColumn: 'id' },
})

export const noticeTables = [
  noticeBoardTable,
  boardRoundTable,
  deskContractTable,
  deskContractFileTable,
  partnerTable,
]
