import type { LeakPart } from '../../contract/leak-clusters.ts'
import type { LeakEntry, LeakSeverity, LeakState } from '../../contract/leaks.ts'
import { rainRateAt } from '../../emergencies/rain-at.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { childrenOf, estateNodes } from '../../estate/queries.ts'
import { nodeOrder } from '../../estate/rules.ts'
import type { UnitKind } from '../../contract/estate.ts'
import type { BuildingPlaces, LeakReport } from '../clusters/types.ts'

interface ReportColumns {
  readonly id: string
  readonly buildingId: string
  readonly unitId: string | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly room: string | null
  readonly state: LeakState
  readonly at: number
  readonly earlier: number
  readonly rain: number | null
  readonly heldAt: number | null
}

const columns = `leak.id, coalesce("case".building_id, leak.building_id) as "buildingId", "case".unit_id as "unitId",
  leak.entry, leak.severity, leak.state, "case".room, leak.reported_at as at,
  leak.returns + (select count(*) from "case" other cross join leak before on before.id=other.id
    where other.unit_id="case".unit_id and other.state<>'void' and before.over=1
      and before.reported_at<leak.reported_at) as earlier,
  ${rainRateAt('leak.reported_at')} as rain,
  (select max(ended_at) from leak_test where leak_test.case_id=leak.id and leak_test.holds=1) as "heldAt"`
/** Water that comes from somewhere; power, lifts and gas have no source over several homes. */
const standing = `"case".state<>'void' and coalesce(leak.kind, 'storm') in ('storm', 'burst-pipe')
  and coalesce("case".building_id, leak.building_id) is not null`

/** What the room of a case says of where a home is wet. */
const parts: Readonly<Record<string, LeakPart>> = {
  bathroom: 'bathroom',
  kitchen: 'kitchen',
  'living-room': 'living',
  bedroom: 'bedroom',
  balcony: 'balcony',
}

function present({ room, state, heldAt, ...row }: ReportColumns): LeakReport {
  return {
    ...row,
    part: room === null ? null : (parts[room] ?? null),
    since: null,
    // Only a repair that holds now ends it; one that came back has begun anew.
    endedAt: state === 'proven' || state === 'accepted' ? heldAt : null,
  }
}

/** Every leak with a building, as clusters look at it. */
export const reports = (read: ReadDatabase): LeakReport[] =>
  read
    .all<ReportColumns>(
      `select ${columns} from leak cross join "case" on "case".id=leak.id where ${standing}`,
    )
    .map(present)

/** As {@link reports}, for the leaks of these cases and those of the same homes, whose history they are. */
export const reportsAround = (read: ReadDatabase, caseIds: readonly string[]): LeakReport[] =>
  read
    .all<ReportColumns>(
      `select ${columns} from leak cross join "case" on "case".id=leak.id where ${standing} and leak.id in (
         select near.id from "case" asked cross join "case" near on near.unit_id=asked.unit_id
           where asked.id in (select value from json_each(?))
         union select value from json_each(?))`,
      [JSON.stringify(caseIds), JSON.stringify(caseIds)],
    )
    .map(present)

interface PlaceColumns {
  readonly unitId: string
  readonly parentId: string
  readonly buildingId: string
  readonly room: string
  readonly kind: UnitKind
  readonly floor: number | null
  readonly topFloor: 0 | 1 | null
  readonly basement: 0 | 1 | null
  readonly facade: 0 | 1 | null
  readonly orientation: string | null
}

const placeColumns = `id as "unitId", parent_id as "parentId", building_id as "buildingId", room, kind, floor,
  top_floor as "topFloor", basement, facade, orientation`
const said = (flag: 0 | 1 | null) => (flag === null ? null : flag === 1)

function placesIn(
  buildingId: string,
  entrances: readonly { readonly id: string; readonly name: string; readonly matchName: string }[],
  units: readonly PlaceColumns[],
): BuildingPlaces {
  return {
    buildingId,
    entrances: [...entrances].sort(nodeOrder).map(({ id }) => id),
    units: units.map(unit => ({
      unitId: unit.unitId,
      room: unit.room,
      floor: unit.floor,
      kind: unit.kind,
      entranceId: unit.parentId === buildingId ? null : unit.parentId,
      topFloor: said(unit.topFloor),
      basement: said(unit.basement),
      facade: said(unit.facade),
      orientation: unit.orientation,
    })),
  }
}

/** Every building with its homes. */
export function buildings(read: ReadDatabase): BuildingPlaces[] {
  const nodes = estateNodes(read)
  const units = Map.groupBy(
    read.all<PlaceColumns>(`select ${placeColumns} from unit where merged_into is null order by id`),
    unit => unit.buildingId,
  )
  const entrances = Map.groupBy(
    nodes.filter(node => node.kind === 'entrance'),
    node => node.parentId,
  )
  return nodes
    .filter(node => node.kind === 'building')
    .map(({ id }) => placesIn(id, entrances.get(id) ?? [], units.get(id) ?? []))
}

/** One building as it is now. */
export const buildingPlaces = (read: ReadDatabase, buildingId: string): BuildingPlaces =>
  placesIn(
    buildingId,
    childrenOf(read, buildingId).filter(node => node.kind === 'entrance'),
    read.all<PlaceColumns>(
      `select ${placeColumns} from unit where building_id=? and merged_into is null order by id`,
      [buildingId],
    ),
  )
