/** What stands on a paper form, UTC milliseconds. */
export interface PaperTimes {
  readonly calledAt: number
  readonly sentAt: number | null
  readonly arrivedAt: number | null
  readonly stoppedAt: number | null
}

/** A watch that is ahead by no more than this is believed, as a device's clock is (`main/log/claims.ts`). */
const mostAhead = 5 * 60_000

/** Why the times of a paper cannot be; undefined where they may. */
export function timesFault(times: PaperTimes, now: number): 'pack.inFuture' | 'pack.notInOrder' | undefined {
  const { calledAt, sentAt, arrivedAt, stoppedAt } = times
  const given = [calledAt, sentAt, arrivedAt, stoppedAt].filter(at => at !== null)
  if (given.some(at => at > now + mostAhead)) return 'pack.inFuture'
  return given.some((at, index) => at < (given[index - 1] ?? 0)) ? 'pack.notInOrder' : undefined
}
