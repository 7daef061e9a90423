import * as fc from 'fast-check'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import type { PhotoPlace } from '../../main/contract/camera.ts'
import {
  createPhotoQueue,
  type Delivery,
  type PhotoQueue,
} from '../../renderer/features/camera/queue/photo-queue.ts'
import { openPhotoStore, type PhotoStore } from '../../renderer/offline/photo-store.ts'
import { usualPiece as pieceBytes } from '../../renderer/offline/pieces.ts'
import type { UploadAnswer, UploadTransport } from '../../renderer/features/cases/files/upload-transport.ts'

// The test environment lacks it; there it must fail the test.
globalThis.reportError ??= (error: unknown) => {
  queueMicrotask(() => {
    throw error
  })
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const target = '0190c2d0-0000-7000-8000-000000000001'

/** Bytes that tell one photo from another, and a piece from the next. */
function photo(number: number, size: number, type = 'image/jpeg'): File {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 997) bytes[at] = (number * 31 + at / 997) % 251
  bytes[0] = number
  return new File([bytes], `${number}.jpg`, { type })
}

type Fault = 'none' | 'request lost' | 'answer lost' | 'twice' | 'uploads forgotten' | 'full' | 'page killed'

/** A desk as the real one answers: slices at their place, a photo once by its id. */
function modelDesk() {
  const uploads = new Map<string, { size: number; bytes: Uint8Array[] }>()
  const stored = new Map<string, { target: string; bytes: Uint8Array }>()
  const order: string[] = []
  let made = 0
  const received = (id: string) => uploads.get(id)?.bytes.reduce((sum, part) => sum + part.length, 0)
  const known = (uploadId: string): UploadAnswer => {
    const offset = received(uploadId)
    return offset === undefined
      ? { ok: false, error: { code: 'archive.uploadUnknown', params: {} } }
      : { ok: true, uploadId, offset, sliceBytes: 4 * pieceBytes }
  }
  return {
    stored,
    order,
    uploads,
    begin(size: number): UploadAnswer {
      made += 1
      const uploadId = `u${made}`
      uploads.set(uploadId, { size, bytes: [] })
      return known(uploadId)
    },
    known,
    send(uploadId: string, offset: number, slice: Uint8Array): UploadAnswer {
      const has = received(uploadId)
      if (has === undefined) return known(uploadId)
      if (offset > has) return { ok: false, error: { code: 'archive.sliceGap', params: { expected: has } } }
      if (offset + slice.length > has) uploads.get(uploadId)?.bytes.push(slice.subarray(has - offset))
      return known(uploadId)
    },
    deliver({ photoId, targetId, uploadId }: Delivery): PhotoPlace {
      if (stored.has(photoId)) return { into: 'about', known: false }
      const upload = uploads.get(uploadId)
      if (!upload) throw new DeskError('archive.uploadUnknown')
      if (received(uploadId) !== upload.size)
        throw new DeskError('archive.uploadIncomplete', {
          received: received(uploadId) ?? 0,
          size: upload.size,
        })
      stored.set(photoId, { target: targetId, bytes: Buffer.concat(upload.bytes) })
      order.push(photoId)
      return { into: 'about', known: false }
    },
  }
}

class Lost extends Error {}

/** A phone: its page may be killed at any call and opened anew; what it kept stays. */
function phone(desk: ReturnType<typeof modelDesk>, faults: Fault[]) {
  let queue: PhotoQueue
  let killed = () => {}
  let lives = 0
  let opened: Promise<void> = Promise.resolve()
  const dying: (() => void)[] = []

  /** Asks the desk once, as the line of this moment lets it. Of a page that was killed nothing comes back. */
  async function over<T>(life: number, ask: () => T): Promise<T> {
    await new Promise(resolve => setTimeout(resolve, 0))
    if (life !== lives) return await new Promise<T>(() => undefined)
    const fault = faults.shift() ?? 'none'
    if (fault === 'request lost') throw new Lost()
    if (fault === 'full') throw new DeskError('archive.diskFull')
    if (fault === 'uploads forgotten') desk.uploads.clear()
    if (fault === 'twice') await Promise.allSettled([Promise.resolve().then(ask)])
    const answer = ask()
    if (fault === 'page killed') {
      killed()
      return await new Promise<T>(() => undefined)
    }
    if (fault === 'answer lost') throw new Lost()
    return answer
  }

  /** The store of a page: once that is killed, it does nothing more. */
  const mortal = (store: PhotoStore, life: number): PhotoStore => {
    const alive =
      <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> =>
        life === lives ? await work(...args) : await new Promise<T>(() => undefined)
    return {
      all: alive(store.all),
      find: alive(store.find),
      add: alive(store.add),
      change: alive(store.change),
      bytes: alive(store.bytes),
      remove: alive(store.remove),
    }
  }

  async function open(): Promise<void> {
    lives += 1
    const life = lives
    const transport: UploadTransport = {
      begin: (_name, size) => over(life, () => desk.begin(size)),
      offset: uploadId => over(life, () => desk.known(uploadId)),
      async send(uploadId, offset, slice) {
        const bytes = new Uint8Array(await slice.arrayBuffer())
        return await over(life, () => desk.send(uploadId, offset, bytes))
      },
      giveUp: async () => undefined,
    }
    const store = mortal(await openPhotoStore(), life)
    queue = createPhotoQueue({
      store,
      transport,
      deliver: delivery => over(life, () => desk.deliver(delivery)),
      refusalOf: error => (error instanceof DeskError ? error : undefined),
      pause: () => new Promise(resolve => setTimeout(resolve, 0)),
      now: () => 1_000,
    })
    killed = () => {
      lives += 1
      opened = open()
      dying.splice(0).forEach(died => died())
    }
    await queue.start()
  }
  return {
    open,
    get queue() {
      return queue
    },
    /** Takes a photo; false where the page was killed before it was safe. */
    async take(file: File): Promise<boolean> {
      await opened
      const life = lives
      const death = new Promise<void>(resolve => dying.push(resolve))
      await Promise.race([queue.take(target, [file]), death])
      await opened
      return life === lives
    },
    /** Until nothing is on its way any more. */
    async settled(): Promise<void> {
      for (let calm = 0; calm < 5; ) {
        await new Promise(resolve => setTimeout(resolve, 1))
        await opened
        const busy = queue.photos().some(({ state }) => state !== 'arrived' && state !== 'refused')
        calm = busy ? 0 : calm + 1
      }
    },
  }
}

const fault: fc.Arbitrary<Fault> = fc.constantFrom(
  'none',
  'none',
  'none',
  'request lost',
  'answer lost',
  'twice',
  'uploads forgotten',
  'full',
  'page killed',
)
const size = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 5000 }) },
  { weight: 1, arbitrary: fc.constantFrom(pieceBytes, pieceBytes + 1, 2 * pieceBytes + 77) },
)

test('whatever is lost, repeated or broken off, every photo is at the desk once, whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(size, { minLength: 1, maxLength: 4 }),
      fc.array(fault, { maxLength: 30 }),
      async (sizes, faults) => {
        globalThis.indexedDB = new IDBFactory()
        const desk = modelDesk()
        const line = phone(desk, [...faults])
        await line.open()
        const taken = sizes.map((bytes, number) => photo(number + 1, bytes))
        const safe = new Set<number>()
        for (const [at, one] of taken.entries()) if (await line.take(one)) safe.add(at + 1)
        await line.settled()
        // What a page was still writing as it was killed may come behind the next one's first look: a later one sends it.
        await line.open()
        await line.settled()
        // What was killed while it was being taken may be there or not; never twice, never by half.
        const found = [...desk.stored.values()].map(({ bytes }) => bytes)
        const numbers = found.map(bytes => bytes[0] ?? 0)
        expect(new Set(numbers).size).toBe(numbers.length)
        for (const number of safe) expect(numbers).toContain(number)
        for (const bytes of found) {
          const whole = taken[(bytes[0] ?? 0) - 1]
          expect(whole && Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
        }
        expect(await (await openPhotoStore()).all()).toEqual([])
      },
    ),
    { numRuns: 40 },
  )
})

test('photos arrive in the order they were taken, also those taken with no line', async () => {
  const desk = modelDesk()
  const line = phone(
    desk,
    Array.from({ length: 7 }, (): Fault => 'request lost'),
  )
  await line.open()
  await line.queue.take(target, [photo(1, 10), photo(2, 10)])
  await line.queue.take(target, [photo(3, 10)])
  await line.settled()
  expect(desk.order).toEqual(line.queue.photos().map(({ id }) => id))
})

test('two pages of one phone bring each photo once', async () => {
  const desk = modelDesk()
  const one = phone(desk, [])
  await one.open()
  const other = phone(desk, ['answer lost', 'none'])
  await one.queue.take(target, [photo(1, 4000), photo(2, 4000)])
  await other.open()
  await Promise.all([one.settled(), other.settled()])
  expect(desk.stored.size).toBe(2)
})

test('what is no picture, is empty or cannot be read is refused by itself and holds up nothing', async () => {
  const desk = modelDesk()
  const line = phone(desk, [])
  await line.open()
  const gone = photo(2, 100)
  gone.slice = () => {
    throw new DOMException('gone', 'NotReadableError')
  }
  await line.queue.take(target, [photo(1, 100, 'application/pdf'), photo(9, 0), gone, photo(3, 100)])
  await line.settled()
  expect(line.queue.photos().map(({ state, refused }) => [state, refused?.code])).toEqual([
    ['refused', 'camera.noPicture'],
    ['refused', 'camera.noPicture'],
    ['refused', 'camera.unreadable'],
    ['arrived', undefined],
  ])
  for (const { id, state } of line.queue.photos()) if (state === 'refused') await line.queue.drop(id)
  expect(line.queue.photos().length).toBe(1)
})

test('a phone without room sends from memory and says that it keeps nothing', async () => {
  const desk = modelDesk()
  const full: PhotoStore = {
    ...(await openPhotoStore()),
    add: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
  }
  const shown: boolean[] = []
  const queue = createPhotoQueue({
    store: full,
    transport: {
      begin: async (_name, bytes) => desk.begin(bytes),
      offset: async uploadId => desk.known(uploadId),
      send: async (uploadId, offset, slice) =>
        desk.send(uploadId, offset, new Uint8Array(await slice.arrayBuffer())),
      giveUp: async () => undefined,
    },
    deliver: async delivery => desk.deliver(delivery),
    refusalOf: () => undefined,
    pause: async () => undefined,
    now: () => 1,
  })
  queue.subscribe(() => shown.push(...queue.photos().map(({ kept }) => kept)))
  await queue.take(target, [photo(1, 5000)])
  await expect.poll(() => desk.stored.size).toBe(1)
  expect(shown).not.toContain(true)
})

test('a phone that was revoked stops and says so', async () => {
  const desk = modelDesk()
  const line = phone(desk, [])
  await line.open()
  desk.deliver = () => {
    throw new DeskError('device.revoked')
  }
  await line.queue.take(target, [photo(1, 100), photo(2, 100)])
  await expect.poll(() => line.queue.over()?.code).toBe('device.revoked')
  expect(line.queue.photos().length).toBe(2)
})

test('what lies on the phone shows no picture to who copies its files', async () => {
  const store = await openPhotoStore()
  const plain = 'BEGIN OF A PICTURE THAT NOBODY ELSE MAY SEE'
  const file = new File([plain], 'a.jpg', { type: 'image/jpeg' })
  const kept = {
    id: 'p',
    targetId: target,
    name: 'a.jpg',
    size: file.size,
    takenAt: 1,
    order: 1,
    uploadId: null,
    refused: null,
  }
  await store.add(kept, file)
  expect(Buffer.from((await store.bytes('p', 0)) ?? []).toString()).toBe(plain)
  const database = await openDB('desk-offline')
  const raw: unknown = await database.getAll('pieces')
  const readable = (_key: string, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value
  expect(JSON.stringify(raw, readable)).not.toContain('PICTURE')
  const key: unknown = await database.get('keys', 'main')
  expect((key as CryptoKey).extractable).toBe(false)
})

test('what a phone kept under an older program is taken over whole, once', async () => {
  const old = await openDB('desk-camera', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('photo', { keyPath: 'id' })
      fresh.createObjectStore('piece')
      fresh.createObjectStore('key')
    },
  })
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await old.put('key', key, 'own')
  const bytes = new Uint8Array(await photo(7, pieceBytes + 5).arrayBuffer())
  const kept = { targetId: target, name: 'a.jpg', takenAt: 1, order: 1, uploadId: null, refused: null }
  await old.put('photo', { ...kept, id: 'old', size: bytes.length })
  for (const index of [0, 1]) {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const plain = bytes.slice(index * pieceBytes, (index + 1) * pieceBytes)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain)
    await old.put('piece', { iv, sealed }, ['old', index])
  }
  old.close()
  const store = await openPhotoStore()
  expect((await store.all()).map(({ id, size }) => [id, size])).toEqual([['old', bytes.length]])
  const found = [await store.bytes('old', 0), await store.bytes('old', pieceBytes)]
  expect(Buffer.concat(found.map(part => part ?? new Uint8Array())).equals(Buffer.from(bytes))).toBe(true)
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['desk-offline'])
  await store.remove('old')
  expect(await (await openPhotoStore()).all()).toEqual([])
})
