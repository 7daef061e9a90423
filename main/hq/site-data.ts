import { existsSync, mkdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Archive, openArchive } from '../archive/archive.ts'
import { isMissing } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import { openMigrated } from '../database/migrate.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import type { DeskCore } from '../desk/core.ts'
import { operations, syncedTables, tables } from '../desk/domains.ts'
import { bundleExtension } from '../sync/parcel-names.ts'
import { watchTouched } from './consolidated/touched.ts'
import { openReplica, type Replica } from './replica.ts'

/**
 * Where the data of sites lie, below the data folder of headquarters: one database for each site, one archive for all,
 * and parcels that wait for what is missing before them. The keys are those of headquarters.
 */
export const sitesFolderOf = (dataFolder: string) => join(dataFolder, 'sites')
export const waitingFolderOf = (dataFolder: string, hqSiteId: string) =>
  join(sitesFolderOf(dataFolder), 'waiting', hqSiteId)

/** Parcels of a site that wait for what is missing before them, absolute paths. */
export async function waitingFiles(dataFolder: string, hqSiteId: string): Promise<string[]> {
  const folder = waitingFolderOf(dataFolder, hqSiteId)
  try {
    const names = await readdir(folder)
    return names
      .filter(name => name.endsWith(bundleExtension))
      .toSorted()
      .map(name => join(folder, name))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

type Place = Pick<DeskCore, 'dataFolder' | 'keys' | 'environment'>

/** What headquarters holds of one site, opened for writing. */
export interface SiteData {
  readonly connection: Connection
  readonly replica: Replica
  close(): void
}

/** Opens what there is of a site, or makes it. */
export async function openSiteData({ dataFolder, keys }: Place, hqSiteId: string): Promise<SiteData> {
  mkdirSync(sitesFolderOf(dataFolder), { recursive: true, mode: 0o700 })
  const file = join(sitesFolderOf(dataFolder), `${hqSiteId}.sqlite`)
  const connection = await openMigrated({ file, key: keys.database, tables })
  allowRepetition(connection)
  watchTouched(connection)
  return {
    connection,
    replica: openReplica({ connection, registry: operations, syncedTables }),
    close: () => connection.close(),
  }
}

/** Reads in what headquarters holds of one site. Errors: `hq.siteUnknown` where nothing has come from it. */
export async function readSiteData<Found>(
  place: Place,
  hqSiteId: string,
  look: (read: ReadDatabase) => Found,
): Promise<Found> {
  const found = await readIfHeard(place, hqSiteId, read => ({ found: look(read) }))
  if (found === null) throw new DeskError('hq.siteUnknown')
  return found.found
}

/** The same; null where nothing has come from it. */
export async function readIfHeard<Found>(
  place: Place,
  hqSiteId: string,
  look: (read: ReadDatabase) => Found,
): Promise<Found | null> {
  if (!existsSync(join(sitesFolderOf(place.dataFolder), `${hqSiteId}.sqlite`))) return null
  const { replica, close } = await openSiteData(place, hqSiteId)
  try {
    return look(replica.read)
  } finally {
    close()
  }
}

/**
 * A copy of a site that went on by itself gives numbers that the site gave too. Both are kept here and told apart by
 * people, so what is unique at a site is not unique in its replica.
 */
function allowRepetition(connection: Connection): void {
  const unique = syncedTables.flatMap(table =>
    table.indexes.filter(index => index.unique).map(index => ({ table: table.name, ...index })),
  )
  const asMade = new Set(
    connection.prepare(`select name from sqlite_schema where sql like 'create unique index %'`).pluck().all(),
  )
  for (const { table, name, columns, where } of unique) {
    if (!asMade.has(name)) continue
    const list = columns.map(column => `"${column}"`).join(', ')
    connection.exec(
      `drop index "${name}"; create index "${name}" on "${table}" (${list})${where === undefined ? '' : ` where ${where}`}`,
    )
  }
}

/** Files of all sites. */
export const openSitesArchive = ({ dataFolder, keys, environment }: Place): Archive =>
  openArchive({
    folder: join(sitesFolderOf(dataFolder), 'archive'),
    key: keys.archive,
    clock: environment.now,
    random: environment.randomBytes,
  })
