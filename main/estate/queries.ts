import type { NodeKind, UnitAttributes, UnitKind } from '../contract/estate.ts'
import type { ReadDatabase } from '../database/read.ts'

/** Where a unit stands in the tree. */
export interface UnitPlace {
  readonly unitId: string
  readonly number: string
  readonly kind: UnitKind
  readonly buildingId: string
  readonly projectId: string
}

export function unitPlace(read: ReadDatabase, unitId: string): UnitPlace | undefined {
  return read.get<UnitPlace>(
    `select id as "unitId", number, kind, building_id as "buildingId", project_id as "projectId" from unit where id=?`,
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

/** Every unit of a building, in no order. */
export function unitsOfBuilding(read: ReadDatabase, buildingId: string): Unit[] {
  return read.all<Unit>(`select ${unitColumns} from unit where building_id=?`, [buildingId])
}

/** The unit of this key right under this parent. */
export function unitUnder(
  read: ReadDatabase,
  parentId: string,
  matchKey: string,
): { readonly id: string; readonly number: string } | undefined {
  return read.get('select id, number from unit where match_key=? and parent_id=?', [matchKey, parentId])
}

/** How many units stand right under each node. */
export function unitCounts(read: ReadDatabase): Map<string, number> {
  const rows = read.all<{ parentId: string; units: number }>(
    'select parent_id as "parentId", count(*) as units from unit group by parent_id',
  )
  return new Map(rows.map(row => [row.parentId, row.units]))
}
