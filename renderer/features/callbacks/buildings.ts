import type { Outputs } from '../../app/api.ts'

type Node = Outputs['estate']['tree'][number]

/** Buildings of the estate as choices, each with what stands above it. */
export function buildingsOf(
  nodes: readonly Node[],
  above: readonly string[] = [],
): { value: string; label: string }[] {
  return nodes.flatMap(node => {
    const path = [...above, node.name]
    if (node.kind === 'building') return [{ value: node.id, label: path.join(' ') }]
    return buildingsOf(node.children, path)
  })
}
