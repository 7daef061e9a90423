import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type LeakRow, leakSeverities } from '../../../main/contract/leaks.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useWord } from '../cases/words.ts'
import { type BoardFilter, fits, only, stages } from './board-filter.ts'
import { texts } from './texts.ts'

interface BoardFiltersProps {
  readonly leaks: readonly LeakRow[]
  readonly filter: BoardFilter
  readonly now: number
  readonly me: string
  onChange(part: Readonly<Partial<Record<keyof BoardFilter, string>>>): void
}

const onlyKeys = { first: 'F', late: 'L', mine: 'M' } as const

/** What of the board is looked at; each figure says how many there are with the rest as chosen. */
export function BoardFilters({ leaks, filter, now, me, onChange }: BoardFiltersProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const teams = useQuery(trpc.teams.list.queryOptions())
  const count = (part: BoardFilter) =>
    leaks.filter(leak => fits(leak, { ...filter, ...part }, { now, me })).length
  const next = leakSeverities[leakSeverities.findIndex(one => one === filter.severity) + 1] ?? ''
  useHotkey({ keys: 'V', label: t('keySeverity') }, () => onChange({ severity: next }))
  useHotkey({ keys: '0', label: t('keyAll') }, () =>
    onChange({ stage: '', severity: '', only: '', building: '', team: '' }),
  )
  const buildings = [
    ...new Map(leaks.flatMap(leak => (leak.buildingId ? [[leak.buildingId, leak.buildingName ?? '—']] : []))),
  ].sort(([, one], [, other]) => one.localeCompare(other, 'zh', { numeric: true }))
  const narrowed = Object.values(filter).some(value => value !== undefined)
  return (
    <div className="leak-filters" role="group" aria-label={t('filters')}>
      <span className="leak-filter-group">
        {stages.map((stage, index) => (
          <FilterChip
            key={stage}
            keys={String(index + 1)}
            label={t(`stage.${stage}`)}
            count={count({ stage })}
            on={filter.stage === stage}
            onPress={() => onChange({ stage: filter.stage === stage ? '' : stage })}
          />
        ))}
      </span>
      <span className="leak-filter-group">
        {only.map(one => (
          <FilterChip
            key={one}
            keys={onlyKeys[one]}
            label={t(`only.${one}`)}
            count={count({ only: one })}
            on={filter.only === one}
            red={one !== 'mine'}
            onPress={() => onChange({ only: filter.only === one ? '' : one })}
          />
        ))}
      </span>
      <span className="leak-filter-group">
        <Select
          allowClear
          aria-label={t('severity')}
          placeholder={`${t('severity')} (V)`}
          className="leak-filter"
          value={filter.severity ?? null}
          options={leakSeverities.map(one => ({
            value: one,
            label: `${word(leakWords[`severity.${one}`])} ${count({ severity: one })}`,
          }))}
          onChange={severity => onChange({ severity: severity ?? '' })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('building')}
          placeholder={t('building')}
          className="leak-filter"
          value={filter.building ?? null}
          options={buildings.map(([value, name]) => ({
            value,
            label: `${name} · ${count({ building: value })}`,
          }))}
          onChange={building => onChange({ building: building ?? '' })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('team')}
          placeholder={t('team')}
          className="leak-filter"
          value={filter.team ?? null}
          options={[
            { value: 'none' as const, label: t('noTeam') },
            ...(teams.data ?? []).map(team => ({ value: team.id, label: `${team.name} · ${team.load}` })),
          ]}
          onChange={team => onChange({ team: team ?? '' })}
        />
        {narrowed ? (
          <Button
            type="link"
            size="small"
            onClick={() => onChange({ stage: '', severity: '', only: '', building: '', team: '' })}
          >
            {t('clear')} <KeyHint keys="0" />
          </Button>
        ) : null}
      </span>
    </div>
  )
}

interface FilterChipProps {
  readonly keys: string
  readonly label: string
  readonly count: number
  readonly on: boolean
  /** Any at all call for somebody. */
  readonly red?: boolean
  onPress(): void
}

function FilterChip({ keys, label, count, on, red = false, onPress }: FilterChipProps) {
  useHotkey({ keys, label }, onPress)
  const names = ['leak-chip', on ? 'leak-chip-on' : '', red && count > 0 ? 'leak-chip-red' : '']
  return (
    <button
      type="button"
      aria-pressed={on}
      className={names.filter(name => name !== '').join(' ')}
      onClick={onPress}
    >
      <KeyHint keys={keys} /> {label} <strong className="desk-figures">{count}</strong>
    </button>
  )
}
