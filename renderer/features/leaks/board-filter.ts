import { z } from 'zod'
import { type LeakStage, leakStages, stageOfState } from '../../../main/contract/leak-stages.ts'
import { type LeakRow, LeakSeverity } from '../../../main/contract/leaks.ts'
import { Id } from '../../../main/contract/values.ts'

/** Their digits on the keyboard are their places plus one. */
export const stages = leakStages
const Stage = z.enum(leakStages)

export const stageOf = ({ state }: LeakRow): LeakStage => stageOfState[state]

/** What only some are looked at for: what comes first, households to be called, one's own. */
export const only = ['first', 'late', 'mine'] as const
const Only = z.enum(only)

/** The board's address. `leak` is the one that is chosen. */
export const BoardAddress = z.object({
  leak: Id.optional(),
  stage: Stage.optional(),
  severity: LeakSeverity.optional(),
  only: Only.optional(),
  building: Id.optional(),
  team: z.union([Id, z.literal('none')]).optional(),
})
export type BoardFilter = Omit<z.infer<typeof BoardAddress>, 'leak'>

export const isLate = (leak: LeakRow, now: number): boolean => leak.contactDueAt <= now

/** Whether a leak is among what is looked at. @param me who counts as one's own */
export function fits(leak: LeakRow, filter: BoardFilter, { now, me }: { now: number; me: string }): boolean {
  const { stage, severity, building, team } = filter
  if (stage !== undefined && stageOf(leak) !== stage) return false
  if (severity !== undefined && leak.severity !== severity) return false
  if (building !== undefined && leak.buildingId !== building) return false
  if (team !== undefined && (leak.teamId ?? 'none') !== team) return false
  if (filter.only === 'first') return leak.onTop
  if (filter.only === 'late') return isLate(leak, now)
  return filter.only === undefined || leak.keeperId === me
}

/**
 * The rows in their order, but the chosen one stays at the place where it was chosen, whatever happened to it: what
 * somebody is at does not run away under their hands.
 */
export function heldInPlace(
  rows: readonly LeakRow[],
  chosen: LeakRow | undefined,
  place: number | undefined,
): readonly LeakRow[] {
  if (!chosen) return rows
  const others = rows.filter(row => row.caseId !== chosen.caseId)
  if (place === undefined) return others.length === rows.length ? [chosen, ...rows] : rows
  const at = Math.min(place, others.length)
  return [...others.slice(0, at), chosen, ...others.slice(at)]
}

/** The team was told, and its time to answer is over. */
export const isSilent = ({ state, due }: Pick<LeakRow, 'state' | 'due'>, now: number): boolean =>
  state === 'dispatched' && due.at !== null && due.at <= now
