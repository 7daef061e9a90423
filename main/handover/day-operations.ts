import { z } from 'zod'
import { HandoverVisitState } from '../contract/handover.ts'
import { ReminderStep } from '../contract/handover-day.ts'
import { Day, Id } from '../contract/values.ts'
import { flagOf } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { counterTable } from '../log/tables.ts'
import {
  handoverObjectionTable,
  handoverOutcomeTable,
  handoverReminderTable,
  handoverStopTable,
  handoverVisitTable,
} from './tables.ts'

const aggregate = 'handoverVisit'
const nobody = z.object({})
const told = z.object({ words: z.string() })
const ofUnit = { unitId: Id }
const place = { batchId: Id.nullable(), day: Day }
const Stop = z.object({ stopId: Id, stationId: z.string(), stationName: z.string() })
type Stop = z.output<typeof Stop>

/** A line of a route card as it begins. */
const newStop = (
  { stopId, stationId, stationName }: Stop,
  visitId: string,
  { batchId, day }: { readonly batchId: string | null; readonly day: string },
  at: number,
) => ({
  id: stopId,
  visit_id: visitId,
  batch_id: batchId,
  day,
  station_id: stationId,
  station_name: stationName,
  arrived_at: at,
  called_at: null,
  served_at: null,
  left_at: null,
  counter: null,
})

/** A family came and has its number; whatever it decided before begins anew. */
export const checkedIn = defineOperation({
  type: 'handoverVisit.checkedIn',
  version: 1,
  aggregate,
  facts: z.object({
    ...ofUnit,
    ...place,
    ticket: z.string(),
    counter: z.object({ id: z.string(), value: z.int() }),
    siteId: Id,
    personId: Id.nullable(),
    attorney: z.boolean(),
    papers: z.array(z.string()),
    stop: Stop,
  }),
  personal: z.object({ came: z.string() }),
  subjects: ({ facts }) => [facts.unitId, facts.personId],
  apply(tx, { aggregateId, at, happenedAt, facts, personal }) {
    const { counter, siteId, day, ticket, personId, attorney, papers, stop } = facts
    const when = happenedAt ?? at
    tx.put(counterTable, { id: counter.id, site_id: siteId, value: counter.value })
    tx.update(handoverVisitTable, aggregateId, {
      state: 'present',
      came_on: day,
      ticket,
      arrived_at: when,
      came: personal.came ?? null,
      attorney: flagOf(attorney),
      papers: JSON.stringify(papers),
      stop_id: stop.stopId,
      decided_at: null,
      decided_by: null,
      decided_on: null,
      reasons: '[]',
      words: null,
      inspection_id: null,
      ...(personId === null ? {} : { person_id: personId }),
    })
    tx.insert(handoverStopTable, newStop(stop, aggregateId, facts, when))
  },
})

export const papersNoted = defineOperation({
  type: 'handoverVisit.papersNoted',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, attorney: z.boolean(), papers: z.array(z.string()) }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts: { attorney, papers } }) {
    tx.update(handoverVisitTable, aggregateId, {
      attorney: flagOf(attorney),
      papers: JSON.stringify(papers),
    })
  },
})

export const stopCalled = defineOperation({
  type: 'handoverVisit.called',
  version: 1,
  aggregate,
  facts: z.object({ stopId: Id, counter: z.int() }),
  personal: nobody,
  apply(tx, { at, happenedAt, facts: { stopId, counter } }) {
    tx.update(handoverStopTable, stopId, { called_at: happenedAt ?? at, counter })
  },
})

export const stopServed = defineOperation({
  type: 'handoverVisit.served',
  version: 1,
  aggregate,
  facts: z.object({ stopId: Id }),
  personal: nobody,
  apply(tx, { at, happenedAt, facts }) {
    tx.update(handoverStopTable, facts.stopId, { served_at: happenedAt ?? at })
  },
})

/** They left a station, for the next one or for home. */
export const stopLeft = defineOperation({
  type: 'handoverVisit.left',
  version: 1,
  aggregate,
  facts: z.object({ ...place, stopId: Id, next: Stop.nullable() }),
  personal: nobody,
  apply(tx, { aggregateId, at, happenedAt, facts }) {
    const when = happenedAt ?? at
    tx.update(handoverStopTable, facts.stopId, { left_at: when })
    tx.update(handoverVisitTable, aggregateId, { stop_id: facts.next?.stopId ?? null })
    if (facts.next) tx.insert(handoverStopTable, newStop(facts.next, aggregateId, facts, when))
  },
})

/** The owner accepted or refused the home, or did not come. A refusal ends the route. */
export const visitDecided = defineOperation({
  type: 'handoverVisit.decided',
  version: 1,
  aggregate,
  facts: z.object({
    ...ofUnit,
    ...place,
    buildingId: Id,
    outcomeId: Id,
    outcome: z.enum(['accepted', 'refused', 'absent']),
    reasons: z.array(z.string()),
    inspectionId: Id.nullable(),
    /** The stop that ends with it. */
    endedStop: Id.nullable(),
  }),
  personal: told,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, at, happenedAt, actor, facts, personal }) {
    const { outcome, day, batchId, buildingId, endedStop } = facts
    const when = happenedAt ?? at
    const reasons = JSON.stringify(facts.reasons)
    tx.update(handoverVisitTable, aggregateId, {
      state: outcome,
      decided_at: when,
      decided_by: actor,
      decided_on: day,
      reasons,
      words: personal.words ?? null,
      inspection_id: facts.inspectionId,
      // An appointment that is over is none; the next one is agreed on anew.
      ...(outcome === 'accepted' ? {} : { day: null, slot: null }),
      ...(endedStop === null ? {} : { stop_id: null }),
    })
    if (endedStop !== null) tx.update(handoverStopTable, endedStop, { left_at: when })
    tx.insert(handoverOutcomeTable, {
      id: facts.outcomeId,
      visit_id: aggregateId,
      batch_id: batchId,
      building_id: buildingId,
      day,
      outcome,
      reasons,
      at: when,
    })
  },
})

/** A decision was noted by mistake. */
export const decisionTakenBack = defineOperation({
  type: 'handoverVisit.decisionTakenBack',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, outcomeId: Id, state: HandoverVisitState }),
  personal: z.object({ reason: z.string() }),
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts: { outcomeId, state } }) {
    tx.delete(handoverOutcomeTable, outcomeId)
    tx.update(handoverVisitTable, aggregateId, {
      state,
      decided_at: null,
      decided_by: null,
      decided_on: null,
      reasons: '[]',
      words: null,
      inspection_id: null,
    })
  },
})

/** The name and the drawn signature of whoever took the home over; the file was attached before. */
export const handoverSigned = defineOperation({
  type: 'handoverVisit.signed',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, fileId: Id }),
  personal: z.object({ name: z.string() }),
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, at, happenedAt, personal }) {
    tx.update(handoverVisitTable, aggregateId, {
      signed_at: happenedAt ?? at,
      signed_by: personal.name ?? null,
    })
  },
})

/** What was handed over, all of it each time. */
export const itemsHanded = defineOperation({
  type: 'handoverVisit.itemsHanded',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, items: z.array(z.object({ id: z.string(), count: z.int() })) }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, at, happenedAt, facts }) {
    tx.update(handoverVisitTable, aggregateId, {
      items: JSON.stringify(facts.items),
      items_at: happenedAt ?? at,
    })
  },
})

export const metersRead = defineOperation({
  type: 'handoverVisit.metersRead',
  version: 1,
  aggregate,
  /** `value` in thousandths. */
  facts: z.object({ ...ofUnit, meters: z.array(z.object({ id: z.string(), value: z.int() })) }),
  personal: nobody,
  subjects: ({ facts }) => [facts.unitId],
  apply(tx, { aggregateId, facts }) {
    tx.update(handoverVisitTable, aggregateId, { meters: JSON.stringify(facts.meters) })
  },
})

/** The owner objects to a clause of the contract; the sheet goes to sales. */
export const clauseObjected = defineOperation({
  type: 'handoverVisit.objected',
  version: 1,
  aggregate,
  facts: z.object({ ...ofUnit, objectionId: Id, sheetId: Id, day: Day }),
  personal: z.object({ text: z.string() }),
  subjects: ({ facts }) => [facts.unitId, facts.sheetId],
  apply(tx, { aggregateId, at, happenedAt, facts, personal }) {
    tx.insert(handoverObjectionTable, {
      id: facts.objectionId,
      visit_id: aggregateId,
      sheet_id: facts.sheetId,
      day: facts.day,
      at: happenedAt ?? at,
      text: personal.text ?? null,
    })
  },
})

/** An owner who does not come was called, written to, given formal notice, or handed to the lawyers. */
export const ownerReminded = defineOperation({
  type: 'handoverVisit.reminded',
  version: 1,
  aggregate,
  facts: z.object({
    ...ofUnit,
    reminderId: Id,
    step: ReminderStep,
    on: Day,
    letterId: Id.nullable(),
    fileId: Id.nullable(),
  }),
  personal: z.object({ note: z.string() }),
  subjects: ({ facts }) => [facts.unitId, facts.letterId],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(handoverReminderTable, {
      id: facts.reminderId,
      visit_id: aggregateId,
      step: facts.step,
      on_day: facts.on,
      letter_id: facts.letterId,
      file_id: facts.fileId,
      at,
      by: actor,
      note: personal.note ?? null,
    })
  },
})

export const dayOperations = [
  checkedIn,
  papersNoted,
  stopCalled,
  stopServed,
  stopLeft,
  visitDecided,
  decisionTakenBack,
  handoverSigned,
  itemsHanded,
  metersRead,
  clauseObjected,
  ownerReminded,
]
