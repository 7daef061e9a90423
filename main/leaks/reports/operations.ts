import { z } from 'zod'
import { Id, Text } from '../../contract/values.ts'
import { defineOperation } from '../../log/operation.ts'
import { leakReportTable } from './tables.ts'

/** What ran out, what was learnt, what is to be done: all of it as it is from then on. */
export const leakReportWritten = defineOperation({
  type: 'leakReport.written',
  version: 1,
  aggregate: 'leakReport',
  facts: z.object({ emergencyId: Id.nullable(), year: z.int().nullable() }),
  personal: z.object({ ranOut: Text, lessons: Text, prevent: Text }),
  apply(tx, { aggregateId, at, actor, facts, personal }) {
    tx.put(leakReportTable, {
      id: aggregateId,
      emergency_id: facts.emergencyId,
      year: facts.year,
      ran_out: personal.ranOut ?? null,
      lessons: personal.lessons ?? null,
      prevent: personal.prevent ?? null,
      written_at: at,
      written_by: actor,
    })
  },
})

export const leakReportOperations = [leakReportWritten]
