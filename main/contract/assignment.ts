import { z } from 'zod'
import { CaseKind } from './cases.ts'
import { FormBase } from './meanwhile.ts'
import { Tier } from './people.ts'
import { Id } from './values.ts'

/** What a rule looks at; null means any. */
export const AssignmentScope = z.object({
  projectId: Id.nullable(),
  buildingId: Id.nullable(),
  /** Id of a category; everything below it is meant too. */
  category: z.string().min(1).max(60).nullable(),
  kind: CaseKind.nullable(),
  tier: Tier.nullable(),
})
export type AssignmentScope = z.infer<typeof AssignmentScope>

export const SetAssignmentRuleInput = z.object({
  ruleId: Id,
  scope: AssignmentScope,
  /** The member of staff who gets such cases. */
  staffId: Id,
  /** Members of the scope and `staffId`, as they were. */
  base: FormBase,
})
/** `base`: as of setting it. */
export const RemoveAssignmentRuleInput = z.object({ ruleId: Id, base: FormBase })
/** What intake knows so far. */
export const AssignmentPreviewInput = z.object({
  unitId: Id.nullish(),
  personId: Id.nullish(),
  category: z.array(z.string().max(60)).max(3).default([]),
  kind: CaseKind,
})

/** One rule with the names it means. */
export interface AssignmentRule extends AssignmentScope {
  readonly id: string
  readonly staffId: string
  readonly staffName: string | null
  /** The member of staff works here no more: the rule does nothing. */
  readonly staffActive: boolean
  readonly projectName: string | null
  readonly buildingName: string | null
}

/** What is known of a case when it is assigned. */
export interface AssignedMatter {
  readonly projectId: string | null
  readonly buildingId: string | null
  readonly category: readonly string[]
  readonly kind: string
  readonly tier: string | null
}

/**
 * The rule a case falls under: the one that says most about it. The building weighs most, then the category (the
 * finer the more), the customer's tier, the project and the kind. Undefined where none fits.
 */
export function ruleFor<Rule extends AssignmentScope>(
  rules: readonly Rule[],
  matter: AssignedMatter,
): Rule | undefined {
  let best: { rule: Rule; weight: number } | undefined
  for (const rule of rules) {
    const weight = weightOf(rule, matter)
    if (weight !== undefined && (!best || weight > best.weight)) best = { rule, weight }
  }
  return best?.rule
}

function weightOf(rule: AssignmentScope, matter: AssignedMatter): number | undefined {
  const depth = rule.category === null ? 0 : matter.category.indexOf(rule.category) + 1
  const fits =
    (rule.projectId === null || rule.projectId === matter.projectId) &&
    (rule.buildingId === null || rule.buildingId === matter.buildingId) &&
    (rule.category === null || depth > 0) &&
    (rule.kind === null || rule.kind === matter.kind) &&
    (rule.tier === null || rule.tier === matter.tier)
  if (!fits) return undefined
  const flag = (value: unknown) => (value === null ? 0 : 1)
  return (
    flag(rule.buildingId) * 100 +
    depth * 20 +
    flag(rule.tier) * 10 +
    flag(rule.projectId) * 4 +
    flag(rule.kind) * 2
  )
}
