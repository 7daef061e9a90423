import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'

/*
 * The log told once more, leak by leak, by nothing that the desk itself uses: what the checks of a drill compare with.
 */

/** One step of a leak as it lies in the log. Times are UTC milliseconds. */
export interface RetoldStep {
  readonly type: string
  readonly commandId: string
  readonly at: number
  readonly facts: z.output<typeof Facts>
}

const Facts = z.looseObject({
  unitId: z.string().nullish(),
  buildingId: z.string().nullish(),
  severity: z.string().optional(),
  to: z.union([z.string(), z.number()]).optional(),
  teamId: z.string().optional(),
  holds: z.boolean().optional(),
  nextAt: z.number().nullish(),
  dueAt: z.number().optional(),
  repairedBy: z.string().nullish(),
})

/** Every leak of the log with its steps in their order. */
export function retell(read: ReadDatabase): Map<string, RetoldStep[]> {
  const rows = read.all<{ caseId: string; type: string; commandId: string; at: number; facts: string }>(
    `select aggregate_id as "caseId", type, command_id as "commandId", at, facts from operation
     where type like 'leak.%' order by position`,
  )
  const leaks = new Map<string, RetoldStep[]>()
  for (const { caseId, facts, ...row } of rows) {
    const steps = leaks.get(caseId) ?? []
    steps.push({ ...row, facts: Facts.parse(JSON.parse(facts)) })
    leaks.set(caseId, steps)
  }
  for (const [caseId, steps] of leaks) if (steps[0]?.type !== 'leak.reported') leaks.delete(caseId)
  return leaks
}

/** The state a leak is in behind its steps. */
export function stateBehind(steps: readonly RetoldStep[]): string {
  let state = ''
  for (const { type, facts } of steps) {
    if (type === 'leak.reported' || type === 'leak.returned') state = 'reported'
    if (type === 'leak.dispatched') state = 'dispatched'
    if (type === 'leak.advanced') state = String(facts.to)
    if (type === 'leak.notEntered') state = 'noEntry'
    if (type === 'leak.repairPlanned') state = 'planned'
    if (type === 'leak.repaired') state = 'repaired'
    if (type === 'leak.tested') state = facts.holds === true ? 'proven' : 'planned'
    if (type === 'leak.recalled' || type === 'leak.steppedBack') state = String(facts.to)
    if (type === 'leak.accepted') state = 'accepted'
  }
  return state
}

const minute = 60_000
const hour = 60 * minute

/** On site, stopped and spoken with, as the house's shipped rules say; see the domain page on leaks. */
const limits: Readonly<Record<string, readonly [number, number, number]>> = {
  danger: [15 * minute, hour, 15 * minute],
  spreading: [30 * minute, 2 * hour, 30 * minute],
  seepage: [4 * hour, 8 * hour, 2 * hour],
  damp: [24 * hour, 48 * hour, 24 * hour],
}

/** What has to happen next, by when, and when the household has to hear something. */
export function clocksBehind(steps: readonly RetoldStep[]): {
  readonly due: number | null
  readonly contact: number
} {
  const since = steps.findLast(({ type }) => type === 'leak.reported' || type === 'leak.returned')
  const severity = steps.findLast(({ facts }) => facts.severity !== undefined)?.facts.severity ?? ''
  const [arrive = 0, stop = 0] = limits[severity] ?? []
  // Once the water is stopped, a household is called as one with a damp patch.
  const dry = ['stopped', 'planned', 'repaired', 'proven'].includes(stateBehind(steps))
  const hear = limits[dry ? 'damp' : severity]?.[2] ?? 0
  const begun = since?.at ?? 0
  const last = (type: string) => steps.findLast(step => step.type === type)
  const heard = steps.findLast(({ type }) =>
    ['leak.reported', 'leak.returned', 'leak.calledAgain', 'leak.householdTold'].includes(type),
  )
  const promised = heard?.type === 'leak.householdTold' ? (heard.facts.nextAt ?? null) : null
  const dues: Readonly<Record<string, number | null>> = {
    reported: begun + arrive / 3,
    dispatched: (last('leak.dispatched')?.at ?? 0) + 15 * minute,
    acknowledged: begun + arrive,
    underway: begun + arrive,
    onsite: begun + stop,
    noEntry: last('leak.notEntered')?.facts.nextAt ?? null,
    planned: steps.at(-1)?.type === 'leak.tested' ? null : plannedFor(steps),
  }
  return {
    due: dues[stateBehind(steps)] ?? null,
    contact: promised ?? (heard?.at ?? 0) + hear,
  }
}

/** A test that failed leaves a plan without a day. */
function plannedFor(steps: readonly RetoldStep[]): number | null {
  const planned = steps.findLast(({ type }) =>
    ['leak.repairPlanned', 'leak.tested', 'leak.repaired'].includes(type),
  )
  return planned?.type === 'leak.repairPlanned' ? (planned.facts.dueAt ?? null) : null
}
