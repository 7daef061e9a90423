import { Select } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import { useBuildings } from './useBuildings.ts'

interface BuildingSelectProps {
  readonly value: string | undefined
  onChange(buildingId: string | undefined): void
}

/** A building by its whole name, or all of them. */
export function BuildingSelect({ value, onChange }: BuildingSelectProps) {
  const t = useTexts(texts)
  const buildings = useBuildings()
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('building')}
      className="visit-building"
      value={value ?? ''}
      options={[{ value: '', label: t('everywhere') }, ...buildings]}
      onChange={chosen => onChange(chosen === '' ? undefined : chosen)}
    />
  )
}
