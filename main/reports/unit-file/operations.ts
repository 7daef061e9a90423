import { z } from 'zod'
import { defineOperation } from '../../log/operation.ts'

/** Somebody took the whole file of a home away: on its timeline and on the audit trail, nothing else follows. */
export const unitFileTaken = defineOperation({
  type: 'unit.fileTaken',
  version: 1,
  aggregate: 'unit',
  facts: z.object({ masked: z.boolean() }),
  /** Whom it was for may be a person's name. */
  personal: z.object({ purpose: z.string().max(200) }),
  apply() {},
})

export const unitFileOperations = [unitFileTaken]
