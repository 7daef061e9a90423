import { z } from 'zod'
import { EstateRecordKind } from '../contract/estate-records.ts'
import { Day, FileHash, Id, Line, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { estateNodeTable, estateRecordTable } from './tables.ts'

const nobody = z.object({})
const aggregate = 'estate-record'

/** Something worth keeping about a place: a facility, a drawing, a repair. */
export const estateRecordAdded = defineOperation({
  type: 'estate.recordAdded',
  version: 1,
  aggregate,
  facts: z.object({
    nodeId: Id,
    kind: EstateRecordKind,
    on: Day.nullable(),
    file: z.object({ hash: FileHash, size: z.int(), mediaType: z.string() }).nullable(),
  }),
  personal: z.object({ title: Line, note: Text, fileName: Line }),
  subjects: ({ facts }) => [facts.nodeId],
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(estateRecordTable, {
      id: aggregateId,
      node_id: facts.nodeId,
      kind: facts.kind,
      on_day: facts.on,
      title: personal.title ?? null,
      note: personal.note ?? null,
      hash: facts.file?.hash ?? null,
      size: facts.file?.size ?? null,
      media_type: facts.file?.mediaType ?? null,
      file_name: personal.fileName ?? null,
      at,
      actor,
    })
  },
})

export const estateRecordRemoved = defineOperation({
  type: 'estate.recordRemoved',
  version: 1,
  aggregate,
  facts: z.object({ nodeId: Id }),
  personal: nobody,
  subjects: ({ facts }) => [facts.nodeId],
  apply(tx, { aggregateId }) {
    tx.delete(estateRecordTable, aggregateId)
  },
})

/** The owners formed their committee on this day; null takes a wrong entry back. */
export const committeeFormed = defineOperation({
  type: 'estate.committeeFormed',
  version: 1,
  aggregate: 'estate-node',
  facts: z.object({ on: Day.nullable() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(estateNodeTable, aggregateId, { committee_on: facts.on })
  },
})

/** A building goes to another phase of its project, an entrance to another building of it. */
export const estateNodeMoved = defineOperation({
  type: 'estate.nodeMoved',
  version: 1,
  aggregate: 'estate-node',
  facts: z.object({ from: Id, parentId: Id }),
  personal: nobody,
  subjects: ({ facts }) => [facts.from, facts.parentId],
  apply(tx, { aggregateId, facts }) {
    tx.update(estateNodeTable, aggregateId, { parent_id: facts.parentId })
  },
})

export const estateRecordOperations = [
  estateRecordAdded,
  estateRecordRemoved,
  committeeFormed,
  estateNodeMoved,
]
