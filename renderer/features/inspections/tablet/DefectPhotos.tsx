import { CameraOutlined, PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { DeskError } from '../../../../main/contract/errors.ts'
import { newId } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { writing } from '../../../offline/device.ts'
import type { OfflineStore } from '../../../offline/store.ts'
import { usePhotoRoom } from '../../../offline/useRoom.ts'
import { RoomNote } from '../../tablet/RoomNote.tsx'
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
  const camera = useRef<HTMLInputElement>(null)
  const album = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [tooMany, setTooMany] = useState(false)
  const [marking, setMarking] = useState<string>()
  const fit = usePhotoRoom(
    store.room,
    photos.map(({ size }) => size),
  )
  async function add(files: readonly File[]): Promise<void> {
    const most = Math.max(0, mostPhotos - photos.length)
    setTooMany(files.length > most)
    for (const file of files.slice(0, most)) {
      if (!file.type.startsWith('image/')) throw new DeskError('offline.notImage', { name: file.name })
      const fileId = newId()
      await writing(() => store.keepFile(fileId, file))
      onChange(before => [...before, { fileId, name: file.name, size: file.size, marks: [], said: null }])
    }
  }
  const chosen = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = ''
    setFailure(null)
    setBusy(true)
    add(files)
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  const remove = (fileId: string) => {
    onChange(before => before.filter(photo => photo.fileId !== fileId))
    store.remove([fileId]).catch(setFailure)
  }
  const marked = photos.find(({ fileId }) => fileId === marking)
  return (
    <section aria-label={t('photos')} className="tablet-photos">
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={event => chosen(event.target)}
      />
      <input
        ref={album}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={event => chosen(event.target)}
      />
      <RoomNote fit={fit} />
      <div className="walk-choices">
        <Button
          size="large"
          type="primary"
          icon={<CameraOutlined />}
          loading={busy}
          disabled={disabled || fit === 0}
          onClick={() => camera.current?.click()}
        >
          {t('takePhoto')}
        </Button>
        <Button
          size="large"
          icon={<PictureOutlined />}
          disabled={disabled || busy || fit === 0}
          onClick={() => album.current?.click()}
        >
          {t('fromAlbum')}
        </Button>
      </div>
      <ErrorNote error={failure} />
      {tooMany ? (
        <p className="tablet-reason" role="alert">
          {t('tooMany', { count: mostPhotos })}
        </p>
      ) : null}
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
