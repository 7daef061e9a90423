import { type CaseKind, type CaseStep, closesAtOnce } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import { needsResponsible, pastOf } from '../contract/levels.ts'
import { planOfCase } from '../contract/profile-callbacks.ts'
import { allCauses } from '../contract/causes.ts'
import { categoryPath } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { survivorOf, unitPlace } from '../estate/queries.ts'
import { leakOfCase } from '../leaks/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import * as happened from './operations.ts'
import { caseOutcome } from './outcome.ts'
import { type CaseCore, caseCore } from './queries.ts'
import { pathOf } from './rows.ts'
import { mayTake } from './rules.ts'

/** Steps that nobody takes in a complaint about themselves; a note, or asking for it again, is open to them. */
const ownSteps: ReadonlySet<CaseStep> = new Set(['handle', 'wait', 'resolve', 'verify', 'close', 'void'])

/** The case, where its state allows the step. Errors: `case.notFound`, `case.wrongState`, `case.complainedOf`. */
export function take(context: CommandContext, caseId: string, step: CaseStep): CaseCore {
  const current = caseCore(context.read, caseId)
  if (!current) throw new DeskError('case.notFound')
  if (!mayTake(step, current.state)) {
    throw new DeskError('case.wrongState', { number: current.number, state: current.state })
  }
  if (ownSteps.has(step)) requireNotComplainedOf(current, context.actor.staffId)
  return current
}

/** A wait ends by itself when the case moves on; only asking for it outright needs one that is open. */
export function endOpenWait(
  context: CommandContext,
  current: CaseCore,
  note: string | undefined,
  asked: boolean,
): void {
  if (current.waitingSince === null) {
    if (asked) throw new DeskError('case.notWaiting', { number: current.number })
    return
  }
  const until = Math.max(context.happenedAt ?? context.now, current.waitingSince)
  const facts = { ...placesOf(current), since: current.waitingSince, until }
  context.emit(happened.caseWaitingEnded, current.id, { facts, personal: { note } })
}

/** What puts an entry on the timelines of unit and person. */
export const placesOf = (current: CaseCore) => ({ unitId: current.unitId, personId: current.personId })

/**
 * Where a unit stands, or the one it was merged into while somebody still had it before them; undefined where the case
 * has none. Errors: `unit.notFound`.
 */
export function placeOf(read: ReadDatabase, unitId: string | null) {
  if (unitId === null) return undefined
  const place = unitPlace(read, unitId) ?? unitPlace(read, survivorOf(read, unitId) ?? '')
  if (!place) throw new DeskError('unit.notFound')
  return place
}

/** Errors: `person.notFound`. */
export function requirePerson(read: ReadDatabase, personId: string | null): void {
  if (personId !== null && !personExists(read, personId)) throw new DeskError('person.notFound')
}

/** Errors: `case.categoryUnknown`. */
export function requireCategory(read: ReadDatabase, category: readonly string[]): void {
  if (!categoryPath(profileOf(read), category))
    throw new DeskError('case.categoryUnknown', { category: category.join(' / ') })
}

/** Errors: `case.causeUnknown`. */
export function requireCause(read: ReadDatabase, cause: string | null | undefined): void {
  if (typeof cause !== 'string') return
  if (!allCauses(profileOf(read)).some(({ path }) => path.at(-1) === cause))
    throw new DeskError('case.causeUnknown', { cause })
}

/**
 * A case is closed with its cause; what an old register left open has none yet and gets it then. Errors:
 * `case.causeMissing`, `case.causeUnknown`.
 */
export function requireCauseOf(read: ReadDatabase, current: CaseCore, cause: string | undefined): void {
  requireCause(read, cause)
  if (current.cause === null && cause === undefined)
    throw new DeskError('case.causeMissing', { number: current.number })
}

/**
 * A grave complaint about quality is not closed before somebody has said who is responsible, or why nobody is. Errors:
 * `case.responsibleMissing`.
 */
export function requireResponsible(read: ReadDatabase, current: CaseCore): void {
  if (!needsResponsible(profileOf(read).levels, current.level, pathOf(current.category))) return
  if (current.responsibleKind === null)
    throw new DeskError('case.responsibleMissing', { number: current.number })
}

/** A leak is not settled before it was proved that it holds. Errors: `leak.notProven`. */
export function requireHolds(read: ReadDatabase, { id, number }: CaseCore): void {
  const leak = leakOfCase(read, id)
  if (leak && leak.state !== 'accepted') throw new DeskError('leak.notProven', { number })
}

/** Nobody works on a complaint about themselves. Errors: `case.complainedOf`. */
export function requireNotComplainedOf(current: CaseCore, staffId: string | null): void {
  if (staffId !== null && staffId === current.complainedStaff)
    throw new DeskError('case.complainedOf', { number: current.number })
}

/** People complained of are told nothing of the case. Errors: `case.copyPastThem`. */
export function requireNotPast(read: ReadDatabase, current: CaseCore): void {
  const { kind, category, cause, number } = current
  if (pastOf(profileOf(read), { kind, category: pathOf(category), cause }))
    throw new DeskError('case.copyPastThem', { number })
}

/**
 * What was closed at once as a question or a praise had no level and no callback: it is opened again before it becomes
 * a complaint. Errors: `case.reopenFirst`.
 */
export function requireOpenFor(read: ReadDatabase, current: CaseCore, kind: CaseKind): void {
  if (current.state !== 'closed' || closesAtOnce(kind)) return
  if (caseOutcome(read, current.id)?.withoutCallback === 'answered-on-the-spot')
    throw new DeskError('case.reopenFirst', { number: current.number })
}

/**
 * A case is closed with a reason why nobody calls the owner back, or with a plan by which somebody does. Errors:
 * `case.callbackReasonMissing`.
 */
export function requireCallback(read: ReadDatabase, current: CaseCore, reason: string | null): void {
  const kind = caseOutcome(read, current.id)?.kind
  if (reason !== null || kind === undefined) return
  if (!planOfCase(profileOf(read).callbacks, { kind, accepted: true, closed: true }))
    throw new DeskError('case.callbackReasonMissing', { number: current.number })
}
