import { z } from 'zod'
import { LeakSeverity, LeakState } from '../../contract/leaks.ts'
import { Id, Millis, Text } from '../../contract/values.ts'
import { defineOperation } from '../../log/operation.ts'
import { shiftHandoverTable } from './tables.ts'

const aggregate = 'shift'

/** A leak as it stood when it was handed over. */
export const HandedItem = z.object({
  caseId: Id,
  severity: LeakSeverity,
  state: LeakState,
  teamId: Id.nullable(),
  keeperId: Id.nullable(),
  contactAt: Millis,
  contactDueAt: Millis,
  promisedAt: Millis.nullable(),
})
export type HandedItem = z.infer<typeof HandedItem>

export const shiftHandedOver = defineOperation({
  type: 'shift.handedOver',
  version: 1,
  aggregate,
  facts: z.object({
    givenBy: Id,
    takenBy: Id,
    handedAt: Millis,
    late: z.int(),
    items: z.array(HandedItem),
  }),
  personal: z.object({ note: Text }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.insert(shiftHandoverTable, {
      id: aggregateId,
      given_by: facts.givenBy,
      taken_by: facts.takenBy,
      handed_at: facts.handedAt,
      accepted_at: null,
      open: facts.items.length,
      late: facts.late,
      items: JSON.stringify(facts.items),
      note: personal.note ?? null,
    })
  },
})

/** Whoever came on duty confirmed it. */
export const shiftTakenOver = defineOperation({
  type: 'shift.takenOver',
  version: 1,
  aggregate,
  facts: z.object({ acceptedAt: Millis }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(shiftHandoverTable, aggregateId, { accepted_at: facts.acceptedAt })
  },
})

export const shiftOperations = [shiftHandedOver, shiftTakenOver]
