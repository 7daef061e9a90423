import { type DBSchema, deleteDB, openDB } from 'idb'
import type { KeptPhoto } from './kept-photo.ts'
import type { PhotoStore } from './photo-store.ts'

/** Where photos lay before they were kept with everything else. */
const oldDatabase = 'desk-camera'

interface OldSchema extends DBSchema {
  photo: { key: string; value: KeptPhoto }
  piece: {
    key: [string, number]
    value: { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer }
  }
  key: { key: string; value: CryptoKey }
}

/**
 * Takes over what a phone kept under an older program, each photo whole, and lets go of the old place. Begun again
 * where it was broken off; a photo that was sent meanwhile comes to the desk twice, which stores it once.
 */
export async function takeOldPhotos(store: Pick<PhotoStore, 'add'>): Promise<void> {
  const known = (await indexedDB.databases?.()) ?? []
  if (!known.some(({ name }) => name === oldDatabase)) return
  const old = await openDB<OldSchema>(oldDatabase)
  try {
    // One that was never begun has no stores.
    const key = old.objectStoreNames.contains('key') ? await old.get('key', 'own') : undefined
    for (const photo of key ? await old.getAll('photo') : []) {
      const parts: ArrayBuffer[] = []
      const range = IDBKeyRange.bound([photo.id, 0], [photo.id, Number.MAX_SAFE_INTEGER])
      for (const { iv, sealed } of await old.getAll('piece', range))
        if (key) parts.push(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed))
      await store.add(photo, new Blob(parts))
    }
  } finally {
    old.close()
  }
  await deleteDB(oldDatabase)
}

/** Photos that still lie there, where nothing is taken over any more: what is forgotten is forgotten everywhere. */
export const forgetOldPhotos = (): Promise<void> => deleteDB(oldDatabase)
