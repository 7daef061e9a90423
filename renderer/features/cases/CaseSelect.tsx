import { skipToken, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { CaseRow } from '../../../main/contract/case-views.ts'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useSettled } from '../intake/useSettled.ts'

interface CaseSelectProps {
  readonly id?: string
  readonly label: string
  readonly placeholder: string
  readonly className?: string
  readonly value: string | null
  onChange(caseId: string | null): void
  /** A case that cannot be meant. */
  readonly without?: string
}

/** Another case by its number, its home or words in it. */
export function CaseSelect(props: CaseSelectProps) {
  const { value } = props
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const text = useSettled(typed).trim()
  const found = useQuery(trpc.cases.search.queryOptions({ text, limit: 10 }, { enabled: text !== '' }))
  // What the address or a draft names has to be called something too.
  const chosen = useQuery(
    trpc.cases.detail.queryOptions(value === null ? skipToken : { caseId: value }, ofOneThing),
  )
  // Enter takes the first line: none stands there that was found for what was typed before.
  const searching = text !== typed.trim() || found.isLoading || found.isPlaceholderData
  const rows = (text === '' || searching ? [] : (found.data?.rows ?? [])).filter(
    row => row.id !== props.without,
  )
  const known = chosen.data && !rows.some(row => row.id === value) ? [chosen.data] : []
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.className === undefined ? {} : { className: props.className })}
      aria-label={props.label}
      placeholder={props.placeholder}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={typed !== '' && searching}
      onInputKeyDown={event => {
        // Before there is a line to take the key would close the list and drop what was typed.
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || typed === '' || !searching) return
        event.preventDefault()
        event.stopPropagation()
      }}
      value={value}
      options={[
        ...known.map(one => ({ value: one.id, label: nameOf({ ...one, summary: one.text }) })),
        ...rows.map(row => ({ value: row.id, label: nameOf(row) })),
      ]}
      onChange={chosenId => props.onChange(chosenId ?? null)}
      popupMatchSelectWidth={420}
    />
  )
}

const nameOf = ({ number, unitNumber, summary }: Pick<CaseRow, 'number' | 'unitNumber' | 'summary'>) =>
  [number, unitNumber, summary].filter(part => part !== null).join(' · ')
