import { z } from 'zod'
import { MaterialKind, MoveKind } from '../contract/materials.ts'
import { Id, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { materialMoveTable, materialTable } from './material-tables.ts'

const material = 'material'
const nobody = z.object({})
const entry = {
  kind: MaterialKind,
  name: z.string(),
  measure: z.string(),
  minimum: z.int(),
  place: z.string(),
}

export const materialAdded = defineOperation({
  type: 'material.added',
  version: 1,
  aggregate: material,
  facts: z.object(entry),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.insert(materialTable, { id: aggregateId, ...facts, active: 1, stock: 0, out: 0, counted_at: null })
  },
})

export const materialChanged = defineOperation({
  type: 'material.changed',
  version: 1,
  aggregate: material,
  facts: z.object(entry),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(materialTable, aggregateId, facts)
  },
})

/** Bought, taken, returned, used up, counted: all that changes a stock. */
export const materialMoved = defineOperation({
  type: 'material.moved',
  version: 1,
  aggregate: material,
  facts: z.object({
    moveId: Id,
    kind: MoveKind,
    stock: z.int(),
    out: z.int(),
    stockAfter: z.int(),
    caseId: Id.nullable(),
    emergencyId: Id.nullable(),
  }),
  personal: z.object({ note: Text }),
  subjects: ({ facts }) => [facts.caseId, facts.emergencyId],
  apply(tx, { aggregateId, at, happenedAt, actor, facts, personal }) {
    tx.insert(materialMoveTable, {
      id: facts.moveId,
      material_id: aggregateId,
      kind: facts.kind,
      stock_change: facts.stock,
      out_change: facts.out,
      stock_after: facts.stockAfter,
      at: happenedAt ?? at,
      by: actor,
      case_id: facts.caseId,
      emergency_id: facts.emergencyId,
      note: personal.note ?? null,
    })
    tx.add(materialTable, aggregateId, { stock: facts.stock, out: facts.out })
    if (facts.kind === 'counted') tx.update(materialTable, aggregateId, { counted_at: happenedAt ?? at })
  },
})

export const materialRetired = defineOperation({
  type: 'material.retired',
  version: 1,
  aggregate: material,
  facts: z.object({ active: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(materialTable, aggregateId, { active: facts.active ? 1 : 0 })
  },
})

export const materialOperations = [materialAdded, materialChanged, materialMoved, materialRetired]
