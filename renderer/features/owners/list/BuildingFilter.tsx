import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { buildingsOf } from '../estate/tree.ts'
import { texts } from './texts.ts'

/** Every building under the whole of its name. */
export function useBuildings() {
  const tree = useQuery(useTRPC().estate.tree.queryOptions())
  return buildingsOf(tree.data ?? []).map(one => ({ value: one.id, label: one.path.join(' / ') }))
}

interface BuildingFilterProps {
  readonly buildings: ReturnType<typeof useBuildings>
  readonly value: string | undefined
  onChange(buildingId: string | undefined): void
}

/** Narrows a list to a building. */
export function BuildingFilter({ buildings, value, onChange }: BuildingFilterProps) {
  const t = useTexts(texts)
  return (
    <Select
      aria-label={t('building')}
      className="owner-filter"
      placeholder={t('building')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={chosen => onChange(chosen ?? undefined)}
      options={buildings}
    />
  )
}
