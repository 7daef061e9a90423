import { z } from 'zod'
import { EmergencyKind } from '../contract/emergencies.ts'
import { LeakAbout, LeakSeverity, LeakTest, NoEntryReason, TeamStep } from '../contract/leaks.ts'
import { Id, Line, Millis, Phone, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { aggregate, countAsEntry, nobody, places, placesOf } from '../cases/operation-parts.ts'
import { shiftOperations } from './handover/operations.ts'
import { phoneOperations } from './phone/operations.ts'
import { sendingOperations } from './sending-operations.ts'
import { leakCallTakenBack, leakPlaced } from './call-operations.ts'
import { BeforeCall, called, judged, judgedColumns, mentioned } from './operation-parts.ts'
import { leakCallTable, leakTable, leakTestTable } from './tables.ts'
import { teamOperations } from './team-operations.ts'

/*
 * What happens to a leak happens to its case: it stands on its timeline, is erased with it, and counts as work on it.
 */
const noted = z.object({ note: Text })

/** The team that said it with its own phone; absent where somebody at the desk noted it. */
const byPhone = { teamId: Id.optional() }

/** The emergency a report came to belong to by this; absent where it belongs where it did. */
const joining = { emergencyId: Id.nullable().default(null) }
const joiningColumns = ({ emergencyId }: { readonly emergencyId: string | null }) =>
  emergencyId === null ? {} : { emergency_id: emergencyId }

export const leakReported = defineOperation({
  type: 'leak.reported',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    /** Absent in leaks taken before there were kinds. */
    kind: EmergencyKind.nullable().default(null),
    ...joining,
    buildingId: Id.nullable(),
    ...judged,
    ...called,
    about: LeakAbout.optional(),
    reportedAt: Millis,
  }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, actor, facts } = operation
    countAsEntry(tx, operation)
    tx.insert(leakTable, {
      id: aggregateId,
      kind: facts.kind,
      emergency_id: facts.emergencyId,
      building_id: facts.buildingId,
      ...judgedColumns(facts),
      state: 'reported',
      reported_at: facts.reportedAt,
      calls: 1,
      returns: 0,
      team_id: null,
      sent_at: null,
      acknowledged_at: null,
      arrived_at: null,
      stopped_at: null,
      repaired_at: null,
      repaired_by: null,
      next_at: null,
      contact_at: facts.reportedAt,
      contact_promised_at: null,
      over: 0,
      about: facts.about ?? null,
      mentions: null,
      ...mentioned(facts.mentions),
    })
    if (facts.callId)
      tx.insert(leakCallTable, {
        id: facts.callId,
        case_id: aggregateId,
        called_at: facts.reportedAt,
        at,
        taken_by: actor,
        joined: 0,
      })
  },
})

/** The household called again about the same leak. */
export const leakCalledAgain = defineOperation({
  type: 'leak.calledAgain',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    ...joining,
    ...judged,
    ...called,
    calledAt: Millis,
    /** A call from before the last word with the household is no newer contact. */
    contactAt: Millis.optional(),
    before: BeforeCall.optional(),
  }),
  personal: z.object({ callerName: Line, callerPhone: Phone, text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, actor, facts } = operation
    countAsEntry(tx, operation)
    tx.add(leakTable, aggregateId, { calls: 1 })
    tx.update(leakTable, aggregateId, {
      ...joiningColumns(facts),
      ...judgedColumns(facts),
      ...mentioned(facts.mentions),
      contact_at: facts.contactAt ?? facts.calledAt,
      contact_promised_at: null,
    })
    if (facts.callId)
      tx.insert(leakCallTable, {
        id: facts.callId,
        case_id: aggregateId,
        called_at: facts.calledAt,
        at,
        taken_by: actor,
        joined: 1,
      })
  },
})

export const leakTriaged = defineOperation({
  type: 'leak.triaged',
  version: 1,
  aggregate,
  facts: z.object({ ...places, ...judged }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, judgedColumns(facts))
  },
})

export const leakDispatched = defineOperation({
  type: 'leak.dispatched',
  version: 1,
  aggregate,
  facts: z.object({ ...places, teamId: Id, sentAt: Millis }),
  personal: noted,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, {
      state: 'dispatched',
      team_id: facts.teamId,
      sent_at: facts.sentAt,
      acknowledged_at: null,
      arrived_at: null,
      next_at: null,
    })
  },
})

/** A team said that it is coming, on its way, there, or that the water is stopped. */
export const leakAdvanced = defineOperation({
  type: 'leak.advanced',
  version: 1,
  aggregate,
  facts: z.object({ ...places, to: TeamStep, reachedAt: Millis, ...byPhone }),
  personal: noted,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId } = operation
    const { to, reachedAt } = operation.facts
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, {
      state: to,
      next_at: null,
      ...(to === 'acknowledged' ? { acknowledged_at: reachedAt } : {}),
      ...(to === 'onsite' ? { arrived_at: reachedAt } : {}),
      ...(to === 'stopped' ? { stopped_at: reachedAt } : {}),
    })
  },
})

export const leakNotEntered = defineOperation({
  type: 'leak.notEntered',
  version: 1,
  aggregate,
  facts: z.object({ ...places, reason: NoEntryReason, nextAt: Millis, ...byPhone }),
  personal: noted,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, { state: 'noEntry', next_at: facts.nextAt })
  },
})

/** Somebody of the desk spoke with the household. */
export const leakHouseholdTold = defineOperation({
  type: 'leak.householdTold',
  version: 1,
  aggregate,
  facts: z.object({ ...places, toldAt: Millis, nextAt: Millis.nullable() }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, { contact_at: facts.toldAt, contact_promised_at: facts.nextAt })
  },
})

export const leakRepairPlanned = defineOperation({
  type: 'leak.repairPlanned',
  version: 1,
  aggregate,
  facts: z.object({ ...places, dueAt: Millis }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, { state: 'planned', next_at: facts.dueAt })
  },
})

export const leakRepaired = defineOperation({
  type: 'leak.repaired',
  version: 1,
  aggregate,
  facts: z.object({ ...places, teamId: Id, repairedAt: Millis }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, {
      state: 'repaired',
      repaired_at: facts.repairedAt,
      repaired_by: facts.teamId,
      next_at: null,
    })
  },
})

/** Water stood on it, or rain fell on it. What does not hold goes back to the plan. */
export const leakTested = defineOperation({
  type: 'leak.tested',
  version: 1,
  aggregate,
  facts: z.object({ ...places, testId: Id, kind: LeakTest, from: Millis, to: Millis, holds: z.boolean() }),
  personal: noted,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, facts } = operation
    countAsEntry(tx, operation)
    tx.insert(leakTestTable, {
      id: facts.testId,
      case_id: aggregateId,
      kind: facts.kind,
      began_at: facts.from,
      ended_at: facts.to,
      holds: facts.holds ? 1 : 0,
      at,
    })
    tx.update(leakTable, aggregateId, { state: facts.holds ? 'proven' : 'planned', next_at: null })
  },
})

export const leakAccepted = defineOperation({
  type: 'leak.accepted',
  version: 1,
  aggregate,
  facts: z.object(places),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId } = operation
    countAsEntry(tx, operation)
    tx.update(leakTable, aggregateId, { state: 'accepted', over: 1 })
  },
})

/** It leaks again. It counts against whoever repaired it. */
export const leakReturned = defineOperation({
  type: 'leak.returned',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    ...joining,
    severity: LeakSeverity,
    returnedAt: Millis,
    repairedBy: Id.nullable(),
  }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts } = operation
    countAsEntry(tx, operation)
    tx.add(leakTable, aggregateId, { returns: 1 })
    tx.update(leakTable, aggregateId, {
      ...joiningColumns(facts),
      state: 'reported',
      severity: facts.severity,
      reported_at: facts.returnedAt,
      contact_at: facts.returnedAt,
      contact_promised_at: null,
      team_id: null,
      sent_at: null,
      acknowledged_at: null,
      arrived_at: null,
      stopped_at: null,
      repaired_at: null,
      next_at: null,
      over: 0,
    })
  },
})

export const leakOperations = [
  leakReported,
  leakCalledAgain,
  leakCallTakenBack,
  leakPlaced,
  leakTriaged,
  leakDispatched,
  leakAdvanced,
  leakNotEntered,
  leakHouseholdTold,
  leakRepairPlanned,
  leakRepaired,
  leakTested,
  leakAccepted,
  leakReturned,
  ...sendingOperations,
  ...phoneOperations,
  ...shiftOperations,
  ...teamOperations,
]
