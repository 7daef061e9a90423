import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

interface StaffSelectProps {
  readonly id: string
  readonly value: string | null
  onChange(staffId: string | null): void
}

/** One of the staff, or nobody yet. */
export function StaffSelect({ id, value, onChange }: StaffSelectProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  // Whoever was named before stays readable, though they may have left.
  const going = (staff.data ?? []).filter(
    one => one.id === value || (one.active === 1 && one.role !== 'auditor'),
  )
  return (
    <Select
      id={id}
      allowClear
      placeholder={t('nobody')}
      className="visit-select"
      value={value}
      options={going.map(one => ({ value: one.id, label: one.name ?? one.login }))}
      onChange={chosen => onChange(chosen ?? null)}
    />
  )
}
