import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

/** Types of the shipped checklist, and what is none of it. */
const types = ['id-copies', 'purchase-contract', 'meter-readings', 'other'] as const

interface KnownDocument {
  readonly id: string
  readonly unitId: string
  readonly personId: string | null
}

const documentsThat = ({ known }: Choice, state: string) =>
  known
    .rows<KnownDocument>(
      `select id, unit_id as "unitId", person_id as "personId" from document where state='${state}' order by id`,
    )
    .slice(-4)

const scansThat = ({ known }: Choice, state: string) =>
  known.rows<{ id: string }>(`select id from scan where state='${state}' order by id`).map(({ id }) => id)

/** Whoever a paper is about takes its words along when they are erased. */
const noteOn = ({ known, mark }: Choice, personId: string | null) => {
  if (personId !== null) known.marks.get(personId)?.push(mark)
}

/** Papers are scanned, filed, replaced, corrected, removed and brought back; some are not needed. */
export const documentSteps = {
  takeScan({ serial, word, yes }) {
    return {
      command: 'document.takeScan',
      input: {
        scanId: uuidv7(),
        hash: createHash('sha256').update(String(serial)).digest('hex'),
        size: serial,
        name: yes ? `${word}.pdf` : `scan ${serial}.pdf`,
        mediaType: 'application/pdf',
        pages: yes ? (serial % 4) + 1 : null,
        doubt: null,
        sourceKey: yes ? null : `${serial}.pdf|1|1`,
      },
    }
  },
  discardScans(choice) {
    const { a, yes } = choice
    const scanId = pick(scansThat(choice, yes ? 'waiting' : 'discarded'), a)
    return (
      scanId && {
        command: yes ? 'document.discardScans' : 'document.returnScans',
        input: { scanIds: [scanId] },
      }
    )
  },
  splitScan(choice) {
    const { a, serial, yes, known } = choice
    if (!yes) {
      const split = known.rows<{ id: string }>(
        `select id from scan where state='discarded' and id in (select split_from from scan) order by id`,
      )
      const scan = pick(split, a)
      return scan && { command: 'document.undoSplit', input: { scanId: scan.id } }
    }
    const scanId = pick(scansThat(choice, 'waiting'), a)
    const parts = ['1', '2-3'].map((pages, index) => ({
      scanId: uuidv7(),
      hash: createHash('sha256').update(`${serial} ${pages}`).digest('hex'),
      size: serial,
      name: `part (${pages}).pdf`,
      pages: index + 1,
    }))
    return scanId && { command: 'document.noteSplit', input: { scanId, parts } }
  },
  fileDocument(choice) {
    const { a, b, c, yes, unit, person, word } = choice
    const replaced = c % 3 === 0 ? pick(documentsThat(choice, 'present'), b) : undefined
    const unitId = replaced?.unitId ?? unit
    const about = yes ? (person ?? null) : null
    return (
      unitId && {
        command: 'document.file',
        input: {
          documentId: uuidv7(),
          unitId,
          // Names of files stand with the papers they become: theirs are about nobody else.
          scanIds: about === null ? scansThat(choice, 'waiting').slice(0, a % 3) : [],
          replaces: replaced?.id ?? null,
          details: {
            type: pickFrom(types, b),
            title: word,
            note: word,
            personId: about,
            original: yes,
            shelf: `A-${a % 9}`,
            dated: yes ? '2026-05-01' : null,
          },
        },
        done: () => noteOn(choice, about),
      }
    )
  },
  addPages(choice) {
    const document = pick(documentsThat(choice, 'present'), choice.a)
    const scanIds = scansThat(choice, 'waiting').slice(-1)
    if (!document || scanIds.length === 0) return undefined
    return { command: 'document.addPages', input: { documentId: document.id, scanIds } }
  },
  correctDocument(choice) {
    const { a, b, yes, word } = choice
    const document = pick(documentsThat(choice, 'present'), a)
    return (
      document && {
        command: 'document.correct',
        input: {
          documentId: document.id,
          details: {
            type: pickFrom(types, b),
            title: word,
            personId: document.personId,
            original: yes,
            pages: b % 9,
          },
        },
        done: () => noteOn(choice, document.personId),
      }
    )
  },
  removeDocument(choice) {
    const document = pick(documentsThat(choice, 'present'), choice.a)
    if (!document) return undefined
    const { id: documentId, personId } = document
    return choice.yes
      ? { command: 'document.takeBack', input: { documentId } }
      : {
          command: 'document.remove',
          input: { documentId, reason: choice.word },
          done: () => noteOn(choice, personId),
        }
  },
  restoreDocument(choice) {
    const document = pick(documentsThat(choice, 'removed'), choice.a)
    return document && { command: 'document.restore', input: { documentId: document.id } }
  },
  waiveDocument({ b, yes, unit, known }) {
    if (yes)
      return (
        unit && {
          command: 'document.waive',
          input: { unitId: unit, type: pickFrom(types, b), reason: '毛坯' },
        }
      )
    const waived = pick(
      known.rows<{ unitId: string; type: string }>(
        'select unit_id as "unitId", type from document_waiver order by id',
      ),
      b,
    )
    return waived && { command: 'document.endWaiver', input: waived }
  },
} satisfies StepMakers
