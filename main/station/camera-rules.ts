import { cameraGrace } from '../contract/camera.ts'

/** What a phone photographs into, as far as its end goes. Times are UTC milliseconds of the desk. */
export interface TargetTimes {
  readonly openedAt: number
  readonly endsAt: number
  readonly endedAt: number | null
}

/** Slack for clocks and for who presses the shutter while somebody else presses "end". */
const slack = 60_000

/** A phone's claims further apart than this say nothing: its clock was set meanwhile. */
const longestClaim = 40 * 24 * 3_600_000

/** When it ended or will end. */
export const endOf = ({ endsAt, endedAt }: TargetTimes): number => Math.min(endsAt, endedAt ?? endsAt)

/**
 * When a photo was taken by the desk's clock: only how long ago the phone says it was counts, so that a phone whose
 * clock is years off tells the right moment all the same. Null where its claims make no sense.
 */
export function takenByDesk(claim: { takenAt: number; sentAt: number }, now: number): number | null {
  const ago = claim.sentAt - claim.takenAt
  return ago < 0 || ago > longestClaim ? null : now - ago
}

/**
 * Whether a photo still goes where it was taken for: taken before the end and here within a day behind it. What the
 * phone cannot say counts as taken in time, because its page takes photos only for what it was shown.
 */
export function inTime(target: TargetTimes, taken: number | null, now: number): boolean {
  const end = endOf(target)
  return now < end + cameraGrace && (taken === null || taken <= end + slack)
}
