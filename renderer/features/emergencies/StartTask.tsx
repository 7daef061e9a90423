import type { ReactNode } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { startTexts } from './start-texts.ts'

interface StartTaskProps {
  readonly title: string
  readonly done: boolean
  /** Who did it and when, or how far it is. */
  readonly said?: ReactNode
  readonly children?: ReactNode
}

/** One line of the list: whether it is done, what it is, what stands, what to press. */
export function StartTask({ title, done, said, children }: StartTaskProps) {
  const t = useTexts(startTexts)
  return (
    <li className="start-task">
      <StateTag tone={done ? 'done' : 'waiting'}>{t(done ? 'done' : 'open')}</StateTag>
      <div className="start-task-body">
        <span className="start-task-head">
          <strong>{title}</strong>
          {said ? <span className="desk-soft desk-figures">{said}</span> : null}
        </span>
        <div className="start-task-actions">{children}</div>
      </div>
    </li>
  )
}
