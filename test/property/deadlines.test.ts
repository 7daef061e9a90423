import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseKinds, channels } from '../../main/contract/cases.ts'
import { ruleFor } from '../../main/contract/deadline-rules.ts'
import { allCategories } from '../../main/contract/profile.ts'
import { ProfileCalendars } from '../../main/contract/profile-calendars.ts'
import { type Clock, DeadlineRule } from '../../main/contract/profile-deadlines.ts'
import { calendarsOf } from '../../main/deadlines/calendars.ts'
import { runClock, type Wait } from '../../main/deadlines/clock.ts'
import { caseGoals } from '../../main/deadlines/rules.ts'
import { timesOf } from '../../main/deadlines/times.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import {
  minuteOf,
  momentOf,
  naiveDates,
  naiveDays,
  naiveHours,
  type NaiveCalendar,
  type NaiveWait,
} from '../support/naive-clocks.ts'

const profile = loadProfile('real-estate')
/** As shipped, with some dates on which the site keeps other hours. */
const calendars = calendarsOf(
  ProfileCalendars.parse({
    ...profile.calendars,
    calendars: profile.calendars.calendars.map(calendar =>
      calendar.id === 'site' ? { ...calendar, dates: ownDates() } : calendar,
    ),
  }),
  'Asia/Shanghai',
)
const yearMinutes = 365 * 1440

/** Shipped rules, and rules that stop while somebody is waited for, on every calendar. */
const pausing = (['site', 'department'] as const).flatMap(calendar => [
  DeadlineRule.parse({
    ...common(`hours-${calendar}`),
    clock: 'working-hours',
    amount: 12,
    calendar,
    pausedBy: ['owner', 'parts'],
  }),
  DeadlineRule.parse({
    ...common(`days-${calendar}`),
    clock: 'working-days',
    amount: 4,
    calendar,
    pausedBy: ['owner', 'other'],
  }),
])

const ofSheets = profile.deadlines.rules.filter(({ subject }) => subject === 'sheet')

function ownDates() {
  const clockTime = (hour: number) =>
    `${String(Math.floor(hour)).padStart(2, '0')}:${String((hour % 1) * 60).padStart(2, '0')}`
  return Object.entries(naiveDates).map(([day, hours]) => ({
    day,
    hours: hours.map(([from, to]) => ({ from: clockTime(from), to: clockTime(to) })),
  }))
}

function common(id: string) {
  return {
    id,
    version: 1,
    name: { zh: id, en: id },
    subject: 'case',
    goal: 'settle',
    appliesTo: {},
    steps: [
      { at: 25, to: 'clerk' },
      { at: 75, to: 'clerk' },
      { at: 100, to: 'specialist' },
      { at: 150, to: 'manager' },
      { at: 300, to: 'hq' },
    ],
    origin: 'house',
  }
}

/** Which shipped rule a goal of a case goes by, said once more in plain words. */
function expectedRule(
  goal: string,
  matter: { kind: string; category: readonly string[]; channel: string; emergency: boolean },
) {
  const { kind, category, channel, emergency } = matter
  const asked = ['counter', 'home-visit', 'phone', 'letter'].includes(channel) && kind !== 'praise'
  if (goal === 'answer') {
    if (category[0] === 'common' && category[1] === 'vacant-unit') return 'vacant-unit'
    if (asked) return 'answer'
    return channel === 'hotline' ? 'hotline-answer' : undefined
  }
  if (goal === 'settle') return kind === 'complaint' ? 'settle-complaint' : undefined
  if (goal === 'attend') return kind === 'repair' && emergency ? 'emergency-repair' : undefined
  if (goal === 'triage') return channel === 'hotline' ? 'hotline-triage' : undefined
  const about = category[0] === 'property-service' && (kind === 'complaint' || kind === 'suggestion')
  return about ? 'property-delivery' : undefined
}

/** The moment of a step by the naive clocks, as a minute; null where a wait keeps it away. */
function naively(
  rule: DeadlineRule,
  start: number,
  percent: number,
  waits: readonly NaiveWait[],
): number | null {
  const calendar = rule.calendar as NaiveCalendar | undefined
  if (rule.clock === 'wall-hours') return naiveHours(start, (rule.amount * 60 * percent) / 100, undefined, [])
  if (rule.clock === 'working-hours')
    return naiveHours(start, (rule.amount * 60 * percent) / 100, calendar, waits)
  const part = (rule.amount * percent) / 100
  const nth = percent < 100 ? Math.min(Math.floor(part) + 1, rule.amount) : Math.ceil(part)
  const working = rule.clock === 'working-days'
  return naiveDays(
    start,
    nth,
    percent < 100 ? 'opening' : 'end',
    calendar ?? 'site',
    working,
    working ? waits : [],
  )
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('a simulated year', () => {
  it('of 20,000 cases agrees with clocks that go minute by minute', { timeout: 300_000 }, () => {
    const roll = dice(20_261_122)
    const pick = <T>(list: readonly T[]): T => {
      const found = list[roll(list.length)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    }
    const placed = allCategories(profile).map(({ path }) => path)
    const counted = new Map<string, number>()
    const different: string[] = []
    for (let number = 0; number < 20_000; number++) {
      const start = roll(yearMinutes)
      const waits: (NaiveWait & { on: string })[] = []
      for (let since = start + roll(3000); waits.length < roll(4); ) {
        const until = since + 1 + roll(pick([120, 1_440, 6_000]))
        waits.push({ since, until, on: pick(['owner', 'parts', 'other']) })
        since = until + roll(2_000)
      }
      const last = waits.at(-1)
      if (last && roll(6) === 0) waits.splice(-1, 1, { ...last, until: null })
      const matter = {
        subject: 'case' as const,
        kind: pick(caseKinds),
        category: pick(placed),
        channel: pick(channels),
        emergency: roll(4) === 0,
        level: pick([null, 1, 2, 3]),
        recipient: null,
      }
      const rules: DeadlineRule[] = [pick(pausing)]
      if (number % 4 === 0) rules.push(pick(ofSheets))
      for (const goal of caseGoals) {
        const rule = ruleFor(profile.deadlines.rules, goal, matter)
        const expected = expectedRule(goal, matter)
        if (rule?.id !== expected) different.push(`${goal} by ${rule?.id}, expected ${expected}`)
        if (rule) rules.push(rule)
      }
      for (const rule of rules) {
        const stopping = waits.filter(({ on }) => rule.pausedBy.some(reason => reason === on))
        const times = timesOf(rule, {
          clock: rule.clock,
          amount: rule.amount,
          calendar: calendars(rule.calendar),
          start: momentOf(start),
          waits: stopping.map(({ since, until }) => ({
            since: momentOf(since),
            until: until === null ? null : momentOf(until),
          })),
        })
        for (const { percent, at } of times.steps) {
          const found = at === null ? null : minuteOf(at)
          const naive = naively(rule, start, percent, stopping)
          if (found !== naive)
            different.push(`${rule.id} ${percent} % from ${start}: ${found}, naively ${naive}`)
        }
        counted.set(rule.id, (counted.get(rule.id) ?? 0) + 1)
      }
    }
    expect(different.slice(0, 5)).toEqual([])
    // Every rule was met often enough to mean something.
    for (const { id } of [...profile.deadlines.rules, ...pausing])
      expect(counted.get(id), id).toBeGreaterThan(40)
  })
})

const minute = fc.integer({ min: 0, max: yearMinutes })
const calendarName = fc.constantFrom('site', 'department')
const clock = fc.constantFrom<Clock[]>('wall-hours', 'working-hours', 'working-days', 'calendar-days')
const amount = fc.integer({ min: 1, max: 30 })
/** Finished waits behind a start, in order. */
const waitsBehind = (start: number): fc.Arbitrary<Wait[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 4_000 })), { maxLength: 4 })
    .map(gaps => {
      let at = start
      return gaps.map(([gap, length]) => {
        const since = at + gap * 60_000
        at = since + length * 60_000
        return { since, until: at }
      })
    })
const run = (
  given: { clock: Clock; amount: number; calendar: string; start: number; waits?: Wait[] },
  percent = 100,
) =>
  runClock({ ...given, calendar: calendars(given.calendar), waits: given.waits ?? [] }, percent).at ??
  Number.NaN

describe('every clock', () => {
  it('goes on: more time is never due earlier, and nothing before it started', () => {
    fc.assert(
      fc.property(clock, amount, calendarName, minute, (clock, amount, calendar, from) => {
        const start = momentOf(from)
        const due = run({ clock, amount, calendar, start })
        expect(due).toBeGreaterThan(start)
        expect(run({ clock, amount: amount + 1, calendar, start })).toBeGreaterThan(due)
      }),
    )
  })

  it('starts later, is due later or at the same time', () => {
    fc.assert(
      fc.property(
        clock,
        amount,
        calendarName,
        minute,
        fc.integer({ min: 1, max: 5_000 }),
        (clock, amount, calendar, from, later) => {
          const due = run({ clock, amount, calendar, start: momentOf(from) })
          expect(run({ clock, amount, calendar, start: momentOf(from + later) })).toBeGreaterThanOrEqual(due)
        },
      ),
    )
  })

  it('reaches its steps in order', () => {
    fc.assert(
      fc.property(clock, amount, calendarName, minute, (clock, amount, calendar, from) => {
        const given = { clock, amount, calendar, start: momentOf(from) }
        const steps = [25, 75, 100, 150, 200].map(percent => run(given, percent))
        expect(steps).toEqual([...steps].sort((a, b) => a - b))
      }),
    )
  })

  it('is never brought forward by a wait, and by a longer one pushed at least as far', () => {
    const given = minute.chain(from => fc.tuple(fc.constant(momentOf(from)), waitsBehind(momentOf(from))))
    fc.assert(
      fc.property(clock, amount, calendarName, given, (clock, amount, calendar, [start, waits]) => {
        const none = run({ clock, amount, calendar, start })
        const some = run({ clock, amount, calendar, start, waits: waits.slice(0, 1) })
        const all = run({ clock, amount, calendar, start, waits })
        expect(some).toBeGreaterThanOrEqual(none)
        expect(all).toBeGreaterThanOrEqual(some)
      }),
    )
  })

  it('of working hours counts exactly its amount between start and due, waits left out', () => {
    const given = minute.chain(from => fc.tuple(fc.constant(momentOf(from)), waitsBehind(momentOf(from))))
    fc.assert(
      fc.property(amount, calendarName, given, (amount, name, [start, waits]) => {
        const { at, parts } = runClock({
          clock: 'working-hours',
          amount,
          calendar: calendars(name),
          start,
          waits,
        })
        let worked = 0
        for (const part of parts) {
          if (part.type !== 'hours') continue
          worked += part.to - part.from
          expect(part.from).toBeGreaterThanOrEqual(start)
          expect(waits.some(({ since, until }) => since < part.to && (until ?? 0) > part.from)).toBe(false)
          expect(part.day?.openings.some(({ from, to }) => from <= part.from && part.to <= to)).toBe(true)
        }
        expect(worked).toBe(amount * 3_600_000)
        expect(parts.at(-1)).toMatchObject({ to: at })
      }),
    )
  })

  it('keeps hours where clocks are changed: a day there has 23 or 25 hours', () => {
    const berlin = calendarsOf(profile.calendars, 'Europe/Berlin')
    const due = (text: string, clock: Clock, amount: number) =>
      new Date(
        runClock({ clock, amount, calendar: berlin('site'), start: Date.parse(text), waits: [] }).at ?? 0,
      ).toISOString()
    // Summer time began on 29 March 2026 at 01:00 UTC and ended on 25 October.
    expect(due('2026-03-28T11:00:00Z', 'wall-hours', 24)).toBe('2026-03-29T11:00:00.000Z')
    expect(due('2026-03-28T15:00:00Z', 'working-hours', 2)).toBe('2026-03-29T08:00:00.000Z')
    expect(due('2026-10-23T11:00:00Z', 'calendar-days', 2)).toBe('2026-10-25T16:00:00.000Z')
  })
})
