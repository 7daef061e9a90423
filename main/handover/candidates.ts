import type { HandoverCandidates } from '../contract/handover.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNames } from '../estate/names.ts'

interface Found {
  readonly unitId: string
  readonly buildingId: string
  readonly number: string
  readonly over: 0 | 1
  readonly listed: 0 | 1
}

/**
 * Homes of buildings that can be put on a list, with how many cannot: handed over, or on a list that is worked through.
 * Buildings come in the order they were asked for.
 */
export function handoverCandidates(read: ReadDatabase, buildingIds: readonly string[]): HandoverCandidates[] {
  const names = nodeNames(read, buildingIds)
  const units = read.all<Found>(
    `select u.id as "unitId", u.building_id as "buildingId", u.number, u.handed_over_on is not null as over,
       exists (select 1 from handover_visit v where v.unit_id=u.id and v.state not in ('accepted', 'withdrawn')
         and (v.batch_id is null or exists (select 1 from handover_batch b where b.id=v.batch_id and b.ended=0))) as listed
     from unit u where u.building_id in (select value from json_each(?)) and u.merged_into is null
       and u.kind in ('dwelling', 'shop') order by u.number, u.id`,
    [JSON.stringify(buildingIds)],
  )
  const of = Map.groupBy(units, ({ buildingId }) => buildingId)
  return buildingIds.map(id => {
    const all = of.get(id) ?? []
    return {
      id,
      name: names.get(id) ?? '—',
      homes: all
        .filter(({ over, listed }) => over === 0 && listed === 0)
        .map(({ unitId, number }) => ({ unitId, number })),
      handedOver: all.filter(({ over }) => over === 1).length,
      listed: all.filter(({ over, listed }) => over === 0 && listed === 1).length,
    }
  })
}
