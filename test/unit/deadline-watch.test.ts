import { describe, expect, it } from 'vitest'
import { lookAtClock, type Watch } from '../../main/deadlines/watch.ts'

const minute = 60_000
const day = 86_400_000
const noon = Date.UTC(2026, 6, 13, 4)
const calm: Watch = { lookedAt: noon, jump: null }

/** Looks once a minute while the clock runs as it should. */
function minutes(watch: Watch, count: number) {
  let look = { watch, trusted: true }
  for (let index = 0; index < count; index++)
    look = lookAtClock(look.watch, look.watch.lookedAt + minute, minute)
  return look
}

describe('a look at the clock', () => {
  it('finds nothing odd the first time, minute by minute, and after small corrections', () => {
    expect(lookAtClock(undefined, noon, undefined)).toEqual({ watch: calm, trusted: true })
    expect(minutes(calm, 90).watch.jump).toBeNull()
    expect(lookAtClock(calm, noon + 3 * minute, minute)).toMatchObject({
      watch: { jump: null },
      trusted: true,
    })
  })

  it('finds nothing odd in a night or a week switched off', () => {
    expect(lookAtClock(calm, noon + 7 * day, undefined)).toMatchObject({
      watch: { jump: null },
      trusted: true,
    })
    expect(lookAtClock(calm, noon + 14 * 3_600_000, minute)).toMatchObject({
      watch: { jump: null },
      trusted: true,
    })
  })

  it('tells of a clock that was set back until it is where it was, also over a restart', () => {
    for (const passed of [minute, undefined]) {
      const back = lookAtClock(calm, noon - 2 * day, passed)
      expect(back).toMatchObject({ trusted: true, watch: { jump: { to: noon - 2 * day } } })
      expect(minutes(back.watch, 60).watch.jump).not.toBeNull()
      const mended = lookAtClock(back.watch, noon + 5 * minute, minute)
      expect(mended).toMatchObject({ trusted: true, watch: { jump: null } })
    }
  })

  it('does not trust a clock that was set far forward for ten minutes, and tells for a day', () => {
    const forward = lookAtClock(calm, noon + 400 * day, minute)
    expect(forward).toMatchObject({
      trusted: false,
      watch: { jump: { from: noon + minute, to: noon + 400 * day } },
    })
    expect(minutes(forward.watch, 9).trusted).toBe(false)
    expect(minutes(forward.watch, 10).trusted).toBe(true)
    expect(minutes(forward.watch, 10).watch.jump).not.toBeNull()
    expect(minutes(forward.watch, 24 * 60 + 2).watch.jump).toBeNull()
  })

  it('forgets a slip that was mended before anything was recorded by it', () => {
    const forward = lookAtClock(calm, noon + 400 * day, minute)
    const mended = lookAtClock(minutes(forward.watch, 3).watch, noon + 5 * minute, minute)
    expect(mended).toMatchObject({ trusted: true, watch: { jump: null } })
  })
})
