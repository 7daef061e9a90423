import type { MouseEvent, ReactNode } from 'react'
import { type Frame, onOtherPlan, type Point } from '../../../main/contract/plan-frames.ts'
import './inspections.css'

/** A drawing as it is shown. */
export interface ShownPlan {
  readonly id: string
  readonly pictureHash: string
  readonly width: number
  readonly height: number
  readonly frame: Frame
}

interface Pinned {
  readonly id: string
  readonly pin: (Point & { readonly planId: string }) | null
  readonly state: string
}

export interface ShownPin {
  readonly id: string
  readonly at: Point
  readonly label: string
  readonly tone: 'open' | 'done' | 'chosen'
}

/**
 * Pins of defects on a drawing, through the frames of the drawings they were set on; those that lie on none of them
 * are left out.
 *
 * @param frames by the id of the drawing
 */
export const pinsOn = (
  plan: ShownPlan,
  frames: ReadonlyMap<string, Frame>,
  defects: readonly Pinned[],
  chosen?: string,
): ShownPin[] =>
  defects.flatMap(({ id, pin, state }, index) => {
    const frame = pin === null ? undefined : frames.get(pin.planId)
    const at = pin !== null && frame ? onOtherPlan(frame, plan.frame, pin) : undefined
    if (!at) return []
    const tone = id === chosen ? 'chosen' : state === 'accepted' ? 'done' : 'open'
    return [{ id, at, label: String(index + 1), tone }]
  })

interface PlanViewProps {
  readonly plan: ShownPlan
  readonly label: string
  readonly pins?: readonly ShownPin[]
  readonly pinLabel?: (pin: ShownPin) => string
  onPin?(id: string): void
  /** A press on the drawing: 0..1 of its width and height. */
  onPoint?(at: Point): void
  /** Drawn over the picture, in a view of 1 by 1. */
  readonly children?: ReactNode
}

/** The picture of a drawing with pins over it. */
export function PlanView({ plan, label, pins = [], pinLabel, onPin, onPoint, children }: PlanViewProps) {
  const press = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (value: number) => Math.min(1, Math.max(0, value))
    onPoint?.({
      x: share((event.clientX - box.left) / box.width),
      y: share((event.clientY - box.top) / box.height),
    })
  }
  const picture = (
    <>
      <img src={`/files/${plan.pictureHash}`} alt={label} width={plan.width} height={plan.height} />
      {children ? (
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          {children}
        </svg>
      ) : null}
    </>
  )
  return (
    <div className="plan-view">
      {onPoint ? (
        <button type="button" className="plan-press" aria-label={label} onClick={press}>
          {picture}
        </button>
      ) : (
        picture
      )}
      {pins.map(pin => (
        <button
          key={pin.id}
          type="button"
          className={`plan-pin plan-pin-${pin.tone}`}
          style={{ left: `${pin.at.x * 100}%`, top: `${pin.at.y * 100}%` }}
          title={pinLabel?.(pin)}
          aria-label={pinLabel?.(pin) ?? pin.label}
          onClick={() => onPin?.(pin.id)}
        >
          {pin.label}
        </button>
      ))}
    </div>
  )
}
