import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime, zoneOffset } from '../../main/site/time.ts'

const zones = [
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Monrovia',
  'America/New_York',
  'Pacific/Chatham',
  'UTC',
]

/** What the clocks show, asked of the calendar of the runtime itself. */
function shown(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

const two = (value: number) => String(value).padStart(2, '0')
const asShown = ({ year, month, day, hour, minute }: ReturnType<typeof localTime>) =>
  `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`

describe('clocks at the site', () => {
  it('show what the time zone says, at any moment and in any order of asking', () => {
    const moment = fc.integer({ min: Date.UTC(1965, 0, 1), max: Date.UTC(2090, 0, 1) })
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(moment, { minLength: 1, maxLength: 20 }),
        (zone, moments) => {
          for (const at of moments) expect(asShown(localTime(at, zone))).toBe(shown(at, zone))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are right to the minute when they are changed', () => {
    const change = Date.UTC(2026, 2, 8, 7)
    for (let minute = -40; minute <= 40; minute++) {
      const at = change + minute * 60_000 + 1
      expect(asShown(localTime(at, 'America/New_York'))).toBe(shown(at, 'America/New_York'))
    }
    expect(zoneOffset(change - 1, 'America/New_York')).toBe(-5 * 3_600_000)
    expect(zoneOffset(change, 'America/New_York')).toBe(-4 * 3_600_000)
  })
})
