import { planCare as planCareCommand, settleCare } from '../callbacks/care-commands.ts'
import type { Satisfaction } from '../contract/callbacks.ts'
import { holdVisit } from '../visits/commands.ts'
import { later, type PlannedCase } from './case-plan.ts'
import * as words from './notes.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour } from './step.ts'

/** What is needed to tell of a callback. */
interface CallbackStory {
  readonly planned: Pick<PlannedCase, 'id' | 'staffId' | 'personId'>
  /** Who did the work; somebody else calls. */
  readonly worker: string
  readonly staff: readonly string[]
  readonly manager: string
  /** Since when the owner may be called: the repair was accepted, or the case closed. */
  readonly endedAt: number
  readonly now: number
  readonly timeZone: string
}

/** The manager goes to see a dissatisfied owner within the week: a home visit with an appointment and minutes. */
function planCare(
  chance: Chance,
  { planned, timeZone }: CallbackStory,
  calledAt: number,
  by: string,
): DemoStep[] {
  const plannedAt = later(calledAt, 3 * hour, timeZone)
  const appointmentAt = later(calledAt, chance.between(2, 5) * day, timeZone)
  const visitId = chance.id(plannedAt)
  return [
    {
      at: plannedAt,
      staffId: by,
      name: planCareCommand.name,
      input: { ofCase: planned.id, visitId, visitor: by, appointmentAt, note: '' },
    },
    {
      at: appointmentAt + hour,
      staffId: by,
      name: holdVisit.name,
      input: {
        ofVisit: visitId,
        heldAt: appointmentAt,
        personId: planned.personId,
        minutes: chance.pick(words.careNotes),
        followUps: [],
      },
    },
    // Where nobody could go: no home is known, or another visit was planned there.
    {
      at: appointmentAt + 2 * hour,
      staffId: by,
      name: settleCare.name,
      input: { ofDissatisfied: planned.id, result: words.careByPhone },
    },
  ]
}

/**
 * How the owner was called back after a case was closed: mostly reached at once, sometimes at the second try, now and
 * then never. Names the case; its open callback is looked up when the story is played.
 */
export function planCallback(chance: Chance, story: CallbackStory): DemoStep[] {
  const { planned, worker, staff, manager, endedAt, now, timeZone } = story
  const callers = staff.filter(one => one !== worker && one !== planned.staffId)
  const [first] = callers
  // Of the latest ones some are still to be made, a few of them late.
  if (first === undefined || (endedAt > now - 7 * day && chance.happens(0.5))) return []
  const steps: DemoStep[] = []
  let at = later(endedAt, 2 * day + chance.between(0, 20) * hour, timeZone)
  const staffId = chance.pick(callers)
  const call = (name: string, input: object) =>
    steps.push({ at, staffId, name, input: { ofCase: planned.id, attemptId: chance.id(at), ...input } })
  const tries = chance.weighted<number>([
    [0, 16],
    [1, 3],
    [3, 1],
  ])
  for (let count = tries; count > 0; count--) {
    call('callback.attempt', {})
    at = later(at, day + chance.between(0, 3) * hour, timeZone)
  }
  // Three different days: unreachable.
  if (tries === 3) return steps
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
  // Whoever was dissatisfied lately may still wait for somebody to go there.
  const late = at > now - 12 * day && chance.happens(0.5)
  if (satisfaction === 'dissatisfied' && !late) steps.push(...planCare(chance, story, at, manager))
  return steps
}
