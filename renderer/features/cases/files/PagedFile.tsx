import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTexts } from '../../../app/i18n.ts'
import { useCasePlace } from '../place.ts'
import { texts } from './texts.ts'

interface PagedFileProps {
  readonly hash: string
  readonly name: string
}

/** Whether a file has pages to leaf through: a PDF, or a TIFF as scanners make them. */
export const hasPages = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || mediaType === 'image/tiff'

/** A PDF or scanned TIFF, one page at a time, drawn by the desk; Page Up and Page Down turn them. */
export function PagedFile({ hash, name }: PagedFileProps) {
  const t = useTexts(texts)
  const { filesAt } = useCasePlace()
  const [page, setPage] = useState(1)
  const [pages, setPages] = useState<number>()
  const [broken, setBroken] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    const count = async () => {
      const response = await fetch(`${filesAt}/${hash}/page/1`, { signal: stop.signal })
      if (!response.ok) setBroken(true)
      else setPages(Number(response.headers.get('x-page-count') ?? 1))
    }
    count().catch(() => {
      if (!stop.signal.aborted) setBroken(true)
    })
    frame.current?.focus()
    return () => stop.abort()
  }, [filesAt, hash])
  const turn = (step: number) => setPage(current => Math.min(Math.max(1, current + step), pages ?? 1))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'PageDown') turn(1)
    else if (event.key === 'PageUp') turn(-1)
    else if (event.key === 'Home') setPage(1)
    else if (event.key === 'End') setPage(pages ?? 1)
    else return
    event.preventDefault()
  }
  if (broken) return <p>{t('noPages')}</p>
  if (pages === undefined) return <p role="status">{t('drawing')}</p>
  return (
    <div ref={frame} className="viewer-pages" tabIndex={0} onKeyDown={onKeyDown}>
      <img
        src={`${filesAt}/${hash}/page/${page}`}
        alt={t('pageOf', { name, page })}
        onError={() => setBroken(true)}
      />
      {pages > 1 ? (
        <div className="viewer-turn">
          <button type="button" className="viewer-button" disabled={page === 1} onClick={() => turn(-1)}>
            {t('pageBefore')}
          </button>
          <span className="desk-figures" role="status">
            {t('pagePosition', { page, pages })}
          </span>
          <button type="button" className="viewer-button" disabled={page === pages} onClick={() => turn(1)}>
            {t('pageAfter')}
          </button>
        </div>
      ) : null}
    </div>
  )
}
