import { FileImageOutlined } from '@ant-design/icons'
import { useCallback, useState } from 'react'
import { errorText } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { formatSize } from '../cases/files/size.ts'
import { type Photo, shareOf } from './queue/photo.ts'
import type { PhotoQueue } from './queue/photo-queue.ts'
import { texts } from './texts.ts'

/** Each photo with its own state, the newest on top. */
export function PhotoList({
  photos,
  queue,
}: {
  readonly photos: readonly Photo[]
  readonly queue: PhotoQueue
}) {
  const t = useTexts(texts)
  if (photos.length === 0) return null
  return (
    <ul className="camera-photos" aria-label={t('photos')}>
      {[...photos].reverse().map(photo => (
        <PhotoLine key={photo.id} photo={photo} queue={queue} />
      ))}
    </ul>
  )
}

function PhotoLine({ photo, queue }: { readonly photo: Photo; readonly queue: PhotoQueue }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { id, name, size, state, refused, trouble, place } = photo
  const percent = Math.floor(shareOf(photo) * 100)
  const why = refused ?? trouble
  const said =
    state === 'arrived'
      ? t(place?.known ? 'state.known' : place?.into === 'inbox' ? 'state.inbox' : 'state.arrived')
      : t(`state.${state}`, { percent })
  return (
    <li className={`camera-photo camera-photo-${state}`}>
      <Look file={queue.lookOf(id)} />
      <span className="camera-photo-name">{name}</span>
      <span className="desk-soft desk-figures">{formatSize(size)}</span>
      <span className="camera-photo-state" role={state === 'refused' ? 'alert' : undefined}>
        {said}
        {why ? `: ${errorText(why, language)}` : ''}
      </span>
      {state === 'refused' ? (
        <button type="button" className="camera-small" onClick={() => void queue.drop(id).catch(reportError)}>
          {t('drop')}
        </button>
      ) : null}
      {state === 'retrying' ? (
        <button type="button" className="camera-small" onClick={() => queue.wake()}>
          {t('retryNow')}
        </button>
      ) : null}
      {state === 'sending' ? <progress max={100} value={percent} aria-label={name} /> : null}
    </li>
  )
}

/** A small picture of what was taken; after a reload, and for films, a sign. */
function Look({ file }: { readonly file: Blob | undefined }) {
  const picture = file?.type.startsWith('image/') ? file : undefined
  const [broken, setBroken] = useState(false)
  // The address goes with the element, so it is given to it and taken back where it comes and goes.
  const show = useCallback(
    (element: HTMLImageElement | null) => {
      if (!element || !picture) return
      const address = URL.createObjectURL(picture)
      element.src = address
      return () => URL.revokeObjectURL(address)
    },
    [picture],
  )
  if (picture && !broken)
    return <img ref={show} className="camera-look" alt="" onError={() => setBroken(true)} />
  return (
    <span className="camera-look" aria-hidden="true">
      <FileImageOutlined />
    </span>
  )
}
