import { z } from 'zod'
import { CaseKind } from './cases.ts'
import { Tier } from './people.ts'

const Words = z.strictObject({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(300) })
const PlanId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

/** Most scored questions that are asked in one call. */
export const mostQuestions = 4
/** A window may be this many days long: whoever looks for what may be called now need look no further ahead. */
export const longestWindow = 31

/** One question that is answered by a figure from 1 to `scale`; 10 stands on the key 0. */
const Question = z.strictObject({ id: PlanId, text: Words, scale: z.int().min(2).max(10) })

/** What a plan starts from. */
const Trigger = z.discriminatedUnion('on', [
  /** The result was looked at and holds, or the case was closed, whichever is first. */
  z.strictObject({ on: z.literal('case-accepted'), kinds: z.array(CaseKind).min(1) }),
  z.strictObject({ on: z.literal('case-closed'), kinds: z.array(CaseKind).min(1) }),
  z.strictObject({ on: z.literal('contract-signed') }),
  z.strictObject({ on: z.literal('pick-up') }),
  /** Customers of a tier whose last callback lies so many months back. */
  z.strictObject({ on: z.literal('tier'), tiers: z.array(Tier).min(1), months: z.int().min(1).max(60) }),
])

/** One call, in calendar days of the site behind the day of the event, both included. */
const Call = z
  .strictObject({ from: z.int().min(0).max(400), until: z.int().min(0).max(430) })
  .refine(call => call.until >= call.from && call.until - call.from < longestWindow, {
    message: `until is not before from and less than ${longestWindow} days behind it`,
  })
export type PlannedCall = z.infer<typeof Call>

const Plan = z.strictObject({
  /** Stable; stands in the log. */
  id: PlanId,
  /** Counted up with every change of the plan; stands in the log beside the id. */
  version: z.int().min(1),
  name: Words,
  /** A rule of the trade, or one of this house that is easily changed. */
  basis: z.enum(['trade', 'house']),
  /** Runs by itself. Others can be started by hand. */
  active: z.boolean(),
  trigger: Trigger,
  calls: z.array(Call).min(1).max(12),
  questions: z.array(PlanId).max(mostQuestions),
})
export type CallbackPlan = z.infer<typeof Plan>

/** The section `callbacks` of a profile: `resources/profiles/<id>/callbacks.json`. */
export const ProfileCallbacks = z
  .strictObject({
    /** Share of due callbacks that should be done, in percent. */
    target: z.int().min(1).max(100),
    /** Failed attempts on so many different days close a callback as unreachable. */
    failedDays: z.int().min(1).max(10),
    questions: z.array(Question).max(40),
    /** The first active plan whose trigger fits a case is the one it gets. */
    plans: z.array(Plan).max(40),
  })
  .superRefine(({ questions, plans }, context) => {
    const twice = (list: readonly { id: string }[], name: string) => {
      for (const [index, { id }] of list.entries()) {
        if (list.findIndex(other => other.id === id) < index)
          context.addIssue({ code: 'custom', path: [name, index, 'id'], message: `${id} is used twice` })
      }
    }
    twice(questions, 'questions')
    twice(plans, 'plans')
    for (const [index, plan] of plans.entries()) {
      for (const id of plan.questions) {
        if (!questions.some(question => question.id === id))
          context.addIssue({
            code: 'custom',
            path: ['plans', index, 'questions'],
            message: `${id} is no question`,
          })
      }
      const before = plans.slice(0, index).find(other => takesKindsOf(other, plan))
      if (before)
        context.addIssue({
          code: 'custom',
          path: ['plans', index, 'trigger'],
          message: `${plan.id} would never begin: ${before.id} takes the same kinds before it`,
        })
    }
  })
export type ProfileCallbacks = z.infer<typeof ProfileCallbacks>

/** Whether a plan takes every case from one that stands behind it. */
function takesKindsOf(one: CallbackPlan, other: CallbackPlan): boolean {
  if (!one.active || !other.active || !('kinds' in one.trigger) || !('kinds' in other.trigger)) return false
  // What is accepted is asked about before it is closed.
  if (one.trigger.on === 'case-closed' && other.trigger.on === 'case-accepted') return false
  const taken = one.trigger.kinds
  return other.trigger.kinds.every(kind => taken.includes(kind))
}

/** The plan a case gets, if any: the first active one whose trigger fits. */
export function planOfCase(
  { plans }: ProfileCallbacks,
  of: { readonly kind: CaseKind; readonly accepted: boolean; readonly closed: boolean },
): CallbackPlan | undefined {
  return plans.find(({ active, trigger }) => {
    if (!active) return false
    if (trigger.on === 'case-accepted') return (of.accepted || of.closed) && trigger.kinds.includes(of.kind)
    return trigger.on === 'case-closed' && of.closed && trigger.kinds.includes(of.kind)
  })
}
