import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useEffect, useRef } from 'react'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { texts } from '../texts.ts'

interface SalespersonInputProps {
  readonly caseId: string
  readonly value: string
  onChange(name: string): void
}

/** Who sold the home and gets a copy; whom the last copy about this owner went to stands there already. */
export function SalespersonInput({ caseId, value, onChange }: SalespersonInputProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { data: last } = useQuery(trpc.cases.copiedTo.queryOptions({ caseId }))
  const offered = useRef(false)
  useEffect(() => {
    if (!last || offered.current) return
    offered.current = true
    if (value === '') onChange(last)
  }, [last, value, onChange])
  return (
    <Input
      className="composer-reason"
      aria-label={t('salesperson')}
      placeholder={t('salesperson')}
      value={value}
      maxLength={100}
      onChange={event => onChange(event.target.value)}
    />
  )
}
