import { Button } from 'antd'
import { useState } from 'react'
import { mostVisitFiles } from '../../../main/contract/visits.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import type { OfflineStore } from '../../offline/store.ts'
import type { Photo } from './entry.ts'
import { TakePhotos } from './TakePhotos.tsx'
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
  const [failure, setFailure] = useState<unknown>(null)
  const remove = (fileId: string) => {
    onRemove(fileId)
    store.remove([fileId]).catch(setFailure)
  }
  return (
    <section aria-label={t('photos')} className="tablet-photos">
      <h3>{t('photos')}</h3>
      <TakePhotos
        store={store}
        photos={photos}
        most={mostVisitFiles}
        tooManyText={t('tooMany', { count: mostVisitFiles })}
        onAdd={onAdd}
      />
      <ErrorNote error={failure} />
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
