import { correctCase, voidCase } from '../cases/commands.ts'
import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { callUndoWithin, NameHomesInput, PlaceLeakInput, UndoLeakCallInput } from '../contract/leak-intake.ts'
import type { LeakAbout } from '../contract/leaks.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { leakCallTakenBack, leakPlaced } from './call-operations.ts'
import { latestCall } from './call-queries.ts'
import { joined, leakTaken, placesOfCase, standing } from './intake.ts'
import { leakDispatched } from './operations.ts'
import { leakOfCase, openLeakOf, type StoredLeak } from './queries.ts'
import { runningStates } from './rules.ts'

const permission = 'leak.work'

/**
 * Takes back the call just taken: a case that began with it goes void, a leak it was joined to is as it was. Errors:
 * `leak.notFound`, `leak.undoNotYours`, `leak.undoTooLate`, `leak.undoMovedOn`.
 */
export const undoLeakCall = defineCommand({
  name: 'leak.undoCall',
  permission,
  input: UndoLeakCallInput,
  run(context, { caseId, callId }) {
    const { read, actor, now } = context
    const call = latestCall(read, caseId)
    if (!call) throw new DeskError('leak.notFound')
    if (call.id !== callId || call.movedOn) throw new DeskError('leak.undoMovedOn')
    if (call.takenBy !== actor.staffId) throw new DeskError('leak.undoNotYours')
    // Half a minute for an answer that was slow to arrive.
    if (now - call.at > callUndoWithin + 30_000) throw new DeskError('leak.undoTooLate')
    context.emit(leakCallTakenBack, caseId, {
      facts: { ...placesOfCase(context, caseId), callId, before: call.before },
    })
    if (!call.joined) voidCase.run(context, { caseId, reason: 'mistake', duplicateOf: null, text: undefined })
  },
})

/**
 * Says which home a leak is of that came without one. Where that home has an open leak the call is counted there, and
 * this case goes void; who was sent to it goes on to that one. Errors: `leak.notFound`, `leak.hasHome`,
 * `unit.notFound`.
 */
export const placeLeak = defineCommand({
  name: 'leak.place',
  permission,
  input: PlaceLeakInput,
  run(context, { caseId, unitId: asked }) {
    const leak = placeless(context, caseId)
    if (asked === null) {
      say(context, caseId, 'common')
      return { caseId, joined: false }
    }
    const unitId = standing(context, asked)
    const open = openLeakOf(context.read, unitId, leak.kind)
    correctCase.run(context, { caseId, changes: { unitId }, clear: [] })
    say(context, caseId, 'home')
    if (!open) return { caseId, joined: false }
    joined(context, open, { ...leak, at: leak.reportedAt })
    goOn(context, leak, open)
    const number = caseCore(context.read, open.caseId)?.number ?? ''
    const text = `同一户，已并入 ${number}`
    voidCase.run(context, { caseId, reason: 'other', duplicateOf: null, text })
    return { caseId: open.caseId, joined: true }
  },
})

/**
 * Says which homes leak, behind the report of a whole building. Each becomes a leak of its own, or is counted where
 * one is open; the report itself goes on for the common parts. Errors: `leak.notFound`, `leak.hasHome`, those of
 * taking a leak.
 */
export const nameLeakHomes = defineCommand({
  name: 'leak.nameHomes',
  permission,
  input: NameHomesInput,
  run(context, { caseId, homes }) {
    const { kind, emergencyId, entry, severity } = placeless(context, caseId)
    const number = caseCore(context.read, caseId)?.number ?? ''
    const taken = homes.map(home =>
      leakTaken(context, {
        ...home,
        kind,
        emergencyId,
        buildingId: null,
        personId: null,
        returnOf: null,
        entry,
        severity,
        dangers: [],
        vulnerable: false,
        mentions: [],
        channel: 'phone',
        text: `${number} 报整栋时点名的一户`,
      }),
    )
    say(context, caseId, 'common')
    return { taken: taken.map(one => ({ caseId: one.caseId, joined: one.joined })) }
  },
})

export const placeCommands = [undoLeakCall, placeLeak, nameLeakHomes]

/** Errors: `leak.notFound`, `leak.hasHome`. */
function placeless(context: CommandContext, caseId: string): StoredLeak {
  const leak = leakOfCase(context.read, caseId)
  const about = caseCore(context.read, caseId)
  if (!leak || !about || about.state === 'void') throw new DeskError('leak.notFound')
  if (leak.about !== 'unknown' && leak.about !== 'building')
    throw new DeskError('leak.hasHome', { number: about.number })
  return leak
}

const say = (context: CommandContext, caseId: string, about: LeakAbout) =>
  context.emit(leakPlaced, caseId, { facts: { ...placesOfCase(context, caseId), about } })

/** A team that was sent to the one leak is on its way to the other. */
function goOn(context: CommandContext, from: StoredLeak, to: StoredLeak): void {
  if (from.teamId === null || from.sentAt === null) return
  if (to.state !== 'reported' || !runningStates.includes(from.state)) return
  const facts = { ...placesOfCase(context, to.caseId), teamId: from.teamId, sentAt: from.sentAt }
  context.emit(leakDispatched, to.caseId, { facts })
}
