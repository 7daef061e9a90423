import { CameraOutlined, PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
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

interface TakePhotosProps {
  readonly store: OfflineStore
  /** Those that are there already. */
  readonly photos: readonly { readonly size: number }[]
  /** So many there may be. */
  readonly most: number
  /** Said where more were chosen. */
  readonly tooManyText: string
  readonly disabled?: boolean
  /** The camera is what the thumb looks for first. */
  readonly first?: boolean
  onAdd(photo: Photo): void
}

/** Takes photos by the camera or out of the album, and keeps each on the device before it is shown. */
export function TakePhotos({
  store,
  photos,
  most,
  tooManyText,
  disabled = false,
  first = false,
  onAdd,
}: TakePhotosProps) {
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
    const left = Math.max(0, most - photos.length)
    setTooMany(files.length > left)
    for (const file of files.slice(0, left)) {
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
  return (
    <>
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
          {...(first ? { type: 'primary' as const } : {})}
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
          {tooManyText}
        </p>
      ) : null}
    </>
  )
}
