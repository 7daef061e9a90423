import { z } from 'zod'
import { RecipientKind } from '../contract/sheets.ts'
import { Line } from '../contract/values.ts'
import { flagOf, patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { recipientTable } from './tables.ts'

export const recipientAdded = defineOperation({
  type: 'recipient.added',
  version: 1,
  aggregate: 'recipient',
  facts: z.object({ kind: RecipientKind, name: Line, dueHours: z.int().nullable() }),
  personal: z.object({ contact: Line }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.insert(recipientTable, {
      id: aggregateId,
      kind: facts.kind,
      name: facts.name,
      contact: personal.contact ?? null,
      due_hours: facts.dueHours,
      retired: 0,
    })
  },
})

export const recipientChanged = defineOperation({
  type: 'recipient.changed',
  version: 1,
  aggregate: 'recipient',
  facts: z.object({
    name: Line.optional(),
    dueHours: z.int().nullable().optional(),
    retired: z.boolean().optional(),
    noContact: z.literal(true).optional(),
  }),
  personal: z.object({ contact: Line }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(
      recipientTable,
      aggregateId,
      patch({
        name: facts.name,
        due_hours: facts.dueHours,
        retired: facts.retired === undefined ? undefined : flagOf(facts.retired),
        contact: personal.contact ?? (facts.noContact ? null : undefined),
      }),
    )
  },
})
