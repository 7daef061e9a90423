import { z } from 'zod'
import { defineOperation } from '../../log/operation.ts'

/** Somebody took all homes and their people away in another system's columns: on the audit trail, nothing follows. */
export const ownersTaken = defineOperation({
  type: 'owners.taken',
  version: 1,
  aggregate: 'import-mapping',
  facts: z.object({ full: z.boolean() }),
  personal: z.object({}),
  apply() {},
})

export const ownColumnsOperations = [ownersTaken]
