import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineOperation } from '../log/operation.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { handoverVisitTable } from './tables.ts'

/** Whom a notice goes to stands under another record now: two records were merged, or parted again. */
export const handoverPersonChanged = defineOperation({
  type: 'handoverVisit.personChanged',
  version: 1,
  aggregate: 'handoverVisit',
  facts: z.object({ personId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(handoverVisitTable, aggregateId, { person_id: facts.personId })
  },
})

export const handoverVisitsOfPersonMove: PersonBelonging = {
  thing: 'handoverVisit',
  of: (read, personId) => handoverVisitIdsOfPerson(read, [personId]),
  isOf: (read, id, personId) =>
    read.get('select 1 from handover_visit where id=? and person_id=?', [id, personId]) !== undefined,
  move({ emit }, id, _from, personId) {
    emit(handoverPersonChanged, id, { facts: { personId } })
  },
}

/** Handovers that these people were invited or came to. */
export const handoverVisitIdsOfPerson = (read: ReadDatabase, personIds: readonly string[]): string[] =>
  read
    .all<{ id: string }>(
      `select v.id from json_each(?) j cross join handover_visit v on v.person_id=j.value order by v.id`,
      [JSON.stringify(personIds)],
    )
    .map(row => row.id)
