/** One figure of the benchmark, beside the raw driver where there is something to compare with. */
export interface Figure {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'per second' | 'wrong' | 's' | 'of 1' | 'KB' | 'bytes'
  readonly measured: number
  /** The same rows and entries by better-sqlite3 alone, same encryption and durability. */
  readonly raw?: number
  /** What is wanted, for people: `≤ 2 × raw`. */
  readonly wanted: string
  readonly good: boolean
}

/** A figure compared with the raw driver: at most so many times as long. */
export function against(what: string, times: { desk: number; raw: number }, most: number): Figure {
  return {
    what,
    unit: 'ms',
    measured: times.desk,
    raw: times.raw,
    wanted: `≤ ${most} × raw`,
    good: times.desk <= most * times.raw,
  }
}

/** A figure with a bound of its own. */
export function within(what: string, unit: Figure['unit'], measured: number, most: number): Figure {
  return { what, unit, measured, wanted: `≤ ${most} ${unit}`, good: measured <= most }
}

/** A figure that should be high, of 1. */
export function atLeast(what: string, measured: number, least: number): Figure {
  return { what, unit: 'of 1', measured, wanted: `≥ ${least}`, good: measured >= least }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The value that so large a part of all do not exceed: `percentile(times, 0.95)`. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** Milliseconds one run takes. */
export function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** Medians of two ways to do the same, taken in turns so that both meet the same machine. */
export function inTurns(
  desk: () => unknown,
  raw: () => unknown,
  runs = 41,
): { readonly desk: number; readonly raw: number } {
  desk()
  raw()
  const times = { desk: [] as number[], raw: [] as number[] }
  for (let run = 0; run < runs; run++) {
    times.desk.push(timed(desk))
    times.raw.push(timed(raw))
  }
  return { desk: median(times.desk), raw: median(times.raw) }
}

/** The median of many runs, after two to warm up. */
export function often(run: () => unknown, runs = 41): number {
  run()
  run()
  return median(Array.from({ length: runs }, () => timed(run)))
}

/** Hands the figures to the process that asked for them: the last line of standard output. */
export function report(figures: readonly Figure[]): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
