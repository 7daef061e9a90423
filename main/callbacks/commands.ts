import { reopenCase } from '../cases/commands.ts'
import {
  AnswerOnTheSpotInput,
  AttemptInput,
  CancelCallbackInput,
  PlanCallbacksInput,
  RecordCallbackInput,
  TakeBackInput,
  UnmaskCallbackInput,
} from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { personExists } from '../people/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { dayStamp } from '../site/time.ts'
import { campaignCommands } from './campaign-commands.ts'
import { careCommands } from './care-commands.ts'
import { requireCallback, requireOpen, requireOther, requireScores, requireSite, thingOf } from './checks.ts'
import { isPlanned, placed } from './events.ts'
import * as happened from './operations.ts'
import { planCalls } from './plan.ts'
import { attemptsOf, type CallbackCore } from './queries.ts'
import { correctContact } from './contact-commands.ts'
import { planTierCalls } from './tier-sweep.ts'
import { startOfDay } from './rules.ts'

/** Starts a plan by hand. Errors: `callback.planUnknown`, `callback.planForWhom`, `callback.plannedAlready`. */
export const planCallbacks = defineCommand({
  name: 'callback.plan',
  permission: 'callback.record',
  input: PlanCallbacksInput,
  run(context, { planId, unitId, personId, on }) {
    const { read } = context
    const { timeZone } = requireSite(read)
    const { callbacks } = profileOf(read)
    const plan = callbacks.plans.find(one => one.id === planId)
    if (!plan) throw new DeskError('callback.planUnknown', { plan: planId })
    if (unitId === null && personId === null) throw new DeskError('callback.planForWhom')
    if (personId !== null && !personExists(read, personId)) throw new DeskError('person.notFound')
    const about = placed(read, { unitId, personId })
    if (!about || (unitId !== null && about.unitId === null)) throw new DeskError('unit.notFound')
    const event = startOfDay(on, timeZone)
    if (isPlanned(read, plan, event, about, timeZone)) throw new DeskError('callback.plannedAlready')
    const nobodyWorked = { ...about, caseId: null, workers: [] }
    return { callbackIds: planCalls(context, callbacks, plan, event, nobodyWorked, timeZone) }
  },
})

/** The try as every operation about one stores it. */
function tryOf(context: CommandContext, callback: CallbackCore, attemptId: string) {
  // What the device says, unless that is still to come.
  const at = Math.min(context.happenedAt ?? context.now, context.now)
  const day = dayStamp(at, requireSite(context.read).timeZone)
  return { attemptId, triedAt: at, day, attempts: callback.attempts + 1 }
}

/** What is known of the questions that somebody answers; null where nothing is. */
const knownScores = ({ spot }: CallbackCore, scores: object) => ({
  ...Object.fromEntries(Object.keys(scores).map(id => [id, null])),
  ...spot,
})

const differentDays = (days: Iterable<string>): number => new Set(days).size

/** Notes that nobody was reached; failed attempts on enough different days end the callback as unreachable. */
export const attemptCallback = defineCommand({
  name: 'callback.attempt',
  permission: 'callback.record',
  input: AttemptInput,
  run(context, { callbackId, attemptId, method, note }) {
    const current = requireOpen(context.read, callbackId)
    requireOther(context, current)
    const made = tryOf(context, current, attemptId)
    const earlier = attemptsOf(context.read, callbackId).map(attempt => attempt.day)
    const failedDays = differentDays([...earlier, made.day])
    const ends = current.state === 'open' && failedDays >= profileOf(context.read).callbacks.failedDays
    const facts = { ...thingOf(current), ...made, method, failedDays, ends }
    context.emit(happened.callbackAttempted, callbackId, { facts, personal: { note } })
    return { ends, failedDays }
  },
})

/**
 * Records what the owner said, and reopens the case in the same step where the owner wants that. Errors:
 * `callback.ended`, `callback.didTheWork`, `callback.reopenNeedsWords`, `callback.reopenWithoutCase`, `case.wrongState`.
 */
export const recordCallback = defineCommand({
  name: 'callback.record',
  permission: 'callback.record',
  input: RecordCallbackInput,
  run(context, { callbackId, attemptId, method, satisfaction, scores, words, reopen, contact, base }) {
    const current = requireOpen(context.read, callbackId)
    refuseUnseen(base, scores, knownScores(current, scores))
    requireOther(context, current)
    requireScores(current, scores)
    const { caseId } = current
    if (reopen && caseId === null) throw new DeskError('callback.reopenWithoutCase')
    if (reopen && !words) throw new DeskError('callback.reopenNeedsWords')
    context.emit(happened.callbackRecorded, callbackId, {
      facts: {
        ...thingOf(current),
        ...tryOf(context, current, attemptId),
        method,
        satisfaction,
        // What was answered on the spot was not asked again, unless somebody saw it and asked all the same.
        scores: base ? { ...current.spot, ...scores } : { ...scores, ...current.spot },
        contact,
        reopened: reopen,
        care: satisfaction === 'dissatisfied',
      },
      personal: { words },
    })
    if (reopen && caseId !== null && words) reopenCase.run(context, { caseId, text: words })
    return { reopened: reopen }
  },
})

/** Questions answered at the counter or at the door, before anybody calls. */
export const answerOnTheSpot = defineCommand({
  name: 'callback.answer',
  permission: 'callback.record',
  input: AnswerOnTheSpotInput,
  run(context, { callbackId, scores, base }) {
    const current = requireOpen(context.read, callbackId)
    refuseUnseen(base, scores, knownScores(current, scores))
    requireOther(context, current)
    requireScores(current, scores)
    context.emit(happened.callbackAnswered, callbackId, {
      facts: { ...thingOf(current), scores: { ...current.spot, ...scores } },
    })
  },
})

/** Takes the last entry back: one's own, while nothing followed. Errors: `callback.notLast`, `callback.reopenedSince`. */
export const takeBackCallback = defineCommand({
  name: 'callback.takeBack',
  permission: 'callback.record',
  input: TakeBackInput,
  run(context, { callbackId, attemptId }) {
    const { read } = context
    const current = requireCallback(read, callbackId)
    const attempts = attemptsOf(read, callbackId)
    const last = attempts.find(attempt => attempt.id === attemptId)
    if (!last || current.lastAttempt !== attemptId || last.by !== context.actor.staffId)
      throw new DeskError('callback.notLast')
    // Somebody goes there, or went.
    const cared = current.careVisit !== null || current.care === 'settled'
    if (current.state === 'cancelled' || cared) throw new DeskError('callback.notLast')
    if (current.reopened === 1) throw new DeskError('callback.reopenedSince')
    const before = attempts.filter(attempt => attempt !== last)
    context.emit(happened.callbackTakenBack, callbackId, {
      facts: {
        ...thingOf(current),
        attemptId,
        attempts: before.length,
        failedDays: differentDays(before.map(attempt => attempt.day)),
        lastAttempt: before[0]?.id ?? null,
        lastAttemptAt: before[0]?.at ?? null,
        scores: current.spot,
      },
    })
  },
})

/** Nobody is called, for a reason. */
export const cancelCallback = defineCommand({
  name: 'callback.cancel',
  permission: 'callback.record',
  input: CancelCallbackInput,
  run(context, { callbackId, reason, note }) {
    const current = requireOpen(context.read, callbackId)
    // Otherwise whoever did the work could spare themselves the question.
    requireOther(context, current)
    context.emit(happened.callbackCancelled, callbackId, {
      facts: { ...thingOf(current), reason },
      personal: { note },
    })
  },
})

/** Notes on the audit trail that somebody looks at the full number; reading it comes after. */
export const unmaskCallback = defineCommand({
  name: 'callback.unmask',
  permission: 'person.unmask',
  input: UnmaskCallbackInput,
  run(context, { callbackId }) {
    const current = requireCallback(context.read, callbackId)
    context.emit(happened.callbackUnmasked, callbackId, { facts: thingOf(current) })
  },
})

export const callbackCommands = [
  planCallbacks,
  attemptCallback,
  recordCallback,
  answerOnTheSpot,
  takeBackCallback,
  cancelCallback,
  unmaskCallback,
  planTierCalls,
  correctContact,
  ...careCommands,
  ...campaignCommands,
]
