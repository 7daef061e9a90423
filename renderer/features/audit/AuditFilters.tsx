import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type AuditFilter, auditGroups } from '../../../main/contract/audit.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { DateRange } from '../../components/date/DateRange.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { texts } from './texts.ts'

interface AuditFiltersProps {
  readonly filter: AuditFilter
  change(changes: Readonly<Record<string, string | undefined>>): void
}

/** By whom, about what, which days. Everything is in the address. */
export function AuditFilters({ filter, change }: AuditFiltersProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions())
  const any = Object.values(filter).some(value => value !== undefined)
  const today = formatDay(useNow())
  const orNone = (day: string) => (day === '' ? undefined : day)
  return (
    <>
      <Select
        aria-label={t('who')}
        className="audit-select"
        value={filter.actor ?? ''}
        onChange={actor => change({ actor })}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: t('anyone') },
          { value: 'system', label: t('program') },
          ...(staff.data ?? []).map(({ id, name, login }) => ({ value: id, label: name ?? login })),
        ]}
      />
      <Select
        aria-label={t('group')}
        className="audit-select"
        value={filter.group ?? ''}
        onChange={group => change({ group })}
        options={[
          { value: '', label: t('anyGroup') },
          ...auditGroups.map(group => ({ value: group, label: t(`group.${group}`) })),
        ]}
      />
      <DateRange
        names={[t('from'), t('to')]}
        from={filter.from ?? ''}
        until={filter.to ?? ''}
        max={today}
        onChange={({ from, until }) => change({ from: orNone(from), to: orNone(until) })}
      />
      {filter.subject === undefined ? null : <StateTag tone="plain">{t('about')}</StateTag>}
      {any ? (
        <Button
          type="text"
          onClick={() =>
            change({ actor: undefined, group: undefined, from: undefined, to: undefined, subject: undefined })
          }
        >
          {t('clear')}
        </Button>
      ) : null}
    </>
  )
}
