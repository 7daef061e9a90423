import { z } from 'zod'
import { PostingWay } from '../contract/letters.ts'
import { Day, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { letterPostingTable, letterTable } from './tables.ts'

const aggregate = 'letter'
const nobody = z.object({})

/** A notice to owners hangs somewhere or went out. Places of the estate, hence facts. */
export const letterPosted = defineOperation({
  type: 'letter.posted',
  version: 1,
  aggregate,
  facts: z.object({
    postingId: Id,
    way: PostingWay,
    place: z.string(),
    on: Day,
    reached: z.int().nullable(),
  }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    const { postingId, way, place, on, reached } = facts
    tx.insert(letterPostingTable, {
      id: postingId,
      letter_id: aggregateId,
      way,
      place,
      on_day: on,
      until_day: null,
      reached,
    })
    tx.add(letterTable, aggregateId, { reached: reached ?? 0 })
  },
})

export const letterTakenDown = defineOperation({
  type: 'letter.takenDown',
  version: 1,
  aggregate,
  facts: z.object({ postingId: Id, on: Day }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.update(letterPostingTable, facts.postingId, { until_day: facts.on })
  },
})

export const letterPostingOperations = [letterPosted, letterTakenDown]
