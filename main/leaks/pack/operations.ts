import { z } from 'zod'
import { PackPart } from '../../contract/leak-pack.ts'
import { Id, Millis, Text } from '../../contract/values.ts'
import { defineOperation } from '../../log/operation.ts'
import { counterTable } from '../../log/tables.ts'
import { leakFormTable, leakPackTable } from './tables.ts'

const aggregate = 'leakPack'
const nobody = z.object({})

/** Numbers were set apart for paper: the counter of cases has moved past them, so no case gets one. */
export const formsReserved = defineOperation({
  type: 'leakPack.reserved',
  version: 1,
  aggregate,
  facts: z.object({
    numbers: z.array(z.string()),
    /** The counter the numbers came from and the value it has now; null for a number met on a paper. */
    counter: z.object({ id: z.string(), siteId: Id, value: z.int() }).nullable(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor, facts }) {
    const { numbers, counter } = facts
    if (counter) tx.put(counterTable, { id: counter.id, site_id: counter.siteId, value: counter.value })
    tx.insert(leakPackTable, {
      id: aggregateId,
      reserved_at: at,
      reserved_by: actor,
      unknown: counter ? 0 : 1,
    })
    for (const [place, id] of numbers.entries())
      tx.insert(leakFormTable, {
        id,
        pack_id: aggregateId,
        place,
        state: 'reserved',
        case_id: null,
        called_at: null,
        sent_at: null,
        arrived_at: null,
        stopped_at: null,
        reason: null,
      })
  },
})

export const formTypedIn = defineOperation({
  type: 'leakPack.typedIn',
  version: 1,
  aggregate,
  facts: z.object({
    number: z.string(),
    caseId: Id,
    calledAt: Millis,
    sentAt: Millis.nullable(),
    arrivedAt: Millis.nullable(),
    stoppedAt: Millis.nullable(),
  }),
  personal: nobody,
  subjects: ({ facts }) => [facts.caseId],
  apply(tx, { facts }) {
    tx.update(leakFormTable, facts.number, {
      state: 'typed',
      case_id: facts.caseId,
      called_at: facts.calledAt,
      sent_at: facts.sentAt,
      arrived_at: facts.arrivedAt,
      stopped_at: facts.stoppedAt,
    })
  },
})

export const formsVoided = defineOperation({
  type: 'leakPack.voided',
  version: 1,
  aggregate,
  facts: z.object({ numbers: z.array(z.string()) }),
  personal: z.object({ reason: Text }),
  apply(tx, { facts, personal }) {
    for (const number of facts.numbers)
      tx.update(leakFormTable, number, { state: 'void', reason: personal.reason ?? null })
  },
})

/** Somebody took a storm pack along on paper: on the audit trail, nothing else follows. */
export const packTaken = defineOperation({
  type: 'leakPack.taken',
  version: 1,
  aggregate,
  /** Buildings whose homes are on it with full numbers; none named where all are. */
  facts: z.object({ parts: z.array(PackPart), buildingIds: z.array(Id) }),
  personal: nobody,
  apply() {},
})

export const leakPackOperations = [formsReserved, formTypedIn, formsVoided, packTaken]
