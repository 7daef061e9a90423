import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { type Translate, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

interface ExportProgressProps {
  readonly done: number
  readonly of: number
  /** What is being done; writing and checking without it. */
  readonly label?: string
  onCancel(): void
}

/** How far a bundle is, for how long it has been written and how long it may still take. */
export function ExportProgress({ done, of, label, onCancel }: ExportProgressProps) {
  const t = useTexts(texts)
  const passed = useSeconds()
  const share = of > 0 ? done / of : 0
  // Before a tenth is done any guess would only be wrong.
  const left = share >= 0.1 && share < 1 ? Math.ceil((passed * (1 - share)) / share) : undefined
  return (
    <div className="settings-buttons" role="status">
      <Progress
        className="settings-progress"
        percent={Math.floor(share * 100)}
        status="active"
        aria-label={label ?? t('working')}
      />
      <span className="desk-soft desk-figures sync-times">
        {t('elapsed', { time: timeText(passed, t) })}
        {left === undefined ? null : ` · ${t('left', { time: timeText(left, t) })}`}
      </span>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  )
}

function timeText(seconds: number, t: Translate<typeof texts>): string {
  if (seconds < 60) return t('seconds', { seconds })
  return t('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}

/** Seconds since this is on the screen. */
function useSeconds(): number {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const began = performance.now()
    const timer = setInterval(() => setPassed(Math.floor((performance.now() - began) / 1_000)), 1_000)
    return () => clearInterval(timer)
  }, [])
  return passed
}
