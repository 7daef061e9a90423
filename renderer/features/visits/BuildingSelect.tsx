import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

type TreeNode = Outputs['estate']['tree'][number]

interface BuildingSelectProps {
  readonly value: string | undefined
  onChange(buildingId: string | undefined): void
}

/** A building by its whole name. */
export function BuildingSelect({ value, onChange }: BuildingSelectProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const tree = useQuery(trpc.estate.tree.queryOptions(undefined, { staleTime: 300_000 }))
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('building')}
      placeholder={t('building')}
      className="visit-building"
      value={value ?? null}
      options={buildingsIn(tree.data ?? [], [])}
      onChange={chosen => onChange(chosen ?? undefined)}
    />
  )
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
