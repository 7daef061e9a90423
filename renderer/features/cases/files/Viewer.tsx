import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { CaseFile } from '../../../../main/contract/case-views.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Time } from '../../../components/Time.tsx'
import { useCasePlace } from '../place.ts'
import { hasPages, PagedFile } from './PagedFile.tsx'
import { texts } from './texts.ts'

interface ViewerProps {
  readonly files: readonly CaseFile[]
  readonly index: number
  onMove(index: number): void
  onClose(): void
}

/** Files large, one after the other with the arrow keys; Escape closes. */
export function Viewer({ files, index, onMove, onClose }: ViewerProps) {
  const t = useTexts(texts)
  const { filesAt } = useCasePlace()
  const dialog = useRef<HTMLDialogElement>(null)
  const file = files[index]
  // A dialog of the browser keeps the focus inside and gives it back to where it was.
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const move = (step: number) => onMove((index + step + files.length) % files.length)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') move(1)
    else if (event.key === 'ArrowLeft') move(-1)
    else return
    event.preventDefault()
  }
  if (!file) return null
  return (
    <dialog ref={dialog} className="viewer" aria-label={t('viewer')} onKeyDown={onKeyDown} onCancel={onClose}>
      <div className="viewer-head">
        <span>
          <strong>{file.name ?? t('erasedName')}</strong>{' '}
          <span className="desk-figures">{t('position', { index: index + 1, total: files.length })}</span>
          {file.takenAt === null ? null : (
            <span>
              {' · '}
              {t('takenAt')} <Time at={file.takenAt} as="moment" />
            </span>
          )}
        </span>
        {files.length > 1 ? (
          <>
            <button type="button" className="viewer-button" onClick={() => move(-1)}>
              ← {t('previous')}
            </button>
            <button type="button" className="viewer-button" onClick={() => move(1)}>
              {t('next')} →
            </button>
          </>
        ) : null}
        <a href={`${filesAt}/${file.hash}`} download={file.name ?? file.hash}>
          {t('download')}
        </a>
        <button type="button" className="viewer-button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
      <div className="viewer-stage">
        <Large key={file.id} file={file} />
      </div>
    </dialog>
  )
}

function Large({ file }: { readonly file: CaseFile }) {
  const t = useTexts(texts)
  const [broken, setBroken] = useState(false)
  const { filesAt } = useCasePlace()
  const { mediaType, hash, name } = file
  if (hasPages(mediaType)) return <PagedFile hash={hash} name={name ?? ''} />
  if (mediaType.startsWith('image/') && !broken)
    return <img src={`${filesAt}/${hash}/preview`} alt={name ?? ''} onError={() => setBroken(true)} />
  if (mediaType.startsWith('video/') && !broken) {
    // Recordings of a counter have no subtitles to offer.
    return <video src={`${filesAt}/${hash}`} controls onError={() => setBroken(true)} />
  }
  if (mediaType.startsWith('audio/')) return <audio src={`${filesAt}/${hash}`} controls />
  return <p>{t('noPreview')}</p>
}
