import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ItemRow } from './item.ts'
import type { KeptPhoto } from './kept-photo.ts'
import { newSealingKey, type Sealed } from './seal.ts'

/** An item as it lies here: the order number is the store's own. */
export interface StoredItem extends Omit<ItemRow, 'seq'> {
  readonly seq?: number
  /** Null once it is delivered: then nothing of it is left here. */
  readonly content: Sealed | null
  /** What the person reads of it once it is delivered. */
  readonly receipt?: Sealed
}

interface OfflineSchema extends DBSchema {
  keys: { key: 'main'; value: CryptoKey }
  items: { key: number; value: StoredItem; indexes: { id: string } }
  /** Photos of a phone on their way. */
  photos: { key: string; value: KeptPhoto }
  /** Pieces of files and photos by file and number. */
  pieces: { key: [string, number]; value: Sealed }
  /** What is carried along and what is being written, by person and name. */
  kept: { key: [string, string]; value: Sealed }
  /** Nothing of anybody: how far the clock is off. */
  notes: { key: string; value: unknown }
}

export type OfflineDatabase = IDBPDatabase<OfflineSchema>

/** Version of the stores. What a new one adds goes behind an `if (before < n)`, and nothing is dropped. */
const storeVersion = 2

/** Opens what this device keeps. Rejects where the browser keeps nothing (private windows of some). */
export async function openOfflineDatabase(name = 'desk-offline'): Promise<OfflineDatabase> {
  return await openDB<OfflineSchema>(name, storeVersion, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('keys')
        database.createObjectStore('items', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id', {
          unique: true,
        })
        database.createObjectStore('pieces')
        database.createObjectStore('kept')
        database.createObjectStore('notes')
      }
      if (before < 2) database.createObjectStore('photos', { keyPath: 'id' })
    },
    // A tab of a newer program wants in: this one lets go, and says so when it is next used.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}

/** The key of this device, made with its first use; two tabs that begin together take the same. */
export async function sealingKeyOf(database: OfflineDatabase): Promise<CryptoKey> {
  const known = await database.get('keys', 'main')
  if (known) return known
  const made = await newSealingKey()
  const turn = database.transaction('keys', 'readwrite')
  const first = await turn.store.get('main')
  if (!first) await turn.store.put(made, 'main')
  await turn.done
  return first ?? made
}
