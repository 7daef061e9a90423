import type { ReadDatabase } from '../../database/read.ts'
import type { RowOf } from '../../database/table.ts'
import type { hqConsolidatedTable } from './tables.ts'

/** To be raised whenever rows are read differently out of the same data: all sites are consolidated anew then. */
export const consolidationVersion = 1

/** How far lists and figures follow a site; undefined where nothing of it came so far. */
export const standingOf = (
  read: ReadDatabase,
  hqSiteId: string,
): RowOf<typeof hqConsolidatedTable> | undefined =>
  read.get('select * from hq_consolidated where id=?', [hqSiteId])

/** Sites whose lists and figures are not as they should be; usually none. */
export const sitesToConsolidate = (read: ReadDatabase, epoch: string): readonly string[] =>
  read
    .all<{ id: string }>(
      `select h.id from hq_heard h left join hq_consolidated c on c.id=h.id
        where c.id is null or c.due=1 or c.version<>? or c.epoch<>? order by h.id`,
      [consolidationVersion, epoch],
    )
    .map(({ id }) => id)
