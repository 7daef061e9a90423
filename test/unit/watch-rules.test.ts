import { assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rhythm, roundStand } from '../../main/watch/rules.ts'

const daily: Rhythm = { rhythm: 'daily', weekday: 1, since: '2026-07-06' }
/** Wednesdays; 2026-07-06 is a Monday. */
const weekly: Rhythm = { rhythm: 'weekly', weekday: 3, since: '2026-07-06' }

describe('rounds that are due', () => {
  it.each([
    ['daily, never done, first day', daily, null, '2026-07-06', 'due', '2026-07-06', 0],
    ['daily, never done, third day', daily, null, '2026-07-08', 'due', '2026-07-08', 2],
    ['daily, done today', daily, '2026-07-08', '2026-07-08', 'done', '2026-07-08', 0],
    ['daily, done yesterday', daily, '2026-07-07', '2026-07-08', 'due', '2026-07-08', 0],
    ['daily, before it begins', daily, null, '2026-07-05', 'done', '2026-07-06', 0],
    ['daily, a round from before it was changed', daily, '2026-06-01', '2026-07-06', 'due', '2026-07-06', 0],
    ['weekly, before its first day', weekly, null, '2026-07-07', 'done', '2026-07-08', 0],
    ['weekly, on its day', weekly, null, '2026-07-08', 'due', '2026-07-08', 0],
    ['weekly, the day after', weekly, null, '2026-07-09', 'late', '2026-07-08', 0],
    ['weekly, done late', weekly, '2026-07-08', '2026-07-14', 'done', '2026-07-08', 0],
    ['weekly, the next week', weekly, '2026-07-08', '2026-07-15', 'due', '2026-07-15', 0],
    ['weekly, two weeks missed', weekly, '2026-07-08', '2026-07-30', 'late', '2026-07-29', 2],
    [
      'daily, a clock set back below what was done',
      daily,
      '2026-07-09',
      '2026-07-08',
      'done',
      '2026-07-08',
      0,
    ],
  ] as const)('%s', (_, rhythm, last, today, state, dueDay, missed) => {
    expect(roundStand(rhythm, last, today)).toEqual({ state, dueDay, missed })
  })

  it('agrees with counting day by day', () => {
    const dayOf = (number: number) => new Date(Date.UTC(2026, 6, 6 + number)).toISOString().slice(0, 10)
    const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
    const cases = record({
      rhythm: constantFrom('daily' as const, 'weekly' as const),
      weekday: integer({ min: 1, max: 7 }),
      done: integer({ min: -1, max: 60 }),
      today: integer({ min: 0, max: 60 }),
    })
    assert(
      property(cases, ({ rhythm, weekday, done, today }) => {
        const isDue = (day: string) => rhythm === 'daily' || weekdayOf(day) === weekday
        const dueDays = Array.from({ length: today + 1 }, (_, index) => dayOf(index)).filter(isDue)
        // What was done counts for the due day before it, as the command records it.
        const lastDay = Array.from({ length: done + 1 }, (_, index) => dayOf(index)).findLast(isDue) ?? null
        const open = dueDays.filter(day => lastDay === null || day > lastDay)
        const stand = roundStand({ rhythm, weekday, since: dayOf(0) }, lastDay, dayOf(today))
        const last = dueDays.at(-1)
        if (open.length === 0) expect(stand.state).toBe('done')
        else
          expect(stand).toEqual({
            state: last === dayOf(today) ? 'due' : 'late',
            dueDay: last,
            missed: open.length - 1,
          })
      }),
    )
  })
})
