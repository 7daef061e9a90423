import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import { AssignmentPreviewInput } from '../contract/assignment.ts'
import { unitPlace } from '../estate/queries.ts'
import { removeAssignmentRule, setAssignmentRule } from './commands.ts'
import { assignmentFor, assignmentRules } from './queries.ts'

export const assignmentRouter = router({
  list: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read }) => assignmentRules(read),
  }),
  /** Who would get a case that is being taken; null where no rule says so and it stays with who takes it. */
  preview: query({
    permission: 'case.read',
    input: AssignmentPreviewInput,
    run({ read }, { unitId, personId, category, kind }) {
      const place = unitId ? unitPlace(read, unitId) : undefined
      const rule = assignmentFor(read, {
        projectId: place?.projectId ?? null,
        buildingId: place?.buildingId ?? null,
        personId: personId ?? null,
        category,
        kind,
      })
      return rule ? { staffId: rule.staffId, name: rule.staffName } : null
    },
  }),
  set: command(setAssignmentRule),
  remove: command(removeAssignmentRule),
})
