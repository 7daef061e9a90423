/** How something of a chart looks: a colour on the screen, a grey on paper. */
export type ChartInk = 'rain' | 'calls' | 'strong' | 'light' | 'grid' | 'axis' | 'label'

/** What a chart is drawn of, in units of its own width and height, from the upper left corner. */
export type ChartShape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly ink: ChartInk
    }
  | {
      readonly kind: 'line'
      readonly points: readonly (readonly [number, number])[]
      readonly width: number
      readonly ink: ChartInk
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** The middle of its height. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly align: 'left' | 'center' | 'right'
      readonly ink: ChartInk
    }

export interface Chart {
  readonly width: number
  readonly height: number
  readonly shapes: readonly ChartShape[]
}

/** Bars along time with a line over them, each with a scale of its own. */
export interface CurveData {
  readonly barTitle: string
  readonly lineTitle: string
  /** `label` is shown where there is room for it. */
  readonly points: readonly { readonly label: string; readonly bar: number; readonly line: number }[]
}

/** A row of bars per name, one bar for each series. */
export interface RowsData {
  readonly series: readonly string[]
  readonly rows: readonly {
    readonly label: string
    /** One for each series; null draws nothing. */
    readonly values: readonly (number | null)[]
    /** What stands behind each bar. */
    readonly words: readonly string[]
  }[]
}

const size = 11
const width = 680

/** How wide a text is about: Chinese is as wide as high, Latin half of it. */
const widthOf = (text: string) =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 1 : 0.56), 0) * size

const text = (
  x: number,
  y: number,
  words: string,
  align: 'left' | 'center' | 'right' = 'left',
  ink: ChartInk = 'label',
): ChartShape => ({ kind: 'text', x, y, text: words, size, align, ink })

/** A round number not below a value, and its steps. */
export function scaleOf(most: number): { readonly top: number; readonly step: number } {
  if (most <= 0) return { top: 1, step: 1 }
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find(one => one * power >= rough) ?? 10) * power
  return { top: Math.ceil(most / step) * step, step }
}

const plain = (value: number) => String(Math.round(value * 100) / 100)

const legend = (x: number, y: number, entries: readonly (readonly [string, ChartInk])[]): ChartShape[] => {
  let at = x
  return entries.flatMap(([words, ink]) => {
    const from = at
    at += 16 + widthOf(words) + 18
    return [
      { kind: 'box', x: from, y: y - 5, width: 10, height: 10, ink },
      text(from + 16, y, words),
    ] satisfies ChartShape[]
  })
}

/** Rain against calls: bars on the left scale, the line on the right one. */
export function curveChart({ barTitle, lineTitle, points }: CurveData): Chart {
  const height = 260
  const left = 44
  const right = width - 44
  const top = 34
  const bottom = height - 30
  const bars = scaleOf(Math.max(0, ...points.map(({ bar }) => bar)))
  const lines = scaleOf(Math.max(0, ...points.map(({ line }) => line)))
  const slot = (right - left) / Math.max(1, points.length)
  const yOf = (value: number, scale: { readonly top: number }) =>
    bottom - (value / scale.top) * (bottom - top)
  const shapes: ChartShape[] = legend(left, 14, [
    [barTitle, 'rain'],
    [lineTitle, 'calls'],
  ])
  for (let value = 0; value <= bars.top + bars.step / 2; value += bars.step) {
    const y = yOf(value, bars)
    shapes.push({
      kind: 'line',
      points: [
        [left, y],
        [right, y],
      ],
      width: 0.6,
      ink: 'grid',
    })
    shapes.push(text(left - 6, y, plain(value), 'right', 'axis'))
  }
  for (let value = 0; value <= lines.top + lines.step / 2; value += lines.step)
    shapes.push(text(right + 6, yOf(value, lines), plain(value), 'left', 'axis'))
  points.forEach(({ bar }, index) => {
    if (bar <= 0) return
    const y = yOf(bar, bars)
    const gap = Math.min(2, slot * 0.15)
    shapes.push({
      kind: 'box',
      x: left + index * slot + gap,
      y,
      width: slot - 2 * gap,
      height: bottom - y,
      ink: 'rain',
    })
  })
  shapes.push({
    kind: 'line',
    points: [
      [left, bottom],
      [right, bottom],
    ],
    width: 1,
    ink: 'axis',
  })
  const middle = (index: number) => left + (index + 0.5) * slot
  if (points.length > 1)
    shapes.push({
      kind: 'line',
      points: points.map(({ line }, index) => [middle(index), yOf(line, lines)] as const),
      width: 2,
      ink: 'calls',
    })
  const widest = Math.max(0, ...points.map(({ label }) => widthOf(label))) + 10
  const every = Math.max(1, Math.ceil(widest / slot))
  points.forEach(({ label }, index) => {
    if (index % every === 0 && middle(index) + widest / 2 <= width)
      shapes.push(text(middle(index), bottom + 15, label, 'center', 'axis'))
  })
  return { width, height, shapes }
}

const rowInks: readonly ChartInk[] = ['strong', 'light', 'rain']

/** Bars that grow to the right, with their figures behind them. */
export function rowsChart({ series, rows }: RowsData): Chart {
  const bar = series.length > 1 ? 11 : 14
  const rowHeight = series.length * (bar + 2) + 10
  const top = series.length > 1 ? 30 : 8
  const height = top + rows.length * rowHeight + 6
  const left = Math.min(220, Math.max(60, ...rows.map(({ label }) => widthOf(label))) + 14)
  const behind = Math.max(30, ...rows.flatMap(({ words }) => words.map(widthOf))) + 10
  const room = width - left - behind
  const most = Math.max(0, ...rows.flatMap(({ values }) => values.map(value => value ?? 0)))
  const shapes: ChartShape[] =
    series.length > 1
      ? legend(
          left,
          13,
          series.map((name, index) => [name, rowInks[index] ?? 'light']),
        )
      : []
  rows.forEach(({ label, values, words }, index) => {
    const y = top + index * rowHeight + 5
    shapes.push(text(left - 8, y + (rowHeight - 10) / 2, fitting(label, left - 10), 'right'))
    values.forEach((value, place) => {
      const at = y + place * (bar + 2)
      const length = most > 0 && value !== null ? Math.max(value > 0 ? 1 : 0, (value / most) * room) : 0
      if (length > 0)
        shapes.push({
          kind: 'box',
          x: left,
          y: at,
          width: length,
          height: bar,
          ink: rowInks[place] ?? 'light',
        })
      shapes.push(text(left + length + 5, at + bar / 2, words[place] ?? '', 'left', 'axis'))
    })
  })
  shapes.push({
    kind: 'line',
    points: [
      [left, top],
      [left, height - 6],
    ],
    width: 1,
    ink: 'axis',
  })
  return { width, height, shapes }
}

/** As much of a text as fits, with an ellipsis where it is cut. */
function fitting(words: string, room: number): string {
  if (widthOf(words) <= room) return words
  let kept = [...words]
  while (kept.length > 1 && widthOf(`${kept.join('')}…`) > room) kept = kept.slice(0, -1)
  return `${kept.join('')}…`
}
