import { z } from 'zod'
import { FilingKind } from '../contract/filing.ts'
import { defineOperation } from '../log/operation.ts'
import { filingTable } from './tables.ts'

const aggregate = 'filing'
const nobody = z.object({})

/** A paper was put on its shelf; the aggregate's id is that of the paper's thing. */
export const paperFiled = defineOperation({
  type: 'filing.filed',
  version: 1,
  aggregate,
  facts: z.object({ kind: FilingKind, shelf: z.string(), original: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, at, actor, facts }) {
    const { kind, shelf, original } = facts
    tx.put(filingTable, {
      id: `${kind}/${aggregateId}`,
      kind,
      item_id: aggregateId,
      shelf,
      original: original ? 1 : 0,
      at,
      by: actor,
    })
  },
})

/** Ticked off by mistake, or taken out for good. */
export const filingUndone = defineOperation({
  type: 'filing.undone',
  version: 1,
  aggregate,
  facts: z.object({ kind: FilingKind }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.delete(filingTable, `${facts.kind}/${aggregateId}`)
  },
})

export const filingOperations = [paperFiled, filingUndone]
