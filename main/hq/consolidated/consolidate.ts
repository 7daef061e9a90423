import { DeskError } from '../../contract/errors.ts'
import type { Profile } from '../../contract/profile.ts'
import { type DeskCore, systemActor } from '../../desk/core.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { profileOf } from '../../profiles/profiles.ts'
import { readSite } from '../../site/queries.ts'
import { siteById } from '../queries.ts'
import { openSiteData, type SiteData } from '../site-data.ts'
import { parcelTurns } from '../turns.ts'
import {
  type ConsolidatedSlice,
  endConsolidation,
  forgetConsolidated,
  markConsolidation,
  putConsolidated,
} from './commands.ts'
import { entriesByDay } from './entries.ts'
import { callbackRows, caseRows, consolidatedId, sheetRows, type SiteReading } from './rows.ts'
import { consolidationVersion, sitesToConsolidate, standingOf } from './standing.ts'
import { forgetTouched, isTouched, touchAll, touchedIds, type TouchedKind } from './touched.ts'

/** Things of a site put into lists in one turn of the writer. */
const atOnce = 500

/** To be called before what came of a site is committed: a crash between leaves lists that are known to be behind. */
export async function beginConsolidation(core: DeskCore, hqSiteId: string): Promise<void> {
  if (standingOf(core.read, hqSiteId)?.due === 1) return
  await core.execute(markConsolidation, { actor: systemActor, input: { hqSiteId } })
}

/**
 * Has lists and figures over all sites follow what headquarters holds of one: what changed since, or all of it where
 * they were made by another program or before headquarters came back from a backup. To be called in a turn of
 * `parcelTurns`. Doing it again changes nothing. Errors: those of the disk.
 */
export async function consolidate(core: DeskCore, data: SiteData, hqSiteId: string): Promise<void> {
  const { connection, replica } = data
  const site = siteById(core.read, hqSiteId)?.code
  if (site === undefined) throw new DeskError('hq.siteUnknown')
  const known = standingOf(core.read, hqSiteId)
  const isOwn = known?.version === consolidationVersion && known.epoch === core.head()?.incarnation
  if (isOwn && known.due === 0 && !isTouched(connection)) return
  if (!isOwn) {
    touchAll(connection)
    await core.execute(forgetConsolidated, { actor: systemActor, input: { hqSiteId } })
  }
  const reading: SiteReading = { read: replica.read, profile: profileOfSite(replica.read, core.read), site }
  let slice = emptySlice()
  for (const kind of kinds) {
    for (let after = ''; ; ) {
      const ids = touchedIds(connection, { kind, after, limit: atOnce })
      addTo(slice, kind, reading, ids)
      if (sizeOf(slice) >= atOnce) {
        await core.execute(putConsolidated, { actor: systemActor, input: slice })
        slice = emptySlice()
      }
      after = ids.at(-1) ?? after
      if (ids.length < atOnce) break
    }
  }
  await end(core, data, hqSiteId, slice)
  forgetTouched(connection)
}

async function end(
  core: DeskCore,
  { replica: { read } }: SiteData,
  hqSiteId: string,
  slice: ConsolidatedSlice,
): Promise<void> {
  const from = standingOf(core.read, hqSiteId)?.position ?? 0
  const until =
    read.get<{ last: number }>('select coalesce(max(position), 0) as last from operation')?.last ?? 0
  const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
  const days = entriesByDay(read, timeZone, { from, until })
  await core.execute(endConsolidation, {
    actor: systemActor,
    input: { hqSiteId, slice, from, until, days },
  })
}

const kinds: readonly TouchedKind[] = ['case', 'sheet', 'callback']

const emptySlice = (): ConsolidatedSlice => ({
  cases: [],
  sheets: [],
  callbacks: [],
  gone: { cases: [], sheets: [], callbacks: [] },
})

const sizeOf = ({ cases, sheets, callbacks, gone }: ConsolidatedSlice): number =>
  cases.length +
  sheets.length +
  callbacks.length +
  gone.cases.length +
  gone.sheets.length +
  gone.callbacks.length

function addTo(
  slice: ConsolidatedSlice,
  kind: TouchedKind,
  reading: SiteReading,
  ids: readonly string[],
): void {
  if (ids.length === 0) return
  const goneOf = (rows: readonly { readonly id: string }[]): string[] => {
    const there = new Set(rows.map(({ id }) => id))
    return ids.map(id => consolidatedId(reading.site, id)).filter(id => !there.has(id))
  }
  switch (kind) {
    case 'case': {
      const rows = caseRows(reading, ids)
      slice.cases.push(...rows)
      slice.gone.cases.push(...goneOf(rows))
      break
    }
    case 'sheet': {
      const rows = sheetRows(reading, ids)
      slice.sheets.push(...rows)
      slice.gone.sheets.push(...goneOf(rows))
      break
    }
    case 'callback': {
      const rows = callbackRows(reading, ids)
      slice.callbacks.push(...rows)
      slice.gone.callbacks.push(...goneOf(rows))
      break
    }
  }
}

/** What the site calls its categories; as headquarters does where its profile is not here yet, or of a newer program. */
function profileOfSite(read: ReadDatabase, own: ReadDatabase): Profile {
  try {
    return profileOf(read)
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return profileOf(own)
  }
}

/** Looks for sites whose lists are behind: a crash, an update of the program, a backup that was brought back. */
export function createConsolidationSweep(core: DeskCore, isStopped: () => boolean = () => false) {
  return {
    async round(): Promise<void> {
      const head = core.head()
      if (!head) return
      for (const hqSiteId of sitesToConsolidate(core.read, head.incarnation)) {
        if (isStopped()) return
        await parcelTurns.next(core, () => consolidateSite(core, hqSiteId))
      }
    },
  }
}

async function consolidateSite(core: DeskCore, hqSiteId: string): Promise<void> {
  const data = await openSiteData(core, hqSiteId)
  try {
    await consolidate(core, data, hqSiteId)
  } finally {
    data.close()
  }
}
