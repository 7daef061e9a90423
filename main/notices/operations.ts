import { z } from 'zod'
import { BoardOutcome, boardContent, ContractKind, PartnerKind } from '../contract/notices.ts'
import { Day, FileHash, Id } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import {
  boardRoundTable,
  deskContractFileTable,
  deskContractTable,
  noticeBoardTable,
  partnerTable,
} from './tables.ts'

const nobody = z.object({})
const board = 'board'
const contract = 'deskContract'
const partner = 'partner'

/** Boards hang in public, hence facts. */
export const boardSaved = defineOperation({
  type: 'board.saved',
  version: 1,
  aggregate: board,
  facts: z.object({ ...boardContent, name: z.string(), place: z.string(), fresh: z.boolean(), since: Day }),
  personal: nobody,
  apply(tx, { aggregateId, facts: { fresh, ...entry } }) {
    if (fresh) tx.insert(noticeBoardTable, { id: aggregateId, active: 1, ...entry })
    else tx.update(noticeBoardTable, aggregateId, entry)
  },
})

export const boardRemoved = defineOperation({
  type: 'board.removed',
  version: 1,
  aggregate: board,
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.update(noticeBoardTable, aggregateId, { active: 0 })
  },
})

export const boardRestored = defineOperation({
  type: 'board.restored',
  version: 1,
  aggregate: board,
  facts: z.object({ since: Day }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(noticeBoardTable, aggregateId, { active: 1, since: facts.since })
  },
})

export const boardRoundDone = defineOperation({
  type: 'board.roundDone',
  version: 1,
  aggregate: board,
  facts: z.object({ roundId: Id, day: Day, outcome: BoardOutcome, caseId: Id.nullable() }),
  personal: nobody,
  subjects: ({ facts }) => [facts.caseId],
  apply(tx, { aggregateId, at, actor, facts }) {
    const { roundId, day, outcome, caseId } = facts
    tx.insert(boardRoundTable, {
      id: roundId,
      board_id: aggregateId,
      day,
      at,
      by: actor,
      outcome,
      case_id: caseId,
    })
  },
})

export const boardRoundUndone = defineOperation({
  type: 'board.roundUndone',
  version: 1,
  aggregate: board,
  facts: z.object({ roundId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.delete(boardRoundTable, facts.roundId)
  },
})

/** The whole entry each time. */
export const deskContractSaved = defineOperation({
  type: 'deskContract.saved',
  version: 1,
  aggregate: contract,
  facts: z.object({
    fresh: z.boolean(),
    number: z.string(),
    kind: ContractKind,
    partnerId: Id.nullable(),
    from: Day,
    until: Day,
    remindDays: z.int(),
    amount: z.int().nullable(),
  }),
  personal: z.object({ title: z.string(), party: z.string(), note: z.string() }),
  apply(tx, { aggregateId, facts, personal }) {
    const { fresh, number, kind, partnerId, from, until, remindDays, amount } = facts
    const entry = {
      number,
      kind,
      partner_id: partnerId,
      from_day: from,
      until_day: until,
      remind_days: remindDays,
      amount,
    }
    const { title, party, note } = personal
    if (!fresh) {
      tx.update(deskContractTable, aggregateId, { ...entry, ...patch({ title, party, note }) })
      return
    }
    tx.insert(deskContractTable, {
      id: aggregateId,
      ...entry,
      title: title ?? null,
      party: party ?? null,
      note: note ?? null,
      ended: 0,
    })
  },
})

/** Ended before or behind its last day, or running again. */
export const deskContractEnded = defineOperation({
  type: 'deskContract.ended',
  version: 1,
  aggregate: contract,
  facts: z.object({ ended: z.boolean() }),
  personal: z.object({ note: z.string() }),
  apply(tx, { aggregateId, facts }) {
    tx.update(deskContractTable, aggregateId, { ended: facts.ended ? 1 : 0 })
  },
})

export const deskContractFileAttached = defineOperation({
  type: 'deskContract.fileAttached',
  version: 1,
  aggregate: contract,
  facts: z.object({ fileId: Id, hash: FileHash, size: z.int(), mediaType: z.string() }),
  personal: z.object({ name: z.string() }),
  apply(tx, { aggregateId, at, facts, personal }) {
    const { fileId, hash, size, mediaType } = facts
    tx.insert(deskContractFileTable, {
      id: fileId,
      contract_id: aggregateId,
      hash,
      size,
      name: personal.name ?? null,
      media_type: mediaType,
      attached_at: at,
    })
  },
})

/** The whole entry each time; the name of an organisation is no person's. */
export const partnerSaved = defineOperation({
  type: 'partner.saved',
  version: 1,
  aggregate: partner,
  facts: z.object({ fresh: z.boolean(), kind: PartnerKind, name: z.string(), address: z.string() }),
  personal: z.object({ contact: z.string(), phone: z.string(), note: z.string() }),
  apply(tx, { aggregateId, facts: { fresh, ...entry }, personal }) {
    const { contact, phone, note } = personal
    const words = { contact: contact ?? null, phone: phone ?? null, note: note ?? null }
    if (fresh) tx.insert(partnerTable, { id: aggregateId, ...entry, ...words, active: 1 })
    else tx.update(partnerTable, aggregateId, { ...entry, ...words })
  },
})

export const partnerRetired = defineOperation({
  type: 'partner.retired',
  version: 1,
  aggregate: partner,
  facts: z.object({ active: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(partnerTable, aggregateId, { active: facts.active ? 1 : 0 })
  },
})

export const noticeOperations = [
  boardSaved,
  boardRemoved,
  boardRestored,
  boardRoundDone,
  boardRoundUndone,
  deskContractSaved,
  deskContractEnded,
  deskContractFileAttached,
  partnerSaved,
  partnerRetired,
]
