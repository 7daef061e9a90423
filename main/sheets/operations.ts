import { z } from 'zod'
import { DeliveryWay, SheetNumber, SheetPart, WithdrawReason } from '../contract/sheets.ts'
import { FileHash, Id, Line, Millis, Text } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { counterTable } from '../log/tables.ts'
import { aggregate, places, placesOf } from './operation-parts.ts'
import { clockOperations } from './clock-operations.ts'
import { demandOperations } from './demand-operations.ts'
import { sheetAnswerDelivered, sheetAnswered, sheetReceived } from './operations-in.ts'
import { recipientAdded, recipientChanged } from './recipient-operations.ts'
import { sheetFileTable, sheetStepTable, sheetTable } from './tables.ts'

/** A request to somebody is put into words; it has no number until it is issued. */
export const sheetDrafted = defineOperation({
  type: 'sheet.drafted',
  version: 1,
  aggregate,
  facts: z.object({ ...places, dueAt: Millis.nullable() }),
  personal: z.object({ subject: Line, text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(sheetTable, {
      id: aggregateId,
      number: null,
      direction: 'out',
      state: 'draft',
      party: facts.party,
      case_id: facts.caseId,
      unit_id: facts.unitId,
      person_id: facts.personId,
      subject: personal.subject ?? null,
      text: personal.text ?? null,
      written_by: actor,
      at,
      issued_at: null,
      due_at: facts.dueAt,
      deliver_by: null,
      next_due_at: null,
      escalated_to: null,
      delivered_at: null,
      received_by: null,
      delivery_way: null,
      replied_at: null,
      replied_by: null,
      reply: null,
      ended_at: null,
      withdraw_reason: null,
      sent_back: 0,
      chases: 0,
      chased_at: null,
      files: 0,
    })
  },
})

export const sheetCorrected = defineOperation({
  type: 'sheet.corrected',
  version: 1,
  aggregate,
  facts: z.object({ ...places, dueAt: Millis.nullable() }),
  personal: z.object({ subject: Line, text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(
      sheetTable,
      aggregateId,
      patch({
        party: facts.party,
        due_at: facts.dueAt,
        subject: personal.subject,
        text: personal.text,
      }),
    )
  },
})

export const sheetIssued = defineOperation({
  type: 'sheet.issued',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    number: SheetNumber,
    /** The counter the number came from and the value it has now. */
    counter: z.object({ id: z.string(), value: z.int() }),
    siteId: Id,
    dueAt: Millis,
    deliverBy: Millis.nullable(),
  }),
  personal: z.object({}),
  subjects: placesOf,
  apply(tx, { aggregateId, at, facts }) {
    tx.put(counterTable, { id: facts.counter.id, site_id: facts.siteId, value: facts.counter.value })
    tx.update(sheetTable, aggregateId, {
      number: facts.number,
      state: 'issued',
      issued_at: at,
      due_at: facts.dueAt,
      deliver_by: facts.deliverBy,
    })
  },
})

export const sheetDelivered = defineOperation({
  type: 'sheet.delivered',
  version: 1,
  aggregate,
  facts: z.object({ ...places, way: DeliveryWay, deliveredAt: Millis }),
  personal: z.object({ receivedBy: Line }),
  subjects: placesOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(sheetTable, aggregateId, {
      state: 'delivered',
      delivered_at: facts.deliveredAt,
      delivery_way: facts.way,
      received_by: personal.receivedBy ?? null,
    })
  },
})

export const sheetReplied = defineOperation({
  type: 'sheet.replied',
  version: 1,
  aggregate,
  facts: z.object({ ...places, repliedAt: Millis }),
  personal: z.object({ text: Text, repliedBy: Line }),
  subjects: placesOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(sheetTable, aggregateId, {
      state: 'replied',
      replied_at: facts.repliedAt,
      reply: personal.text ?? null,
      replied_by: personal.repliedBy ?? null,
    })
  },
})

/** The desk looked whether the reply holds, and it does. */
export const sheetAccepted = defineOperation({
  type: 'sheet.accepted',
  version: 1,
  aggregate,
  facts: z.object(places),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId }) {
    tx.update(sheetTable, aggregateId, { state: 'accepted' })
  },
})

/** The reply does not do; the recipient is asked again. */
export const sheetSentBack = defineOperation({
  type: 'sheet.sentBack',
  version: 1,
  aggregate,
  facts: z.object({ ...places, dueAt: Millis }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(sheetTable, aggregateId, { state: 'sent-back', due_at: facts.dueAt })
    tx.add(sheetTable, aggregateId, { sent_back: 1 })
  },
})

export const sheetClosed = defineOperation({
  type: 'sheet.closed',
  version: 1,
  aggregate,
  facts: z.object(places),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, at }) {
    tx.update(sheetTable, aggregateId, { state: 'closed', ended_at: at })
  },
})

export const sheetWithdrawn = defineOperation({
  type: 'sheet.withdrawn',
  version: 1,
  aggregate,
  facts: z.object({ ...places, reason: WithdrawReason }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, at, facts }) {
    tx.update(sheetTable, aggregateId, {
      state: 'withdrawn',
      ended_at: at,
      withdraw_reason: facts.reason,
    })
  },
})

export const sheetChased = defineOperation({
  type: 'sheet.chased',
  version: 1,
  aggregate,
  facts: z.object(places),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, at }) {
    tx.add(sheetTable, aggregateId, { chases: 1 })
    tx.update(sheetTable, aggregateId, { chased_at: at })
  },
})

export const sheetDueMoved = defineOperation({
  type: 'sheet.dueMoved',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    dueAt: Millis,
    from: Millis.nullable(),
    deliverBy: Millis.nullable(),
  }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(sheetTable, aggregateId, {
      due_at: facts.dueAt,
      deliver_by: facts.deliverBy,
    })
  },
})

export const sheetStepTaken = defineOperation({
  type: 'sheet.stepTaken',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    step: z.string(),
    outcome: z.string().nullable(),
    doneAt: Millis,
    /** When the step behind it is due, where that has a time. */
    followingDueAt: Millis.nullable(),
  }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.put(sheetStepTable, {
      id: `${aggregateId}/${facts.step}`,
      sheet_id: aggregateId,
      step: facts.step,
      outcome: facts.outcome,
      done_at: facts.doneAt,
      following_due_at: facts.followingDueAt,
      text: personal.text ?? null,
    })
  },
})

export const sheetFileAttached = defineOperation({
  type: 'sheet.fileAttached',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    fileId: Id,
    part: SheetPart,
    hash: FileHash,
    size: z.int(),
    mediaType: z.string(),
  }),
  personal: z.object({ name: Line }),
  subjects: placesOf,
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(sheetFileTable, {
      id: facts.fileId,
      sheet_id: aggregateId,
      part: facts.part,
      hash: facts.hash,
      size: facts.size,
      name: personal.name ?? null,
      media_type: facts.mediaType,
      attached_at: at,
    })
    tx.add(sheetTable, aggregateId, { files: 1 })
  },
})

export const sheetOperations = [
  sheetDrafted,
  sheetCorrected,
  sheetIssued,
  sheetDelivered,
  sheetReplied,
  sheetAccepted,
  sheetSentBack,
  sheetClosed,
  sheetWithdrawn,
  sheetChased,
  sheetDueMoved,
  sheetStepTaken,
  sheetFileAttached,
  sheetReceived,
  sheetAnswered,
  sheetAnswerDelivered,
  ...clockOperations,
  ...demandOperations,
  recipientAdded,
  recipientChanged,
]
