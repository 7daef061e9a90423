import { z } from 'zod'
import { RetentionRule } from '../contract/privacy.ts'
import { defineOperation } from '../log/operation.ts'
import { retentionTable } from './tables.ts'

const nobody = z.object({})

/** Somebody took a copy of all that is stored about a person; only the audit trail changes. */
export const personCopied = defineOperation({
  type: 'person.copied',
  version: 1,
  aggregate: 'person',
  facts: z.object({ withFiles: z.boolean() }),
  personal: nobody,
  apply() {},
})

/** Somebody put together what the makers need to help; only the audit trail changes. */
export const supportTaken = defineOperation({
  type: 'site.supportTaken',
  version: 1,
  aggregate: 'support',
  facts: nobody,
  personal: nobody,
  apply() {},
})

export const retentionChanged = defineOperation({
  type: 'retention.changed',
  version: 1,
  aggregate: 'retention',
  facts: z.object({ days: z.int().nullable(), rule: RetentionRule }),
  personal: nobody,
  apply(tx, { at, facts }) {
    tx.put(retentionTable, { id: facts.rule, days: facts.days, changed_at: at })
  },
})

export const privacyOperations = [personCopied, supportTaken, retentionChanged]
