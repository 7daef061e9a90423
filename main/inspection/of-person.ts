import type { ReadDatabase } from '../database/read.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { inspectionPersonChanged } from './operations.ts'

/** Signatures go along when records of people are merged. */
export const signaturesOfPersonMove: PersonBelonging = {
  thing: 'inspectionSignature',
  of: (read, personId) =>
    read
      .all<{ id: string }>('select id from inspection_signature where person_id=? order by id', [personId])
      .map(row => row.id),
  isOf: (read, id, personId) =>
    read.get('select 1 from inspection_signature where id=? and person_id=?', [id, personId]) !== undefined,
  move({ read, emit }, signatureId, _from, personId) {
    const row = read.get<{ inspectionId: string }>(
      'select inspection_id as "inspectionId" from inspection_signature where id=?',
      [signatureId],
    )
    if (row) emit(inspectionPersonChanged, row.inspectionId, { facts: { signatureId, personId } })
  },
}

/** Inspections a person signed: their words and signatures go with the person when they are erased. */
export const inspectionIdsOfPerson = (read: ReadDatabase, personId: string): string[] =>
  read
    .all<{ id: string }>(
      'select distinct inspection_id as id from inspection_signature where person_id=? order by 1',
      [personId],
    )
    .map(row => row.id)
