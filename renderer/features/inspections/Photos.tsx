import { useEffect, useRef, useState } from 'react'
import type { DefectPhoto } from '../../../main/contract/inspections.ts'
import { useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import '../cases/files/files.css'
import './inspections.css'
import { MarkShapes } from './MarkShapes.tsx'
import { texts } from './texts.ts'

/** Photos of a defect, of its repair and of the look behind it; a press shows one large, with what was drawn on it. */
export function Photos({ photos }: { readonly photos: readonly DefectPhoto[] }) {
  const t = useTexts(texts)
  const [shown, setShown] = useState<string>()
  if (photos.length === 0) return <p className="desk-soft">{t('noPhotos')}</p>
  const large = photos.find(({ id }) => id === shown)
  return (
    <>
      {(['defect', 'repair', 'look'] as const).map(of => {
        const some = photos.filter(photo => photo.of === of)
        return some.length === 0 ? null : (
          <figure key={of} className="defect-photos">
            <figcaption className="desk-soft">{t(`photos.${of}`)}</figcaption>
            {some.map(photo => (
              <button key={photo.id} type="button" onClick={() => setShown(photo.id)}>
                <Marked photo={photo} size="thumbnail" />
              </button>
            ))}
          </figure>
        )
      })}
      {large ? <Large photo={large} onClose={() => setShown(undefined)} /> : null}
    </>
  )
}

function Large({ photo, onClose }: { readonly photo: DefectPhoto; onClose(): void }) {
  const t = useTexts(texts)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className="viewer" aria-label={photo.name ?? t('photos')} onCancel={onClose}>
      <div className="viewer-head">
        <span>
          <strong>{photo.name ?? t('photos')}</strong>
          {photo.takenAt === null ? null : (
            <>
              {' · '}
              <Time at={photo.takenAt} as="moment" />
            </>
          )}
        </span>
        <button type="button" className="viewer-button" onClick={onClose}>
          {t('closePhoto')}
        </button>
      </div>
      <div className="viewer-stage">
        <Marked photo={photo} size="preview" />
      </div>
    </dialog>
  )
}

/** A photo with its marks over it. */
function Marked({ photo, size }: { readonly photo: DefectPhoto; readonly size: 'thumbnail' | 'preview' }) {
  const [shape, setShape] = useState({ width: 4, height: 3 })
  return (
    <span className={`marked-photo marked-photo-${size}`}>
      <img
        src={`/files/${photo.hash}/${size}`}
        alt={photo.name ?? ''}
        loading="lazy"
        onLoad={({ currentTarget }) =>
          setShape({ width: currentTarget.naturalWidth || 4, height: currentTarget.naturalHeight || 3 })
        }
      />
      {photo.marks.length > 0 ? (
        <svg
          viewBox={`0 0 ${shape.width} ${shape.height}`}
          preserveAspectRatio="xMidYMid meet"
          aria-hidden="true"
        >
          <MarkShapes marks={photo.marks} shape={shape} />
        </svg>
      ) : null}
    </span>
  )
}
