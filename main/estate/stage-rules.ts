import type { ProfileStages } from '../contract/profile-stages.ts'
import { monthsBehind } from '../contract/profile-warranty.ts'
import type { UnitStage } from '../contract/unit-changes.ts'

/** By what files go from stage to stage. */
export type StageRules = Pick<ProfileStages, 'beforeMoveInDays' | 'warrantyMonths' | 'endingDays'>

/** What the stage of a file follows from. Days are `2026-07-12`. */
export interface StageFacts {
  readonly hasOwner: boolean
  readonly promisedOn: string | null
  readonly handedOverOn: string | null
}

/** The stage a file is in by the facts. */
export function stageOf(facts: StageFacts, rules: StageRules, today: string): UnitStage {
  const { hasOwner, promisedOn, handedOverOn } = facts
  if (handedOverOn !== null && handedOverOn <= today) {
    const { ending, end } = warrantyDays(handedOverOn, rules)
    if (today >= end) return 'out-of-warranty'
    return today >= ending ? 'warranty-ending' : 'moved-in'
  }
  if (!hasOwner) return 'prospect'
  return promisedOn !== null && today >= moveInNear(promisedOn, rules) ? 'before-move-in' : 'signed'
}

/** The next day on which the same facts may give another stage; null where none will. */
export function nextStageDay(
  { promisedOn, handedOverOn }: StageFacts,
  rules: StageRules,
  today: string,
): string | null {
  const days = promisedOn === null ? [] : [moveInNear(promisedOn, rules)]
  if (handedOverOn !== null) {
    const { ending, end } = warrantyDays(handedOverOn, rules)
    days.push(handedOverOn, ending, end)
  }
  return days.filter(day => day > today).sort()[0] ?? null
}

const moveInNear = (promisedOn: string, { beforeMoveInDays }: StageRules) =>
  daysBehind(promisedOn, -beforeMoveInDays)

function warrantyDays(handedOverOn: string, { warrantyMonths, endingDays }: StageRules) {
  const end = monthsBehind(handedOverOn, warrantyMonths)
  return { ending: daysBehind(end, -endingDays), end }
}

/** The day so many days behind another, before it where negative. */
export function daysBehind(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
