import { z } from 'zod'
import { NodeKind, UnitAttributes, UnitTraits } from '../contract/estate.ts'
import { Id } from '../contract/values.ts'
import { patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { roomKeyOf } from './matching.ts'
import { estateRecordOperations } from './record-operations.ts'
import { estateNodeTable, unitTable } from './tables.ts'
import { unitChangeOperations } from './unit-change-operations.ts'

const nobody = z.object({})

/** As the table keeps it; null is unknown, undefined was not said. */
const yesNo = (value: boolean | null | undefined) => (typeof value === 'boolean' ? Number(value) : value)

export const estateNodeAdded = defineOperation({
  type: 'estate.nodeAdded',
  version: 1,
  aggregate: 'estate-node',
  facts: z.object({ kind: NodeKind, parentId: Id.nullable(), name: z.string(), matchName: z.string() }),
  personal: nobody,
  subjects: ({ facts }) => [facts.parentId],
  apply(tx, { aggregateId, facts }) {
    tx.insert(estateNodeTable, {
      id: aggregateId,
      kind: facts.kind,
      parent_id: facts.parentId,
      name: facts.name,
      match_name: facts.matchName,
      committee_on: null,
    })
  },
})

export const estateNodeRenamed = defineOperation({
  type: 'estate.nodeRenamed',
  version: 1,
  aggregate: 'estate-node',
  facts: z.object({ name: z.string(), matchName: z.string() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(estateNodeTable, aggregateId, { name: facts.name, match_name: facts.matchName })
  },
})

/** Only for nodes nothing hangs on: undoing an import or a slip. */
export const estateNodeRemoved = defineOperation({
  type: 'estate.nodeRemoved',
  version: 1,
  aggregate: 'estate-node',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.delete(estateNodeTable, aggregateId)
  },
})

export const unitRegistered = defineOperation({
  type: 'unit.registered',
  version: 1,
  aggregate: 'unit',
  facts: z.object({
    ...UnitAttributes.shape,
    ...UnitTraits.shape,
    parentId: Id,
    projectId: Id,
    buildingId: Id,
    matchKey: z.string(),
  }),
  personal: nobody,
  subjects: ({ facts }) => [facts.buildingId],
  apply(tx, { aggregateId, facts }) {
    tx.insert(unitTable, {
      id: aggregateId,
      parent_id: facts.parentId,
      project_id: facts.projectId,
      building_id: facts.buildingId,
      kind: facts.kind,
      number: facts.number,
      room: facts.room,
      match_key: facts.matchKey,
      room_key: roomKeyOf(facts.matchKey),
      floor: facts.floor,
      unit_type: facts.unitType,
      contract_area: facts.contractArea,
      measured_area: facts.measuredArea,
      orientation: facts.orientation,
      heating_area: facts.heatingArea ?? null,
      top_floor: yesNo(facts.topFloor) ?? null,
      basement: yesNo(facts.basement) ?? null,
      facade: yesNo(facts.facade) ?? null,
      promised_on: facts.promisedOn ?? null,
      handed_over_on: facts.handedOverOn ?? null,
      merged_into: null,
      stage: null,
      stage_reason: null,
    })
  },
})

/** Attributes named here get new values; the others stay. */
export const unitChanged = defineOperation({
  type: 'unit.changed',
  version: 1,
  aggregate: 'unit',
  facts: z.object({
    ...UnitAttributes.partial().shape,
    ...UnitTraits.shape,
    matchKey: z.string().optional(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(
      unitTable,
      aggregateId,
      patch({
        kind: facts.kind,
        number: facts.number,
        room: facts.room,
        match_key: facts.matchKey,
        room_key: facts.matchKey === undefined ? undefined : roomKeyOf(facts.matchKey),
        floor: facts.floor,
        unit_type: facts.unitType,
        contract_area: facts.contractArea,
        measured_area: facts.measuredArea,
        orientation: facts.orientation,
        heating_area: facts.heatingArea,
        top_floor: yesNo(facts.topFloor),
        basement: yesNo(facts.basement),
        facade: yesNo(facts.facade),
        promised_on: facts.promisedOn,
        handed_over_on: facts.handedOverOn,
      }),
    )
  },
})

/** Only for units nothing refers to: undoing an import. */
export const unitRemoved = defineOperation({
  type: 'unit.removed',
  version: 1,
  aggregate: 'unit',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.delete(unitTable, aggregateId)
  },
})

export const estateOperations = [
  ...unitChangeOperations,
  ...estateRecordOperations,
  estateNodeAdded,
  estateNodeRenamed,
  estateNodeRemoved,
  unitRegistered,
  unitChanged,
  unitRemoved,
]
