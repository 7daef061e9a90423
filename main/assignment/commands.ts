import { RemoveAssignmentRuleInput, SetAssignmentRuleInput } from '../contract/assignment.ts'
import { DeskError } from '../contract/errors.ts'
import { allCategories } from '../contract/profile.ts'
import { estateNode } from '../estate/queries.ts'
import { defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { staffExists } from '../staff/queries.ts'
import { assignmentRuleRemoved, assignmentRuleSet } from './operations.ts'
import { assignmentRules, sameScope } from './queries.ts'

/** Makes a rule, or changes one. */
export const setAssignmentRule = defineCommand({
  name: 'assignment.set',
  permission: 'settings.edit',
  input: SetAssignmentRuleInput,
  run(context, { ruleId, scope, staffId }) {
    const { read } = context
    if (!staffExists(read, staffId)) throw new DeskError('staff.notFound')
    const { category, projectId, buildingId } = scope
    if (category !== null && !allCategories(profileOf(read)).some(({ path }) => path.at(-1) === category))
      throw new DeskError('case.categoryUnknown', { category })
    for (const node of [projectId, buildingId])
      if (node !== null && !estateNode(read, node)) throw new DeskError('estate.nodeNotFound')
    if (sameScope(read, ruleId, scope)) throw new DeskError('assignment.sameScope')
    context.emit(assignmentRuleSet, ruleId, { facts: { ...scope, staffId } })
  },
})

export const removeAssignmentRule = defineCommand({
  name: 'assignment.remove',
  permission: 'settings.edit',
  input: RemoveAssignmentRuleInput,
  run(context, { ruleId }) {
    if (!assignmentRules(context.read).some(({ id }) => id === ruleId))
      throw new DeskError('assignment.notFound')
    context.emit(assignmentRuleRemoved, ruleId, { facts: {} })
  },
})

export const assignmentCommands = [setAssignmentRule, removeAssignmentRule]
