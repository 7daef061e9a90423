import { Checkbox, InputNumber, Select } from 'antd'
import { measureUnitSigns } from '../../../../main/contract/inspection-words.ts'
import { measureUnits } from '../../../../main/contract/inspection.ts'
import type { Measure } from '../../../../main/contract/profile-inspection.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { inspectionSettingTexts } from './inspection-setting-texts.ts'

interface MeasureFieldsProps {
  readonly measure: Measure | undefined
  readonly locked: boolean
  fault(member: string): string | undefined
  onChange(measure: Measure | undefined): void
}

const limits = ['min', 'max', 'deviation', 'spread'] as const
const named = ['five', 'two-by-two'] as const
/** Single points that are offered: what a list of this length can still be read out of. */
const singles = Array.from({ length: 20 }, (_, index) => index + 1)

/** Whether an item is measured, where, and within which limits. */
export function MeasureFields({ measure, locked, fault, onChange }: MeasureFieldsProps) {
  const t = useTexts(inspectionSettingTexts)
  return (
    <>
      <Checkbox
        checked={measure !== undefined}
        disabled={locked}
        onChange={({ target }) => onChange(target.checked ? { unit: 'mm', points: 2 } : undefined)}
      >
        {t('measure')}
      </Checkbox>
      {measure ? (
        <div className="profile-numbers">
          <Field label={t('unit')}>
            {({ id }) => (
              <Select
                id={id}
                value={measure.unit}
                disabled={locked}
                options={measureUnits.map(value => ({ value, label: measureUnitSigns[value] }))}
                onChange={unit => onChange({ ...measure, unit })}
              />
            )}
          </Field>
          <Field label={t('points')}>
            {({ id }) => (
              <Select<Measure['points']>
                id={id}
                value={measure.points}
                disabled={locked}
                options={[
                  ...named.map(value => ({ value, label: t(`points.${value}`) })),
                  ...singles.map(count => ({ value: count, label: t('pointCount', { count }) })),
                ]}
                onChange={points => onChange({ ...measure, points })}
              />
            )}
          </Field>
          {limits.map(limit => (
            <Field key={limit} label={t(`limit.${limit}`)} error={fault(limit)}>
              {({ id, status }) => (
                <InputNumber
                  id={id}
                  status={status}
                  value={measure[limit] ?? null}
                  disabled={locked}
                  onChange={value => {
                    const { [limit]: _, ...rest } = measure
                    onChange(value === null ? rest : { ...rest, [limit]: value })
                  }}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
    </>
  )
}
