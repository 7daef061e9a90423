import { openOfflineDatabase, sealingKeyOf } from './database.ts'
import type { KeptPhoto } from './kept-photo.ts'
import { takeOldPhotos } from './old-photos.ts'
import { openPiece, piecesOf, sealPieces, usualPiece } from './pieces.ts'
import { createRoom, type Room } from './room.ts'
import { sealerOf } from './seal.ts'

/** Longer films are not copied into the phone's own store: there they would need their room twice. */
export const mostKept = 64 * usualPiece

/** Photos on a phone until the desk has them. Every call may reject: the store of a phone can be full or closed. */
export interface PhotoStore {
  all(): Promise<readonly KeptPhoto[]>
  find(id: string): Promise<KeptPhoto | undefined>
  /** Keeps a photo with all its bytes, or nothing of it. */
  add(photo: KeptPhoto, file: Blob): Promise<void>
  /** Changes a photo that is still there. */
  change(id: string, part: Partial<KeptPhoto>): Promise<void>
  /** Bytes from an offset to the end of the piece they lie in; undefined where the photo is gone. */
  bytes(id: string, offset: number): Promise<Uint8Array<ArrayBuffer> | undefined>
  remove(id: string): Promise<void>
}

/** Opens the photos of this device, which lie with all else that it keeps and are sealed alike. */
export async function openPhotoStore(): Promise<PhotoStore & { readonly room: Room }> {
  const database = await openOfflineDatabase()
  const sealer = sealerOf(await sealingKeyOf(database))
  const room = createRoom(database)
  const store: PhotoStore = {
    all: async () => (await database.getAll('photos')).sort((a, b) => a.order - b.order),
    find: id => database.get('photos', id),
    async add(photo, file) {
      const pieces = await sealPieces(sealer, photo.id, file, usualPiece)
      await room.photo(async () => {
        const turn = database.transaction(['photos', 'pieces'], 'readwrite')
        const asked: Promise<unknown>[] = [turn.objectStore('photos').put(photo)]
        for (const [index, piece] of pieces.entries())
          asked.push(turn.objectStore('pieces').put(piece, [photo.id, index]))
        await Promise.all([...asked, turn.done])
      })
    },
    async change(id, part) {
      await room.words(async () => {
        const turn = database.transaction('photos', 'readwrite')
        const found = await turn.store.get(id)
        if (found) await turn.store.put({ ...found, ...part })
        await turn.done
      })
    },
    async bytes(id, offset) {
      const index = Math.floor(offset / usualPiece)
      const plain = await openPiece(database, sealer, id, index)
      return plain?.subarray(offset - index * usualPiece)
    },
    async remove(id) {
      const turn = database.transaction(['photos', 'pieces'], 'readwrite')
      await Promise.all([
        turn.objectStore('photos').delete(id),
        turn.objectStore('pieces').delete(piecesOf(id)),
        turn.done,
      ])
      // Held again with the next photo where it fails now.
      room.freed().catch(() => undefined)
    },
  }
  await takeOldPhotos(store)
  return { ...store, room }
}
