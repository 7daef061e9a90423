import { useEffect, useState } from 'react'
import { useTexts } from '../app/i18n.ts'
import './states.css'
import { texts } from './texts.ts'

/** Answers faster than this show no placeholder at all, in milliseconds; a flash reads slower than a blank. */
const patience = 180

/**
 * Placeholder rows for a list or page that is being read. Takes its place at once and shows itself late, so
 * nothing jumps.
 */
export function Loading({
  rows = 6,
  rowHeight = 40,
}: {
  readonly rows?: number
  readonly rowHeight?: number
}) {
  const t = useTexts(texts)
  const [visible, setVisible] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="loading" role="status" aria-label={t('loading')} style={{ minHeight: rows * rowHeight }}>
      {visible
        ? Array.from({ length: rows }, (_, index) => (
            <div key={index} className="loading-row" style={{ height: rowHeight }}>
              <span style={{ width: `${35 + ((index * 23) % 50)}%` }} />
            </div>
          ))
        : null}
    </div>
  )
}
