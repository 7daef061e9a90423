import type { CaseKind } from '../contract/cases.ts'
import { defineTable, integer, key, optionalText, text } from '../database/table.ts'

/** Who gets which new cases. */
export const assignmentRuleTable = defineTable('assignment_rule', {
  columns: {
    id: key(),
    project_id: optionalText(),
    building_id: optionalText(),
    category: optionalText(),
    kind: optionalText<CaseKind>(),
    tier: optionalText(),
    staff_id: text(),
    set_at: integer(),
  },
  indexes: [{ name: 'assignment_rule_set', columns: ['set_at', 'id'] }],
  synced: { aggregate: 'assignment', aggregateColumn: 'id' },
})
