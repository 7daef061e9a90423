import { formatClock, formatDay, startOfDay } from '../../app/format.ts'

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/

/** What a field of day and time says, as a moment of the site; undefined where it is empty or half filled in. */
export function momentOf(typed: string): number | undefined {
  const [, day, hour, minute] = shape.exec(typed) ?? []
  if (day === undefined) return undefined
  const start = startOfDay(day)
  return Number.isFinite(start) ? start + (Number(hour) * 60 + Number(minute)) * 60_000 : undefined
}

/** A moment as a field of day and time shows it, on the clocks of the site. */
export const typedMoment = (at: number): string => `${formatDay(at)}T${formatClock(at)}`
