import { useQuery } from '@tanstack/react-query'
import { type Outputs, useTRPC } from '../../app/api.ts'

type TreeNode = Outputs['estate']['tree'][number]

/** Every building by its whole name, in the order of the estate. */
export function useBuildings(): readonly { readonly value: string; readonly label: string }[] {
  const trpc = useTRPC()
  const tree = useQuery(trpc.estate.tree.queryOptions(undefined, { staleTime: 300_000 }))
  return buildingsIn(tree.data ?? [], [])
}

function buildingsIn(
  nodes: readonly TreeNode[],
  above: readonly string[],
): { value: string; label: string }[] {
  return nodes.flatMap(node => {
    const path = [...above, node.name]
    return node.kind === 'building'
      ? [{ value: node.id, label: path.join(' / ') }]
      : buildingsIn(node.children, path)
  })
}
