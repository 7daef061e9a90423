import type { ProfileLevels, WarningStage } from '../contract/profile-levels.ts'

interface At {
  readonly receivedAt: number
}

/**
 * Of all stretches of `span` milliseconds that hold the moment `at`, the cases of the one with the most different
 * homes. Cases come in the order of their receipt; what was entered late counts when it was received.
 */
export function busiestWindow<Case extends At & { readonly unitId: string }>(
  cases: readonly Case[],
  at: number,
  span: number,
): readonly Case[] {
  let best: { readonly from: number; readonly until: number; readonly homes: number } | undefined
  const homes = new Map<string, number>()
  let from = 0
  for (const [index, { unitId, receivedAt }] of cases.entries()) {
    homes.set(unitId, (homes.get(unitId) ?? 0) + 1)
    for (let first = cases[from]; first && first.receivedAt < receivedAt - span; first = cases[from]) {
      const left = (homes.get(first.unitId) ?? 0) - 1
      if (left === 0) homes.delete(first.unitId)
      else homes.set(first.unitId, left)
      from += 1
    }
    const holds = (cases[from]?.receivedAt ?? at) <= at && receivedAt >= at
    if (holds && homes.size > (best?.homes ?? 0)) best = { from, until: index, homes: homes.size }
  }
  return best ? cases.slice(best.from, best.until + 1) : []
}

/** The place of the highest stage that so many homes reach, from 0. */
export function stageFor({ stages }: ProfileLevels['collective'], units: number, threshold: number): number {
  const share = (units / threshold) * 100
  const reached = stages.findLastIndex(stage => share >= stage.from)
  return Math.max(reached, 0)
}

/** A stage by its place; the highest one where the profile has fewer now. */
export function stageAt({ stages }: ProfileLevels['collective'], place: number): WarningStage | undefined {
  return stages[Math.min(place, stages.length - 1)]
}
