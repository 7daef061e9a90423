import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { Belonging } from '../estate/belonging.ts'
import { defineOperation } from '../log/operation.ts'
import { letterTable } from './tables.ts'

/** The letter belongs to the file of another home now, or of none: somebody said so, or units were merged or split. */
export const letterHomeChanged = defineOperation({
  type: 'letter.homeChanged',
  version: 1,
  aggregate: 'letter',
  facts: z.object({ unitId: Id.nullable(), fromUnitId: Id.nullable() }),
  personal: z.object({}),
  subjects: ({ facts }) => [facts.unitId, facts.fromUnitId],
  apply(tx, { aggregateId, facts }) {
    tx.update(letterTable, aggregateId, { unit_id: facts.unitId })
  },
})

/** Letters go along with the home they belong to. */
export const lettersOfHome: Belonging = {
  thing: 'letter',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from letter where unit_id=? order by id', [unitId])
      .map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from letter where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit, read }, id, { unitId }) {
    const from = read.get<{ unitId: string | null }>('select unit_id as "unitId" from letter where id=?', [
      id,
    ])
    emit(letterHomeChanged, id, { facts: { unitId, fromUnitId: from?.unitId ?? null } })
  },
}
