import { type CaseOutcome, caseOutcome, workersOfCase } from '../cases/outcome.ts'
import type { CancelReason } from '../contract/callbacks.ts'
import { planOfCase } from '../contract/profile-callbacks.ts'
import type { CommandContext } from '../log/command.ts'
import { dataErased } from '../log/erasure.ts'
import type { Operation } from '../log/operation.ts'
import type { Reaction } from '../log/reaction.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { visitHeld } from '../visits/operations.ts'
import { followVisit } from './care.ts'
import { eventKey, followEvent, isEventKey, planStarts } from './events.ts'
import { callbackCancelled, callbackMoved } from './operations.ts'
import { planCalls } from './plan.ts'
import { settleTier } from './tiers.ts'
import { type CallbackCore, coresOfCase, openCoresOfPerson, plannedSinceReopening } from './queries.ts'

/** What of a case decides about its callbacks. */
const followed: ReadonlySet<string> = new Set([
  'case.handlingStarted',
  'case.resolved',
  'case.assigned',
  'case.verified',
  'case.closed',
  'case.reopened',
  'case.voided',
  'case.restored',
  'case.removed',
  'case.corrected',
])

/** All kinds of things stand in one list; what is no case carries a word in front: people gone or of another tier. */
const person = 'person:'
const tier = 'tier:'
/** A home visit that is over, with the callbacks it settled. */
const visit = 'visit:'
const visitEnds: ReadonlySet<string> = new Set(['visit.held', 'visit.missed', 'visit.cancelled'])

/**
 * Plans callbacks when a repair is accepted or a complaint closed, moves them with a corrected case, plans calls for
 * whoever comes to a tier, takes dissatisfied owners along with the visits to them, starts plans behind events of other domains, and cancels what has nothing to ask any more. What an old register says happened long ago: nobody is called for it.
 */
export const callbackReaction: Reaction = {
  name: 'callbacks',
  touchedBy(operation) {
    const { type, aggregateId } = operation
    if (followed.has(type)) return isHistory(operation) ? [] : [aggregateId]
    if (type === 'callback.takenBack') return caseOf(operation)
    if (type === 'person.removed') return [person + aggregateId]
    if (type === 'person.changed') return hasTier(operation) ? [tier + aggregateId] : []
    if (type === 'data.erased') return erasedPeople(operation)
    const event = eventKey(operation, planStarts)
    if (event !== undefined) return [event]
    if (visitEnds.has(type)) return [[visit + aggregateId, ...settledBy(operation)].join(' ')]
    return []
  },
  run(context, id) {
    if (id.startsWith(person)) {
      for (const open of openCoresOfPerson(context.read, id.slice(person.length)))
        cancel(context, open, 'person-gone')
      return
    }
    if (id.startsWith(visit)) {
      const [visitId = '', ...settled] = id.slice(visit.length).split(' ')
      followVisit(context, visitId, settled)
    } else if (isEventKey(id)) followEvent(context, id)
    else if (id.startsWith(tier)) settleTier(context, id.slice(tier.length))
    else followCase(context, id)
  },
}

function hasTier({ facts }: Operation<unknown, unknown>): boolean {
  return typeof facts === 'object' && facts !== null && 'tier' in facts && facts.tier !== undefined
}

const settledBy = ({ type, facts }: Operation<unknown, unknown>): readonly string[] =>
  type === 'visit.held' ? visitHeld.facts.parse(facts).settled : []

function isHistory({ facts }: Operation<unknown, unknown>): boolean {
  return typeof facts === 'object' && facts !== null && 'fromRegister' in facts && facts.fromRegister === true
}

function caseOf({ facts }: Operation<unknown, unknown>): string[] {
  const caseId = typeof facts === 'object' && facts !== null && 'caseId' in facts ? facts.caseId : null
  return typeof caseId === 'string' ? [caseId] : []
}

function erasedPeople(operation: Operation<unknown, unknown>): string[] {
  const { targets } = dataErased.facts.parse(operation.facts)
  return targets.flatMap(({ aggregate, id }) => (aggregate === 'person' ? [person + id] : []))
}

function followCase(context: CommandContext, caseId: string): void {
  const current = caseOutcome(context.read, caseId)
  const reason = current ? endOf(current) : 'void'
  for (const callback of coresOfCase(context.read, caseId)) {
    // A campaign asks about cases as they stand, closed or not; only what never was is asked about no more.
    const ends = reason && (callback.campaignId === null || reason === 'void')
    if (ends && callback.state === 'open') cancel(context, callback, reason)
    else if (current) move(context, callback, current)
  }
  if (current && !reason) plan(context, current)
}

/** Why nobody is called about a case as it stands; undefined where somebody may be. */
function endOf({ state, withoutCallback }: CaseOutcome): CancelReason | undefined {
  if (state === 'void') return 'void'
  if (state === 'received' || state === 'handling') return 'reopened'
  return state === 'closed' && withoutCallback !== null ? 'closed-without' : undefined
}

function plan(context: CommandContext, current: CaseOutcome): void {
  const { read } = context
  const site = readSite(read)
  if (!site) return
  const { callbacks } = profileOf(read)
  const chosen = planOfCase(callbacks, {
    kind: current.kind,
    accepted: current.verified === 'good',
    closed: current.state === 'closed',
  })
  if (!chosen || plannedSinceReopening(read, current.id).some(isDecided)) return
  const { id: caseId, unitId, buildingId, personId } = current
  const about = { caseId, unitId, buildingId, personId, workers: workersOfCase(read, current) }
  planCalls(context, callbacks, chosen, context.now, about, site.timeZone)
}

/** Not one that the desk itself cancelled because of how the case stood then. */
const isDecided = ({ state, cancelReason }: CallbackCore): boolean =>
  state !== 'cancelled' ||
  !(cancelReason === 'reopened' || cancelReason === 'void' || cancelReason === 'closed-without')

/** Takes a callback along with its case: to another home or person, and to whoever did some of the work since. */
function move(context: CommandContext, callback: CallbackCore, current: CaseOutcome): void {
  const { unitId, buildingId, personId } = current
  const known = new Set(callback.workers)
  const since = isOver(callback) ? [] : workersOfCase(context.read, current).filter(one => !known.has(one))
  const stays =
    callback.unitId === unitId && callback.buildingId === buildingId && callback.personId === personId
  if (stays && since.length === 0) return
  context.emit(callbackMoved, callback.id, {
    facts: {
      caseId: callback.caseId,
      unitId,
      buildingId,
      personId,
      workers: [...callback.workers, ...since],
    },
  })
}

const isOver = ({ state }: CallbackCore): boolean => state === 'done' || state === 'cancelled'

function cancel(context: CommandContext, callback: CallbackCore, reason: CancelReason): void {
  const { caseId, unitId, personId } = callback
  context.emit(callbackCancelled, callback.id, { facts: { caseId, unitId, personId, reason } })
}
