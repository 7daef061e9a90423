import { z } from 'zod'

/** A place on a drawing: 0..1 of its width and of its height. */
const Share = z.number().min(0).max(1)
export const PlanPoint = z.object({ x: Share, y: Share })
export interface Point {
  readonly x: number
  readonly y: number
}

/** `x' = a x + b y + c`, `y' = d x + e y + f`. */
export const Frame = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
export type Frame = z.infer<typeof Frame>

/** The drawing is the frame, or is laid over it by its edges. */
export const wholeFrame: Frame = [1, 0, 0, 0, 1, 0]

/** The same place on two drawings. */
export interface Match {
  /** On the drawing that is aligned. */
  readonly on: Point
  /** On the frame. */
  readonly at: Point
}

/** How wide a drawing is, of its height. */
export type Aspect = number

/** Matches closer together than this say nothing of a direction: shares of a drawing. */
const leastApart = 0.02

/** Where a place of a drawing lies on the frame. */
export const throughFrame = ([a, b, c, d, e, f]: Frame, { x, y }: Point): Point => ({
  x: a * x + b * y + c,
  y: d * x + e * y + f,
})

/** The other way; undefined for a frame that folds the drawing into a line. */
export function inverseFrame([a, b, c, d, e, f]: Frame): Frame | undefined {
  const area = a * e - b * d
  if (Math.abs(area) < 1e-9) return undefined
  return [e / area, -b / area, (b * f - c * e) / area, -d / area, a / area, (c * d - a * f) / area]
}

/** A place of one drawing on another, through the frames of both; undefined where the other has no way back. */
export function onOtherPlan(from: Frame, to: Frame, point: Point): Point | undefined {
  const back = inverseFrame(to)
  return back && throughFrame(back, throughFrame(from, point))
}

/**
 * How a drawing lies on the frame, from two matches (moved, turned and scaled, nothing bent) or three (sheared too).
 * Undefined where the matches lie too close together, or on one line, to say it.
 *
 * @param aspect of the drawing
 * @param frameAspect of the frame: a turn is one of the paper, not of the shares of its sides
 */
export function frameOf(matches: readonly Match[], aspect: Aspect, frameAspect: Aspect): Frame | undefined {
  const [one, two, three] = matches
  if (!one || !two) return undefined
  if (three) return affine(one, two, three)
  const [from, to] = [turned(one.on, two.on, aspect), turned(one.at, two.at, frameAspect)]
  const length = from.x ** 2 + from.y ** 2
  if (length < leastApart ** 2 || to.x ** 2 + to.y ** 2 < leastApart ** 2) return undefined
  // One complex number turns and scales: to / from.
  const scale = (to.x * from.x + to.y * from.y) / length
  const turn = (to.y * from.x - to.x * from.y) / length
  const [a, b, d, e] = [(scale * aspect) / frameAspect, -turn / frameAspect, turn * aspect, scale]
  return [a, b, one.at.x - a * one.on.x - b * one.on.y, d, e, one.at.y - d * one.on.x - e * one.on.y]
}

const turned = (from: Point, to: Point, aspect: Aspect): Point => ({
  x: (to.x - from.x) * aspect,
  y: to.y - from.y,
})

function affine(one: Match, two: Match, three: Match): Frame | undefined {
  const [p, q] = [turned(one.on, two.on, 1), turned(one.on, three.on, 1)]
  const [u, v] = [turned(one.at, two.at, 1), turned(one.at, three.at, 1)]
  const [area, there] = [p.x * q.y - p.y * q.x, u.x * v.y - u.y * v.x]
  if (Math.abs(area) < leastApart ** 2 || Math.abs(there) < leastApart ** 2) return undefined
  const a = (u.x * q.y - v.x * p.y) / area
  const b = (v.x * p.x - u.x * q.x) / area
  const d = (u.y * q.y - v.y * p.y) / area
  const e = (v.y * p.x - u.y * q.x) / area
  return [a, b, one.at.x - a * one.on.x - b * one.on.y, d, e, one.at.y - d * one.on.x - e * one.on.y]
}

/** Whether a place lies within an area, its corners in order; one with fewer than three corners holds nothing. */
export function isWithin(area: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  for (const [index, corner] of area.entries()) {
    const before = area.at(index - 1)
    if (!before || corner.y > y === before.y > y) continue
    if (x < ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x) inside = !inside
  }
  return inside
}

/** The middle of an area's corners: where a pin is proposed for its room. */
export function middleOf(area: readonly Point[]): Point | undefined {
  if (area.length === 0) return undefined
  const sum = area.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 })
  return { x: sum.x / area.length, y: sum.y / area.length }
}
