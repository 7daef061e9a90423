import type { Unsent } from '../../main/contract/station.ts'
import { openOfflineDatabase, type OfflineDatabase } from './database.ts'

export type { Unsent }

/** What has not reached the desk, whoever recorded it; entries that were only begun count as well. */
export async function unsentIn(database: OfflineDatabase): Promise<Unsent> {
  const waiting = (await database.getAll('items')).filter(({ state }) => state !== 'delivered')
  const files = new Set(waiting.flatMap(item => item.files))
  const entries = waiting.filter(({ id }) => !files.has(id)).length
  const begun = (await database.getAllKeys('kept')).filter(([, name]) => name.startsWith('entry/')).length
  const photos = (await database.getAll('photos')).filter(({ refused }) => refused === null).length
  return { entries: entries + begun, photos: photos + waiting.length - entries }
}

/** The same of this device. Rejects where the browser keeps nothing. */
export async function unsentHere(): Promise<Unsent> {
  const database = await openOfflineDatabase()
  try {
    return await unsentIn(database)
  } finally {
    database.close()
  }
}
