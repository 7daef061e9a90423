import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

interface SplitPagesProps {
  readonly hash: string
  readonly pages: number
  /** After which pages it is cut, ascending. */
  readonly cuts: readonly number[]
  onToggle(page: number): void
}

/** Pages as small pictures; arrows move over them, the blank cuts behind one. */
export function SplitPages({ hash, pages, cuts, onToggle }: SplitPagesProps) {
  const t = useTexts(texts)
  const list = useRef<HTMLOListElement>(null)
  const [at, setAt] = useState(1)
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])]
  useEffect(() => {
    list.current?.querySelector('button')?.focus()
  }, [])
  const go = (page: number) => {
    const next = Math.min(Math.max(1, page), pages)
    setAt(next)
    buttons()[next - 1]?.focus()
  }
  /** Pages in a row, as they stand now. */
  const inRow = () => {
    const tops = buttons().map(({ offsetTop }) => offsetTop)
    return Math.max(1, tops.filter(top => top === tops[0]).length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'ArrowRight') go(at + 1)
    else if (key === 'ArrowLeft') go(at - 1)
    else if (key === 'ArrowDown') go(at + inRow())
    else if (key === 'ArrowUp') go(at - inRow())
    else if (key === 'Home') go(1)
    else if (key === 'End') go(pages)
    else return
    event.preventDefault()
  }
  return (
    <ol ref={list} className="split-pages" aria-label={t('splitPages')} onKeyDown={onKeyDown}>
      {Array.from({ length: pages }, (_, index) => index + 1).map(page => {
        const cut = cuts.includes(page)
        const part = cuts.filter(one => one < page).length + 1
        return (
          <li key={page} className={cut ? 'split-cut' : ''}>
            <button
              type="button"
              tabIndex={page === at ? 0 : -1}
              aria-pressed={cut}
              aria-disabled={page === pages}
              aria-label={t(page === pages ? 'splitLastPage' : 'splitAfter', { page, part })}
              onFocus={() => setAt(page)}
              onClick={() => {
                if (page < pages) onToggle(page)
              }}
            >
              <PagePicture hash={hash} page={page} />
              <span className="desk-figures">{t('splitPage', { page, part })}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** One page as the desk draws it; a page that cannot be drawn keeps its place. */
function PagePicture({ hash, page }: { readonly hash: string; readonly page: number }) {
  const [broken, setBroken] = useState(false)
  return (
    <span className="split-picture">
      {broken ? null : (
        <img src={`/files/${hash}/page/${page}`} alt="" loading="lazy" onError={() => setBroken(true)} />
      )}
    </span>
  )
}
