import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CalendarYear, ProfileCalendars } from '../../main/contract/profile-calendars.ts'
import { stampOf } from '../../main/deadlines/calendar.ts'
import { calendarsOf, yearsOf } from '../../main/deadlines/calendars.ts'
import { runClock, type Wait } from '../../main/deadlines/clock.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { localTime } from '../../main/site/time.ts'

const zone = 'Asia/Shanghai'
const profile = loadProfile('real-estate')
const calendars = calendarsOf(profile.calendars, zone)

/** A moment on the clocks of Shanghai, which are eight hours ahead all year. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const shown = (moment: number | null) => {
  if (moment === null) return 'stopped'
  const { year, month, day, hour, minute } = localTime(moment, zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

type Clock = Parameters<typeof runClock>[0]['clock']
const due = (
  clock: Clock,
  amount: number,
  calendar: string | undefined,
  start: string,
  waits: Wait[] = [],
  percent = 100,
) => shown(runClock({ clock, amount, calendar: calendars(calendar), start: at(start), waits }, percent).at)

describe('worked examples', () => {
  it.each([
    // 8 hours of the wall clock: nights, lunch and holidays count.
    ['wall-hours', 8, undefined, '2026-07-10 16:20', '2026-07-11 00:20'],
    ['wall-hours', 8, undefined, '2026-10-01 09:00', '2026-10-01 17:00'],
    // 24 hours of the wall clock, over a weekend and over a year's end.
    ['wall-hours', 24, undefined, '2026-07-11 09:30', '2026-07-12 09:30'],
    ['wall-hours', 24, undefined, '2025-12-31 18:00', '2026-01-01 18:00'],
    // 2 hours for an emergency, at night.
    ['wall-hours', 2, undefined, '2026-07-12 23:10', '2026-07-13 01:10'],
    // 4 working hours over lunch: Monday 10:00 + 2 h until 12:00, 13:00 + 2 h.
    ['working-hours', 4, 'site', '2026-07-13 10:00', '2026-07-13 15:00'],
    ['working-hours', 4, 'department', '2026-07-13 10:00', '2026-07-13 15:00'],
    // Began in the lunch break, before opening and after closing.
    ['working-hours', 4, 'site', '2026-07-13 12:30', '2026-07-13 17:00'],
    ['working-hours', 1, 'site', '2026-07-13 07:00', '2026-07-13 09:30'],
    ['working-hours', 1, 'site', '2026-07-13 17:30', '2026-07-14 09:30'],
    // A weekend: the desk is open from 9 to 17, departments are not.
    ['working-hours', 4, 'site', '2026-07-10 16:20', '2026-07-11 12:20'],
    ['working-hours', 4, 'department', '2026-07-10 16:20', '2026-07-13 11:50'],
    // A make-up Saturday, 9 May 2026: weekday hours with lunch, and departments work.
    ['working-hours', 4, 'site', '2026-05-09 10:00', '2026-05-09 15:00'],
    ['working-hours', 4, 'department', '2026-05-08 16:00', '2026-05-09 11:30'],
    // A public holiday: the desk keeps its weekend hours, departments are closed.
    ['working-hours', 4, 'site', '2026-10-01 10:00', '2026-10-01 14:00'],
    ['working-hours', 4, 'department', '2026-09-30 16:00', '2026-10-08 11:30'],
    // 3 working days over the National Day holiday of 2026 (1–7 October; Saturday 10 October is worked).
    ['working-days', 3, 'department', '2026-09-30 10:00', '2026-10-10 17:00'],
    ['working-days', 3, 'site', '2026-09-30 10:00', '2026-10-10 17:00'],
    ['working-days', 3, 'department', '2026-09-29 10:00', '2026-10-09 17:00'],
    // 3 working days over a weekend, and over one of which the Sunday is worked (20 September 2026).
    ['working-days', 3, 'department', '2026-07-09 16:59', '2026-07-14 17:00'],
    ['working-days', 3, 'department', '2026-09-17 10:00', '2026-09-21 17:00'],
    // Government hotline: 5 and 2 working days over the Spring Festival of 2026 (15–23 February).
    ['working-days', 5, 'department', '2026-02-12 10:00', '2026-02-26 17:00'],
    ['working-days', 2, 'department', '2026-02-13 10:00', '2026-02-24 17:00'],
    // 3 and 7 days: every day counts from the next one on, until the desk closes on the last.
    ['calendar-days', 3, 'site', '2026-07-10 08:00', '2026-07-13 17:00'],
    ['calendar-days', 7, 'site', '2026-07-10 23:59', '2026-07-17 17:00'],
    ['calendar-days', 7, 'site', '2026-09-28 09:00', '2026-10-05 17:00'],
    // 2–3 days for a callback.
    ['calendar-days', 2, 'site', '2026-07-10 15:00', '2026-07-12 17:00'],
    ['calendar-days', 3, 'site', '2026-07-10 15:00', '2026-07-13 17:00'],
    // A place that is closed on the last day: until the end of the day.
    ['calendar-days', 2, 'department', '2026-07-10 15:00', '2026-07-13 00:00'],
  ] as const)('%s %d (%s) from %s: %s', (clock, amount, calendar, start, expected) => {
    expect(due(clock, amount, calendar, start)).toBe(expected)
  })

  it('75 % of hours is a moment, of days the opening of the day in which they pass', () => {
    const warn = (clock: Clock, amount: number, calendar: string | undefined, start: string) =>
      due(clock, amount, calendar, start, [], 75)
    expect(warn('wall-hours', 8, undefined, '2026-07-13 10:00')).toBe('2026-07-13 16:00')
    expect(warn('working-hours', 4, 'site', '2026-07-13 10:00')).toBe('2026-07-13 14:00')
    expect(warn('working-days', 3, 'department', '2026-07-09 10:00')).toBe('2026-07-14 08:30')
    expect(warn('calendar-days', 7, 'site', '2026-07-10 10:00')).toBe('2026-07-16 08:30')
    expect(warn('calendar-days', 1, 'site', '2026-07-10 10:00')).toBe('2026-07-11 09:00')
  })
})

describe('waiting', () => {
  const wait = (since: string, until: string | null): Wait => ({
    since: at(since),
    until: until === null ? null : at(until),
  })

  it('stops working hours for as long as it lasts', () => {
    const waits = [wait('2026-07-13 11:00', '2026-07-13 14:00')]
    expect(due('working-hours', 4, 'site', '2026-07-13 10:00', waits)).toBe('2026-07-13 17:00')
  })

  it('takes nothing away where nobody works anyway', () => {
    const waits = [wait('2026-07-13 12:00', '2026-07-13 13:00')]
    expect(due('working-hours', 4, 'site', '2026-07-13 10:00', waits)).toBe('2026-07-13 15:00')
  })

  it('does not count working days that end while somebody is waited for', () => {
    const waits = [wait('2026-07-13 16:00', '2026-07-14 09:00')]
    expect(due('working-days', 3, 'department', '2026-07-10 10:00', waits)).toBe('2026-07-16 17:00')
  })

  it('leaves a clock stopped while it goes on, unless it was due before', () => {
    expect(due('working-hours', 4, 'site', '2026-07-13 10:00', [wait('2026-07-13 11:00', null)])).toBe(
      'stopped',
    )
    expect(due('working-days', 3, 'site', '2026-07-13 10:00', [wait('2026-07-13 11:00', null)])).toBe(
      'stopped',
    )
    expect(due('working-hours', 4, 'site', '2026-07-13 10:00', [wait('2026-07-13 15:00', null)])).toBe(
      '2026-07-13 15:00',
    )
  })

  it('never stops the wall clock or days of the calendar', () => {
    const waits = [wait('2026-07-13 11:00', null)]
    expect(due('wall-hours', 8, undefined, '2026-07-13 10:00', waits)).toBe('2026-07-13 18:00')
    expect(due('calendar-days', 7, 'site', '2026-07-13 10:00', waits)).toBe('2026-07-20 17:00')
  })
})

describe('calendars', () => {
  const own = (dates: { day: string; hours: { from: string; to: string }[] }[]) => {
    const [site] = profile.calendars.calendars
    const section = ProfileCalendars.parse({ calendars: [{ ...site, dates }], years: [] })
    return calendarsOf(section, zone)('site')
  }

  it('lets a date have hours of its own, before weekends and holidays', () => {
    const calendar = own([
      { day: '2026-07-13', hours: [{ from: '10:00', to: '11:00' }] },
      { day: '2026-10-01', hours: [] },
    ])
    const run = (start: string, clock: Clock, amount: number) =>
      shown(runClock({ clock, amount, calendar, start: at(start), waits: [] }).at)
    expect(run('2026-07-13 08:00', 'working-hours', 2)).toBe('2026-07-14 09:30')
    expect(run('2026-10-01 10:00', 'working-hours', 2)).toBe('2026-10-02 11:00')
    expect(run('2026-07-10 10:00', 'working-days', 1)).toBe('2026-07-13 11:00')
  })

  it('counts a weekday as working day no more where the place is closed on it', () => {
    const calendar = own([{ day: '2026-07-13', hours: [] }])
    const run = runClock({
      clock: 'working-days',
      amount: 1,
      calendar,
      start: at('2026-07-10 10:00'),
      waits: [],
    })
    expect(shown(run.at)).toBe('2026-07-14 17:00')
  })

  it('names the years whose holidays are not known, and goes by weekends there', () => {
    const run = runClock({
      clock: 'working-days',
      amount: 3,
      calendar: calendars('department'),
      start: at('2026-12-30 10:00'),
      waits: [],
    })
    expect(shown(run.at)).toBe('2027-01-04 17:00')
    expect(run.missingYears).toEqual([2027])
    const wall = runClock({
      clock: 'wall-hours',
      amount: 24,
      calendar: calendars(undefined),
      start: at('2026-12-31 18:00'),
      waits: [],
    })
    expect(wall.missingYears).toEqual([])
  })

  it('takes years that were sent before those that came with the program', () => {
    const sent = CalendarYear.parse({
      country: 'cn',
      year: 2027,
      published: true,
      source: 'test',
      holidays: [{ name: { zh: '元旦', en: "New Year's Day" }, from: '2027-01-01', to: '2027-01-03' }],
      makeUp: [],
    })
    const section = { ...profile.calendars, years: [sent] }
    expect(yearsOf(section).filter(({ year }) => year === 2027)).toEqual([sent])
    const calendar = calendarsOf(section, zone)('department')
    const run = runClock({
      clock: 'working-days',
      amount: 1,
      calendar,
      start: at('2026-12-31 10:00'),
      waits: [],
    })
    expect(shown(run.at)).toBe('2027-01-04 17:00')
    expect(run.missingYears).toEqual([])
  })

  it.each([
    [{ makeUp: ['2026-07-13'] }, 'no Saturday or Sunday'],
    [{ makeUp: ['2026-10-03'] }, 'is a holiday'],
    [{ makeUp: ['2027-01-02'] }, 'not in 2026'],
    [{ holidays: [] }, 'has no holiday'],
    [{ holidays: [{ name: { zh: '元旦', en: 'x' }, from: '2026-01-03', to: '2026-01-01' }] }, 'is behind'],
  ])('refuses a year with %j', (change, message) => {
    const year = yearsOf(profile.calendars).find(one => one.year === 2026)
    const parsed = CalendarYear.safeParse({ ...year, ...change })
    expect(parsed.error?.message).toContain(message)
  })

  it('refuses hours that overlap or end before they begin', () => {
    const [site] = profile.calendars.calendars
    const holiday = [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '17:00' },
    ]
    expect(ProfileCalendars.safeParse({ calendars: [{ ...site, holiday }], years: [] }).success).toBe(false)
  })
})

const samples = join(process.env.CLUBHOUSE_SAMPLE_DATA ?? '../shared/data', 'holidays')
describe.skipIf(!existsSync(samples))('holidays collected by somebody else', () => {
  it('are those of our files, day by day', () => {
    for (const name of readdirSync(samples)) {
      const sample = JSON.parse(readFileSync(join(samples, name), 'utf8')) as {
        year: number
        days: { date: string; isOffDay: boolean }[]
      }
      const year = yearsOf(profile.calendars).find(one => one.year === sample.year)
      if (!year) continue
      expect(year.published).toBe(sample.days.length > 0)
      const days = year.holidays.flatMap(({ from, to }) => {
        const first = Date.parse(`${from}T00:00:00Z`) / 86_400_000
        const last = Date.parse(`${to}T00:00:00Z`) / 86_400_000
        return Array.from({ length: last - first + 1 }, (_, index) => stampOf(first + index))
      })
      const off = sample.days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date)
      const worked = sample.days.filter(({ isOffDay }) => !isOffDay).map(({ date }) => date)
      expect(days.sort()).toEqual(off.sort())
      expect([...year.makeUp].sort()).toEqual(worked.sort())
    }
  })
})
