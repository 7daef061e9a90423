import { z } from 'zod'
import {
  type WatchDecision,
  type WatchList,
  type WatchListInput,
  type WatchReasonCode,
  type WatchRow,
  WindDirection,
} from '../contract/season-watch.ts'
import type { ReadDatabase } from '../database/read.ts'
import { elsewhereThanHomes } from '../estate/elsewhere.ts'
import { nodeNames } from '../estate/names.ts'
import { remembered } from '../log/remembered.ts'
import { staffNameOf } from '../staff/names.ts'
import {
  isWatched,
  type WatchedItem,
  stacksOfEntrance,
  watchedItems,
  type WatchedLeak,
  type WatchedUnit,
} from './watch-list.ts'

const Directions = z.array(WindDirection)

/** Where the wind of the season comes from; empty where nobody said. */
export function windwardOf(read: ReadDatabase): WindDirection[] {
  const row = read.get<{ directions: string }>('select directions from season_wind limit 1')
  return row ? Directions.parse(JSON.parse(row.directions)) : []
}

interface Decided extends WatchDecision {
  readonly id: string
  readonly item: string
}

const decidedColumns = `id, item, kind, reason, at, ${staffNameOf('season_watch.by')} as "byName"`

/** What somebody decided of a home or stack; undefined where nobody did. */
export const decisionOf = (read: ReadDatabase, item: string): Decided | undefined =>
  read.get<Decided>(`select ${decidedColumns} from season_watch where item=?`, [item])

/** Operations on these change neither homes nor who lives there. */
const elsewhere = [...elsewhereThanHomes, 'contract']

interface Homes {
  readonly units: readonly WatchedUnit[]
  readonly dissatisfied: ReadonlySet<string>
}

/** By day: who lives in ten thousand homes takes longest of all and changes least. */
const homesKept = remembered(elsewhere, () => new Map<string, Homes>())

function homesOf(read: ReadDatabase, today: string): Homes {
  const kept = homesKept(read)
  const found = kept.get(today) ?? readHomes(read, today)
  kept.clear()
  kept.set(today, found)
  return found
}

function readHomes(read: ReadDatabase, today: string): Homes {
  const units = read.all<WatchedUnit>(
    `select id as "unitId", number, room, floor, building_id as "buildingId", parent_id as "parentId",
       top_floor as "topFloor", basement, orientation, exists(select 1 from occupancy o
         where o.unit_id=unit.id and (o.until_day is null or o.until_day>=?)) as occupied
     from unit where merged_into is null and kind in ('dwelling', 'shop')`,
    [today],
  )
  const dissatisfied = read.all<{ unitId: string }>(
    `select o.unit_id as "unitId" from person p indexed by person_special join occupancy o on o.person_id=p.id
     where p.tier<>'ordinary' and p.tier='dissatisfied' and (o.until_day is null or o.until_day>=?)`,
    [today],
  )
  return { units, dissatisfied: new Set(dissatisfied.map(({ unitId }) => unitId)) }
}

interface LeakColumns {
  readonly unitId: string
  readonly at: number
  readonly open: 0 | 1
  readonly returns: number
  readonly repairedAt: number | null
}

const leakColumns = `c.unit_id as "unitId", c.received_at as at, coalesce(l.returns, 0) as returns,
  coalesce(l.repaired_at, c.resolved_at) as "repairedAt",
  case when l.id is null then c.state in ('received', 'handling') else l.over=0 end as open`

/** Cases about water, of the emergency or of an ordinary day: by category, and those the emergency knows otherwise. */
function leaksOf(read: ReadDatabase): WatchedLeak[] {
  const rows = read.all<LeakColumns>(
    `select ${leakColumns} from "case" c indexed by case_category left join leak l on l.id=c.id
     where (c.category='leak' or (c.category>='leak/' and c.category<'leak0'))
       and c.unit_id is not null and c.state<>'void'
     union all
     select ${leakColumns} from leak l join "case" c on c.id=l.id
     where not (c.category='leak' or (c.category>='leak/' and c.category<'leak0'))
       and c.unit_id is not null and c.state<>'void'`,
  )
  return rows.map(({ open, ...leak }) => ({ ...leak, open: open === 1 }))
}

/** Homes with a major case that names the media. */
function mediaOf(read: ReadDatabase): Set<string> {
  const rows = read.all<{ unitId: string }>(
    `select distinct unit_id as "unitId" from "case" indexed by case_level
     where level=1 and (level_reason='media' or proposed_reason='media') and unit_id is not null
       and state<>'void'`,
  )
  return new Set(rows.map(({ unitId }) => unitId))
}

/** What the reckoning goes by with what comes out; again only where cases changed since. */
interface Reckoned {
  items?: {
    readonly today: string
    readonly windward: string
    readonly homes: Homes
    readonly items: WatchedItem[]
  }
}
const reckonedKept = remembered(
  elsewhere.filter(one => one !== 'case'),
  (): Reckoned => ({}),
)

function itemsOf(read: ReadDatabase, now: number, today: string): WatchedItem[] {
  const homes = homesOf(read, today)
  const windward = windwardOf(read)
  const kept = reckonedKept(read)
  const wind = windward.join()
  const known = kept.items
  if (known?.homes === homes && known.today === today && known.windward === wind) return known.items
  const items = watchedItems({ ...homes, leaks: leaksOf(read), media: mediaOf(read), windward, now })
  kept.items = { today, windward: wind, homes, items }
  return items
}

/** Rows a screen is given at most; files have all. */
const mostShown = 1_000

/**
 * The watch list of the rainy season, the heaviest first: what is reckoned from the homes, their leaks and their
 * owners, with what people added and took off.
 *
 * @param today `2026-07-12`
 * @param limit all where it is null
 */
export function watchList(
  read: ReadDatabase,
  { buildingId, reason, decided }: WatchListInput,
  { now, today }: { readonly now: number; readonly today: string },
  limit: number | null = mostShown,
): WatchList {
  const items = itemsOf(read, now, today)
  const decisions = new Map(
    read
      .all<Decided>(`select ${decidedColumns} from season_watch order by at desc, id limit 5000`)
      .map(one => [one.item, one]),
  )
  const homes = homesOf(read, today)
  const listed = [...items, ...plainOnes(items, decisions, homes)]
    .map(item => ({ item, decision: decisions.get(item.id) ?? null }))
    .filter(({ item }) => buildingId === undefined || item.buildingId === buildingId)
  const standing = listed.filter(({ decision }) => decision?.kind !== 'removed')
  const counts: Partial<Record<WatchReasonCode, number>> = {}
  for (const { item } of standing) for (const { code } of item.reasons) counts[code] = (counts[code] ?? 0) + 1
  const removed = listed.filter(({ decision }) => decision?.kind === 'removed')
  const wanted =
    decided === 'removed'
      ? removed
      : standing.filter(({ item, decision }) =>
          decided === 'added'
            ? decision?.kind === 'added'
            : reason === undefined
              ? decision !== null || isWatched(item)
              : item.reasons.some(({ code }) => code === reason),
        )
  const shown = wanted.slice(0, limit ?? wanted.length)
  const names = nodeNames(
    read,
    shown.flatMap(({ item }) => [item.buildingId, item.parentId]),
  )
  return {
    rows: shown.map(({ item, decision }) => rowOf(item, decision, names)),
    total: wanted.length,
    counts,
    removed: removed.length,
    windward: windwardOf(read),
  }
}

/** Homes and stacks that people put on the list and nothing else speaks for. */
function plainOnes(
  items: readonly WatchedItem[],
  decisions: ReadonlyMap<string, Decided>,
  { units }: Homes,
): WatchedItem[] {
  const known = new Set(items.map(({ id }) => id))
  const missing = new Set([...decisions.keys()].filter(item => !known.has(item)))
  if (missing.size === 0) return []
  const stacks = [...missing].flatMap(id => {
    const parentId = parentOfStack.exec(id)?.[1]
    if (parentId === undefined) return []
    return stacksOfEntrance(units, parentId).flatMap(({ item }) => (item.id === id ? [item] : []))
  })
  const homes = units
    .filter(({ unitId }) => missing.has(`unit/${unitId}`))
    .map(unit => ({
      id: `unit/${unit.unitId}`,
      unit,
      stack: null,
      parentId: unit.parentId,
      buildingId: unit.buildingId,
      weight: 0,
      reasons: [],
    }))
  return [...stacks, ...homes]
}
const parentOfStack = /^stack\/([^/]+)\//

/** How the stack of a home is named on the list; undefined where the numbers of its entrance tell none. */
export function stackItemOf(read: ReadDatabase, unitId: string, today: string): string | undefined {
  const { units } = homesOf(read, today)
  const parentId = units.find(unit => unit.unitId === unitId)?.parentId
  if (parentId === undefined) return undefined
  const isIts = ({ homes }: { homes: readonly WatchedUnit[] }) => homes.some(unit => unit.unitId === unitId)
  return stacksOfEntrance(units, parentId).find(isIts)?.item.id
}

function rowOf(item: WatchedItem, decision: Decided | null, names: ReadonlyMap<string, string>): WatchRow {
  const { id, unit, stack, parentId, buildingId, weight, reasons } = item
  const buildingName = names.get(buildingId) ?? ''
  const entrance = parentId === buildingId ? '' : (names.get(parentId) ?? '')
  return {
    id,
    unitId: unit?.unitId ?? null,
    name: unit?.number ?? `${buildingName}${entrance}`,
    stack,
    parentId,
    buildingId,
    buildingName,
    floor: unit?.floor ?? null,
    weight,
    reasons,
    decision: decision && {
      kind: decision.kind,
      reason: decision.reason,
      at: decision.at,
      byName: decision.byName,
    },
  }
}
