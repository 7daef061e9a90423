import { z } from 'zod'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { letterReaderTable } from './tables.ts'

const aggregate = 'letter'
const nobody = z.object({})

export const letterCirculated = defineOperation({
  type: 'letter.circulated',
  version: 1,
  aggregate,
  facts: z.object({ readers: z.array(Id) }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts }) {
    for (const staffId of facts.readers)
      tx.insert(letterReaderTable, {
        id: `${aggregateId}/${staffId}`,
        letter_id: aggregateId,
        staff_id: staffId,
        added_at: at,
        read_at: null,
        chases: 0,
      })
  },
})

export const letterRead = defineOperation({
  type: 'letter.read',
  version: 1,
  aggregate,
  facts: z.object({ staffId: Id }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts }) {
    tx.update(letterReaderTable, `${aggregateId}/${facts.staffId}`, { read_at: at })
  },
})

export const letterReadersChased = defineOperation({
  type: 'letter.readersChased',
  version: 1,
  aggregate,
  facts: z.object({ readers: z.array(Id) }),
  personal: z.object({ note: z.string() }),
  apply(tx, { aggregateId, facts }) {
    for (const staffId of facts.readers) tx.add(letterReaderTable, `${aggregateId}/${staffId}`, { chases: 1 })
  },
})

export const letterCirculationOperations = [letterCirculated, letterRead, letterReadersChased]
