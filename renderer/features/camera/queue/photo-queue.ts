import type { PhotoPlace } from '../../../../main/contract/camera.ts'
import { newId, type Refusal } from '../../../app/api.ts'
import type { UploadAnswer, UploadTransport } from '../../cases/files/upload-transport.ts'
import { beginsAnew, isFinal, isOver, pauseBefore, type Photo } from './photo.ts'
import type { KeptPhoto } from '../../../offline/kept-photo.ts'
import { mostKept, type PhotoStore } from '../../../offline/photo-store.ts'
import { usualPiece } from '../../../offline/pieces.ts'

/** What a photo is delivered with once all its bytes are at the desk. */
export interface Delivery {
  readonly photoId: string
  readonly targetId: string
  readonly uploadId: string
  readonly takenAt: number
  readonly sentAt: number
}

export interface PhotoQueueOptions {
  /** Undefined where the browser keeps nothing for this page: photos then live in its memory. */
  readonly store: PhotoStore | undefined
  readonly transport: UploadTransport
  /** Rejects with what `refusalOf` understands. */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<PhotoPlace>
  /** The refusal in an error; undefined where no answer came. */
  refusalOf(error: unknown): Refusal | undefined
  /** Waits; ends early when the signal is given. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>
  now(): number
}

export type PhotoQueue = ReturnType<typeof createPhotoQueue>

/** Longest that an answer is waited for, in milliseconds; Wi-Fi that went away does not say so. */
const patience = 45_000
/** Photos that arrived and are still shown. */
const mostArrived = 60

/**
 * Photos on their way from a phone to the desk, one after the other in the order they were taken. Each is kept on the
 * phone until the desk answered that it has it; whatever is lost, repeated or broken off in between, it is tried again
 * under the same id.
 */
export function createPhotoQueue(options: PhotoQueueOptions) {
  const { store, transport } = options
  let photos: readonly Photo[] = []
  /** Bytes that are not kept by the store, and for a first look. */
  const files = new Map<string, Blob>()
  const listeners = new Set<() => void>()
  /** How often the desk could not take a photo that it did answer. */
  const setBack = new Map<string, number>()
  let running = false
  let closed = false
  let over: Refusal | null = null
  let waking = new AbortController()
  let stop = new AbortController()
  let order = 0

  function tell(next: readonly Photo[]): void {
    photos = next
    for (const listener of listeners) listener()
  }
  const show = (id: string, part: Partial<Photo>) =>
    tell(photos.map(photo => (photo.id === id ? { ...photo, ...part } : photo)))
  const current = (id: string) => photos.find(photo => photo.id === id)

  /** Keeps a change of a photo; a store that fails now only makes a later try begin earlier. */
  async function keep(photo: Photo, part: Partial<KeptPhoto>): Promise<void> {
    show(photo.id, part)
    if (photo.kept) await store?.change(photo.id, part).catch(() => undefined)
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    try {
      let tries = 0
      for (let photo = next(); photo; photo = next()) {
        const answered = await sendOne(photo)
        tries = answered ? 0 : tries + 1
        if (answered || closed) continue
        waking = new AbortController()
        await options.pause(pauseBefore(tries), waking.signal)
      }
    } finally {
      running = false
    }
  }
  /** In the order they were taken; what the desk could not take a moment ago lets others go first. */
  function next(): Photo | undefined {
    if (over || closed) return undefined
    const waiting = photos.filter(({ state }) => state !== 'arrived' && state !== 'refused')
    return waiting.sort((a, b) => setBackOf(a) - setBackOf(b) || a.order - b.order)[0]
  }
  const setBackOf = ({ id }: Photo) => setBack.get(id) ?? 0

  /** One try with one photo; false where it is to be tried again after a pause. */
  async function sendOne(photo: Photo): Promise<boolean> {
    // Another page of this phone may have brought it to the desk meanwhile.
    if (photo.kept && (await goneFrom(photo.id))) {
      arrived(photo.id, null)
      return true
    }
    show(photo.id, { state: 'sending', trouble: null })
    try {
      const refusal = await sendBytes(photo.id)
      if (refusal) return await refusedWith(photo, refusal)
      const { uploadId, targetId, takenAt } = current(photo.id) ?? photo
      if (uploadId === null) return false
      const delivery = { photoId: photo.id, targetId, uploadId, takenAt, sentAt: options.now() }
      const place = await within(signal => options.deliver(delivery, signal))
      arrived(photo.id, place)
      await store?.remove(photo.id).catch(() => undefined)
      await keepRest()
      return true
    } catch (error) {
      const refusal = options.refusalOf(error)
      if (refusal) return await refusedWith(photo, refusal)
      show(photo.id, { state: 'retrying', trouble: null })
      return false
    }
  }

  /** What found no room on the phone finds some once others are at the desk. */
  async function keepRest(): Promise<void> {
    for (const photo of photos) {
      const file = files.get(photo.id)
      if (photo.kept || photo.refused || photo.state === 'arrived' || !file) continue
      const { id, targetId, name, size, takenAt, order: place, uploadId, refused } = photo
      const whole = { id, targetId, name, size, takenAt, order: place, uploadId, refused }
      if (await keepWhole(whole, file)) show(id, { kept: true })
    }
  }

  async function goneFrom(id: string): Promise<boolean> {
    try {
      return store !== undefined && (await store.find(id)) === undefined
    } catch {
      // A store that cannot be read now has lost nothing.
      return false
    }
  }

  function arrived(id: string, place: PhotoPlace | null): void {
    const shown = photos.map(photo =>
      photo.id === id
        ? { ...photo, state: 'arrived' as const, sent: photo.size, trouble: null, place }
        : photo,
    )
    const old = shown.filter(({ state }) => state === 'arrived').slice(0, -mostArrived)
    for (const photo of old) files.delete(photo.id)
    tell(shown.filter(photo => !old.includes(photo)))
  }

  async function refusedWith(photo: Photo, refusal: Refusal): Promise<boolean> {
    if (isOver(refusal)) {
      over = refusal
      show(photo.id, { state: 'waiting' })
      return true
    }
    if (isFinal(refusal)) {
      await keep(photo, { refused: refusal })
      show(photo.id, { state: 'refused' })
      return true
    }
    setBack.set(photo.id, setBackOf(photo) + 1)
    if (beginsAnew(refusal)) {
      await keep(photo, { uploadId: null })
      show(photo.id, { state: 'retrying', sent: 0 })
      return false
    }
    show(photo.id, { state: 'retrying', trouble: refusal })
    return false
  }

  /** Brings all bytes to the desk. Answers a refusal; rejects where no answer came. */
  async function sendBytes(id: string): Promise<Refusal | undefined> {
    let known = current(id)
    if (!known) return undefined
    const { name, size, uploadId } = known
    let answer: UploadAnswer = await within(signal =>
      uploadId === null ? transport.begin(name, size, signal) : transport.offset(uploadId, signal),
    )
    if (!answer.ok) return answer.error
    const upload = answer.uploadId
    if (uploadId === null) await keep(known, { uploadId: upload })
    for (let offset = answer.offset; offset < size; offset = answer.offset) {
      show(id, { sent: offset })
      known = current(id)
      if (!known || closed) throw new Error('stopped')
      const bytes = await bytesOf(known, offset)
      if (!bytes) return { code: 'camera.unreadable', params: {} }
      answer = await within(signal => transport.send(upload, offset, bytes, signal))
      if (!answer.ok) return answer.error
    }
    show(id, { sent: size })
    return undefined
  }

  /** Undefined where the bytes are not there any more: deleted from the gallery, or damaged on the phone. */
  async function bytesOf({ id, kept }: Photo, offset: number): Promise<Blob | undefined> {
    try {
      const bytes = kept
        ? await store?.bytes(id, offset)
        : await files
            .get(id)
            ?.slice(offset, offset + usualPiece)
            .arrayBuffer()
      return bytes && new Blob([bytes])
    } catch (error) {
      // A store that was closed under a page that is put away is no damage: it opens again.
      if (error instanceof DOMException && error.name === 'InvalidStateError') throw error
      return undefined
    }
  }

  /** Waits for an answer, but not for ever. */
  async function within<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), patience)
    const whole = stop.signal
    const end = () => late.abort()
    whole.addEventListener('abort', end)
    try {
      return await work(late.signal)
    } finally {
      clearTimeout(timer)
      whole.removeEventListener('abort', end)
    }
  }

  async function load(): Promise<void> {
    // A store that cannot be read now is read at the next call; what this page knows goes on meanwhile.
    const found = (await store?.all().catch(() => undefined)) ?? []
    if (closed) return
    order = Math.max(order, ...found.map(photo => photo.order))
    const fresh = found.filter(({ id }) => !current(id))
    if (fresh.length > 0) tell([...fresh.map(photo => shownOf(photo, true)), ...photos])
    begin()
  }

  function begin(): void {
    run().catch(reportError)
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** In the order they were taken. */
    photos: (): readonly Photo[] => photos,
    /** Why this phone may send nothing any more; null while it may. */
    over: (): Refusal | null => over,
    /** The picture, for a first look; undefined after a reload. */
    lookOf: (id: string): Blob | undefined => files.get(id),

    /** Goes on with what the phone kept. */
    start: load,

    /** Photos that somebody took or chose for what is open now. Resolves when they are safe on this phone. */
    async take(targetId: string, chosen: readonly File[]): Promise<void> {
      for (const file of chosen) {
        order += 1
        const photo: KeptPhoto = {
          id: newId(),
          targetId,
          name: file.name === '' ? 'photo.jpg' : file.name,
          size: file.size,
          takenAt: options.now(),
          order,
          uploadId: null,
          refused: null,
        }
        files.set(photo.id, file)
        if (!isPicture(file)) {
          const refused = { code: 'camera.noPicture', params: {} } as const
          tell([...photos, shownOf({ ...photo, refused }, false)])
          continue
        }
        const kept = await keepWhole(photo, file)
        if (!current(photo.id)) tell([...photos, shownOf(photo, kept)])
        begin()
      }
    },

    /** The line may be back: whatever waits is tried at once, also what another page kept that was closed since. */
    wake(): void {
      waking.abort()
      load().catch(reportError)
    },

    /** Takes away what the desk refused. */
    async drop(id: string): Promise<void> {
      const photo = current(id)
      if (photo?.state !== 'refused') return
      tell(photos.filter(other => other.id !== id))
      files.delete(id)
      if (photo.kept) await store?.remove(id)
    },

    /** Stops; what is kept goes on with the next start. */
    close(): void {
      closed = true
      stop.abort()
      stop = new AbortController()
      waking.abort()
    },
  }

  async function keepWhole(photo: KeptPhoto, file: Blob): Promise<boolean> {
    if (!store || file.size > mostKept) return false
    try {
      await store.add(photo, file)
      return true
    } catch {
      // The phone's own store is full or closed: the photo goes from memory, and its line says so.
      return false
    }
  }
}

const shownOf = (photo: KeptPhoto, kept: boolean): Photo => ({
  ...photo,
  state: photo.refused ? 'refused' : 'waiting',
  sent: 0,
  kept,
  trouble: null,
  place: null,
})

/** As far as its name and kind tell; the desk looks at the bytes. Some phones name no kind for HEIC. */
const isPicture = ({ type, name, size }: File): boolean =>
  size > 0 &&
  (/^(?:image|video)\//.test(type) || (type === '' && /\.(?:heic|heif|jpe?g|png|mp4|mov)$/i.test(name)))
