import { CameraOutlined, PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { mostVisitFiles } from '../../../main/contract/visits.ts'
import { DeskError } from '../../../main/contract/errors.ts'
import { newId } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { writing } from '../../offline/device.ts'
import type { OfflineStore } from '../../offline/store.ts'
import { usePhotoRoom } from '../../offline/useRoom.ts'
import type { Photo } from './entry.ts'
import { RoomNote } from './RoomNote.tsx'
import { texts } from './texts.ts'
import { useKeptPicture } from './useOffline.ts'

interface PhotosProps {
  readonly store: OfflineStore
  readonly photos: readonly Photo[]
  onAdd(photo: Photo): void
  onRemove(fileId: string): void
}

/** Photos, kept on the device with the moment they are taken. */
export function Photos({ store, photos, onAdd, onRemove }: PhotosProps) {
  const t = useTexts(texts)
  const camera = useRef<HTMLInputElement>(null)
  const album = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [tooMany, setTooMany] = useState(false)
  const fit = usePhotoRoom(
    store.room,
    photos.map(({ size }) => size),
  )

  async function add(files: readonly File[]): Promise<void> {
    const most = Math.max(0, mostVisitFiles - photos.length)
    setTooMany(files.length > most)
    for (const file of files.slice(0, most)) {
      if (!file.type.startsWith('image/')) throw new DeskError('offline.notImage', { name: file.name })
      const fileId = newId()
      await writing(() => store.keepFile(fileId, file))
      onAdd({ fileId, name: file.name, size: file.size })
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
    onRemove(fileId)
    store.remove([fileId]).catch(setFailure)
  }
  return (
    <section aria-label={t('photos')} className="tablet-photos">
      <h3>{t('photos')}</h3>
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
      <div className="tablet-actions">
        <Button
          size="large"
          icon={<CameraOutlined />}
          loading={busy}
          disabled={fit === 0}
          onClick={() => camera.current?.click()}
        >
          {t('takePhoto')}
        </Button>
        <Button
          size="large"
          icon={<PictureOutlined />}
          disabled={busy || fit === 0}
          onClick={() => album.current?.click()}
        >
          {t('fromAlbum')}
        </Button>
      </div>
      <ErrorNote error={failure} />
      {tooMany ? (
        <p className="tablet-reason" role="alert">
          {t('tooMany', { count: mostVisitFiles })}
        </p>
      ) : null}
      <ul className="tablet-pictures">
        {photos.map((photo, index) => (
          <Picture
            key={photo.fileId}
            store={store}
            photo={photo}
            place={index + 1}
            onRemove={() => remove(photo.fileId)}
          />
        ))}
      </ul>
    </section>
  )
}

interface PictureProps {
  readonly store: OfflineStore
  readonly photo: Photo
  readonly place: number
  onRemove(): void
}

function Picture({ store, photo, place, onRemove }: PictureProps) {
  const t = useTexts(texts)
  const address = useKeptPicture(store, photo.fileId, photo.size)
  return (
    <li>
      {address === undefined ? (
        <span className="tablet-picture">{t('photoOf', { index: place })}</span>
      ) : (
        <img className="tablet-picture" src={address} alt={t('photoOf', { index: place })} />
      )}
      <Button block onClick={onRemove} aria-label={t('removePhoto', { index: place })}>
        {t('giveUp')}
      </Button>
    </li>
  )
}
