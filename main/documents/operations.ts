import { z } from 'zod'
import { DocumentTypeId } from '../contract/documents.ts'
import { Day, FileHash, Id, Millis } from '../contract/values.ts'
import type { TableWriter } from '../database/table-writer.ts'
import { defineOperation } from '../log/operation.ts'
import { documentFileTable, documentTable, documentWaiverTable } from './tables.ts'

const aggregate = 'document'
const home = { unitId: Id }
const described = {
  ...home,
  documentType: DocumentTypeId,
  personId: Id.nullable(),
  original: z.boolean(),
  pages: z.int(),
  shelf: z.string(),
  dated: Day.nullable(),
}
const said = { title: z.string(), note: z.string() }
const FileFacts = z.object({ fileId: Id, hash: FileHash, size: z.int(), mediaType: z.string() })
const files = { files: z.array(FileFacts), firstPlace: z.int().min(0) }
/** Names of the files, in their order. */
const names = { names: z.array(z.string()) }
const noted = z.object({ reason: z.string() })
const nobody = z.object({})
const placeOf = ({ facts }: { facts: { unitId: string } }) => [facts.unitId]
const subjectsOf = ({ facts }: { facts: { unitId: string; personId: string | null } }) => [
  facts.unitId,
  facts.personId,
]

/** A paper came into the file of a home; it may take the place of an older one. */
export const documentFiled = defineOperation({
  type: 'document.filed',
  version: 1,
  aggregate,
  facts: z.object({ ...described, ...files, replaces: Id.nullable() }),
  personal: z.object({ ...said, ...names }),
  subjects: subjectsOf,
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.insert(documentTable, {
      id: aggregateId,
      unit_id: facts.unitId,
      person_id: facts.personId,
      type: facts.documentType,
      title: personal.title ?? null,
      original: facts.original ? 1 : 0,
      pages: facts.pages,
      shelf: facts.shelf,
      dated: facts.dated,
      note: personal.note ?? null,
      state: 'present',
      reason: null,
      replaced_by: null,
      filed_at: at,
      filed_by: actor,
    })
    if (facts.replaces !== null)
      tx.update(documentTable, facts.replaces, { state: 'replaced', replaced_by: aggregateId })
    addFiles(tx, aggregateId, facts, personal.names)
  },
})

/** More pages of a paper that is there. */
export const documentPagesAdded = defineOperation({
  type: 'document.pagesAdded',
  version: 1,
  aggregate,
  facts: z.object({ ...home, ...files, pages: z.int() }),
  personal: z.object(names),
  subjects: placeOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(documentTable, aggregateId, { pages: facts.pages })
    addFiles(tx, aggregateId, facts, personal.names)
  },
})

export const documentCorrected = defineOperation({
  type: 'document.corrected',
  version: 1,
  aggregate,
  facts: z.object(described),
  personal: z.object(said),
  subjects: subjectsOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(documentTable, aggregateId, {
      type: facts.documentType,
      person_id: facts.personId,
      title: personal.title ?? null,
      original: facts.original ? 1 : 0,
      pages: facts.pages,
      shelf: facts.shelf,
      dated: facts.dated,
      note: personal.note ?? null,
    })
  },
})

/** A paper was taken out of the file; what it had replaced stands there again. */
export const documentRemoved = defineOperation({
  type: 'document.removed',
  version: 1,
  aggregate,
  facts: z.object({ ...home, revives: Id.nullable() }),
  personal: noted,
  subjects: placeOf,
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(documentTable, aggregateId, { state: 'removed', reason: personal.reason ?? null })
    if (facts.revives !== null)
      // It keeps by what it was replaced, so that restoring that one finds it.
      tx.update(documentTable, facts.revives, { state: 'present' })
  },
})

/** It is back; an older one whose place it had taken before goes again. */
export const documentRestored = defineOperation({
  type: 'document.restored',
  version: 1,
  aggregate,
  facts: z.object({ ...home, replaces: Id.nullable() }),
  personal: nobody,
  subjects: placeOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(documentTable, aggregateId, { state: 'present', reason: null })
    if (facts.replaces !== null)
      tx.update(documentTable, facts.replaces, { state: 'replaced', replaced_by: aggregateId })
  },
})

/** The file of a home does not need something. */
export const documentWaived = defineOperation({
  type: 'unit-documents.waived',
  version: 1,
  aggregate: 'unit-documents',
  facts: z.object({ documentType: DocumentTypeId }),
  personal: noted,
  subjects: ({ aggregateId }) => [aggregateId],
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(documentWaiverTable, {
      id: waiverId(aggregateId, facts.documentType),
      unit_id: aggregateId,
      type: facts.documentType,
      reason: personal.reason ?? null,
      at,
    })
  },
})

export const documentWaiverEnded = defineOperation({
  type: 'unit-documents.waiverEnded',
  version: 1,
  aggregate: 'unit-documents',
  facts: z.object({
    documentType: DocumentTypeId,
    /** Keys of those that came along from a home that was merged into this one. */
    waivers: z.array(z.string()).default([]),
  }),
  personal: nobody,
  subjects: ({ aggregateId }) => [aggregateId],
  apply(tx, { aggregateId, facts }) {
    // There may be none of its own, only those that came along.
    tx.deleteWhere(documentWaiverTable, 'id', waiverId(aggregateId, facts.documentType))
    for (const id of facts.waivers) tx.delete(documentWaiverTable, id)
  },
})

/** The home this was said of was merged into another, or parted from it again: it holds for the other now. */
export const documentWaiverMoved = defineOperation({
  type: 'unit-documents.waiverMoved',
  version: 1,
  aggregate: 'unit-documents',
  facts: z.object({ waiver: z.string(), from: Id, documentType: DocumentTypeId, waivedAt: Millis }),
  personal: noted,
  subjects: ({ aggregateId }) => [aggregateId],
  apply(tx, { aggregateId, facts, personal }) {
    tx.put(documentWaiverTable, {
      id: facts.waiver,
      unit_id: aggregateId,
      type: facts.documentType,
      reason: personal.reason ?? null,
      at: facts.waivedAt,
    })
  },
})

export const documentOperations = [
  documentFiled,
  documentPagesAdded,
  documentCorrected,
  documentRemoved,
  documentRestored,
  documentWaived,
  documentWaiverEnded,
  documentWaiverMoved,
]

/** Key of what a home does not need. */
export const waiverId = (unitId: string, type: string) => `${unitId}/${type}`

function addFiles(
  tx: TableWriter,
  documentId: string,
  { files: added, firstPlace }: { files: readonly z.infer<typeof FileFacts>[]; firstPlace: number },
  fileNames: readonly string[] | undefined,
): void {
  for (const [index, { fileId, hash, size, mediaType }] of added.entries())
    tx.insert(documentFileTable, {
      id: fileId,
      document_id: documentId,
      place: firstPlace + index,
      hash,
      size,
      name: fileNames?.[index] ?? null,
      media_type: mediaType,
    })
}
