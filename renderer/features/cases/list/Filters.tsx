import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select, TreeSelect } from 'antd'
import { caseKinds, caseLevels, channels, dueLists } from '../../../../main/contract/cases.ts'
import { channelWords, levelWords } from '../../../../main/contract/words.ts'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { DateRange } from '../../../components/date/DateRange.tsx'
import { CategorySelect } from '../CategorySelect.tsx'
import { CauseSelect } from '../CauseSelect.tsx'
import { texts } from '../texts.ts'
import { useWord } from '../words.ts'
import { filterCount, type ListAddress, plainAddress } from './list-address.ts'
import { useKindText } from '../useProfile.ts'

interface FiltersProps {
  readonly address: ListAddress
  onChange(address: ListAddress): void
  /** A full-text search narrows by fewer things. */
  readonly searching: boolean
}

type TreeNode = Outputs['estate']['tree'][number]
interface Branch {
  readonly value: string
  readonly title: string
  readonly selectable: boolean
  readonly children: Branch[]
}

/** Only buildings can be chosen; what stands above them leads there. */
const branchOf = (node: TreeNode): Branch => ({
  value: node.id,
  title: node.name,
  selectable: node.kind === 'building',
  children: node.kind === 'building' ? [] : node.children.map(branchOf),
})

/** Everything the list can be narrowed by besides its states; all of it stands in the address. */
export function Filters({ address, onChange, searching }: FiltersProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const word = useWord()
  const me = useMe()
  const trpc = useTRPC()
  const tree = useQuery(trpc.estate.tree.queryOptions(undefined, { staleTime: 300_000 }))
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const { filter } = address
  const set = (part: Partial<ListAddress['filter']>) => {
    const next: Record<string, unknown> = { ...filter, ...part }
    for (const [member, value] of Object.entries(next)) if (value === undefined) delete next[member]
    onChange({ ...address, filter: next })
  }
  const people = [
    { value: me.staffId, label: t('assigneeMe') },
    { value: 'none', label: t('assigneeNone') },
    ...(staff.data ?? [])
      .filter(member => member.id !== me.staffId)
      .map(member => ({ value: member.id, label: member.name ?? member.login })),
  ]
  return (
    <div className="case-filters" role="group" aria-label={t('filters')}>
      <Select
        mode="multiple"
        aria-label={t('kind')}
        placeholder={t('kind')}
        className="case-filter"
        value={filter.kinds ?? []}
        options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
        onChange={kinds => set({ kinds: kinds.length > 0 ? kinds : undefined })}
      />
      {searching ? null : <CategoryFilter value={filter.category} onChange={category => set({ category })} />}
      {searching ? null : (
        <CauseSelect
          narrows
          className="case-filter"
          value={filter.cause ?? null}
          onChange={cause => set({ cause: cause ?? undefined })}
        />
      )}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('channel')}
        placeholder={t('channel')}
        className="case-filter"
        value={filter.channel ?? null}
        options={channels.map(channel => ({ value: channel, label: word(channelWords[channel]) }))}
        onChange={channel => set({ channel: channel ?? undefined })}
      />
      <TreeSelect
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        treeDefaultExpandAll
        aria-label={t('building')}
        placeholder={t('building')}
        className="case-filter"
        popupMatchSelectWidth={280}
        value={filter.buildingId ?? null}
        treeData={(tree.data ?? []).map(branchOf)}
        onChange={(buildingId: string | null) => set({ buildingId: buildingId ?? undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('assignee')}
        placeholder={t('assignee')}
        className="case-filter"
        value={filter.assignee ?? null}
        options={people}
        onChange={assignee => set({ assignee: assignee ?? undefined })}
      />
      {searching ? (
        <span className="desk-soft">{t('searchHint')}</span>
      ) : (
        <>
          <Select
            allowClear
            aria-label={t('waitingFilter')}
            placeholder={t('waitingFilter')}
            className="case-filter"
            value={filter.waiting === undefined ? null : String(filter.waiting)}
            options={[
              { value: 'true', label: t('waiting') },
              { value: 'false', label: t('notWaiting') },
            ]}
            onChange={waiting => set({ waiting: waiting ? waiting === 'true' : undefined })}
          />
          <Select
            allowClear
            aria-label={t('dueFilter')}
            placeholder={t('dueFilter')}
            className="case-filter"
            value={filter.due ?? null}
            options={dueLists.map(list => ({ value: list, label: t(`due.${list}`) }))}
            onChange={due => set({ due: due ?? undefined })}
          />
          <Select
            mode="multiple"
            aria-label={t('levelFilter')}
            placeholder={t('levelFilter')}
            className="case-filter"
            value={filter.levels ?? []}
            options={caseLevels.map(level => ({ value: level, label: word(levelWords[level]) }))}
            onChange={levels => set({ levels: levels.length > 0 ? levels : undefined })}
          />
          <DateRange
            names={[t('from'), t('until')]}
            from={address.from}
            until={address.to}
            onChange={({ from, until }) => onChange({ ...address, from, to: until })}
          />
          <Select
            aria-label={t('sort')}
            className="case-filter"
            value={address.sort}
            options={[
              { value: 'received' as const, label: t('sort.received') },
              { value: 'activity' as const, label: t('sort.activity') },
            ]}
            onChange={sort => onChange({ ...address, sort })}
          />
        </>
      )}
      <Checkbox
        checked={filter.emergency === true}
        onChange={event => set({ emergency: event.target.checked ? true : undefined })}
      >
        {t('emergencyOnly')}
      </Checkbox>
      {address.unfollowed ? (
        <Chip label={t('unfollowed')} onRemove={() => onChange({ ...address, unfollowed: false })} />
      ) : null}
      {filter.unitId ? <Chip label={t('thisUnit')} onRemove={() => set({ unitId: undefined })} /> : null}
      {filter.personId ? (
        <Chip label={t('thisPerson')} onRemove={() => set({ personId: undefined })} />
      ) : null}
      {filter.firstContact ? (
        <Chip label={t('firstContactFilter')} onRemove={() => set({ firstContact: undefined })} />
      ) : null}
      {filterCount(address) > 0 ? (
        <Button
          type="link"
          size="small"
          onClick={() => onChange({ ...plainAddress, sort: address.sort, selected: address.selected })}
        >
          {t('clearFilters')}
        </Button>
      ) : null}
    </div>
  )
}

/** The list is narrowed by one category at any level, whatever stands above it. */
function CategoryFilter(props: {
  readonly value: string | undefined
  onChange(id: string | undefined): void
}) {
  return (
    <CategorySelect
      byId
      value={props.value ? [props.value] : []}
      onChange={path => props.onChange(path.at(-1))}
    />
  )
}

function Chip({ label, onRemove }: { readonly label: string; onRemove(): void }) {
  const t = useTexts(texts)
  return (
    <Button size="small" onClick={onRemove} title={t('clearFilters')}>
      {label} ×
    </Button>
  )
}
