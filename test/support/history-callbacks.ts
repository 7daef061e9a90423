import { uuidv7 } from 'uuidv7'
import { callbackMethods, satisfactions } from '../../main/contract/callbacks.ts'
import { systemActor } from '../../main/desk/core.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

/** A callback as histories see it. */
export interface KnownCallback {
  readonly id: string
  readonly caseId: string | null
  readonly personId: string | null
  readonly lastAttempt: string | null
  readonly state: string
  readonly care: string | null
  /** What its home has planned already. */
  readonly visitToCome: string | null
}

/** Steps are taken as the program, so that nobody did the work. */
const actor = systemActor

const callbackFor = ({ a, known }: Choice, fits: (one: KnownCallback) => boolean) =>
  pick(known.callbacks().filter(fits).slice(-3), a)

/** What the owner says goes with the words of the case, else with those of the person. */
const noteOn = ({ known, mark }: Choice, { caseId, personId }: KnownCallback) => {
  known.marks.get(caseId ?? personId ?? '')?.push(mark)
}

const isOpen = ({ state }: KnownCallback) => state === 'open'
const isDissatisfied = ({ care }: KnownCallback) => care === 'open'

/** Callbacks from their plan to their end, campaigns and dissatisfied owners. */
export const callbackSteps = {
  closeCalledBack({ caseId }) {
    return caseId && { command: 'case.close', input: { caseId, cause: 'workmanship', withoutCallback: null } }
  },
  callbackPlan({ a, yes, unit, person }) {
    const on = `2026-0${1 + (a % 9)}-11`
    const planId = pickFrom(['contract-signed', 'pick-up', 'three-calls'], a)
    return {
      command: 'callback.plan',
      input: { planId, unitId: yes ? (unit ?? null) : null, personId: person ?? null, on },
      actor,
    }
  },
  callbackAttempt(choice) {
    const one = callbackFor(choice, isOpen)
    const method = pickFrom(callbackMethods, choice.b)
    return (
      one && {
        command: 'callback.attempt',
        input: { callbackId: one.id, attemptId: uuidv7(), method, note: choice.word },
        actor,
        done: () => noteOn(choice, one),
      }
    )
  },
  callbackRecord(choice) {
    const one = callbackFor(choice, isOpen)
    return (
      one && {
        command: 'callback.record',
        input: {
          callbackId: one.id,
          attemptId: uuidv7(),
          satisfaction: pickFrom(satisfactions, choice.b),
          // In an order that is not that of their names; plans that ask something else refuse them.
          scores: choice.c % 2 === 0 ? { speed: 4, manner: 1 + (choice.c % 5) } : {},
          words: choice.word,
          reopen: choice.yes && one.caseId !== null,
        },
        actor,
        done: () => noteOn(choice, one),
      }
    )
  },
  callbackAnswer(choice) {
    const one = callbackFor(choice, isOpen)
    const scores = { manner: 1 + (choice.b % 5) }
    return one && { command: 'callback.answer', input: { callbackId: one.id, scores }, actor }
  },
  callbackTakeBack(choice) {
    const one = callbackFor(choice, ({ lastAttempt }) => lastAttempt !== null)
    const input = one && { callbackId: one.id, attemptId: one.lastAttempt }
    return input && { command: 'callback.takeBack', input, actor }
  },
  callbackCancel(choice) {
    const one = callbackFor(choice, isOpen)
    return (
      one && {
        command: 'callback.cancel',
        input: { callbackId: one.id, reason: 'other', note: choice.word },
        actor,
        done: () => noteOn(choice, one),
      }
    )
  },
  callbackUnmask(choice) {
    const one = callbackFor(choice, () => true)
    return one && { command: 'callback.unmask', input: { callbackId: one.id } }
  },
  carePlan(choice) {
    const one = callbackFor(choice, isDissatisfied)
    const { known, serial, yes, unit } = choice
    const visitId = one?.visitToCome ?? uuidv7()
    const appointmentAt = yes ? serial : null
    return (
      one && {
        command: 'callback.planCare',
        input: { callbackId: one.id, visitId, unitId: unit ?? null, visitor: null, appointmentAt },
        done: () => known.knowledge.visits.push(visitId),
      }
    )
  },
  careSettle(choice) {
    const one = callbackFor(choice, isDissatisfied)
    return (
      one && {
        command: 'callback.settleCare',
        input: { callbackId: one.id, result: choice.word },
        done: () => noteOn(choice, one),
      }
    )
  },
  campaignStart({ a, yes, known }) {
    const ids = (yes ? known.people : known.units).slice(-4)
    const of = yes ? ('person' as const) : ('unit' as const)
    const campaignId = uuidv7()
    return (
      (ids.length > 0 || undefined) && {
        command: 'campaign.start',
        input: {
          campaignId,
          name: `专项${a}`,
          script: '您好',
          questions: [{ text: '环境如何' }],
          from: '2026-07-01',
          until: '2026-07-20',
          of: yes ? 'people' : 'units',
          planId: a % 3 === 0 ? 'three-calls' : null,
          targets: ids.map(id => ({ of, id })),
        },
        done: () => known.campaigns.push(campaignId),
      }
    )
  },
  campaignEnd({ a, known }) {
    const campaignId = pick(known.campaigns, a)
    return campaignId && { command: 'campaign.end', input: { campaignId } }
  },
} satisfies StepMakers
