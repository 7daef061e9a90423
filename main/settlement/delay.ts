import type { DelayClause, DelayFigure, DelayLine, RateBase } from '../contract/settlement.ts'
import { rounded } from './exact.ts'

const dayLength = 86_400_000
/** Days since 1970 of `2026-07-12`. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength
const dayOf = (number: number): string => new Date(number * dayLength).toISOString().slice(0, 10)

/** Days that do not count, both ends included. */
export interface WaivedDays {
  readonly id: string
  readonly from: string
  readonly until: string
}

export interface DelayFacts {
  readonly promisedOn: string
  /** The day of handover, or today where there was none. */
  readonly until: string
  readonly running: boolean
  readonly clause: DelayClause
  /** Cents. */
  readonly bases: Readonly<Record<RateBase, number>>
  readonly waived: readonly WaivedDays[]
}

/**
 * What is owed for handing over late: for each day from the one after the promised day to the day of handover, except
 * those that were waived, the rate of its step. Each line is rounded to the cent, so that the lines add up to the sum.
 */
export function delayFigure({ promisedOn, until, running, clause, bases, waived }: DelayFacts): DelayFigure {
  const first = dayNumber(promisedOn) + 1
  const last = dayNumber(until)
  const days = Math.max(0, last - first + 1)
  const about = { promisedOn, until, running, days }
  if (days === 0) return onTime(about)
  const waivers = waiverLines(first, last, waived)
  const lost = waivers.reduce((sum, line) => sum + line.days, 0)
  const counted = days - lost
  const rates = rateLines(clause, counted, bases[clause.base])
  const owed = rates.reduce((sum, line) => sum + line.sum, 0)
  const cap = capLine(clause, bases)
  const capped = cap !== undefined && cap.sum < owed
  return {
    ...about,
    waived: lost,
    sum: capped ? cap.sum : owed,
    lines: [
      { kind: 'late', from: dayOf(first), until, days },
      ...waivers,
      { kind: 'counted', days: counted },
      ...rates,
      ...(capped ? [cap] : []),
    ],
  }
}

export const onTime = ({
  promisedOn,
  until,
  running,
}: Pick<DelayFacts, 'promisedOn' | 'until' | 'running'>): DelayFigure => ({
  promisedOn,
  until,
  running,
  days: 0,
  waived: 0,
  sum: 0,
  lines: [{ kind: 'on-time', promisedOn, until }],
})

/** Waived days within the delay, each once, by the waiver that begins first. */
function waiverLines(
  first: number,
  last: number,
  waived: readonly WaivedDays[],
): Extract<DelayLine, { kind: 'waived' }>[] {
  let next = first
  return [...waived]
    .sort((one, other) => one.from.localeCompare(other.from) || one.id.localeCompare(other.id))
    .flatMap(({ id, from, until }) => {
      const begin = Math.max(next, dayNumber(from))
      const end = Math.min(last, dayNumber(until))
      if (end < begin) return []
      next = end + 1
      return [
        {
          kind: 'waived' as const,
          waiverId: id,
          from: dayOf(begin),
          until: dayOf(end),
          days: end - begin + 1,
        },
      ]
    })
}

function rateLines(
  { steps, manner, base: of }: DelayClause,
  counted: number,
  base: number,
): Extract<DelayLine, { kind: 'rate' }>[] {
  const reached = steps.filter(({ fromDay }) => fromDay <= counted)
  const parts =
    manner === 'each-day'
      ? reached.map(({ fromDay, rate }, at) => ({
          fromDay,
          toDay: Math.min(counted, (reached[at + 1]?.fromDay ?? counted + 1) - 1),
          rate,
        }))
      : reached.slice(-1).map(({ rate }) => ({ fromDay: 1, toDay: counted, rate }))
  return parts.map(({ fromDay, toDay, rate }) => {
    const days = toDay - fromDay + 1
    const sum = rounded(BigInt(base) * BigInt(rate) * BigInt(days), 1_000_000n)
    return { kind: 'rate', fromDay, toDay, days, of, base, rate, sum }
  })
}

function capLine(
  { cap }: DelayClause,
  bases: DelayFacts['bases'],
): Extract<DelayLine, { kind: 'cap' }> | undefined {
  if (!cap) return undefined
  const { of, share } = cap
  return {
    kind: 'cap',
    of,
    base: bases[of],
    share,
    sum: rounded(BigInt(bases[of]) * BigInt(share), 1_000_000n),
  }
}
