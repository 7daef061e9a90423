import { z } from 'zod'
import { openOfflineDatabase } from './database.ts'
import { forgetOldPhotos } from './old-photos.ts'
import { type Unsent, unsentIn } from './unsent.ts'

/** Under this name stays how much was lost, and nothing of what it was. */
const lostHere = 'desk-lost'
const Lost = z.object({ entries: z.int(), photos: z.int() })

/**
 * Nothing stays on a device that may no longer be used: neither what was kept nor the screens. How much of it had not
 * reached the desk is counted first, and told by {@link lostUnsent} from then on.
 */
export async function forgetDevice(): Promise<Unsent> {
  // Some browsers keep nothing for pages in private windows, and nothing is kept without TLS that is trusted.
  if ('indexedDB' in globalThis) {
    const database = await openOfflineDatabase()
    try {
      const unsent = await unsentIn(database)
      if (unsent.entries + unsent.photos > 0) localStorage.setItem(lostHere, JSON.stringify(unsent))
      const turn = database.transaction([...database.objectStoreNames], 'readwrite')
      for (const name of turn.objectStoreNames) await turn.objectStore(name).clear()
      await turn.done
    } finally {
      database.close()
    }
    await forgetOldPhotos()
  }
  if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name)
  if ('serviceWorker' in navigator)
    for (const registration of await navigator.serviceWorker.getRegistrations())
      await registration.unregister()
  return lostUnsent()
}

/** How much was lost when this device was made to forget; nothing once it is paired anew. */
export function lostUnsent(): Unsent {
  const found = localStorage.getItem(lostHere)
  if (found === null) return { entries: 0, photos: 0 }
  try {
    return Lost.parse(JSON.parse(found))
  } catch {
    // Written by nobody here.
    return { entries: 0, photos: 0 }
  }
}

/** A device that is used again tells of what it holds now. */
export const forgetLost = (): void => localStorage.removeItem(lostHere)
