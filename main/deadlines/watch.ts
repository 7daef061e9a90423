import type { ClockNotice } from '../contract/deadlines.ts'
import type { ReadDatabase } from '../database/read.ts'
import { readSite } from '../site/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import { yearsOf } from './calendars.ts'
import { localTime } from '../site/time.ts'

const minute = 60_000
const day = 86_400_000
/** Less than this is what computers do by themselves when they ask a time server. */
const smallJump = 5 * minute
/** So far ahead is no sleep of the computer over night; while it was off, no holiday either. */
const largeJump = { running: day, off: 15 * day } as const
/** A clock that is set forward has to stay so for this long before steps are recorded by it. */
const trustAfter = 10 * minute
/** A jump forward is told for this long. */
const toldFor = day

/** What is remembered of the last look at the clock. */
export interface Watch {
  readonly lookedAt: number
  readonly jump: { readonly from: number; readonly to: number; readonly noticed: number } | null
}

/** Reads what was remembered; undefined before the first look. */
export function readWatch(read: ReadDatabase): Watch | undefined {
  const row = read.get<{
    lookedAt: number
    jumpFrom: number | null
    jumpTo: number | null
    jumpNoticed: number | null
  }>(
    `select looked_at as "lookedAt", jump_from as "jumpFrom", jump_to as "jumpTo",
       jump_noticed as "jumpNoticed" from deadline_watch where id='own'`,
  )
  if (!row) return undefined
  const { lookedAt, jumpFrom, jumpTo, jumpNoticed } = row
  const known = jumpFrom !== null && jumpTo !== null && jumpNoticed !== null
  return { lookedAt, jump: known ? { from: jumpFrom, to: jumpTo, noticed: jumpNoticed } : null }
}

/** What a look at the clock leads to. */
export interface Look {
  readonly watch: Watch
  /** Steps may be recorded by this clock. */
  readonly trusted: boolean
}

/**
 * Looks at the computer's clock. Set back, it is told; nothing is recorded twice, because a step is recorded once
 * whatever the clock says. Set far forward, it is told too, and steps wait a while: a slip that is mended leaves no
 * breach behind that never was.
 * @param passed how long it has been since the last look by a clock nobody sets, milliseconds; undefined when the
 *   program was not running in between
 */
export function lookAtClock(before: Watch | undefined, now: number, passed: number | undefined): Look {
  if (!before) return { watch: { lookedAt: now, jump: null }, trusted: true }
  const expected = before.lookedAt + (passed ?? 0)
  const ahead = now - expected
  const jumped = ahead < -smallJump || ahead > (passed === undefined ? largeJump.off : largeJump.running)
  const jump = jumped ? jumpFrom(before.jump, expected, now) : stillTold(before.jump, now)
  const suspect = jump !== null && jump.to > jump.from && now - jump.noticed < trustAfter
  return { watch: { lookedAt: now, jump }, trusted: !suspect }
}

/** The jump to tell; none where it takes an earlier one back. */
function jumpFrom(earlier: Watch['jump'], expected: number, now: number): Watch['jump'] {
  const mends =
    earlier !== null && earlier.to > earlier.from
      ? now < earlier.to - smallJump && now >= earlier.from - smallJump
      : earlier !== null && now >= earlier.from - smallJump
  return mends ? null : { from: expected, to: now, noticed: now }
}

/** Set back, it is told until the clock is where it was; set forward, for a day. */
function stillTold(jump: Watch['jump'], now: number): Watch['jump'] {
  if (jump === null) return null
  const over = jump.to > jump.from ? now - jump.noticed > toldFor : now >= jump.from
  return over ? null : jump
}

/** What people are told about clock and calendar; nothing where all is well. */
export function clockNotices(read: ReadDatabase, now: number): ClockNotice[] {
  const notices: ClockNotice[] = []
  const jump = readWatch(read)?.jump
  if (jump)
    notices.push({ type: jump.to < jump.from ? 'clockBack' : 'clockForward', from: jump.from, to: jump.to })
  const site = readSite(read)
  if (!site) return notices
  const known = yearsOf(profileOf(read).calendars).filter(({ published }) => published)
  const { year, month } = localTime(now, site.timeZone)
  // The State Council publishes the next year in November; before that nobody can have it.
  for (const wanted of month >= 11 ? [year, year + 1] : [year])
    if (!known.some(one => one.year === wanted))
      notices.push({ type: 'yearMissing', year: wanted, next: wanted > year })
  return notices
}
