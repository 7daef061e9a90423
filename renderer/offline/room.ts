import type { OfflineDatabase } from './database.ts'

/** Size of a block of room that is held, in bytes. */
export const blockBytes = 2 * 1024 * 1024
/** Blocks for photos: somebody who takes the last ones of them is told so before. */
const forPhotos = 8
/** Blocks for what is typed, and for noting how far sending is. */
const forWords = 1

export interface RoomView {
  /** Bytes of photos that fit for certain; undefined where there is more room than is held. */
  readonly left: number | undefined
}

export type Room = ReturnType<typeof createRoom>

const plenty: RoomView = { left: undefined }

/**
 * The room of this device. What browsers say of it is no guide: some answer every page the same, whatever is left. So
 * some room is held by blocks that hold nothing else, and given up when it is needed: photos take theirs, words theirs,
 * and how many blocks are left is how much room there is.
 */
export function createRoom(database: OfflineDatabase) {
  let view = plenty
  const listeners = new Set<() => void>()
  let settling: Promise<void> | undefined
  let holding = false

  function show(blocks: number): void {
    const left = blocks >= forPhotos + forWords ? undefined : Math.max(0, blocks - forWords) * blockBytes
    if (left === view.left) return
    view = left === undefined ? plenty : { left }
    for (const listener of listeners) listener()
  }

  async function blocksHeld(): Promise<string[]> {
    const names = await database.getAllKeys('notes', IDBKeyRange.bound('room/', 'room/\uffff'))
    return names.toSorted()
  }

  async function hold(): Promise<void> {
    for (let index = 0; index < forPhotos + forWords; index += 1) {
      const name = `room/${index}`
      if ((await database.getKey('notes', name)) !== undefined) continue
      try {
        await database.put('notes', incompressible(), name)
      } catch (cause) {
        if (!isFull(cause)) throw cause
        break
      }
    }
    show((await blocksHeld()).length)
  }

  /** Does what writes; while it does not fit, blocks are given up for it until only `kept` of them are left. */
  async function within<Result>(kept: number, work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work()
      } catch (cause) {
        if (!isFull(cause)) throw cause
        const held = await blocksHeld()
        const last = held.at(-1)
        if (last === undefined || held.length <= kept) {
          show(held.length)
          throw cause
        }
        await database.delete('notes', last)
        show(held.length - 1)
      }
    }
  }

  /** Holds what is to be held, as far as it fits. A page asks for it once; from then on it is kept up. */
  async function settle(): Promise<void> {
    holding = true
    settling ??= hold().finally(() => {
      settling = undefined
    })
    await settling
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: (): RoomView => view,
    settle,
    /** Something was taken away here: where room was short it is held again. */
    async freed(): Promise<void> {
      if (holding && view.left !== undefined) await settle()
    },
    /** Writes what somebody typed, or how far sending is. Rejects with `QuotaExceededError` where no block is left. */
    words: <Result>(work: () => Promise<Result>): Promise<Result> => within(0, work),
    /** Writes a photo, and leaves words their room. Rejects with `QuotaExceededError`. */
    async photo<Result>(work: () => Promise<Result>): Promise<Result> {
      const result = await within(forWords, work)
      if (holding) await settle()
      return result
    },
  }
}

/** How many photos so many bytes are, by those that are here; phones make them of some 4 MB. */
export function photosIn(bytes: number, sizes: readonly number[]): number {
  const mean = sizes.length === 0 ? 0 : sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  return Math.floor(bytes / Math.max(mean, usualPhoto))
}
const usualPhoto = 4 * 1024 * 1024

/** The browser says that it has no room. */
export const isFull = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === 'QuotaExceededError'

/** Browsers squeeze what they keep. */
function incompressible(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(blockBytes)
  const atOnce = 65_536
  for (let from = 0; from < blockBytes; from += atOnce)
    crypto.getRandomValues(bytes.subarray(from, from + atOnce))
  return bytes
}
