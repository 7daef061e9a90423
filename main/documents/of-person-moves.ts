import { z } from 'zod'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { documentTable } from './tables.ts'

/** Whose paper it is stands under another record now: two records of one person were merged, or parted again. */
export const documentPersonChanged = defineOperation({
  type: 'document.personChanged',
  version: 1,
  aggregate: 'document',
  facts: z.object({ personId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(documentTable, aggregateId, { person_id: facts.personId })
  },
})

export const documentsOfPersonMove: PersonBelonging = {
  thing: 'document',
  of: (read, personId) =>
    read
      .all<{ id: string }>('select id from document where person_id=? order by id', [personId])
      .map(row => row.id),
  isOf: (read, id, personId) =>
    read.get('select 1 from document where id=? and person_id=?', [id, personId]) !== undefined,
  move({ emit }, id, _from, toPersonId) {
    emit(documentPersonChanged, id, { facts: { personId: toPersonId } })
  },
}
