import { useEffect, useState, useSyncExternalStore } from 'react'
import { refusalOf, useTRPCClient } from '../../app/api.ts'
import { deskTransport } from '../cases/files/upload-transport.ts'
import type { Photo } from './queue/photo.ts'
import { createPhotoQueue, type PhotoQueue } from './queue/photo-queue.ts'
import { openPhotoStore } from '../../offline/photo-store.ts'
import type { Room } from '../../offline/room.ts'

const none: readonly Photo[] = []

/** The photos of this phone on their way; undefined for the moment in which its store is opened. */
export function usePhotoQueue(): {
  readonly queue: PhotoQueue | undefined
  readonly photos: readonly Photo[]
  /** Undefined where the browser keeps nothing. */
  readonly room: Room | undefined
} {
  const client = useTRPCClient()
  const [queue, setQueue] = useState<PhotoQueue>()
  const [room, setRoom] = useState<Room>()
  useEffect(() => {
    let gone = false
    let made: PhotoQueue | undefined
    const open = async () => {
      // A browser that keeps nothing for pages, as in private windows, still sends what is taken now.
      const store = await openPhotoStore().catch(() => undefined)
      if (gone) return
      made = createPhotoQueue({
        store,
        transport: deskTransport,
        deliver: (delivery, signal) => client.camera.deliver.mutate(delivery, { signal }),
        refusalOf,
        pause,
        now: Date.now,
      })
      await made.start()
      if (gone) return
      setQueue(made)
      setRoom(store?.room)
      // Without it nobody is told ahead that the phone is full; a photo that does not fit says so all the same.
      store?.room.settle().catch(() => undefined)
    }
    open().catch(reportError)
    return () => {
      gone = true
      made?.close()
    }
  }, [client])
  useEffect(() => {
    const wake = () => queue?.wake()
    window.addEventListener('online', wake)
    window.addEventListener('pageshow', wake)
    return () => {
      window.removeEventListener('online', wake)
      window.removeEventListener('pageshow', wake)
    }
  }, [queue])
  const photos = useSyncExternalStore(queue?.subscribe ?? nothing, queue?.photos ?? empty)
  return { queue, photos, room }
}

const nothing = () => () => undefined
const empty = () => none

/** Waits; ends early when the signal is given. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
