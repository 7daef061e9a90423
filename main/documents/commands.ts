import {
  AddPagesInput,
  CorrectDocumentInput,
  type DocumentDetails,
  EndWaiverInput,
  FileDocumentInput,
  RemoveDocumentInput,
  RestoreDocumentInput,
  TakeBackInput,
  WaiveInput,
} from '../contract/documents.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseMoved, wholeOver } from '../contract/meanwhile.ts'
import { otherDocument } from '../contract/profile-documents.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { waivedTypes, waiversOfType } from './completeness.ts'
import { scansOfDocument, type StoredScan, storedScan } from './inbox-queries.ts'
import * as happened from './operations.ts'
import { documentReplacedBy, type StoredDocument, storedDocument, documentContent } from './queries.ts'
import { scanTable } from './tables.ts'

const permission = 'document.work'

/**
 * Puts a paper into the file of a home, with scans of the inbox as its pages or as paper only. Errors:
 * `unit.notFound`, `person.notFound`, `document.unknownType`, `document.titleMissing`, `document.scanGone`,
 * `document.notHere` (what it shall replace).
 */
export const fileDocument = defineCommand({
  name: 'document.file',
  permission,
  input: FileDocumentInput,
  run(context, { documentId, unitId, details, scanIds, replaces }) {
    const place = unitPlace(context.read, unitId)
    if (!place) throw new DeskError('unit.notFound')
    if (storedDocument(context.read, documentId)) throw new DeskError('document.wrongState')
    requireDetails(context, details)
    if (replaces !== null) {
      const older = storedDocument(context.read, replaces)
      if (older?.unitId !== unitId || older.state !== 'present') throw new DeskError('document.notHere')
    }
    const scans = waitingScans(context, scanIds)
    context.emit(happened.documentFiled, documentId, {
      facts: {
        ...factsOf(unitId, { ...details, pages: details.pages || pagesOf(scans) }),
        ...filesOf(context, scans, 0),
        replaces,
      },
      personal: { ...wordsOf(details), names: scans.map(({ name }) => name) },
    })
    fileScans(context, scans, documentId)
    return { documentId, number: place.number }
  },
})

/** Adds scans as further pages. Errors: `document.notFound`, `document.wrongState`, `document.scanGone`. */
export const addPages = defineCommand({
  name: 'document.addPages',
  permission,
  input: AddPagesInput,
  run(context, { documentId, scanIds }) {
    const { unitId, pages, files } = presentDocument(context, documentId)
    const scans = waitingScans(context, scanIds)
    context.emit(happened.documentPagesAdded, documentId, {
      facts: { unitId, ...filesOf(context, scans, files), pages: pages + pagesOf(scans) },
      personal: { names: scans.map(({ name }) => name) },
    })
    fileScans(context, scans, documentId)
  },
})

/** Says anew what a document is. Errors: `document.notFound`, `.wrongState`, `.unknownType`, `.titleMissing`. */
export const correctDocument = defineCommand({
  name: 'document.correct',
  permission,
  input: CorrectDocumentInput,
  run(context, { documentId, base, details: asked }) {
    const { unitId } = presentDocument(context, documentId)
    const details = wholeOver(base, asked, documentContent(context.read, documentId))
    requireDetails(context, details)
    context.emit(happened.documentCorrected, documentId, {
      facts: factsOf(unitId, details),
      personal: wordsOf(details),
    })
  },
})

/** Takes a document out of the file, with a reason; what it had replaced is present again. */
export const removeDocument = defineCommand({
  name: 'document.remove',
  permission,
  input: RemoveDocumentInput,
  run(context, { documentId, reason }) {
    remove(context, presentDocument(context, documentId), reason)
  },
})

/** Brings a removed document back. Errors: `document.notFound`, `document.wrongState`. */
export const restoreDocument = defineCommand({
  name: 'document.restore',
  permission,
  input: RestoreDocumentInput,
  run(context, { documentId }) {
    const document = requireDocument(context, documentId)
    if (document.state !== 'removed') throw new DeskError('document.wrongState')
    const replaces = documentReplacedBy(context.read, document, 'present') ?? null
    context.emit(happened.documentRestored, documentId, { facts: { unitId: document.unitId, replaces } })
  },
})

/** Takes filing back: the document leaves the file and its scans wait in the inbox again. */
export const takeBack = defineCommand({
  name: 'document.takeBack',
  permission,
  input: TakeBackInput,
  run(context, { documentId }) {
    remove(context, presentDocument(context, documentId), undefined)
    const scanIds = scansOfDocument(context.read, documentId)
    for (const id of scanIds) context.local.update(scanTable, id, { state: 'waiting', document_id: null })
    return { scanIds }
  },
})

/** The file of a home does not need something. Errors: `unit.notFound`, `document.unknownType`, `.waivedAlready`. */
export const waiveDocument = defineCommand({
  name: 'document.waive',
  permission,
  input: WaiveInput,
  run(context, { unitId, type, reason }) {
    if (!unitPlace(context.read, unitId)) throw new DeskError('unit.notFound')
    if (!profileOf(context.read).documents.types.some(({ id }) => id === type))
      throw new DeskError('document.unknownType')
    if (waivedTypes(context.read, unitId).has(type)) throw new DeskError('document.waivedAlready')
    context.emit(happened.documentWaived, unitId, { facts: { documentType: type }, personal: { reason } })
  },
})

/** It is needed again. Errors: `document.notWaived`. */
export const endWaiver = defineCommand({
  name: 'document.endWaiver',
  permission,
  input: EndWaiverInput,
  run(context, { unitId, type, base }) {
    const waived = waivedTypes(context.read, unitId)
    if (!waived.has(type)) throw new DeskError('document.notWaived')
    refuseMoved(base, { reason: waived.get(type) })
    const own = happened.waiverId(unitId, type)
    const waivers = waiversOfType(context.read, unitId, type).filter(id => id !== own)
    context.emit(happened.documentWaiverEnded, unitId, { facts: { documentType: type, waivers } })
  },
})

function requireDocument({ read }: CommandContext, documentId: string): StoredDocument {
  const document = storedDocument(read, documentId)
  if (!document) throw new DeskError('document.notFound')
  return document
}

function presentDocument(context: CommandContext, documentId: string): StoredDocument {
  const document = requireDocument(context, documentId)
  if (document.state !== 'present') throw new DeskError('document.wrongState')
  return document
}

function requireDetails({ read }: CommandContext, { type, title, personId }: DocumentDetails): void {
  if (type === otherDocument) {
    if (title === '') throw new DeskError('document.titleMissing')
  } else if (!profileOf(read).documents.types.some(({ id }) => id === type))
    throw new DeskError('document.unknownType')
  if (personId !== null && !personExists(read, personId)) throw new DeskError('person.notFound')
}

const factsOf = (unitId: string, { type, personId, original, pages, shelf, dated }: DocumentDetails) => ({
  unitId,
  documentType: type,
  personId,
  original,
  pages,
  shelf,
  dated,
})

const wordsOf = ({ title, note }: DocumentDetails) => ({
  title: title === '' ? undefined : title,
  note: note === '' ? undefined : note,
})

/** All of them wait in the inbox still, each once. */
function waitingScans({ read }: CommandContext, scanIds: readonly string[]): StoredScan[] {
  return [...new Set(scanIds)].map(id => {
    const scan = storedScan(read, id)
    if (scan?.state !== 'waiting') throw new DeskError('document.scanGone')
    return scan
  })
}

/** A file that does not say how many pages it has is one. */
const pagesOf = (scans: readonly StoredScan[]): number =>
  scans.reduce((sum, { pages }) => sum + (pages ?? 1), 0)

const filesOf = (context: CommandContext, scans: readonly StoredScan[], firstPlace: number) => ({
  files: scans.map(({ hash, size, mediaType }) => ({ fileId: context.newId(), hash, size, mediaType })),
  firstPlace,
})

function fileScans({ local }: CommandContext, scans: readonly StoredScan[], documentId: string): void {
  for (const { id } of scans) local.update(scanTable, id, { state: 'filed', document_id: documentId })
}

function remove(context: CommandContext, document: StoredDocument, reason: string | undefined): void {
  const revives = documentReplacedBy(context.read, document, 'replaced') ?? null
  context.emit(happened.documentRemoved, document.id, {
    facts: { unitId: document.unitId, revives },
    personal: { reason },
  })
}

export const documentCommands = [
  fileDocument,
  addPages,
  correctDocument,
  removeDocument,
  restoreDocument,
  takeBack,
  waiveDocument,
  endWaiver,
]
