/** A file of a weather station as it was read: moments by its own clock, and every column that holds numbers. */
export interface RainFile {
  readonly name: string
  /** Headings of the columns that may hold millimetres. */
  readonly columns: readonly string[]
  /** Which of them seems to hold the rain of each line; the sum since the beginning is another. */
  readonly guess: number
  readonly rows: readonly RainFileRow[]
  /** Lines that hold no moment, headings among them. */
  readonly unread: number
}

export interface RainFileRow {
  /** As the file's clock says it, `2013-07-08T15:00`. */
  readonly local: string
  /** By column; null where no number stands. */
  readonly values: readonly (number | null)[]
}

/** What a person says about such a file. */
export interface SeriesChoice {
  readonly column: number
  /** Whether the moment of a line is when its rain began to be measured, or when it ended. */
  readonly stands: 'begins' | 'ends'
  /** Turns the file's clock into UTC milliseconds; not a number where it is none. */
  momentOf(local: string): number
}

export interface SeriesReading {
  readonly from: number
  readonly to: number
  readonly millimetres: number
}

const longest = 24 * 3_600_000
const mostMillimetres = 2_000

/**
 * The readings of a file, in their order. Each lasts until its neighbour, where that is no further than usual; beside
 * a gap it lasts as long as most do. Lines without a number, negative ones and those of a moment that was there already
 * are left out and counted. Pure.
 */
export function seriesReadings(
  rows: readonly RainFileRow[],
  { column, stands, momentOf }: SeriesChoice,
): { readonly readings: readonly SeriesReading[]; readonly leftOut: number } {
  const seen = new Set<number>()
  const points = rows
    .flatMap(({ local, values }) => {
      const at = momentOf(local)
      const millimetres = values[column] ?? -1
      if (!Number.isFinite(at) || millimetres < 0 || millimetres > mostMillimetres || seen.has(at)) return []
      seen.add(at)
      return [{ at, millimetres }]
    })
    .sort((one, other) => one.at - other.at)
  const step = usualStep(points.map(({ at }) => at))
  const readings = points.map(({ at, millimetres }, index): SeriesReading => {
    const neighbour = points[stands === 'begins' ? index + 1 : index - 1]?.at
    const length = neighbour === undefined ? step : Math.min(step, Math.abs(neighbour - at))
    return stands === 'begins'
      ? { from: at, to: at + length, millimetres }
      : { from: at - length, to: at, millimetres }
  })
  return { readings, leftOut: rows.length - points.length }
}

/** The time between neighbours that is met most often; an hour where there is but one. */
function usualStep(moments: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const [index, at] of moments.entries()) {
    const before = moments[index - 1]
    if (before === undefined || at - before > longest) continue
    counts.set(at - before, (counts.get(at - before) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([one, met], [other, metToo]) => metToo - met || one - other)
  return most?.[0] ?? 3_600_000
}
