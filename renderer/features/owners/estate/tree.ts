import type { NodeKind } from '../../../../main/contract/estate.ts'
import type { Outputs } from '../../../app/api.ts'

export type TreeNode = Outputs['estate']['tree'][number]

/** A building with the names it stands under, its own last. */
export interface BuildingName {
  readonly id: string
  readonly name: string
  readonly units: number
  readonly path: readonly string[]
}

/** Every building in the order of the tree. */
export function buildingsOf(nodes: readonly TreeNode[], above: readonly string[] = []): BuildingName[] {
  return nodes.flatMap(node => {
    const path = [...above, node.name]
    return node.kind === 'building'
      ? [{ id: node.id, name: node.name, units: node.units, path }]
      : buildingsOf(node.children, path)
  })
}

/** What may be added under a node. */
export const childKinds: Readonly<Record<NodeKind, readonly NodeKind[]>> = {
  project: ['phase', 'building'],
  phase: ['building'],
  building: ['entrance'],
  entrance: [],
}
