import type { Spread } from '../../contract/leak-reports.ts'

/** The least of sorted values that `percent` of a hundred do not exceed. */
const rank = (sorted: readonly number[], percent: number) =>
  sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? null

/** How long things took, and how many still wait: null is one that has not happened. Milliseconds. */
export function spreadOf(times: readonly (number | null)[]): Spread {
  const sorted = times.filter(time => time !== null).sort((one, other) => one - other)
  return {
    count: sorted.length,
    waiting: times.length - sorted.length,
    median: rank(sorted, 50),
    p90: rank(sorted, 90),
    worst: sorted.at(-1) ?? null,
  }
}
