import { assert as holds, double, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Frame,
  frameOf,
  isWithin,
  middleOf,
  onOtherPlan,
  type Point,
  throughFrame,
  wholeFrame,
} from '../../main/contract/plan-frames.ts'

/** Pins stay on their place of the home whatever drawing is shown. */
const share = double({ min: 0, max: 1, noNaN: true })
const point = record({ x: share, y: share })
const close = (one: Point | undefined, other: Point) => {
  expect(one?.x).toBeCloseTo(other.x, 6)
  expect(one?.y).toBeCloseTo(other.y, 6)
}

/** A drawing of an aspect that shows the frame turned, scaled and moved, as paper does it. */
const drawn =
  (aspect: number, frameAspect: number, turn: number, scale: number) =>
  ({ x, y }: Point): Point => {
    const [across, down] = [x * aspect, y]
    return {
      x: (scale * (across * Math.cos(turn) - down * Math.sin(turn))) / frameAspect + 0.1,
      y: scale * (across * Math.sin(turn) + down * Math.cos(turn)) - 0.05,
    }
  }

describe('frames of drawings', () => {
  it('find by two places how a drawing of another shape is moved, turned and scaled', () => {
    holds(
      property(
        double({ min: 0.4, max: 2.5, noNaN: true }),
        double({ min: 0.4, max: 2.5, noNaN: true }),
        double({ min: -3, max: 3, noNaN: true }),
        double({ min: 0.3, max: 3, noNaN: true }),
        point,
        (aspect, frameAspect, turn, scale, pin) => {
          const where = drawn(aspect, frameAspect, turn, scale)
          const matches = [
            { x: 0.1, y: 0.2 },
            { x: 0.9, y: 0.7 },
          ].map(on => ({ on, at: where(on) }))
          const frame = frameOf(matches, aspect, frameAspect)
          expect(frame).toBeDefined()
          if (frame) close(throughFrame(frame, pin), where(pin))
        },
      ),
    )
  })

  it('find by three places any drawing that is sheared too', () => {
    const sheared: Frame = [0.8, 0.2, 0.05, -0.1, 0.9, 0.1]
    const matches = [
      { x: 0.1, y: 0.1 },
      { x: 0.9, y: 0.2 },
      { x: 0.3, y: 0.8 },
    ].map(on => ({ on, at: throughFrame(sheared, on) }))
    const frame = frameOf(matches, 1, 1)
    for (const [index, value] of sheared.entries()) expect(frame?.[index]).toBeCloseTo(value, 9)
  })

  it('say nothing by places that are one, or lie on one line', () => {
    const one = { on: { x: 0.5, y: 0.5 }, at: { x: 0.5, y: 0.5 } }
    const near = { on: { x: 0.505, y: 0.5 }, at: { x: 0.9, y: 0.9 } }
    const far = { on: { x: 0.9, y: 0.9 }, at: { x: 0.9, y: 0.9 } }
    expect(frameOf([one], 1, 1)).toBeUndefined()
    expect(frameOf([one, near], 1, 1)).toBeUndefined()
    expect(frameOf([one, far, { on: { x: 0.1, y: 0.1 }, at: { x: 0.1, y: 0.1 } }], 1, 1)).toBeUndefined()
  })

  it('take a pin to another drawing and back', () => {
    holds(
      property(point, double({ min: -0.4, max: 0.4, noNaN: true }), (pin, bent) => {
        const other: Frame = [0.7, bent, 0.1, bent, 0.8, 0.05]
        const there = onOtherPlan(wholeFrame, other, pin)
        expect(there).toBeDefined()
        if (there) close(onOtherPlan(other, wholeFrame, there), pin)
      }),
    )
    expect(onOtherPlan(wholeFrame, [1, 1, 0, 1, 1, 0], { x: 0, y: 0 })).toBeUndefined()
  })

  it('know which room a place lies in', () => {
    const room = [
      { x: 0.1, y: 0.1 },
      { x: 0.5, y: 0.1 },
      { x: 0.5, y: 0.3 },
      { x: 0.3, y: 0.3 },
      { x: 0.3, y: 0.6 },
      { x: 0.1, y: 0.6 },
    ]
    expect(isWithin(room, { x: 0.2, y: 0.5 })).toBe(true)
    expect(isWithin(room, { x: 0.4, y: 0.2 })).toBe(true)
    expect(isWithin(room, { x: 0.4, y: 0.5 })).toBe(false)
    expect(isWithin([], { x: 0.4, y: 0.5 })).toBe(false)
    close(middleOf(room.slice(0, 2)), { x: 0.3, y: 0.1 })
    expect(middleOf([])).toBeUndefined()
  })
})
