import { z } from 'zod'
import { nobody } from '../cases/operation-parts.ts'
import { Trade } from '../contract/contractors.ts'
import { TeamKind } from '../contract/leaks.ts'
import { Id, Line, Phone } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { teamTable } from './tables.ts'

const teamFacts = {
  kind: TeamKind,
  name: Line,
  capacity: z.int().min(1),
  /** Absent in logs of an older program. */
  contractorId: Id.nullable().default(null),
  trades: z.array(Trade).default([]),
}
const teamColumns = ({ contractorId, trades, ...same }: z.output<z.ZodObject<typeof teamFacts>>) => ({
  ...same,
  contractor_id: contractorId,
  trades: JSON.stringify(trades),
})

export const teamAdded = defineOperation({
  type: 'team.added',
  version: 1,
  aggregate: 'team',
  facts: z.object(teamFacts),
  personal: z.object({ phone: Phone }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.insert(teamTable, {
      id: aggregateId,
      ...teamColumns(facts),
      phone: personal.phone ?? null,
      retired: 0,
    })
  },
})

export const teamChanged = defineOperation({
  type: 'team.changed',
  version: 1,
  aggregate: 'team',
  facts: z.object(teamFacts),
  personal: z.object({ phone: Phone }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(teamTable, aggregateId, { ...teamColumns(facts), phone: personal.phone ?? null })
  },
})

export const teamRetired = defineOperation({
  type: 'team.retired',
  version: 1,
  aggregate: 'team',
  facts: z.object({ retired: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(teamTable, aggregateId, { retired: facts.retired ? 1 : 0 })
  },
})

export const teamOperations = [teamAdded, teamChanged, teamRetired]
