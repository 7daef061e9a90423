import type { Satisfaction } from '../contract/callbacks.ts'
import { later, type PlannedCase } from './case-plan.ts'
import * as words from './notes.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour } from './step.ts'

/** What is needed to tell of a callback. */
interface CallbackStory {
  readonly planned: PlannedCase
  /** Who did the work; somebody else calls. */
  readonly worker: string
  readonly staff: readonly string[]
  readonly closedAt: number
  readonly timeZone: string
}

/**
 * How the owner was called back after a case was closed: mostly reached at once, sometimes at the second try, now and
 * then never. Names the case; its open callback is looked up when the story is played.
 */
export function planCallback(chance: Chance, story: CallbackStory): DemoStep[] {
  const { planned, worker, staff, closedAt, timeZone } = story
  const callers = staff.filter(one => one !== worker && one !== planned.staffId)
  const [first] = callers
  if (first === undefined || chance.happens(0.05)) return []
  const steps: DemoStep[] = []
  let at = later(closedAt, 2 * day + chance.between(0, 20) * hour, timeZone)
  const staffId = chance.pick(callers)
  const call = (name: string, input: object) =>
    steps.push({ at, staffId, name, input: { ofCase: planned.id, attemptId: chance.id(at), ...input } })
  if (chance.happens(0.2)) {
    call('callback.attempt', {})
    at = later(at, chance.between(2, 20) * hour, timeZone)
  }
  const satisfaction = chance.weighted<Satisfaction>([
    ['satisfied', 14],
    ['neutral', 4],
    ['dissatisfied', 1],
  ])
  const scores = { satisfied: [4, 5], neutral: [3, 4], dissatisfied: [1, 2] }[satisfaction]
  call('callback.record', {
    satisfaction,
    scores: { speed: chance.pick(scores), manner: chance.pick(scores) },
    words: chance.pick(words.callbackWords[satisfaction]),
    contact: 'confirmed',
  })
  return steps
}
