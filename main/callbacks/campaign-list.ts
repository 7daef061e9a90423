import type { z } from 'zod'
import { type CampaignOverListInput, mostCampaign } from '../contract/callbacks.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Connection } from '../database/sqlite.ts'
import { listUnits, type UnitCursor } from '../estate/unit-list.ts'
import type { Environment } from '../log/writer-core.ts'
import { listPeople } from '../people/list.ts'
import { openPersonLookupReader } from '../people/name-search.ts'
import { todayOf } from '../site/queries.ts'

const pageSize = 200

/** Everybody or every home on a list as the screen filtered it; stops behind the most a campaign may have. */
export function idsOnList(
  core: { readonly environment: Environment; readonly readConnection: Connection },
  read: ReadDatabase,
  list: z.output<typeof CampaignOverListInput>['list'],
): string[] {
  const today = todayOf(read, core.environment.now())
  const ids: string[] = []
  if (list.of === 'people') {
    const lookup = openPersonLookupReader(core.readConnection)
    const { filter, text } = list
    let before: string | null = null
    do {
      const page: ReturnType<typeof listPeople> = listPeople(read, lookup, {
        filter,
        text,
        before,
        limit: pageSize,
        today,
      })
      // Whose data was erased is called by nobody.
      ids.push(...page.rows.flatMap(row => (row.name === null ? [] : row.personId)))
      before = page.next
    } while (before !== null && ids.length <= mostCampaign)
    return ids
  }
  const filter = { ...list.filter, empty: false }
  let after: UnitCursor | null = null
  do {
    const page: ReturnType<typeof listUnits> = listUnits(read, {
      filter,
      text: list.text,
      after,
      limit: pageSize,
      today,
    })
    ids.push(...page.rows.map(row => row.unitId))
    after = page.next
  } while (after !== null && ids.length <= mostCampaign)
  return ids
}
