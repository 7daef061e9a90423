import { z } from 'zod'
import {
  SavedCaseFields,
  SavedContractFields,
  SavedContractorFields,
  SavedFields,
} from '../contract/import-mappings.ts'
import { ImportCounts, ImportKind, SheetUnitKind } from '../contract/imports.ts'
import { FileHash } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { importMappingTable, importTable } from './tables.ts'

const nobody = z.object({})

/** Stands behind everything an import recorded; the range of sequences is what undoing it takes back. */
export const importCommitted = defineOperation({
  type: 'import.committed',
  version: 1,
  aggregate: 'import',
  facts: z.object({
    kind: ImportKind,
    fileHash: FileHash,
    mappingName: z.string().nullable(),
    counts: ImportCounts,
    incarnation: z.string(),
    firstSequence: z.int(),
    lastSequence: z.int(),
  }),
  personal: z.object({ fileName: z.string() }),
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    const { counts } = facts
    tx.insert(importTable, {
      id: aggregateId,
      kind: facts.kind,
      at,
      actor,
      file_hash: facts.fileHash,
      file_name: personal.fileName ?? null,
      mapping_name: facts.mappingName,
      created: counts.created,
      updated: counts.updated,
      unchanged: counts.unchanged,
      refused: counts.refused,
      units_created: counts.unitsCreated,
      units_changed: counts.unitsChanged,
      people_created: counts.peopleCreated,
      people_changed: counts.peopleChanged,
      nodes_created: counts.nodesCreated,
      incarnation: facts.incarnation,
      first_sequence: facts.firstSequence,
      last_sequence: facts.lastSequence,
      undone_at: null,
      undone_by: null,
      source_removed_at: null,
    })
  },
})

export const importUndone = defineOperation({
  type: 'import.undone',
  version: 1,
  aggregate: 'import',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId, at, actor }) {
    tx.update(importTable, aggregateId, { undone_at: at, undone_by: actor })
  },
})

/** The time of the imported file is over; what it said stays in the tables. */
export const sourceRemoved = defineOperation({
  type: 'import.sourceRemoved',
  version: 1,
  aggregate: 'import',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId, at }) {
    tx.update(importTable, aggregateId, { source_removed_at: at })
  },
})

export const mappingSaved = defineOperation({
  type: 'mapping.saved',
  version: 1,
  aggregate: 'import-mapping',
  facts: z.object({
    kind: ImportKind,
    name: z.string(),
    fields: z.union([SavedFields, SavedCaseFields, SavedContractFields, SavedContractorFields]),
    unitKind: SheetUnitKind.nullable(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts }) {
    tx.put(importMappingTable, {
      id: aggregateId,
      kind: facts.kind,
      name: facts.name,
      fields: JSON.stringify(facts.fields),
      unit_kind: facts.unitKind,
      saved_at: at,
    })
  },
})

export const mappingRemoved = defineOperation({
  type: 'mapping.removed',
  version: 1,
  aggregate: 'import-mapping',
  facts: nobody,
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.delete(importMappingTable, aggregateId)
  },
})

export const importOperations = [importCommitted, importUndone, sourceRemoved, mappingSaved, mappingRemoved]
