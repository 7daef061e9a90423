import { useSyncExternalStore } from 'react'
import { photosIn, type Room } from './room.ts'

/**
 * How many photos still fit for certain, by the sizes of those that are here; undefined where there is more room than
 * anybody need know of.
 */
export function usePhotoRoom(room: Room | undefined, sizes: readonly number[]): number | undefined {
  const view = useSyncExternalStore(room?.subscribe ?? nothing, room?.view ?? unknown)
  return view?.left === undefined ? undefined : photosIn(view.left, sizes)
}

const nothing = () => () => undefined
const unknown = () => undefined
