import type {
  ChecklistLine,
  DocumentDetails,
  DocumentFile,
  DocumentRow,
  DocumentState,
  UnitDocuments,
} from '../contract/documents.ts'
import { requiredTypes, typesOf } from '../contract/profile-documents.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import { unit } from '../estate/queries.ts'
import { unitStage } from '../estate/unit-stage.ts'
import { staffNameOf } from '../staff/names.ts'
import { type CountedBy, waivedTypes } from './completeness.ts'
import type { documentTable } from './tables.ts'

/** What commands need to know of a document. */
export interface StoredDocument {
  readonly id: string
  readonly unitId: string
  readonly type: string
  readonly pages: number
  readonly state: DocumentState
  readonly files: number
}

export function storedDocument(read: ReadDatabase, documentId: string): StoredDocument | undefined {
  return read.get<StoredDocument>(
    `select id, unit_id as "unitId", type, pages, state,
       (select count(*) from document_file f where f.document_id=document.id) as "files"
     from document where id=?`,
    [documentId],
  )
}

/** What is said of a document; words that were erased are empty. */
export function documentContent(read: ReadDatabase, documentId: string): DocumentDetails | undefined {
  const row = read.get<RowOf<typeof documentTable>>('select * from document where id=?', [documentId])
  return (
    row && {
      type: row.type,
      title: row.title ?? '',
      personId: row.person_id,
      original: row.original === 1,
      pages: row.pages,
      shelf: row.shelf,
      dated: row.dated,
      note: row.note ?? '',
    }
  )
}

/** The one whose place a document took and that stands in the given state. */
export function documentReplacedBy(
  read: ReadDatabase,
  { unitId, id }: Pick<StoredDocument, 'unitId' | 'id'>,
  state: DocumentState,
): string | undefined {
  return read.get<{ id: string }>('select id from document where unit_id=? and replaced_by=? and state=?', [
    unitId,
    id,
    state,
  ])?.id
}

/** Whether the file of a home holds any paper, removed ones included. */
export function unitHasDocuments(read: ReadDatabase, unitId: string): boolean {
  return read.get('select 1 from document where unit_id=? limit 1', [unitId]) !== undefined
}

/** Documents that are about one person. */
export function documentIdsOfPerson(read: ReadDatabase, personId: string): string[] {
  return read.all<{ id: string }>('select id from document where person_id=?', [personId]).map(({ id }) => id)
}

/** Whether any document has a type: it stays on the checklist then. */
export function documentTypeInUse(read: ReadDatabase, type: string): boolean {
  return (
    read.get('select 1 from document where type=? limit 1', [type]) !== undefined ||
    read.get('select 1 from document_waiver where type=? limit 1', [type]) !== undefined
  )
}

/** A file of a document, as the file route serves it. */
export function findDocumentFile(
  read: ReadDatabase,
  hash: string,
): { readonly name: string | null; readonly mediaType: string; readonly size: number } | undefined {
  return (
    read.get(`select name, media_type as "mediaType", size from document_file where hash=? limit 1`, [
      hash,
    ]) ??
    read.get(
      `select name, media_type as "mediaType", size from scan where hash=? and state='waiting' limit 1`,
      [hash],
    )
  )
}

interface Row extends Omit<DocumentRow, 'original' | 'files'> {
  readonly original: 0 | 1
}

const columns = `d.id, d.unit_id as "unitId", d.type, d.title, d.person_id as "personId",
  (select p.name from person p where p.id=d.person_id) as "personName", d.original, d.pages, d.shelf, d.dated,
  d.note, d.state, d.reason, d.replaced_by as "replacedBy", d.filed_at as "filedAt",
  ${staffNameOf('d.filed_by')} as "filedByName"`

type FileOf = DocumentFile & { readonly documentId: string }

const fileColumns = `f.document_id as "documentId", f.id as "fileId", f.hash, f.size, f.name, f.media_type as "mediaType"`

function withFiles({ original, ...row }: Row, files: readonly FileOf[]): DocumentRow {
  return {
    ...row,
    original: original === 1,
    files: files.map(({ fileId, hash, size, name, mediaType }) => ({ fileId, hash, size, name, mediaType })),
  }
}

/** Files of all documents of a home in one read, by document: a full file has thousands. */
function filesOfUnit(read: ReadDatabase, unitId: string): ReadonlyMap<string, readonly FileOf[]> {
  const byDocument = new Map<string, FileOf[]>()
  const found = read.all<FileOf>(
    `select ${fileColumns} from document d cross join document_file f on f.document_id=d.id
     where d.unit_id=? order by f.document_id, f.place, f.id`,
    [unitId],
  )
  for (const file of found) {
    const others = byDocument.get(file.documentId)
    if (others) others.push(file)
    else byDocument.set(file.documentId, [file])
  }
  return byDocument
}

/** One document in full. */
export function documentRow(read: ReadDatabase, documentId: string): DocumentRow | undefined {
  const row = read.get<Row>(`select ${columns} from document d where d.id=?`, [documentId])
  if (!row) return undefined
  const files = `select ${fileColumns} from document_file f where f.document_id=? order by f.place, f.id`
  return withFiles(row, read.all<FileOf>(files, [documentId]))
}

/** The file of a home against the checklist; undefined where there is no such unit. */
export function unitDocuments(
  read: ReadDatabase,
  { profile, today }: CountedBy,
  unitId: string,
): UnitDocuments | undefined {
  const home = unit(read, unitId)
  if (!home) return undefined
  const files = filesOfUnit(read, unitId)
  const rows = read
    .all<Row>(`select ${columns} from document d where d.unit_id=? order by d.filed_at desc, d.id desc`, [
      unitId,
    ])
    .map(row => withFiles(row, files.get(row.id) ?? []))
  const present = rows.filter(({ state }) => state === 'present')
  const waived = waivedTypes(read, unitId)
  const checklist = profile.documents
  const { stage } = unitStage(read, profile.stages, unitId, today)
  const needed = new Set(requiredTypes(checklist, home.kind, stage).map(({ id }) => id))
  // What is retired or meant for other kinds stays in sight where there is something of it.
  const offered = new Set(typesOf(checklist, home.kind).map(({ id }) => id))
  const shown = checklist.types.filter(({ id }) => offered.has(id) || present.some(({ type }) => type === id))
  const lines = shown.map(({ id, name, required, retired, from }): ChecklistLine => {
    const documents = present.filter(({ type }) => type === id)
    const state = documents.length > 0 ? 'present' : waived.has(id) ? 'not-applicable' : 'missing'
    return {
      type: id,
      name,
      required: needed.has(id),
      neededFrom: required && !retired && !needed.has(id) && offered.has(id) ? from : null,
      state,
      reason: waived.get(id) ?? null,
      documents,
    }
  })
  const known = new Set(shown.map(({ id }) => id))
  const counted = lines.filter(({ type, required }) => required && !waived.has(type))
  return {
    lines,
    others: present.filter(({ type }) => !known.has(type)),
    history: rows.filter(({ state }) => state !== 'present'),
    required: counted.length,
    present: counted.filter(({ state }) => state === 'present').length,
  }
}
