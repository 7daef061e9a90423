import { z } from 'zod'
import { Day } from './values.ts'

const Words = z.object({ zh: z.string().min(1).max(60), en: z.string().min(1).max(80) })
export const CalendarId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

/** A time on the clocks of the site, `08:30`; `24:00` is the end of the day. */
export const ClockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)

/** When a place is open on one day, in order, with the pauses between; none where it is closed. */
export const Hours = z
  .array(z.strictObject({ from: ClockTime, to: ClockTime }))
  .max(6)
  .superRefine((stretches, context) => {
    let before = ''
    for (const [index, { from, to }] of stretches.entries()) {
      if (from >= to || from < before)
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `${from}–${to} ends before it begins or runs into the stretch before`,
        })
      before = to
    }
  })
export type Hours = z.infer<typeof Hours>

/** Days of the week as calendars name them, Monday first. */
export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Hours of one place through the year. */
export const BusinessCalendar = z.strictObject({
  id: CalendarId,
  name: Words,
  week: z.strictObject({
    mon: Hours,
    tue: Hours,
    wed: Hours,
    thu: Hours,
    fri: Hours,
    sat: Hours,
    sun: Hours,
  }),
  /** On a public holiday; none where the place is closed then. */
  holiday: Hours,
  /** On a Saturday or Sunday that is worked to make up for a holiday. */
  makeUp: Hours,
  /** Hours of single dates, before everything else. */
  dates: z
    .array(z.strictObject({ day: Day, hours: Hours, note: z.string().max(100).optional() }))
    .max(400)
    .superRefine((dates, context) => {
      const seen = new Set<string>()
      for (const [index, { day }] of dates.entries()) {
        if (seen.has(day))
          context.addIssue({ code: 'custom', path: [index, 'day'], message: `${day} is named twice` })
        seen.add(day)
      }
    }),
})
export type BusinessCalendar = z.infer<typeof BusinessCalendar>

/** More than any country gives: a slip in a file must not leave a year without working days. */
const mostDaysOff = 100
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

/**
 * Public holidays and make-up workdays of one year, as the State Council gives them; a file of its own that
 * headquarters can send. A year that is not published yet says so and holds nothing.
 */
export const CalendarYear = z
  .strictObject({
    country: z.literal('cn'),
    year: z.int().min(2000).max(2100),
    published: z.boolean(),
    /** Where it was published: title and number of the notice. */
    source: z.string().max(200),
    /** First and last day off, both included. */
    holidays: z.array(z.strictObject({ name: Words, from: Day, to: Day })).max(20),
    /** Saturdays and Sundays that are worked. */
    makeUp: z.array(Day).max(40),
  })
  .superRefine(({ year, published, holidays, makeUp }, context) => {
    const fault = (path: PropertyKey[], message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    if (published && holidays.length === 0) fault(['holidays'], `${year} is published and has no holiday`)
    if (holidays.reduce((days, { from, to }) => days + daysBetween(from, to), 0) > mostDaysOff)
      fault(['holidays'], `${year} has more than ${mostDaysOff} days off`)
    const off = (day: string) => holidays.find(({ from, to }) => from <= day && day <= to)
    for (const [index, { from, to }] of holidays.entries()) {
      if (from > to) fault(['holidays', index], `${from} is behind ${to}`)
      if (!from.startsWith(`${year}-`) || !to.startsWith(`${year}-`))
        fault(['holidays', index], `${from}–${to} is not in ${year}`)
      if (off(from) !== holidays[index]) fault(['holidays', index], `${from} belongs to two holidays`)
    }
    for (const [index, day] of makeUp.entries()) {
      const weekDay = new Date(`${day}T00:00:00Z`).getUTCDay()
      if (weekDay !== 0 && weekDay !== 6) fault(['makeUp', index], `${day} is no Saturday or Sunday`)
      if (off(day)) fault(['makeUp', index], `${day} is a holiday`)
      if (!day.startsWith(`${year}-`)) fault(['makeUp', index], `${day} is not in ${year}`)
    }
  })
export type CalendarYear = z.infer<typeof CalendarYear>

/** Section `calendars` of a profile: hours of the site and of departments; years sent since, before the shipped ones. */
export const ProfileCalendars = z
  .strictObject({
    calendars: z.array(BusinessCalendar).min(1).max(20),
    years: z.array(CalendarYear).max(60),
  })
  .superRefine(({ calendars, years }, context) => {
    const fault = (path: PropertyKey[], message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    for (const [index, { id }] of calendars.entries())
      if (calendars.findIndex(other => other.id === id) !== index)
        fault(['calendars', index, 'id'], `${id} is used twice`)
    for (const [index, { year }] of years.entries())
      if (years.findIndex(other => other.year === year) !== index)
        fault(['years', index, 'year'], `${year} is given twice`)
  })
export type ProfileCalendars = z.infer<typeof ProfileCalendars>
