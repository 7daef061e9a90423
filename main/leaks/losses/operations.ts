import { z } from 'zod'
import { aggregate, countAsEntry, places, placesOf } from '../../cases/operation-parts.ts'
import { Room } from '../../contract/cases.ts'
import { CostBearer, CostKind } from '../../contract/leak-losses.ts'
import { Id, Text } from '../../contract/values.ts'
import { defineOperation } from '../../log/operation.ts'
import { costTable, damageTable } from './tables.ts'

/** Integer fen. */
const Fen = z.int().min(0)
const charged = { bearer: CostBearer, contractorId: Id.nullable() }

export const leakDamageNoted = defineOperation({
  type: 'leak.damageNoted',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    damageId: Id,
    room: Room.nullable(),
    claimed: Fen.nullable(),
    photos: z.array(Id),
  }),
  personal: z.object({ thing: Text, words: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, actor, facts, personal } = operation
    countAsEntry(tx, operation)
    tx.insert(damageTable, {
      id: facts.damageId,
      case_id: aggregateId,
      thing: personal.thing ?? null,
      room: facts.room,
      claimed: facts.claimed,
      agreed: null,
      words: personal.words ?? null,
      photos: JSON.stringify(facts.photos),
      at,
      actor,
      struck_at: null,
      struck_by: null,
      struck_reason: null,
    })
  },
})

/** What was agreed with the owner for a belonging; null where that was taken back. */
export const leakDamageAgreed = defineOperation({
  type: 'leak.damageAgreed',
  version: 1,
  aggregate,
  facts: z.object({ ...places, damageId: Id, agreed: Fen.nullable() }),
  personal: z.object({ thing: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    countAsEntry(tx, operation)
    tx.update(damageTable, operation.facts.damageId, { agreed: operation.facts.agreed })
  },
})

export const leakDamageStruck = defineOperation({
  type: 'leak.damageStruck',
  version: 1,
  aggregate,
  facts: z.object({ ...places, damageId: Id }),
  personal: z.object({ thing: Text, reason: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { at, actor, facts, personal } = operation
    countAsEntry(tx, operation)
    tx.update(damageTable, facts.damageId, {
      struck_at: at,
      struck_by: actor,
      struck_reason: personal.reason ?? null,
    })
  },
})

export const leakCostNoted = defineOperation({
  type: 'leak.costNoted',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    costId: Id,
    kind: CostKind,
    amount: Fen,
    ...charged,
    ofSource: z.boolean(),
    evidence: z.array(Id),
  }),
  personal: z.object({ what: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, actor, facts, personal } = operation
    countAsEntry(tx, operation)
    tx.insert(costTable, {
      id: facts.costId,
      case_id: aggregateId,
      of_source: facts.ofSource ? 1 : 0,
      kind: facts.kind,
      what: personal.what ?? null,
      amount: facts.amount,
      bearer: facts.bearer,
      contractor_id: facts.contractorId,
      evidence: JSON.stringify(facts.evidence),
      at,
      actor,
      struck_at: null,
      struck_by: null,
      struck_reason: null,
    })
  },
})

/** Who bears a cost, decided anew. */
export const leakCostCharged = defineOperation({
  type: 'leak.costCharged',
  version: 1,
  aggregate,
  facts: z.object({ ...places, costId: Id, ...charged }),
  personal: z.object({ what: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { costId, bearer, contractorId } = operation.facts
    countAsEntry(tx, operation)
    tx.update(costTable, costId, { bearer, contractor_id: contractorId })
  },
})

export const leakCostReversed = defineOperation({
  type: 'leak.costReversed',
  version: 1,
  aggregate,
  facts: z.object({ ...places, costId: Id }),
  personal: z.object({ what: Text, reason: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { at, actor, facts, personal } = operation
    countAsEntry(tx, operation)
    tx.update(costTable, facts.costId, {
      struck_at: at,
      struck_by: actor,
      struck_reason: personal.reason ?? null,
    })
  },
})

/** Photos or papers came to a belonging or a cost; `files` are all it has now. */
export const leakLossShown = defineOperation({
  type: 'leak.lossShown',
  version: 1,
  aggregate,
  facts: z.object({ ...places, of: z.enum(['damage', 'cost']), lossId: Id, files: z.array(Id) }),
  personal: z.object({ what: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { of, lossId, files } = operation.facts
    countAsEntry(tx, operation)
    if (of === 'damage') tx.update(damageTable, lossId, { photos: JSON.stringify(files) })
    else tx.update(costTable, lossId, { evidence: JSON.stringify(files) })
  },
})

export const lossOperations = [
  leakDamageNoted,
  leakDamageAgreed,
  leakDamageStruck,
  leakCostNoted,
  leakCostCharged,
  leakCostReversed,
  leakLossShown,
]
