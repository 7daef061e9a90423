import { z } from 'zod'
import { nobody } from '../cases/operation-parts.ts'
import { TeamKind } from '../contract/leaks.ts'
import { Line, Phone } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { teamTable } from './tables.ts'

const teamFacts = { kind: TeamKind, name: Line, capacity: z.int().min(1) }

export const teamAdded = defineOperation({
  type: 'team.added',
  version: 1,
  aggregate: 'team',
  facts: z.object(teamFacts),
  personal: z.object({ phone: Phone }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.insert(teamTable, { id: aggregateId, ...facts, phone: personal.phone ?? null, retired: 0 })
  },
})

export const teamChanged = defineOperation({
  type: 'team.changed',
  version: 1,
  aggregate: 'team',
  facts: z.object(teamFacts),
  personal: z.object({ phone: Phone }),
  apply(tx, { aggregateId, facts, personal }) {
    tx.update(teamTable, aggregateId, { ...facts, phone: personal.phone ?? null })
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
