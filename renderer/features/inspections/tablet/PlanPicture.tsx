import type { MouseEvent } from 'react'
import type { Point } from '../../../../main/contract/plan-frames.ts'
import { useTexts } from '../../../app/i18n.ts'
import type { OfflineStore } from '../../../offline/store.ts'
import { useKeptPicture } from '../../tablet/useOffline.ts'
import type { Drawing } from './carried.ts'
import { texts } from './texts.ts'

export interface TabletPin {
  readonly id: string
  readonly at: Point
  readonly label: string
  /** Found on this walk, not before. */
  readonly own: boolean
}

interface PlanPictureProps {
  readonly store: OfflineStore
  readonly drawing: Drawing
  readonly pins: readonly TabletPin[]
  /** A tap on the drawing: 0..1 of its width and height. */
  onPoint?(at: Point): void
  onPin?(id: string): void
}

/** The drawing of a type as it lies on this device, with pins. */
export function PlanPicture({ store, drawing, pins, onPoint, onPin }: PlanPictureProps) {
  const t = useTexts(texts)
  const address = useKeptPicture(store, drawing.planId, drawing.size)
  if (address === undefined) return null
  const tap = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const box = currentTarget.getBoundingClientRect()
    const share = (value: number) => Math.min(1, Math.max(0, value))
    onPoint?.({ x: share((clientX - box.left) / box.width), y: share((clientY - box.top) / box.height) })
  }
  const picture = <img src={address} alt={t('plan')} width={drawing.width} height={drawing.height} />
  return (
    <div className="walk-plan">
      {onPoint ? (
        <button type="button" className="walk-plan-press" aria-label={t('pinHint')} onClick={tap}>
          {picture}
        </button>
      ) : (
        picture
      )}
      {pins.map(({ id, at, label, own }) => (
        <button
          key={id}
          type="button"
          className={own ? 'walk-pin walk-pin-own' : 'walk-pin'}
          style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
          aria-label={t('pinNumber', { index: label })}
          onClick={() => onPin?.(id)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
