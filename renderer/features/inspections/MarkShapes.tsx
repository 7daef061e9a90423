import type { Mark } from '../../../main/contract/inspections.ts'
import type { Point } from '../../../main/contract/plan-frames.ts'

const colours = { red: '#e01b1b', yellow: '#ffd400', blue: '#1668dc', white: '#ffffff' } as const

export interface Shape {
  readonly width: number
  readonly height: number
}

/** What was drawn over a photo: within an `svg` whose view box is the photo's own width and height. */
export function MarkShapes({ marks, shape }: { readonly marks: readonly Mark[]; readonly shape: Shape }) {
  return marks.map((mark, index) => (
    // Marks have no names: they are drawn in their order, all at once.
    <MarkShape key={`${mark.kind}-${index}`} mark={mark} {...shape} />
  ))
}

function MarkShape({ mark, width, height }: Shape & { readonly mark: Mark }) {
  const colour = colours[mark.colour]
  const points = mark.points.map(({ x, y }) => ({ x: x * width, y: y * height }))
  const [first, second] = points
  const longest = Math.max(width, height)
  const stroke = longest / 120
  if (!first) return null
  const line = { fill: 'none', stroke: colour, strokeWidth: stroke }
  if (mark.kind === 'text')
    return (
      <text x={first.x} y={first.y} fill={colour} fontSize={longest / 24}>
        {mark.text}
      </text>
    )
  if (mark.kind === 'circle') {
    // Its middle and a place on it; a middle alone is a circle of a usual size.
    const radius = second ? Math.hypot(second.x - first.x, second.y - first.y) : longest / 12
    return <circle cx={first.x} cy={first.y} r={radius} {...line} />
  }
  const last = points.at(-1)
  const before = points.at(-2)
  return (
    <>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} {...line} />
      {mark.kind === 'arrow' && last && before ? (
        <polygon points={arrowHead(before, last, stroke * 4)} fill={colour} />
      ) : null}
    </>
  )
}

function arrowHead(from: Point, to: Point, size: number): string {
  const turn = Math.atan2(to.y - from.y, to.x - from.x)
  const wing = (by: number) => `${to.x - size * Math.cos(turn + by)},${to.y - size * Math.sin(turn + by)}`
  return `${to.x},${to.y} ${wing(0.5)} ${wing(-0.5)}`
}
