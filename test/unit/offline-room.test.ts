import { beforeEach, describe, expect, it, vi } from 'vitest'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openOfflineDatabase } from '../../renderer/offline/database.ts'
import { blockBytes, createRoom, photosIn } from '../../renderer/offline/room.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/** A device with room for so many bytes in all, and what its site keeps there. */
async function smallDevice(bytes: number) {
  const database = await openOfflineDatabase()
  const room = createRoom(database)
  let size = bytes
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (!(value instanceof Uint8Array)) return put.call(this, value, key)
    if (value.length > size - used) throw new DOMException('full', 'QuotaExceededError')
    used += value.length
    return put.call(this, value, key)
  })
  const remove = IDBObjectStore.prototype.delete
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    used -= blockBytes
    return remove.call(this, key)
  })
  let used = 0
  return {
    room,
    keep: (name: string, length: number) => () => database.put('notes', new Uint8Array(length), name),
    take: (length: number) => {
      size -= length
    },
    close: () => {
      vi.restoreAllMocks()
      database.close()
    },
  }
}

describe('the room of a device', () => {
  it('says nothing where there is plenty', async () => {
    const { room, keep, close } = await smallDevice(40 * blockBytes)
    await room.settle()
    await room.photo(keep('photo', blockBytes))
    expect(room.view().left).toBeUndefined()
    close()
  })

  it('tells ahead how much photos may still take, and leaves words theirs', async () => {
    const { room, keep, close } = await smallDevice(10 * blockBytes)
    const told: (number | undefined)[] = []
    room.subscribe(() => told.push(room.view().left))
    await room.settle()
    expect(room.view().left).toBeUndefined()
    for (let index = 0; index < 9; index += 1) await room.photo(keep(`photo-${index}`, blockBytes))
    expect(told.at(-1)).toBe(0)
    expect(told).toContain(4 * blockBytes)
    await expect(room.photo(keep('one-more', blockBytes))).rejects.toThrow('full')
    await room.words(keep('words', blockBytes / 2))
    expect(room.view().left).toBe(0)
    close()
  })

  it('is held again once something went', async () => {
    const { room, take, close } = await smallDevice(12 * blockBytes)
    take(9 * blockBytes)
    await room.settle()
    expect(room.view().left).toBe(2 * blockBytes)
    take(-9 * blockBytes)
    await room.freed()
    expect(room.view().left).toBeUndefined()
    close()
  })
})

it('counts photos by those that are here, and never as smaller than phones make them', () => {
  const mega = 1024 * 1024
  expect(photosIn(16 * mega, [])).toBe(4)
  expect(photosIn(16 * mega, [100, 200])).toBe(4)
  expect(photosIn(16 * mega, [8 * mega])).toBe(2)
})
