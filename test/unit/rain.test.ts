import { describe, expect, it } from 'vitest'
import { assert, array, integer, property, record } from 'fast-check'
import { type Rain, rainStand, rainWithin } from '../../main/emergencies/rules.ts'

const minute = 60_000
const hour = 60 * minute
/** Half an hour before midnight at the site. */
const evening = Date.parse('2026-07-12T23:30:00+08:00')
const levels = [
  { level: 'blue', millimetres: 50, hours: 12 },
  { level: 'yellow', millimetres: 50, hours: 6 },
  { level: 'orange', millimetres: 50, hours: 3 },
  { level: 'red', millimetres: 100, hours: 3 },
] as const
const reading = (fromHour: number, toHour: number, mm: number): Rain => ({
  from: evening + fromHour * hour,
  to: evening + toHour * hour,
  hundredths: mm * 100,
})
const levelOf = (readings: readonly Rain[], now: number) => rainStand(readings, levels, now).level

describe('what the rain itself reaches', () => {
  it('adds up over midnight', () => {
    expect(levelOf([reading(-1, 0, 20), reading(0, 1, 20), reading(1, 2, 10)], evening + 2 * hour)).toBe(
      'orange',
    )
    expect(levelOf([reading(-1, 0, 20), reading(0, 1, 20), reading(1, 2, 9.9)], evening + 2 * hour)).toBe(
      null,
    )
  })

  it('takes the gravest of those it reaches', () => {
    expect(levelOf([reading(-1, 0, 60), reading(0, 1, 40)], evening + hour)).toBe('red')
    expect(levelOf([reading(-11, -10, 30), reading(-1, 0, 20)], evening)).toBe('blue')
    expect(levelOf([reading(-5, -4, 30), reading(-1, 0, 20)], evening)).toBe('yellow')
  })

  it('counts a long reading with its share of the hours that are looked at', () => {
    // 80 mm over 12 hours: 20 in three of them, 40 in six.
    expect(rainStand([reading(-12, 0, 80)], levels, evening)).toMatchObject({
      level: 'blue',
      sums: [
        { level: 'blue', millimetres: 80 },
        { level: 'yellow', millimetres: 40 },
        { level: 'orange', millimetres: 20 },
        { level: 'red', millimetres: 20 },
      ],
    })
  })

  it('says for how long nobody measured', () => {
    const { sums } = rainStand([reading(-3, -2, 20), reading(-1, 0, 20)], levels, evening)
    expect(sums.find(({ level }) => level === 'orange')).toMatchObject({ millimetres: 40, unread: hour })
  })

  it('goes by the end of the latest reading while it is fresh, and by the clock once it is not', () => {
    const rain = [reading(-2, -1, 50)]
    expect(rainStand(rain, levels, evening)).toMatchObject({ at: evening - hour, level: 'orange' })
    expect(rainStand(rain, levels, evening + 2 * hour)).toMatchObject({ at: evening - hour, level: 'orange' })
    expect(rainStand(rain, levels, evening + 3 * hour)).toMatchObject({
      at: evening + 3 * hour,
      level: 'yellow',
    })
    expect(rainStand([], levels, evening)).toMatchObject({ at: evening, level: null, lastReading: null })
  })

  it('sums as adding up each minute does, whatever the readings and the hours', () => {
    const readings = array(
      record({
        pause: integer({ min: 0, max: 90 }),
        length: integer({ min: 1, max: 200 }),
        mm: integer({ min: 0, max: 60 }),
      }),
      {
        maxLength: 12,
      },
    ).map(parts => {
      let at = evening
      return parts.map(({ pause, length, mm }): Rain => {
        const from = at + pause * minute
        at = from + length * minute
        return { from, to: at, hundredths: mm * 100 }
      })
    })
    assert(
      property(
        readings,
        integer({ min: -100, max: 2_000 }),
        integer({ min: 1, max: 900 }),
        (rain, start, length) => {
          const from = evening + start * minute
          const to = from + length * minute
          let sum = 0
          let read = 0
          for (let at = from; at < to; at += minute) {
            const found = rain.find(one => one.from <= at && at < one.to)
            if (!found) continue
            read += minute
            sum += (found.hundredths * minute) / (found.to - found.from)
          }
          const { hundredths, unread } = rainWithin(rain, from, to)
          expect(hundredths).toBeCloseTo(sum, 4)
          expect(unread).toBe(to - from - read)
        },
      ),
    )
  })
})
