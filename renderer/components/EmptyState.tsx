import type { ReactNode } from 'react'
import './states.css'

/** Nothing here yet: one sentence that teaches and the one button. */
export function EmptyState({ text, action }: { readonly text: string; readonly action?: ReactNode }) {
  return (
    <div className="empty-state" role="status">
      <p>{text}</p>
      {action}
    </div>
  )
}
