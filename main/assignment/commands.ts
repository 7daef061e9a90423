import { RemoveAssignmentRuleInput, SetAssignmentRuleInput } from '../contract/assignment.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseMoved, wholeOver } from '../contract/meanwhile.ts'
import { allCategories } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
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
  run(context, { ruleId, base, ...asked }) {
    const { read } = context
    const { staffId, ...scope } = wholeOver(
      base,
      { ...asked.scope, staffId: asked.staffId },
      ruleNow(read, ruleId),
    )
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
  run(context, { ruleId, base }) {
    const now = ruleNow(context.read, ruleId)
    if (!now) throw new DeskError('assignment.notFound')
    refuseMoved(base, now)
    context.emit(assignmentRuleRemoved, ruleId, { facts: {} })
  },
})

function ruleNow(read: ReadDatabase, ruleId: string) {
  const rule = assignmentRules(read).find(({ id }) => id === ruleId)
  if (!rule) return undefined
  const { projectId, buildingId, category, kind, tier, staffId } = rule
  return { projectId, buildingId, category, kind, tier, staffId }
}

export const assignmentCommands = [setAssignmentRule, removeAssignmentRule]
