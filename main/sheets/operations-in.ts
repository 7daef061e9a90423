import { z } from 'zod'
import { DeliveryWay } from '../contract/sheets.ts'
import { Line, Millis, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { aggregate, places, placesOf } from './operation-parts.ts'
import { sheetTable } from './tables.ts'

/** Somebody asks us in writing; the number is the sender's. */
export const sheetReceived = defineOperation({
  type: 'sheet.received',
  version: 1,
  aggregate,
  facts: z.object({ ...places, receivedAt: Millis, dueAt: Millis }),
  personal: z.object({ subject: Line, text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, actor, facts, personal }) {
    tx.insert(sheetTable, {
      id: aggregateId,
      number: facts.number,
      direction: 'in',
      state: 'received',
      party: facts.party,
      case_id: facts.caseId,
      unit_id: facts.unitId,
      person_id: facts.personId,
      subject: personal.subject ?? null,
      text: personal.text ?? null,
      written_by: actor,
      at: facts.receivedAt,
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

/** Our answer is written; it counts once its delivery is recorded. */
export const sheetAnswered = defineOperation({
  type: 'sheet.answered',
  version: 1,
  aggregate,
  facts: z.object(places),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, { aggregateId, at, personal }) {
    tx.update(sheetTable, aggregateId, { state: 'answered', replied_at: at, reply: personal.text ?? null })
  },
})

export const sheetAnswerDelivered = defineOperation({
  type: 'sheet.answerDelivered',
  version: 1,
  aggregate,
  facts: z.object({ ...places, way: DeliveryWay, deliveredAt: Millis }),
  personal: z.object({ receivedBy: Line }),
  subjects: placesOf,
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.update(sheetTable, aggregateId, {
      state: 'closed',
      delivered_at: facts.deliveredAt,
      delivery_way: facts.way,
      received_by: personal.receivedBy ?? null,
      ended_at: at,
    })
  },
})
