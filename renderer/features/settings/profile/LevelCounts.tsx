import { Checkbox } from 'antd'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import type { LevelRule } from '../../../../main/contract/profile-levels.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { levelTexts } from './level-texts.ts'
import { faultAt } from './NameFields.tsx'
import { NumberField } from './NumberField.tsx'

interface LevelCountsProps {
  readonly rule: LevelRule
  /** Where the rule stands in the section. */
  readonly place: readonly PropertyKey[]
  readonly faults: readonly ProfileFault[]
  readonly locked: boolean
  onChange(rule: LevelRule): void
}

/** Signs that count cases: several homes of the building, several times for one home. */
export function LevelCounts({ rule, place, faults, locked, onChange }: LevelCountsProps) {
  const t = useTexts(levelTexts)
  const language = useLanguage()
  const { households, repeated } = rule
  const fault = (...below: string[]) => faultAt(faults, [...place, ...below])?.why[language]
  const turnHouseholds = (on: boolean) => {
    const { households: _, ...rest } = rule
    onChange(on ? { ...rest, households: { units: 3, days: 7 } } : rest)
  }
  const turnRepeated = (on: boolean) => {
    const { repeated: _, ...rest } = rule
    onChange(on ? { ...rest, repeated: { times: 2, days: 90 } } : rest)
  }
  return (
    <>
      <Checkbox
        checked={households !== undefined}
        disabled={locked}
        onChange={event => turnHouseholds(event.target.checked)}
      >
        {t('sign.households')}
      </Checkbox>
      {households ? (
        <div className="profile-numbers">
          <NumberField
            label={t('householdUnits')}
            value={households.units}
            locked={locked}
            error={fault('households', 'units')}
            onChange={units => onChange({ ...rule, households: { ...households, units } })}
          />
          <NumberField
            label={t('withinDays')}
            value={households.days}
            locked={locked}
            error={fault('households', 'days')}
            onChange={days => onChange({ ...rule, households: { ...households, days } })}
          />
        </div>
      ) : null}
      <Checkbox
        checked={repeated !== undefined}
        disabled={locked}
        onChange={event => turnRepeated(event.target.checked)}
      >
        {t('sign.repeated')}
      </Checkbox>
      {repeated ? (
        <div className="profile-numbers">
          <NumberField
            label={t('repeatedTimes')}
            value={repeated.times}
            locked={locked}
            error={fault('repeated', 'times')}
            onChange={times => onChange({ ...rule, repeated: { ...repeated, times } })}
          />
          <NumberField
            label={t('withinDays')}
            value={repeated.days}
            locked={locked}
            error={fault('repeated', 'days')}
            onChange={days => onChange({ ...rule, repeated: { ...repeated, days } })}
          />
        </div>
      ) : null}
    </>
  )
}
