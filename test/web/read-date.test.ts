import { assert, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, weekdayOf, weeksOf } from '../../renderer/components/date/days.ts'
import { readDay, readMoment } from '../../renderer/components/date/read-date.ts'

const today = '2026-11-22' // a Sunday
const moment = { today, clock: '18:00', day: today }

describe('readDay', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/1/5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['２０２６．１．５', '2026-01-05'],
    ['20261122', '2026-11-22'],
    ['11-22', '2026-11-22'],
    ['12月28日', '2026-12-28'],
    ['1-5', '2027-01-05'],
    ['1122', '2026-11-22'],
    ['5', '2026-11-05'],
    ['22号', '2026-11-22'],
    ['85-3-2', '1985-03-02'],
    ['26-3-2', '2026-03-02'],
    ['+3', '2026-11-25'],
    ['-30', '2026-10-23'],
    ['+2周', '2026-12-06'],
    ['3天后', '2026-11-25'],
    ['1个月前', '2026-10-22'],
    ['今天', '2026-11-22'],
    [' 明天 ', '2026-11-23'],
    ['Tomorrow', '2026-11-23'],
    ['大后天', '2026-11-25'],
    ['昨天', '2026-11-21'],
    ['周五', '2026-11-27'],
    ['周日', '2026-11-22'],
    ['下周一', '2026-11-23'],
    ['上星期日', '2026-11-15'],
    ['fri', '2026-11-27'],
  ])('reads %s', (text, day) => {
    expect(readDay(text, today)).toBe(day)
  })

  it.each([
    '',
    ' ',
    'abc',
    '2-30',
    '2026-13-01',
    '2026-02-29',
    '0',
    '32',
    '99',
    '一',
    '周fri',
    '3000-01-01',
    '+',
  ])('knows no day in "%s"', text => {
    expect(readDay(text, today)).toBeUndefined()
  })

  it('takes the year and month that the range allows', () => {
    expect(readDay('12-28', today, { max: today })).toBe('2025-12-28')
    expect(readDay('25', today, { max: today })).toBe('2026-10-25')
    expect(readDay('5', today, { min: today })).toBe('2026-12-05')
    // Named in full it is what was typed, for the field to refuse it by name.
    expect(readDay('2026-12-28', today, { max: today })).toBe('2026-12-28')
  })

  it('reads back what it shows, whichever day', () => {
    assert(
      property(integer({ min: 0, max: 73_000 }), days => {
        const day = addDays('1990-01-01', days)
        expect(readDay(day, today)).toBe(day)
        expect(daysBetween('1990-01-01', day)).toBe(days)
      }),
    )
  })

  it.each(['__proto__', 'constructor', 'valueOf', 'toString'])('takes the word %s for no day', word => {
    expect(readDay(word, today)).toBeUndefined()
  })

  it('never names a day that is not in the calendar', () => {
    assert(
      property(string({ maxLength: 12 }), text => {
        const day = readDay(text, today)
        if (day !== undefined) expect(addDays(day, 0)).toBe(day)
      }),
    )
  })
})

describe('readMoment', () => {
  it.each([
    ['2026-11-22 18:40', '2026-11-22T18:40'],
    ['2026-11-22T18:40', '2026-11-22T18:40'],
    ['11-25 1830', '2026-11-25T18:30'],
    ['11-25 9', '2026-11-25T09:00'],
    ['明天 9:00', '2026-11-23T09:00'],
    ['明天9点半', '2026-11-23T09:30'],
    ['tomorrow 9:00', '2026-11-23T09:00'],
    ['11月25日 下午3点15分', '2026-11-25T15:15'],
    ['18:40', '2026-11-22T18:40'],
    ['+3', '2026-11-25T18:00'],
  ])('reads %s', (text, at) => {
    expect(readMoment(text, moment)).toBe(at)
  })

  it.each(['', 'abc', '11-25 25:00', 'abc 9:00', '2026-02-30 9:00'])('knows no moment in "%s"', text => {
    expect(readMoment(text, moment)).toBeUndefined()
  })
})

describe('days', () => {
  it('keeps the end of a month when the next is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28')
  })

  it('shows whole weeks from Monday that hold the month', () => {
    const weeks = weeksOf('2026-11-22')
    expect(weeks.every(week => weekdayOf(week[0] ?? '') === 0)).toBe(true)
    expect(weeks.flat()).toContain('2026-11-01')
    expect(weeks.flat()).toContain('2026-11-30')
  })
})
