import { type OfflineDatabase, sealingKeyOf, type StoredItem } from './database.ts'
import { type Content, type ItemRow, itemVersion, readContent, type Upgrade } from './item.ts'
import { openPiece, piecesOf, sealPieces, usualPiece } from './pieces.ts'
import { createRoom, isFull } from './room.ts'
import { openText, type Sealed, sealerOf, sealText } from './seal.ts'

/** What is recorded together: either all of it is kept or nothing. */
export interface NewItem {
  readonly id: string
  readonly thing: string
  readonly by: string
  readonly recordedAt: number
  readonly clockOffset: number | null
  readonly content: Content
  /** Files a command names; a file names none. */
  readonly files?: readonly string[]
  /** As another device has told the desk, or may have. */
  readonly happenedAt?: number
}

export interface ReadItem extends ItemRow {
  /** Undefined where it is delivered, somebody else's, or recorded by a newer program. */
  readonly content: Content | undefined
  /** What the person reads of it; empty where it is somebody else's. */
  readonly label: string
}

/** What is kept of a person beside things that go to the desk, by name. */
export interface Beside {
  readonly by: string
  readonly keep: Readonly<Record<string, unknown>>
  /** Names that go. */
  readonly drop?: readonly string[]
}

export type ItemChange = Partial<Pick<ItemRow, 'state' | 'sent' | 'uploadId' | 'happenedAt' | 'reason'>>
export interface StoreOptions {
  /** For tests: versions of contents, and smaller pieces. */
  readonly to?: number
  readonly by?: Readonly<Record<number, Upgrade>>
  readonly pieceBytes?: number
}
export type OfflineStore = Awaited<ReturnType<typeof openStore>>

/**
 * What this device keeps, sealed: items of the outbox, pieces of files, what is carried along. Keeping rejects with
 * the browser's `QuotaExceededError` where there is no room, and then nothing of it was kept; words have room of their
 * own beside photos (`room`).
 */
export async function openStore(
  database: OfflineDatabase,
  { pieceBytes = usualPiece, ...versions }: StoreOptions = {},
) {
  const sealer = sealerOf(await sealingKeyOf(database))
  const version = versions.to ?? itemVersion
  const room = createRoom(database)
  /** What items say, by id: it never changes, and opening thousands anew takes long. */
  const opened = new Map<string, Content | undefined>()
  /** Labels of what is delivered, by id. */
  const labels = new Map<string, string>()
  /** How far sending is, where there was no room to note it: it lasts as long as this page. */
  const unnoted = new Map<string, ItemChange>()

  /** Keeps all of it or nothing. */
  async function add(items: readonly NewItem[], beside?: Beside): Promise<void> {
    const sealed: StoredItem[] = []
    for (const { content, files = [], ...item } of items) {
      sealed.push({
        ...item,
        version,
        state: 'kept',
        sent: 0,
        size: content.kind === 'file' ? content.size : 0,
        files,
        content: await sealText(sealer, `item/${item.id}`, content),
      })
    }
    const kept: [string, Sealed][] = []
    for (const [name, value] of Object.entries(beside?.keep ?? {}))
      kept.push([name, await sealText(sealer, `kept/${beside?.by}/${name}`, value)])
    await room.words(async () => {
      const turn = database.transaction(['items', 'kept'], 'readwrite')
      for (const item of sealed) await turn.objectStore('items').add(item)
      for (const [name, value] of kept) await turn.objectStore('kept').put(value, [beside?.by ?? '', name])
      for (const name of beside?.drop ?? []) await turn.objectStore('kept').delete([beside?.by ?? '', name])
      await turn.done
    })
  }

  /** All items in the order they were recorded; contents of one person's only. */
  async function items(of?: string): Promise<ReadItem[]> {
    const read: ReadItem[] = []
    for (const stored of await database.getAll('items')) read.push(await readItem(stored, of))
    return read
  }

  /** The same of some of them, whosever they are. */
  async function itemsOf(ids: readonly string[]): Promise<ReadItem[]> {
    const read: ReadItem[] = []
    for (const id of ids) {
      const stored = await database.getFromIndex('items', 'id', id)
      if (stored) read.push(await readItem(stored))
    }
    return read
  }

  async function readItem(stored: StoredItem, of?: string): Promise<ReadItem> {
    const { content, receipt, seq = 0, ...row } = stored
    const mine = of === undefined || row.by === of
    const known = mine && content ? await contentOf(row.id, row.version, content) : undefined
    const label = mine && receipt ? await labelOf(row.id, receipt) : known?.label
    return { ...row, ...unnoted.get(row.id), seq, content: known, label: label ?? '' }
  }

  async function contentOf(id: string, version: number, sealed: Sealed): Promise<Content | undefined> {
    if (!opened.has(id))
      opened.set(id, readContent(version, await openText(sealer, `item/${id}`, sealed), versions))
    return opened.get(id)
  }

  async function labelOf(id: string, sealed: Sealed): Promise<string> {
    const known = labels.get(id)
    if (known !== undefined) return known
    const label = await openText(sealer, `receipt/${id}`, sealed)
    labels.set(id, typeof label === 'string' ? label : '')
    return labels.get(id) ?? ''
  }

  /**
   * Notes how far an item is; false where it is not there any more. Sending is what makes room, so it goes on where there
   * is none to note it.
   */
  async function change(id: string, part: ItemChange): Promise<boolean> {
    const whole = { ...unnoted.get(id), ...part }
    let there = true
    try {
      await room.words(async () => {
        const turn = database.transaction('items', 'readwrite')
        const cursor = await turn.store.index('id').openCursor(id)
        if (cursor) await cursor.update({ ...cursor.value, ...whole })
        else there = false
        await turn.done
      })
      unnoted.delete(id)
    } catch (cause) {
      if (!isFull(cause)) throw cause
      unnoted.set(id, whole)
    }
    return there
  }

  /** Takes away a command that was never tried; false where the desk may have it. */
  async function takeBack(id: string): Promise<boolean> {
    if (unnoted.has(id)) return false
    const turn = database.transaction('items', 'readwrite')
    const cursor = await turn.store.index('id').openCursor(id)
    const untried = cursor?.value.state === 'kept' && cursor.value.happenedAt === undefined
    if (cursor && untried) await cursor.delete()
    await turn.done
    return untried
  }

  /**
   * A command is at the desk with its files: what they carried goes, receipts with their labels stay. Where there is no
   * room for receipts they are done without: whatever waits still goes, and makes room.
   */
  async function delivered(ids: readonly string[], at: number): Promise<void> {
    const receipts: [string, Sealed][] = []
    for (const { id, label } of await itemsOf(ids))
      receipts.push([id, await sealText(sealer, `receipt/${id}`, label)])
    try {
      await room.words(async () => {
        const turn = database.transaction(['items', 'pieces'], 'readwrite')
        for (const [id, receipt] of receipts) {
          const cursor = await turn.objectStore('items').index('id').openCursor(id)
          if (cursor) {
            const item = cursor.value
            const done = {
              state: 'delivered',
              content: null,
              receipt,
              sent: item.size,
              deliveredAt: at,
            } as const
            await cursor.update({ ...item, ...done, reason: undefined })
          }
          await turn.objectStore('pieces').delete(piecesOf(id))
        }
        await turn.done
      })
    } catch (cause) {
      if (!isFull(cause)) throw cause
      await remove(ids)
      return
    }
    forget(ids)
  }

  function forget(ids: readonly string[]): void {
    for (const id of ids) {
      unnoted.delete(id)
      opened.delete(id)
    }
    // Held again with the next change where it fails now.
    room.freed().catch(() => undefined)
  }

  /** Takes items away with their files, delivered or given up by the person. */
  async function remove(ids: readonly string[]): Promise<void> {
    const turn = database.transaction(['items', 'pieces'], 'readwrite')
    for (const id of ids) {
      const key = await turn.objectStore('items').index('id').getKey(id)
      if (key !== undefined) await turn.objectStore('items').delete(key)
      await turn.objectStore('pieces').delete(piecesOf(id))
    }
    await turn.done
    forget(ids)
  }

  return {
    room,
    pieceBytes,
    add,
    items,
    itemsOf,
    change,
    takeBack,
    delivered,
    remove,
    /** Keeps the bytes of a file, in pieces, all or none. */
    async keepFile(fileId: string, file: Blob): Promise<void> {
      const pieces = await sealPieces(sealer, fileId, file, pieceBytes)
      await room.photo(async () => {
        const turn = database.transaction('pieces', 'readwrite')
        for (const [index, piece] of pieces.entries()) await turn.store.put(piece, [fileId, index])
        await turn.done
      })
    },
    /** Whether all bytes of a file are here. */
    isWhole: async (fileId: string, size: number): Promise<boolean> =>
      (await database.count('pieces', piecesOf(fileId))) >= Math.ceil(size / pieceBytes),
    /** One piece of a file; undefined where it is not here. */
    piece: (fileId: string, index: number): Promise<Uint8Array<ArrayBuffer> | undefined> =>
      openPiece(database, sealer, fileId, index),
    /**
     * Takes away photos that nothing names any more: the page was killed between keeping one and noting it. Those of
     * the last hour stay, since another tab may be just there.
     */
    async sweep(now: number): Promise<void> {
      const named = new Set((await database.getAll('items')).map(({ id }) => id))
      for (const id of await database.getAllKeys('photos')) named.add(id)
      const texts: string[] = []
      for (const [by, name] of await database.getAllKeys('kept')) {
        const sealed = await database.get('kept', [by, name])
        if (sealed) texts.push(JSON.stringify(await openText(sealer, `kept/${by}/${name}`, sealed)))
      }
      const files = new Set((await database.getAllKeys('pieces')).map(([file]) => file))
      for (const file of files) {
        if (named.has(file) || madeAt(file) > now - 3_600_000) continue
        if (texts.every(text => !text.includes(file))) await database.delete('pieces', piecesOf(file))
      }
    },
    /** Keeps a value under a person and a name. */
    async keep(by: string, name: string, value: unknown): Promise<void> {
      const sealed = await sealText(sealer, `kept/${by}/${name}`, value)
      await room.words(() => database.put('kept', sealed, [by, name]))
    },
    async kept(by: string, name: string): Promise<unknown> {
      const sealed = await database.get('kept', [by, name])
      return sealed && (await openText(sealer, `kept/${by}/${name}`, sealed))
    },
    /** Names under which something of a person is kept. */
    async keptNames(by: string): Promise<string[]> {
      const keys = await database.getAllKeys('kept', IDBKeyRange.bound([by, ''], [by, '\uffff']))
      return keys.map(([, name]) => name)
    },
    async drop(by: string, name: string): Promise<void> {
      await database.delete('kept', [by, name])
    },
    note: (name: string): Promise<unknown> => database.get('notes', name),
    async setNote(name: string, value: unknown): Promise<void> {
      await room.words(() => database.put('notes', value, name))
    },
    /** Everything goes, the key as well: what a forgotten copy may still hold opens to nobody. */
    async wipe(): Promise<void> {
      const turn = database.transaction(['keys', 'items', 'photos', 'pieces', 'kept', 'notes'], 'readwrite')
      for (const name of turn.objectStoreNames) await turn.objectStore(name).clear()
      await turn.done
    },
    close: () => database.close(),
  }
}

/** When an id was made by this device's clock: its first 48 bits. UTC milliseconds. */
const madeAt = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)
