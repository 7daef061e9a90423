import { Button, Select } from 'antd'
import type { LedgerFilter, LedgerInfo } from '../../../main/contract/ledgers.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DateRange } from '../../components/date/DateRange.tsx'
import { CategorySelect } from '../cases/CategorySelect.tsx'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { texts } from './texts.ts'

interface LedgerFiltersProps {
  readonly ledger: LedgerInfo
  readonly filter: LedgerFilter
  change(changes: Readonly<Record<string, string | undefined>>): void
}

const orNone = (day: string) => (day === '' ? undefined : day)

/** What the ledger can be narrowed by; all of it stands in the address. */
export function LedgerFilters({ ledger, filter, change }: LedgerFiltersProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const buildings = useBuildings()
  const knows = (member: LedgerInfo['filters'][number]) => ledger.filters.includes(member)
  const labelOf = (member: 'building' | 'state' | 'recipient') =>
    (member === 'recipient' ? ledger.recipientWords?.[language] : undefined) ?? t(member)
  const choice = (member: 'building' | 'state' | 'recipient', options: { value: string; label: string }[]) =>
    knows(member) ? (
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="ledger-filter"
        aria-label={labelOf(member)}
        placeholder={labelOf(member)}
        value={filter[member] ?? null}
        options={options}
        onChange={chosen => change({ [member]: chosen ?? undefined })}
      />
    ) : null
  const worded = (choices: LedgerInfo['states']) =>
    choices.map(({ id, words }) => ({ value: id, label: words[language] }))
  return (
    <div className="ledger-filters" role="group">
      <DateRange
        names={[t('from'), t('until')]}
        from={filter.from ?? ''}
        until={filter.until ?? ''}
        onChange={({ from, until }) => change({ from: orNone(from), until: orNone(until) })}
      />
      {choice('building', buildings)}
      {knows('category') ? (
        <CategorySelect
          byId
          value={filter.category === undefined ? [] : [filter.category]}
          onChange={path => change({ category: path.at(-1) })}
        />
      ) : null}
      {choice('state', worded(ledger.states))}
      {choice('recipient', worded(ledger.recipients))}
      {Object.keys(filter).length > 0 ? (
        <Button
          type="link"
          size="small"
          onClick={() => change(Object.fromEntries(Object.keys(filter).map(member => [member, undefined])))}
        >
          {t('clear')}
        </Button>
      ) : null}
    </div>
  )
}
