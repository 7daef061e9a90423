import type { HeldBackEntry } from '../contract/headquarters.ts'
import type { DeskCore } from '../desk/core.ts'
import { readSiteData } from './site-data.ts'

/** Most that a list holds: the oldest. */
const most = 200

/** Operations of a site that stand in its log here and not in its tables, the oldest first. Errors: `hq.siteUnknown`. */
export const heldBackOf = (core: DeskCore, hqSiteId: string): Promise<HeldBackEntry[]> =>
  readSiteData(core, hqSiteId, read =>
    read
      .all<Omit<HeldBackEntry, 'fromCopy'> & { fromCopy: number }>(
        `select h.position, o.type, o.at, h.why, o.incarnation like '%+%' as "fromCopy",
           (select number from "case" c where c.id=o.aggregate_id) as "caseNumber"
         from held_operation h join operation o on o.position=h.position order by h.position limit ${most}`,
      )
      .map(entry => ({ ...entry, fromCopy: entry.fromCopy === 1 })),
  )
