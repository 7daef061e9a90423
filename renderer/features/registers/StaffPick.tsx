import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { commonTexts } from './common-texts.ts'

/** Everybody who works here, and who was named before though they may have left. */
function useStaffOptions(named: readonly string[]) {
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  return (staff.data ?? [])
    .filter(one => one.active === 1 || named.includes(one.id))
    .map(one => ({ value: one.id, label: one.name ?? one.login }))
}

interface OneProps {
  readonly id: string
  readonly value: string | null
  onChange(staffId: string | null): void
}

/** One of the staff, or nobody in particular. */
export function StaffPick({ id, value, onChange }: OneProps) {
  const t = useTexts(commonTexts)
  const options = useStaffOptions(value === null ? [] : [value])
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('nobody')}
      value={value}
      options={options}
      onChange={chosen => onChange(chosen ?? null)}
    />
  )
}

interface ManyProps {
  readonly id: string
  readonly value: readonly string[]
  onChange(staffIds: string[]): void
}

/** Several of the staff. */
export function StaffPicks({ id, value, onChange }: ManyProps) {
  const t = useTexts(commonTexts)
  const options = useStaffOptions(value)
  return (
    <Select
      id={id}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('people')}
      value={[...value]}
      options={options}
      onChange={onChange}
    />
  )
}
