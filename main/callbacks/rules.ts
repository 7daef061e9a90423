import type { AskedQuestion, CallbackWhen, Scores } from '../contract/callbacks.ts'
import type { PlannedCall } from '../contract/profile-callbacks.ts'
import { dayStart, zoneOffset } from '../site/time.ts'

const half = 43_200_000
const day = 86_400_000

/** The moment so many calendar days behind the day of `at` begins, on the clocks of the zone. */
export function startOfDayAfter(at: number, days: number, timeZone: string): number {
  // From midnight to a noon: whatever the clocks did in between, it is on the right day.
  return dayStart(dayStart(at, timeZone) + days * day + half, timeZone)
}

/** The moment a day such as `2026-07-12` begins, on the clocks of the zone. */
export function startOfDay(stamp: string, timeZone: string): number {
  const noon = Date.parse(`${stamp}T12:00:00Z`)
  return dayStart(noon - zoneOffset(noon, timeZone), timeZone)
}

/** When a call may be made, UTC milliseconds: from a moment up to, not including, another. */
export interface Window {
  readonly fromAt: number
  readonly dueAt: number
}

/** "2–3 days after" means from the beginning of the second calendar day to the end of the third. */
export function windowOf(event: number, call: PlannedCall, timeZone: string): Window {
  return {
    fromAt: startOfDayAfter(event, call.from, timeZone),
    dueAt: startOfDayAfter(event, call.until + 1, timeZone),
  }
}

/** The person who did the work cannot be the one who records its callback. */
export const mayRecord = (staffId: string | null, workers: readonly string[]): boolean =>
  staffId === null || !workers.includes(staffId)

/** Which part of the open callbacks one belongs to. `tomorrow` is the end of today at the site. */
export function whenOf({ fromAt, dueAt }: Window, now: number, tomorrow: number): CallbackWhen {
  if (dueAt <= now) return 'overdue'
  if (fromAt > now) return 'planned'
  return dueAt <= tomorrow ? 'today' : 'now'
}

/** A fault in figures given for questions; undefined where there is none. */
export function faultOf(
  scores: Scores,
  questions: readonly AskedQuestion[],
):
  | { readonly code: 'callback.questionUnknown'; readonly params: { question: string } }
  | { readonly code: 'callback.scoreOutOfRange'; readonly params: { scale: number } }
  | undefined {
  for (const [question, score] of Object.entries(scores)) {
    const asked = questions.find(one => one.id === question)
    if (!asked) return { code: 'callback.questionUnknown', params: { question } }
    if (score > asked.scale) return { code: 'callback.scoreOutOfRange', params: { scale: asked.scale } }
  }
  return undefined
}
