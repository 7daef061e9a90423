import type { TrueTypeFont } from './sfnt.ts'

/**
 * The outline of a glyph as an SVG path in font units, y upwards. Drawn so, a picture needs no font where it is made
 * into pixels: libraries look for fonts in the system, which may have none with Chinese characters.
 */
export function glyphPath(font: TrueTypeFont, glyph: number, depth = 0): string {
  const bytes = font.outlineOf(glyph)
  if (bytes.length < 10 || depth > 5) return ''
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const contours = view.getInt16(0)
  return contours >= 0 ? simplePath(view, contours) : compositePath(font, view, depth)
}

interface Point {
  readonly x: number
  readonly y: number
  readonly on: boolean
}

function simplePath(view: DataView, contours: number): string {
  const ends = Array.from({ length: contours }, (_, index) => view.getUint16(10 + index * 2))
  const count = (ends.at(-1) ?? -1) + 1
  let at = 10 + contours * 2
  at += 2 + view.getUint16(at)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = view.getUint8(at++)
    flags.push(flag)
    if ((flag & 8) !== 0) for (let again = view.getUint8(at++); again > 0; again--) flags.push(flag)
  }
  const along = (short: number, same: number) => {
    let value = 0
    return flags.slice(0, count).map(flag => {
      if ((flag & short) !== 0) value += (flag & same) !== 0 ? view.getUint8(at++) : -view.getUint8(at++)
      else if ((flag & same) === 0) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = along(2, 16)
  const ys = along(4, 32)
  let from = 0
  return ends
    .map(end => {
      const points = Array.from({ length: end + 1 - from }, (_, index): Point => {
        const place = from + index
        return { x: xs[place] ?? 0, y: ys[place] ?? 0, on: ((flags[place] ?? 0) & 1) !== 0 }
      })
      from = end + 1
      return contour(points)
    })
    .join('')
}

const between = (one: Point, other: Point): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
  on: true,
})

/** Between two points off the curve lies one on it. */
function contour(points: readonly Point[]): string {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return ''
  const start = first.on ? first : last.on ? last : between(first, last)
  const rest = first.on ? points.slice(1) : last.on ? points.slice(0, -1) : points
  let path = `M${start.x} ${start.y}`
  let control: Point | undefined
  for (const point of [...rest, start]) {
    if (point.on) {
      path += control ? `Q${control.x} ${control.y} ${point.x} ${point.y}` : `L${point.x} ${point.y}`
      control = undefined
      continue
    }
    if (control) {
      const middle = between(control, point)
      path += `Q${control.x} ${control.y} ${middle.x} ${middle.y}`
    }
    control = point
  }
  if (control) path += `Q${control.x} ${control.y} ${start.x} ${start.y}`
  return `${path}Z`
}

/** Parts are only moved: fonts of Chinese characters scale none. */
function compositePath(font: TrueTypeFont, view: DataView, depth: number): string {
  let path = ''
  let at = 10
  for (let more = true; more; ) {
    const flags = view.getUint16(at)
    const glyph = view.getUint16(at + 2)
    at += 4
    const wide = (flags & 1) !== 0
    const x = wide ? view.getInt16(at) : view.getInt8(at)
    const y = wide ? view.getInt16(at + 2) : view.getInt8(at + 1)
    at += wide ? 4 : 2
    if ((flags & 8) !== 0) at += 2
    else if ((flags & 64) !== 0) at += 4
    else if ((flags & 128) !== 0) at += 8
    path += moved(glyphPath(font, glyph, depth + 1), x, y)
    more = (flags & 32) !== 0
  }
  return path
}

function moved(path: string, x: number, y: number): string {
  let across = false
  return path.replace(/-?\d+(\.\d+)?/g, number => {
    across = !across
    return String(Number(number) + (across ? x : y))
  })
}
