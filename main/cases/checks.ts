import { type CaseKind, type CaseStep, closesAtOnce } from '../contract/cases.ts'
import { DeskError } from '../contract/errors.ts'
import { needsResponsible, pastOf } from '../contract/levels.ts'
import { planOfCase } from '../contract/profile-callbacks.ts'
import { categoryPath } from '../contract/profile.ts'
import type { ReadDatabase } from '../database/read.ts'
import { unitPlace } from '../estate/queries.ts'
import type { CommandContext } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import * as happened from './operations.ts'
import { caseOutcome } from './outcome.ts'
import { type CaseCore, caseCore } from './queries.ts'
import { pathOf } from './rows.ts'
import { mayTake } from './rules.ts'

/** The case, where its state allows the step. Errors: `case.notFound`, `case.wrongState`. */
export function take(context: CommandContext, caseId: string, step: CaseStep): CaseCore {
  const current = caseCore(context.read, caseId)
  if (!current) throw new DeskError('case.notFound')
  if (!mayTake(step, current.state)) {
    throw new DeskError('case.wrongState', { number: current.number, state: current.state })
  }
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

/** Where a unit stands; undefined where the case has none. Errors: `unit.notFound`. */
export function placeOf(read: ReadDatabase, unitId: string | null) {
  if (unitId === null) return undefined
  const place = unitPlace(read, unitId)
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

/**
 * A grave complaint about quality is not closed before somebody has said what caused it and who is responsible, or why
 * nobody is. Errors: `case.causeMissing`, `case.responsibleMissing`.
 */
export function requireResponsible(read: ReadDatabase, current: CaseCore): void {
  if (!needsResponsible(profileOf(read).levels, current.level, pathOf(current.category))) return
  const params = { number: current.number }
  if (current.cause === null) throw new DeskError('case.causeMissing', params)
  if (current.responsibleKind === null) throw new DeskError('case.responsibleMissing', params)
}

/** People complained of are told nothing of the case. Errors: `case.copyPastThem`. */
export function requireNotPast(read: ReadDatabase, current: CaseCore): void {
  const { kind, category, cause, number } = current
  if (pastOf(profileOf(read).levels, { kind, category: pathOf(category), cause }))
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
