import type { NodeKind, UnitKind } from '../contract/estate.ts'
import { openCasesOfUnit } from '../cases/open-counts.ts'
import type { ReadDatabase } from '../database/read.ts'
import { isPresent, occupanciesOfUnit, person } from '../people/queries.ts'
import { type EstateNode, estateNode, estateNodes, pathOf, unitCounts, unitsOfBuilding } from './queries.ts'
import { nodeOrder, unitOrder } from './rules.ts'

/** A node of the estate with what stands under it, in the order people count. */
export interface TreeNode {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  /** Units under it at any depth. */
  readonly units: number
  readonly children: readonly TreeNode[]
}

/** The whole estate above its units. */
export function estateTree(read: ReadDatabase): TreeNode[] {
  const counts = unitCounts(read)
  const below = new Map<string | null, EstateNode[]>()
  for (const node of estateNodes(read)) {
    const siblings = below.get(node.parentId)
    if (siblings) siblings.push(node)
    else below.set(node.parentId, [node])
  }
  const grow = (parentId: string | null): TreeNode[] =>
    (below.get(parentId) ?? []).sort(nodeOrder).map(({ id, kind, name }) => {
      const children = grow(id)
      const units = children.reduce((sum, child) => sum + child.units, counts.get(id) ?? 0)
      return { id, kind, name, units, children }
    })
  return grow(null)
}

/** Buildings in the order of the tree. */
export function buildingsInOrder(read: ReadDatabase): { readonly id: string; readonly path: string[] }[] {
  const found: { id: string; path: string[] }[] = []
  const walk = (nodes: readonly TreeNode[], above: string[]): void => {
    for (const node of nodes) {
      const path = [...above, node.name]
      if (node.kind === 'building') found.push({ id: node.id, path })
      else walk(node.children, path)
    }
  }
  walk(estateTree(read), [])
  return found
}

/** One unit as it stands in its building's elevation. */
export interface GridUnit {
  readonly unitId: string
  readonly number: string
  readonly room: string
  readonly kind: UnitKind
  readonly floor: number | null
  /** The entrance it stands under; null where the building has none. */
  readonly entranceId: string | null
  readonly unitType: string | null
  /** Who is there now, owners first; null for an erased name. */
  readonly people: readonly (string | null)[]
  readonly dissatisfied: boolean
  readonly openCases: number
}

/** A building as one looks at it: entrances side by side, floors one over the other. */
export interface Building {
  readonly id: string
  readonly name: string
  /** Names from the project down to the building. */
  readonly path: readonly string[]
  readonly entrances: readonly { readonly id: string; readonly name: string }[]
  /** From the ground up, then by room. */
  readonly units: readonly GridUnit[]
}

/** @param today `2026-07-12`, by which people are there or have left */
export function building(read: ReadDatabase, buildingId: string, today: string): Building | undefined {
  const node = estateNode(read, buildingId)
  if (node?.kind !== 'building') return undefined
  const entrances = estateNodes(read)
    .filter(other => other.parentId === buildingId && other.kind === 'entrance')
    .sort(nodeOrder)
    .map(({ id, name }) => ({ id, name }))
  const units = unitsOfBuilding(read, buildingId)
    .sort(unitOrder)
    .map(unit => {
      const present = occupanciesOfUnit(read, unit.id).filter(one => isPresent(one.until, today))
      const people = [...new Set(present.map(one => one.personId))].map(id => person(read, id))
      return {
        unitId: unit.id,
        number: unit.number,
        room: unit.room,
        kind: unit.kind,
        floor: unit.floor,
        entranceId: unit.parentId === buildingId ? null : unit.parentId,
        unitType: unit.unitType,
        people: people.map(one => one?.name ?? null),
        dissatisfied: people.some(one => one?.tier === 'dissatisfied'),
        openCases: openCasesOfUnit(read, unit.id),
      }
    })
  return {
    id: buildingId,
    name: node.name,
    path: pathOf(read, buildingId).map(one => one.name),
    entrances,
    units,
  }
}
