import { formatDay, startOfDay } from '../../app/format.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** When something is tried or said again, as people say it on the phone. */
export const laterChoices = ['m15', 'm30', 'h1', 'h2', 'h4', 'morning'] as const
export type Later = (typeof laterChoices)[number]

const minutes: Readonly<Record<Exclude<Later, 'morning'>, number>> = {
  m15: 15,
  m30: 30,
  h1: 60,
  h2: 120,
  h4: 240,
}

/** The moment a choice means, UTC milliseconds; the morning is the next one, nine o'clock at the site. */
export function momentOfLater(later: Later, now: number): number {
  if (later !== 'morning') return now + minutes[later] * minute
  const nine = startOfDay(formatDay(now)) + 9 * 60 * minute
  return nine > now ? nine : startOfDay(formatDay(now + day)) + 9 * 60 * minute
}
