import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../app/i18n.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import type { OfflineStore } from '../../../offline/store.ts'
import { TakePhotos } from '../../tablet/TakePhotos.tsx'
import { useKeptPicture } from '../../tablet/useOffline.ts'
import { MarkShapes } from '../MarkShapes.tsx'
import { MarkPhoto } from './MarkPhoto.tsx'
import type { Photo } from './sheet.ts'
import { texts } from './texts.ts'

/** So many photos show any defect. */
const mostPhotos = 20

interface DefectPhotosProps {
  readonly store: OfflineStore
  readonly photos: readonly Photo[]
  readonly disabled: boolean
  onChange(photos: (before: Photo[]) => Photo[]): void
}

/** Photos of a defect, kept on the device as they are taken; one that is not in the outbox yet may go. */
export function DefectPhotos({ store, photos, disabled, onChange }: DefectPhotosProps) {
  const t = useTexts(texts)
  const [failure, setFailure] = useState<unknown>(null)
  const [marking, setMarking] = useState<string>()
  const remove = (fileId: string) => {
    onChange(before => before.filter(photo => photo.fileId !== fileId))
    store.remove([fileId]).catch(setFailure)
  }
  const marked = photos.find(({ fileId }) => fileId === marking)
  return (
    <section aria-label={t('photos')} className="tablet-photos">
      <TakePhotos
        store={store}
        photos={photos}
        most={mostPhotos}
        tooManyText={t('tooMany', { count: mostPhotos })}
        disabled={disabled}
        first
        onAdd={photo => onChange(before => [...before, { ...photo, marks: [], said: null }])}
      />
      <ErrorNote error={failure} />
      <ul className="tablet-pictures">
        {photos.map((photo, index) => (
          <Picture
            key={photo.fileId}
            store={store}
            photo={photo}
            place={index + 1}
            disabled={disabled}
            onMark={() => setMarking(photo.fileId)}
            onRemove={() => remove(photo.fileId)}
          />
        ))}
      </ul>
      {marked ? (
        <MarkPhoto
          store={store}
          photo={marked}
          onDone={marks => {
            onChange(before =>
              before.map(photo => (photo.fileId === marked.fileId ? { ...photo, marks: [...marks] } : photo)),
            )
            setMarking(undefined)
          }}
        />
      ) : null}
    </section>
  )
}

interface PictureProps {
  readonly store: OfflineStore
  readonly photo: Photo
  readonly place: number
  readonly disabled: boolean
  onMark(): void
  onRemove(): void
}

function Picture({ store, photo, place, disabled, onMark, onRemove }: PictureProps) {
  const t = useTexts(texts)
  const address = useKeptPicture(store, photo.fileId, photo.size)
  const [shape, setShape] = useState({ width: 4, height: 3 })
  const name = t('photoOf', { index: place })
  return (
    <li>
      {address === undefined ? (
        <span className="tablet-picture">{name}</span>
      ) : (
        <button
          type="button"
          className="walk-photo"
          disabled={disabled}
          aria-label={t('mark', { index: place })}
          onClick={onMark}
        >
          <img
            src={address}
            alt={name}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setShape({ width, height })
            }
          />
          <svg viewBox={`0 0 ${shape.width} ${shape.height}`} aria-hidden="true">
            <MarkShapes marks={photo.marks} shape={shape} />
          </svg>
        </button>
      )}
      {photo.said !== null || disabled ? null : (
        <Button block aria-label={t('removePhoto', { index: place })} onClick={onRemove}>
          {t('remove')}
        </Button>
      )}
    </li>
  )
}
