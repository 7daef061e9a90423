import { type AssignmentRule, type AssignmentScope, ruleFor } from '../contract/assignment.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf } from '../estate/names.ts'
import { person } from '../people/queries.ts'
import { staffNameOf } from '../staff/names.ts'

/** All rules; there are some dozen of them. */
export function assignmentRules(read: ReadDatabase): AssignmentRule[] {
  const rows = read.all<Omit<AssignmentRule, 'staffActive'> & { staffActive: 0 | 1 }>(
    `select r.id, r.project_id as "projectId", r.building_id as "buildingId", r.category, r.kind, r.tier,
       r.staff_id as "staffId", ${staffNameOf('r.staff_id')} as "staffName",
       exists (select 1 from staff s where s.id=r.staff_id and s.active=1) as "staffActive",
       ${nodeNameOf('r.project_id')} as "projectName", ${nodeNameOf('r.building_id')} as "buildingName"
     from assignment_rule r order by r.set_at, r.id`,
  )
  return rows.map(row => ({ ...row, staffActive: row.staffActive === 1 }))
}

interface Matter {
  readonly projectId: string | null
  readonly buildingId: string | null
  readonly category: readonly string[]
  readonly kind: string
  readonly personId: string | null
}

/** The rule by which a case is assigned; rules for staff who work here no more do nothing. */
export function assignmentFor(read: ReadDatabase, matter: Matter): AssignmentRule | undefined {
  const rules = assignmentRules(read).filter(rule => rule.staffActive)
  if (rules.length === 0) return undefined
  const tier = matter.personId === null ? null : (person(read, matter.personId)?.tier ?? null)
  return ruleFor(rules, { ...matter, tier })
}

/** Another rule for exactly the same cases. */
export function sameScope(
  read: ReadDatabase,
  ruleId: string,
  scope: AssignmentScope,
): AssignmentRule | undefined {
  const { projectId, buildingId, category, kind, tier } = scope
  return assignmentRules(read).find(
    rule =>
      rule.id !== ruleId &&
      rule.projectId === projectId &&
      rule.buildingId === buildingId &&
      rule.category === category &&
      rule.kind === kind &&
      rule.tier === tier,
  )
}
