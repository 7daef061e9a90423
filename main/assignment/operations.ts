import { z } from 'zod'
import { AssignmentScope } from '../contract/assignment.ts'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { assignmentRuleTable } from './tables.ts'

const aggregate = 'assignment'
const nobody = z.object({})

export const assignmentRuleSet = defineOperation({
  type: 'assignment.ruleSet',
  version: 1,
  aggregate,
  facts: z.object({ ...AssignmentScope.shape, staffId: Id }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts }) {
    tx.put(assignmentRuleTable, {
      id: aggregateId,
      project_id: facts.projectId,
      building_id: facts.buildingId,
      category: facts.category,
      kind: facts.kind,
      tier: facts.tier,
      staff_id: facts.staffId,
      set_at: at,
    })
  },
})

export const assignmentRuleRemoved = defineOperation({
  type: 'assignment.ruleRemoved',
  version: 1,
  aggregate,
  facts: z.object({}),
  personal: nobody,
  apply(tx, { aggregateId }) {
    tx.delete(assignmentRuleTable, aggregateId)
  },
})

export const assignmentOperations = [assignmentRuleSet, assignmentRuleRemoved]
