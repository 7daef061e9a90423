import { caseOutcome, workersOfCase } from '../cases/outcome.ts'
import { caseCore } from '../cases/queries.ts'
import type { Scores } from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { roleMay } from '../contract/permissions.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import { readSite, type Site } from '../site/queries.ts'
import { listStaff } from '../staff/queries.ts'
import { type CallbackCore, callbackCore } from './queries.ts'
import { faultOf, mayRecord } from './rules.ts'

/** Errors: `log.notSetUp`. */
export function requireSite(read: ReadDatabase): Site {
  const site = readSite(read)
  if (!site) throw new DeskError('log.notSetUp')
  return site
}

/** Errors: `callback.notFound`. */
export function requireCallback(read: ReadDatabase, callbackId: string): CallbackCore {
  const current = callbackCore(read, callbackId)
  if (!current) throw new DeskError('callback.notFound')
  return current
}

/** One that still waits for an answer; `unreachable` ones may yet be reached. Errors: `callback.ended`. */
export function requireOpen(read: ReadDatabase, callbackId: string): CallbackCore {
  const current = requireCallback(read, callbackId)
  if (current.state === 'done' || current.state === 'cancelled') throw new DeskError('callback.ended')
  return current
}

/** Who calls nobody about it: who did the work, as decided when it was planned, and whoever worked on the case since, or is complained of. */
export function workersOf(read: ReadDatabase, callback: Pick<CallbackCore, 'caseId' | 'workers'>): string[] {
  const current = callback.caseId === null ? undefined : caseOutcome(read, callback.caseId)
  const complained = caseOf(read, callback)?.complainedStaff ?? null
  return [
    ...new Set([
      ...callback.workers,
      ...(current ? workersOfCase(read, current) : []),
      ...(complained === null ? [] : [complained]),
    ]),
  ]
}

/** What a callback is about: nobody asks an owner about themselves. */
const caseOf = (read: ReadDatabase, { caseId }: Pick<CallbackCore, 'caseId'>) =>
  caseId === null ? undefined : caseCore(read, caseId)

/** Staff who may record a callback: they have the permission and did not do the work. */
export function whoMayRecord(read: ReadDatabase, workers: readonly string[]) {
  return listStaff(read).filter(
    ({ id, role, active }) => active === 1 && roleMay(role, 'callback.record') && mayRecord(id, workers),
  )
}

/** Errors: `case.complainedOf`; `callback.didTheWork`, which names nobody: it says how many others may. */
export function requireOther(context: CommandContext, callback: CallbackCore): void {
  const about = caseOf(context.read, callback)
  if (about && about.complainedStaff !== null && about.complainedStaff === context.actor.staffId)
    throw new DeskError('case.complainedOf', { number: about.number })
  const workers = workersOf(context.read, callback)
  if (mayRecord(context.actor.staffId, workers)) return
  throw new DeskError('callback.didTheWork', { others: whoMayRecord(context.read, workers).length })
}

/** Errors: `callback.questionUnknown`, `callback.scoreOutOfRange`. */
export function requireScores(callback: CallbackCore, scores: Scores): void {
  const fault = faultOf(scores, callback.questions)
  if (fault) throw new DeskError(fault.code, fault.params)
}

/** What puts an entry on the timelines of case, unit and person. */
export const thingOf = ({ caseId, unitId, personId }: CallbackCore) => ({ caseId, unitId, personId })
