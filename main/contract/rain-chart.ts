/** What a chart is made of; readings do not overlap and lie in their order. */
export interface RainChartInput {
  readonly readings: readonly { readonly from: number; readonly to: number; readonly millimetres: number }[]
  /** The time that is drawn, UTC milliseconds. */
  readonly from: number
  readonly to: number
  /** Any midnight of the site: hours are marked by its clock. */
  readonly midnight: number
  /** Size of the drawing, in whatever unit; y grows downwards. */
  readonly width: number
  readonly height: number
}

/** A reading as a bar: as wide as it lasted, as high as it rained in an hour. */
interface RainBar {
  readonly from: number
  readonly to: number
  readonly millimetres: number
  readonly perHour: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where everything of a rain chart stands: bars in mm an hour, the sum as a line, times nobody measured. */
export interface RainChart {
  readonly bars: readonly RainBar[]
  /** What had fallen since the beginning; its scale is its own. */
  readonly line: readonly { readonly x: number; readonly y: number; readonly millimetres: number }[]
  readonly gaps: readonly { readonly x: number; readonly width: number }[]
  /** Hours to be marked below, at most ten of them. */
  readonly hours: readonly { readonly at: number; readonly x: number }[]
  /** Top of the scale of the bars, millimetres an hour: a round number. */
  readonly top: number
  readonly total: number
}

const hour = 3_600_000
const steps = [1, 2, 3, 6, 12, 24, 48, 72, 168]
const tops = [1, 2, 5, 10, 20, 30, 50, 80, 100, 150, 200, 300, 500, 1_000, 2_000]

/** Geometry of a chart of rain over time. Pure: screens draw it as SVG, reports on paper. */
export function rainChart({ readings, from, to, midnight, width, height }: RainChartInput): RainChart {
  const span = Math.max(1, to - from)
  const xOf = (at: number) => ((at - from) / span) * width
  const cut = readings.flatMap(reading => {
    const begin = Math.max(from, reading.from)
    const end = Math.min(to, reading.to)
    if (begin >= end) return []
    const perHour = (reading.millimetres * hour) / (reading.to - reading.from)
    return [{ from: begin, to: end, perHour, millimetres: (perHour * (end - begin)) / hour }]
  })
  const most = Math.max(0, ...cut.map(({ perHour }) => perHour))
  const top = tops.find(one => one >= most) ?? Math.ceil(most)
  const bars = cut.map((reading): RainBar => {
    const tall = (reading.perHour / top) * height
    const x = xOf(reading.from)
    return { ...reading, x, y: height - tall, width: xOf(reading.to) - x, height: tall }
  })
  const total = cut.reduce((sum, { millimetres }) => sum + millimetres, 0)
  let sum = 0
  const pointAt = (at: number) => ({
    x: xOf(at),
    y: total === 0 ? height : height - (sum / total) * height,
    millimetres: sum,
  })
  const line = cut.flatMap(reading => {
    const before = pointAt(reading.from)
    sum += reading.millimetres
    return [before, pointAt(reading.to)]
  })
  const gaps: { x: number; width: number }[] = []
  let read = from
  for (const reading of [...cut, { from: to, to }]) {
    if (reading.from > read) gaps.push({ x: xOf(read), width: xOf(reading.from) - xOf(read) })
    read = Math.max(read, reading.to)
  }
  const step = (steps.find(one => span / (one * hour) <= 9) ?? 168) * hour
  const first = midnight + Math.ceil((from - midnight) / step) * step
  const hours: { at: number; x: number }[] = []
  for (let at = first; at <= to && hours.length < 10; at += step) hours.push({ at, x: xOf(at) })
  return { bars, line, gaps, hours, top, total: Math.round(total * 100) / 100 }
}
