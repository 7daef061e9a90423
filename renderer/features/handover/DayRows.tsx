import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { newId, type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { addDays } from '../../components/date/days.ts'
import { Field } from '../../components/Field.tsx'
import { type DayEntry, readSlots } from './batch-entry.ts'
import { texts } from './texts.ts'

interface DayRowsProps {
  readonly days: readonly DayEntry[]
  readonly tried: boolean
  onChange(days: readonly DayEntry[]): void
}

type Node = Outputs['estate']['tree'][number]

/** Buildings of the estate as choices, with what stands above them. */
export function useBuildings() {
  const trpc = useTRPC()
  const tree = useQuery(trpc.estate.tree.queryOptions(undefined, { staleTime: 300_000 }))
  const walk = (nodes: readonly Node[], above: string): { value: string; label: string }[] =>
    nodes.flatMap(({ id, kind, name, children }) =>
      kind === 'building' ? [{ value: id, label: `${above}${name}` }] : walk(children, `${above}${name} `),
    )
  return walk(tree.data ?? [], '')
}

/** The days of a handover, each for some buildings or all, with the families that fit into its times. */
export function DayRows({ days, tried, onChange }: DayRowsProps) {
  const t = useTexts(texts)
  const buildings = useBuildings()
  const set = (key: string, part: Partial<DayEntry>) =>
    onChange(days.map(one => (one.key === key ? { ...one, ...part } : one)))
  const add = () => {
    const last = days.at(-1)
    onChange([
      ...days,
      {
        key: newId(),
        day: last && last.day !== '' ? addDays(last.day, 1) : '',
        buildingIds: last?.buildingIds ?? [],
        slots: last?.slots ?? '',
      },
    ])
  }
  return (
    <fieldset className="handover-part">
      <legend>{t('days')}</legend>
      {days.map((one, index) => {
        const read = readSlots(one.slots)
        const room = (read ?? []).reduce((sum, { capacity }) => sum + capacity, 0)
        return (
          <div key={one.key} className="handover-day">
            <Field label={t('day')} error={tried && one.day === '' ? t('dayMissing') : undefined}>
              {control => <DateField {...control} value={one.day} onChange={day => set(one.key, { day })} />}
            </Field>
            <Field label={t('buildings')}>
              {({ id }) => (
                <Select
                  id={id}
                  mode="multiple"
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={t('allBuildings')}
                  value={[...one.buildingIds]}
                  options={buildings}
                  onChange={buildingIds => set(one.key, { buildingIds })}
                />
              )}
            </Field>
            <Field
              label={t('slots')}
              hint={read ? t('room', { count: room }) : t('slotsHint')}
              error={tried && !read ? t('slotsWrong') : undefined}
            >
              {control => (
                <Input.TextArea
                  {...control}
                  autoSize={{ minRows: 2, maxRows: 8 }}
                  spellCheck={false}
                  value={one.slots}
                  onChange={event => set(one.key, { slots: event.target.value })}
                />
              )}
            </Field>
            <Button
              type="text"
              disabled={days.length === 1}
              aria-label={t('removeDay', { day: one.day === '' ? index + 1 : one.day })}
              onClick={() => onChange(days.filter(({ key }) => key !== one.key))}
            >
              {t('remove')}
            </Button>
          </div>
        )
      })}
      <div>
        <Button onClick={add}>{t('addDay')}</Button>
      </div>
    </fieldset>
  )
}
