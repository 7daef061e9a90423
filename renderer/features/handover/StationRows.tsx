import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { stationKindWords } from '../../../main/contract/handover-words.ts'
import { stationKinds } from '../../../main/contract/profile-handover.ts'
import { useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { StaffPicks } from '../registers/StaffPick.tsx'
import type { StationEntry } from './batch-entry.ts'
import { texts } from './texts.ts'

interface StationRowsProps {
  readonly stations: readonly StationEntry[]
  readonly tried: boolean
  onChange(stations: readonly StationEntry[]): void
}

/** Stations in the order families go through them. */
export function StationRows({ stations, tried, onChange }: StationRowsProps) {
  const t = useTexts(texts)
  const word = useWord()
  const set = (id: string, part: Partial<StationEntry>) =>
    onChange(stations.map(one => (one.id === id ? { ...one, ...part } : one)))
  const move = (index: number, step: number) => {
    const next = [...stations]
    const [taken] = next.splice(index, 1)
    if (!taken) return
    next.splice(index + step, 0, taken)
    onChange(next)
  }
  const add = () => {
    const taken = new Set(stations.map(({ id }) => id))
    let place = stations.length + 1
    while (taken.has(`station-${place}`)) place += 1
    onChange([...stations, { id: `station-${place}`, kind: 'other', name: '', counters: 1, staffIds: [] }])
  }
  return (
    <fieldset className="handover-part">
      <legend>{t('stations')}</legend>
      <ol className="handover-stations">
        {stations.map((one, index) => (
          <li key={one.id} className="handover-station">
            <Input
              aria-label={t('stationName', { place: index + 1 })}
              status={tried && one.name.trim() === '' ? 'error' : ''}
              maxLength={80}
              value={one.name}
              onChange={event => set(one.id, { name: event.target.value })}
            />
            <Select
              aria-label={t('stationKind', { place: index + 1 })}
              value={one.kind}
              options={stationKinds.map(kind => ({ value: kind, label: word(stationKindWords[kind]) }))}
              onChange={kind => set(one.id, { kind })}
            />
            <InputNumber
              aria-label={t('counters', { place: index + 1 })}
              min={1}
              max={99}
              precision={0}
              suffix={t('countersShort')}
              value={one.counters}
              onChange={counters => set(one.id, { counters: counters ?? 1 })}
            />
            <label className="desk-hidden" htmlFor={`station-staff-${one.id}`}>
              {t('stationStaff', { place: index + 1 })}
            </label>
            <StaffPicks
              id={`station-staff-${one.id}`}
              value={one.staffIds}
              onChange={staffIds => set(one.id, { staffIds })}
            />
            <span className="handover-actions">
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                aria-label={t('earlier', { station: one.name })}
                onClick={() => move(index, -1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                disabled={index === stations.length - 1}
                aria-label={t('later', { station: one.name })}
                onClick={() => move(index, 1)}
              />
              <Button
                type="text"
                disabled={stations.length === 1}
                aria-label={t('removeStation', { station: one.name })}
                onClick={() => onChange(stations.filter(({ id }) => id !== one.id))}
              >
                {t('remove')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={add}>{t('addStation')}</Button>
      </div>
    </fieldset>
  )
}
