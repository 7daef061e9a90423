import { Button, Drawer, InputNumber } from 'antd'
import { measureUnitSigns } from '../../../../main/contract/inspection-words.ts'
import type { ItemResult } from '../../../../main/contract/inspections.ts'
import { type ChecklistItem, measureFaults, valuesOf } from '../../../../main/contract/profile-inspection.ts'
import type { RoomToInspect } from '../../../../main/contract/unit-types.ts'
import { newId } from '../../../app/api.ts'
import { comma, useTexts } from '../../../app/i18n.ts'
import { useWord } from '../../cases/words.ts'
import { keyOf, type Measured, withMeasure, withResult } from './sheet.ts'
import { texts } from './texts.ts'
import type { WalkProps } from './Walk.tsx'

interface ItemPanelProps extends WalkProps {
  readonly room: RoomToInspect
  readonly item: ChecklistItem
  onFinding(finding: ChecklistItem['findings'][number]): void
  onClose(): void
}

/** One item: in order, not there, or what is wrong with it. One tap each. */
export function ItemPanel({ sheets, sheet, room, item, onFinding, onClose }: ItemPanelProps) {
  const t = useTexts(texts)
  const word = useWord()
  const over = sheet.done !== null
  const key = keyOf(room.id, item.id)
  const set = (result: ItemResult) => {
    sheets.change(sheet.inspectionId, now => withResult(now, key, result))
    onClose()
  }
  return (
    <Drawer
      open
      placement="bottom"
      size="auto"
      title={word(item.name)}
      onClose={onClose}
      rootClassName="tablet walk-panel"
    >
      <div className="walk-choices">
        <Button size="large" type="primary" disabled={over} onClick={() => set('ok')}>
          ✓ {t('ok')}
        </Button>
        <Button size="large" disabled={over} onClick={() => set('notApplicable')}>
          {t('notApplicable')}
        </Button>
        <Button size="large" disabled={over} onClick={() => set('notSeen')}>
          {t('notSeen')}
        </Button>
      </div>
      <h3>{t('whatWrong')}</h3>
      <div className="walk-choices">
        {item.findings.map(finding => (
          <Button key={finding.id} size="large" danger disabled={over} onClick={() => onFinding(finding)}>
            {word(finding.name)}
          </Button>
        ))}
      </div>
      {item.measure ? (
        <MeasureFields
          measure={item.measure}
          measured={sheet.measures[key]}
          disabled={over}
          onChange={measured =>
            sheets.change(sheet.inspectionId, now => {
              // What the desk has is measured anew beside it.
              const measureId = now.unsaidMeasures.includes(key) ? now.measures[key]?.measureId : undefined
              return withMeasure(now, key, { ...measured, measureId: measureId ?? newId() })
            })
          }
        />
      ) : null}
      {item.source ? (
        <p className="desk-soft">
          {t('basis')}: {word(item.source)}
        </p>
      ) : null}
    </Drawer>
  )
}

interface MeasureFieldsProps {
  readonly measure: NonNullable<ChecklistItem['measure']>
  readonly measured: Measured | undefined
  readonly disabled: boolean
  onChange(measured: Omit<Measured, 'measureId'>): void
}

/** So many values, judged as they are typed. */
function MeasureFields({ measure, measured, disabled, onChange }: MeasureFieldsProps) {
  const t = useTexts(texts)
  const unit = measureUnitSigns[measure.unit]
  const count = valuesOf(measure)
  const values = Array.from({ length: count }, (_, index) => measured?.values[index] ?? null)
  const design = measured?.design ?? null
  const typed = values.filter(value => value !== null)
  const faults = measureFaults(measure, typed, design)
  const limits = (['min', 'max', 'deviation', 'spread'] as const).flatMap(limit => {
    const value = measure[limit]
    return value === undefined ? [] : t(`limit.${limit}`, { value: `${value} ${unit}` })
  })
  return (
    <section aria-label={t('measured')}>
      <h3>
        {t('measured')} ({unit})
      </h3>
      {limits.length > 0 ? (
        <p className="desk-soft">
          {t('limits')}: {limits.join(comma())}
        </p>
      ) : null}
      <div className="walk-values">
        {values.map((value, index) => (
          <InputNumber
            // The values of one measure stand in their places.
            key={`value-${index + 1}`}
            size="large"
            inputMode="decimal"
            disabled={disabled}
            aria-label={t('valueOf', { index: index + 1 })}
            placeholder={String(index + 1)}
            value={value}
            onChange={next =>
              onChange({ design, values: values.map((old, at) => (at === index ? next : old)) })
            }
          />
        ))}
        {measure.deviation === undefined ? null : (
          <InputNumber
            size="large"
            inputMode="decimal"
            disabled={disabled}
            aria-label={t('design')}
            placeholder={t('design')}
            value={design}
            onChange={next => onChange({ design: next, values })}
          />
        )}
      </div>
      {faults.length > 0 ? (
        <p className="walk-faults" role="status">
          ▲ {faults.map(fault => t(`fault.${fault}`)).join(comma())}
        </p>
      ) : null}
    </section>
  )
}
