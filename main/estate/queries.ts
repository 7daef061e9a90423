import type { NodeKind, UnitAttributes, UnitKind, UnitTraits } from '../contract/estate.ts'
import type { ReadDatabase } from '../database/read.ts'

/** Where a unit stands in the tree. */
export interface UnitPlace {
  readonly unitId: string
  readonly number: string
  readonly kind: UnitKind
  readonly buildingId: string
  readonly projectId: string
}

/** A unit that was merged into another has no place of its own; {@link survivorOf} leads to it. */
export function unitPlace(read: ReadDatabase, unitId: string): UnitPlace | undefined {
  return read.get<UnitPlace>(
    `select id as "unitId", number, kind, building_id as "buildingId", project_id as "projectId"
       from unit where id=? and merged_into is null`,
    [unitId],
  )
}

/** One level of the tree above the unit. */
export interface EstateNode {
  readonly id: string
  readonly kind: NodeKind
  readonly parentId: string | null
  readonly name: string
  readonly matchName: string
}

const nodeColumns = 'id, kind, parent_id as "parentId", name, match_name as "matchName"'

export function estateNode(read: ReadDatabase, nodeId: string): EstateNode | undefined {
  return read.get<EstateNode>(`select ${nodeColumns} from estate_node where id=?`, [nodeId])
}

/** All nodes; a large estate has some thousand. */
export function estateNodes(read: ReadDatabase): EstateNode[] {
  return read.all<EstateNode>(`select ${nodeColumns} from estate_node`)
}

/** What stands right under a node, in no order. */
export function childrenOf(read: ReadDatabase, nodeId: string): EstateNode[] {
  return read.all<EstateNode>(`select ${nodeColumns} from estate_node where parent_id=?`, [nodeId])
}

/** The child of a node (of none: a project) whose name means the same. */
export function siblingNamed(
  read: ReadDatabase,
  parentId: string | null,
  kind: NodeKind,
  matchName: string,
): EstateNode | undefined {
  return read.get<EstateNode>(
    `select ${nodeColumns} from estate_node where parent_id is ? and match_name=? and kind=?`,
    [parentId, matchName, kind],
  )
}

/** Whether anything hangs on a node. */
export function nodeIsEmpty(read: ReadDatabase, nodeId: string): boolean {
  const child = read.get('select 1 from estate_node where parent_id=? limit 1', [nodeId])
  return !child && !read.get('select 1 from unit where parent_id=? limit 1', [nodeId])
}

/** The nodes above and including one, topmost first. */
export function pathOf(read: ReadDatabase, nodeId: string): EstateNode[] {
  const path: EstateNode[] = []
  for (let id: string | null = nodeId; id !== null && path.length < 10; ) {
    const node = estateNode(read, id)
    if (!node) break
    path.unshift(node)
    id = node.parentId
  }
  return path
}

/** A unit with everything the estate knows of it. */
export interface Unit extends UnitAttributes {
  readonly id: string
  readonly parentId: string
  readonly buildingId: string
  readonly projectId: string
  readonly matchKey: string
}

const unitColumns = `id, parent_id as "parentId", building_id as "buildingId", project_id as "projectId", kind, number,
  room, match_key as "matchKey", floor, unit_type as "unitType", contract_area as "contractArea",
  measured_area as "measuredArea", orientation`

export function unit(read: ReadDatabase, unitId: string): Unit | undefined {
  return read.get<Unit>(`select ${unitColumns} from unit where id=?`, [unitId])
}

/** Every unit of a building, in no order; those merged into another are not there. */
export function unitsOfBuilding(read: ReadDatabase, buildingId: string): Unit[] {
  return read.all<Unit>(`select ${unitColumns} from unit where building_id=? and merged_into is null`, [
    buildingId,
  ])
}

type Flag = 0 | 1 | null
type TraitColumns = Pick<Required<UnitTraits>, 'heatingArea' | 'promisedOn' | 'handedOverOn'> & {
  readonly id: string
  readonly topFloor: Flag
  readonly basement: Flag
  readonly facade: Flag
}
const traitColumns = `id, heating_area as "heatingArea", top_floor as "topFloor", basement, facade,
  promised_on as "promisedOn", handed_over_on as "handedOverOn"`
const said = (flag: Flag) => (flag === null ? null : flag === 1)
const traitsIn = (row: TraitColumns): Required<UnitTraits> => ({
  heatingArea: row.heatingArea,
  promisedOn: row.promisedOn,
  handedOverOn: row.handedOverOn,
  topFloor: said(row.topFloor),
  basement: said(row.basement),
  facade: said(row.facade),
})

/** What else is known of the units of a building, by their ids. */
export function unitTraits(read: ReadDatabase, buildingId: string): Map<string, Required<UnitTraits>> {
  const rows = read.all<TraitColumns>(`select ${traitColumns} from unit where building_id=?`, [buildingId])
  return new Map(rows.map(row => [row.id, traitsIn(row)]))
}

/** What else is known of one unit. */
export function traitsOf(read: ReadDatabase, unitId: string): Required<UnitTraits> | undefined {
  const row = read.get<TraitColumns>(`select ${traitColumns} from unit where id=?`, [unitId])
  return row && traitsIn(row)
}

export function unitsOfSite(read: ReadDatabase): Unit[] {
  return read.all<Unit>(`select ${unitColumns} from unit where merged_into is null`)
}

/** The unit of this key right under this parent. */
export function unitUnder(
  read: ReadDatabase,
  parentId: string,
  matchKey: string,
): { readonly id: string; readonly number: string; readonly mergedInto: string | null } | undefined {
  const found = read.all<{ id: string; number: string; mergedInto: string | null }>(
    'select id, number, merged_into as "mergedInto" from unit where match_key=? and parent_id=?',
    [matchKey, parentId],
  )
  return found.find(({ mergedInto }) => mergedInto === null) ?? found[0]
}

/** The unit another was merged into; undefined where it stands by itself or is unknown. */
export function survivorOf(read: ReadDatabase, unitId: string): string | undefined {
  return read.get<{ id: string }>(
    'select merged_into as id from unit where id=? and merged_into is not null',
    [unitId],
  )?.id
}

/** Units that were merged into this one: their numbers lead here. */
export function mergedInto(read: ReadDatabase, unitId: string): { id: string; number: string }[] {
  return read
    .all<{ id: string; number: string }>('select id, number from unit where merged_into=?', [unitId])
    .sort((a, b) => (a.number < b.number ? -1 : 1))
}

/** Numbers of a building that lead to a unit they were merged into: what files from outside still write. */
export function mergedOfBuilding(
  read: ReadDatabase,
  buildingId: string,
): { readonly matchKey: string; readonly survivorId: string }[] {
  return read.all(
    `select match_key as "matchKey", merged_into as "survivorId" from unit
     where building_id=? and merged_into is not null`,
    [buildingId],
  )
}

/** How many units stand right under each node. */
export function unitCounts(read: ReadDatabase): Map<string, number> {
  const rows = read.all<{ parentId: string; units: number }>(
    'select parent_id as "parentId", count(*) as units from unit where merged_into is null group by parent_id',
  )
  return new Map(rows.map(row => [row.parentId, row.units]))
}
