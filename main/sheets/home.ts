import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { Belonging } from '../estate/belonging.ts'
import { defineOperation } from '../log/operation.ts'
import { sheetTable } from './tables.ts'

/** The home a contact sheet is about is another one now: units were merged or split. What was printed stays. */
export const sheetHomeChanged = defineOperation({
  type: 'sheet.homeChanged',
  version: 1,
  aggregate: 'sheet',
  facts: z.object({ unitId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(sheetTable, aggregateId, { unit_id: facts.unitId })
  },
})

export const sheetsOfHome: Belonging = {
  thing: 'sheet',
  of: (read, unitId) =>
    read
      .all<{ id: string }>('select id from sheet where unit_id=? order by at, id', [unitId])
      .map(row => row.id),
  ofCase: (read, caseId) =>
    read.all<{ id: string }>('select id from sheet where case_id=?', [caseId]).map(row => row.id),
  isAt: (read, id, unitId) =>
    read.get('select 1 from sheet where id=? and unit_id=?', [id, unitId]) !== undefined,
  move({ emit }, id, { unitId }) {
    emit(sheetHomeChanged, id, { facts: { unitId } })
  },
}
