import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import type { hqKeyTable, hqOwnTable, hqSiteTable } from './tables.ts'

export type HqOwn = RowOf<typeof hqOwnTable>
export type HqSite = RowOf<typeof hqSiteTable>
export type HqKey = RowOf<typeof hqKeyTable>

/** What this desk is as a headquarters; undefined where it is an ordinary site. */
export const readOwn = (read: ReadDatabase): HqOwn | undefined =>
  read.get<HqOwn>(`select * from hq_own where id='own'`)

/** As {@link readOwn}. Throws `hq.notHeadquarters`. */
export function requireOwn(read: ReadDatabase): HqOwn {
  const own = readOwn(read)
  if (!own) throw new DeskError('hq.notHeadquarters')
  return own
}

export const siteOfCode = (read: ReadDatabase, code: string): HqSite | undefined =>
  read.get<HqSite>('select * from hq_site where code=?', [code])

export const siteById = (read: ReadDatabase, id: string): HqSite | undefined =>
  read.get<HqSite>('select * from hq_site where id=?', [id])

/** Fingerprints of the keys a site may sign with. */
export const validKeysOf = (read: ReadDatabase, hqSiteId: string): readonly string[] =>
  read
    .all<{ id: string }>(
      'select id from hq_key where hq_site_id=? and revoked_at is null and replaced_at is null order by id',
      [hqSiteId],
    )
    .map(({ id }) => id)

export const keyOfSite = (read: ReadDatabase, fingerprint: string): HqKey | undefined =>
  read.get<HqKey>('select * from hq_key where id=?', [fingerprint])
