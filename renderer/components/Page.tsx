import type { ReactNode } from 'react'
import { useWindowTitle } from '../app/window-title.ts'
import './page.css'

interface PageProps {
  readonly title: string
  /** Small and right behind the title: who else is here. */
  readonly beside?: ReactNode
  /** Beside the title: the one or two things to do here. */
  readonly actions?: ReactNode
  /** Below the title: filters, a sentence. */
  readonly aside?: ReactNode
  /** A column for reading and forms. */
  readonly narrow?: boolean
  /** The content scrolls by itself (a virtual list) and gets all the height there is. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** A page of the desk: title line, then the content. Sets the title of the window. */
export function Page({ title, beside, actions, aside, narrow, fill, children }: PageProps) {
  useWindowTitle(title)
  const names = ['page', narrow ? 'page-narrow' : '', fill ? 'page-fill' : ''].filter(name => name !== '')
  return (
    <div className={names.join(' ')}>
      <header className="page-head">
        {beside ? (
          <div className="page-title">
            <h1>{title}</h1>
            {beside}
          </div>
        ) : (
          <h1>{title}</h1>
        )}
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      {aside ? <div className="page-aside">{aside}</div> : null}
      <div className="page-content">{children}</div>
    </div>
  )
}
