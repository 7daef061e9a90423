import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { texts } from '../texts.ts'

interface RecipientInputProps {
  /** What is asked; whom an entry is addressed to where absent. */
  readonly label?: string
  readonly value: string
  /** The name as typed, and the id where it is one of the staff. */
  onChange(recipient: string, recipientId: string | null): void
}

/** Whom a chase or a supervision is addressed to: one of the staff, or anybody by name. */
export function RecipientInput({ value, onChange, label }: RecipientInputProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const members = (staff.data ?? [])
    .filter(member => member.active === 1)
    .map(member => ({ id: member.id, value: member.name ?? member.login }))
  return (
    <AutoComplete
      className="composer-reason"
      aria-label={label ?? t('recipient')}
      placeholder={label ?? t('recipient')}
      value={value}
      options={members}
      showSearch={{
        filterOption: (typed, option) => String(option?.value ?? '').includes(typed),
      }}
      onChange={(typed: string | undefined) => {
        const name = (typed ?? '').slice(0, 100)
        onChange(name, members.find(member => member.value === name.trim())?.id ?? null)
      }}
    />
  )
}
