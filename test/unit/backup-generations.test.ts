import { assert as holds, array, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Generation, generationName, generationsToKeep } from '../../main/desk/backup-generations.ts'

const zone = 'Asia/Shanghai'
const day = 86_400_000
const start = Date.UTC(2026, 0, 5, 10)

function generation(createdAt: number): Generation {
  return {
    path: `/backups/${createdAt}`,
    manifest: {
      format: 1,
      kind: 'clubhouse-desk backup',
      site: 'TEST',
      createdAt,
      incarnation: 'one',
      letter: '',
      sequence: 1,
      position: 1,
      schema: 'x',
      database: { bytes: 1, sha256: '0'.repeat(64) },
      files: 0,
    },
  }
}

const newestFirst = (times: readonly number[]) => [...times].sort((a, b) => b - a).map(generation)
const kept = (times: readonly number[], now: number) =>
  [...generationsToKeep(newestFirst(times), now, zone)].map(({ manifest }) => manifest.createdAt)

/** Backs up at each of these times and prunes after each, as the desk does. */
function live(times: readonly number[]): number[] {
  let have: number[] = []
  for (const now of times) have = kept([...have, now], now)
  return have.sort((a, b) => a - b)
}

describe('generations of backups', () => {
  it('are named by site and local time', () => {
    expect(generationName('ABC', Date.UTC(2026, 6, 12, 16, 5, 9), zone)).toBe(
      'clubhouse-ABC-20260713-000509.deskbackup',
    )
  })

  it('after two years of daily ones are 7 days, 4 weeks and 12 months', () => {
    const times = Array.from({ length: 730 }, (_, count) => start + count * day)
    const have = live(times)
    const last = times.at(-1) ?? 0
    expect(have.slice(-7)).toEqual(times.slice(-7))
    expect(have.length).toBeGreaterThanOrEqual(7 + 2 + 10)
    expect(have.length).toBeLessThanOrEqual(7 + 4 + 12)
    expect(last - (have[0] ?? 0)).toBeGreaterThan(300 * day)
  })

  it('of the last 24 hours all stay', () => {
    const hours = Array.from({ length: 30 }, (_, count) => start + count * 3_600_000)
    const have = live(hours)
    expect(have.slice(-24)).toEqual(hours.slice(-24))
  })

  it('always hold the newest, whatever the clock says', () => {
    holds(
      property(array(integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 60 }), steps => {
        const times = [...new Set(steps)].map(step => start + step * 11 * 3_600_000)
        for (const now of [start - 1000 * day, start, start + 5000 * day]) {
          const have = kept(times, now)
          expect(have).toContain(Math.max(...times))
          expect(new Set(have).size).toBe(have.length)
          expect(have.every(time => times.includes(time))).toBe(true)
          const distinctDays = new Set(times.map(time => Math.floor((time + 8 * 3_600_000) / day))).size
          expect(have.length).toBeGreaterThanOrEqual(Math.min(7, distinctDays))
        }
      }),
    )
  })
})
