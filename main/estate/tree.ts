import type { NodeKind } from '../contract/estate.ts'
import type { ReadDatabase } from '../database/read.ts'
import { type EstateNode, estateNodes } from './queries.ts'
import { nodeOrder } from './rules.ts'
import { countsStanding } from './standing.ts'

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
  return treeWith(read, countsStanding(read))
}

function treeWith(read: ReadDatabase, counts: ReadonlyMap<string, number>): TreeNode[] {
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
  walk(treeWith(read, new Map()), [])
  return found
}
