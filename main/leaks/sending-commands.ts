import { z } from 'zod'
import { LeakState, RecallLeaksInput, StepBackInput } from '../contract/leaks.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { type LoggedOperation, operationsOf } from '../log/history.ts'
import { known, stepping, wrongState } from './checks.ts'
import { lookAtPhones } from './field-list.ts'
import { placesOfCase } from './intake.ts'
import type { StoredLeak } from './queries.ts'
import { leakRecalled, leakSteppedBack } from './sending-operations.ts'

const permission = 'leak.work'

/**
 * Tells teams not to come: nobody is on the way to these leaks then. Errors: `leak.notFound`, `leak.wrongState`.
 */
export const recallLeaks = defineCommand({
  name: 'leak.recall',
  permission,
  input: RecallLeaksInput,
  run(context, { caseIds, note }) {
    for (const caseId of new Set(caseIds)) tellOff(context, stepping(context, caseId, 'recall'), note)
  },
})

/** Takes a team off a leak it was sent to. */
export function tellOff(context: CommandContext, leak: StoredLeak, note: string | undefined): void {
  const { caseId, teamId, stoppedAt } = leak
  if (!teamId) return
  const to = stoppedAt === null ? 'reported' : 'stopped'
  const recalledAt = context.happenedAt ?? context.now
  const facts = { ...placesOfCase(context, caseId), teamId, to, recalledAt } as const
  context.emit(leakRecalled, caseId, { facts, personal: { note } })
}

/**
 * Takes back the last step of a team, noted by mistake, where nothing moved the leak behind it. Errors:
 * `leak.notFound`, `leak.wrongState`.
 */
export const stepLeaksBack = defineCommand({
  name: 'leak.stepBack',
  permission,
  input: StepBackInput,
  run(context, { caseIds, undone }) {
    for (const caseId of new Set(caseIds)) {
      const leak = known(context, caseId)
      if (!stepBack(context, leak, undone)) throw wrongState(context, leak)
    }
  },
})

/**
 * Takes a step back, that of one team where it is named; false where it is not the last that moved the leak.
 */
export function stepBack(
  context: CommandContext,
  { caseId, state }: StoredLeak,
  undone: z.infer<typeof StepBackInput>['undone'],
  teamId?: string,
): boolean {
  const [before, last] = wayOf(operationsOf(context.read, caseId)).slice(-2)
  if (state !== undone || !before || !last?.step) return false
  if (teamId !== undefined && last.teamId !== teamId) return false
  const { state: to, nextAt } = before
  const by = teamId === undefined ? {} : { teamId }
  context.emit(leakSteppedBack, caseId, {
    facts: { ...placesOfCase(context, caseId), undone, to, nextAt, ...by },
  })
  return true
}

export const sendingCommands = [recallLeaks, stepLeaksBack, lookAtPhones]

/** How a leak stood behind an operation. */
interface Move {
  readonly state: LeakState
  readonly nextAt: number | null
  /** Whether it was a step of a team. */
  readonly step: boolean
  /** Whose phone said so. */
  readonly teamId: string | undefined
}

const Facts = z.object({
  to: LeakState.optional(),
  nextAt: z.number().nullish(),
  dueAt: z.number().optional(),
  holds: z.boolean().optional(),
  teamId: z.string().optional(),
})
const plain: Readonly<Record<string, LeakState>> = {
  'leak.reported': 'reported',
  'leak.dispatched': 'dispatched',
  'leak.notEntered': 'noEntry',
  'leak.repairPlanned': 'planned',
  'leak.repaired': 'repaired',
  'leak.accepted': 'accepted',
  'leak.returned': 'reported',
}
const moving = ['leak.advanced', 'leak.recalled', 'leak.tested', ...Object.keys(plain)]

/** What moved a leak, oldest first, without what was taken back. */
function wayOf(operations: readonly LoggedOperation[]): Move[] {
  const way: Move[] = []
  for (const { type, facts } of operations) {
    if (type === leakSteppedBack.type) way.pop()
    if (!moving.includes(type)) continue
    const { to, nextAt, dueAt, holds, teamId } = Facts.parse(JSON.parse(facts))
    const state = plain[type] ?? to ?? (holds ? 'proven' : 'planned')
    const step = type === 'leak.advanced' || type === 'leak.notEntered'
    way.push({ state, nextAt: nextAt ?? dueAt ?? null, step, teamId })
  }
  return way
}
