import type { SeasonReadiness } from '../contract/season.ts'
import type { DeskCore } from '../desk/core.ts'
import { seasonReadiness, seasonToDo } from '../season/readiness.ts'
import { todayOf } from '../site/queries.ts'
import { readIfHeard } from './site-data.ts'

/**
 * How ready a site is for this year's rainy season, as far as headquarters knows; null where nothing has come from it, or
 * where it has no plan and none is expected yet.
 */
export async function siteSeason(core: DeskCore, hqSiteId: string): Promise<SeasonReadiness | null> {
  const now = core.environment.now()
  return await readIfHeard(core, hqSiteId, read => {
    const today = todayOf(read, now)
    const asked = seasonToDo(read, today, now)
    const readiness = asked ?? seasonReadiness(read, Number(today.slice(0, 4)), now)
    return asked === undefined && readiness.state === null ? null : readiness
  })
}
