import { Button, Select } from 'antd'
import {
  type ClassCondition,
  type ClassRule,
  classMeasures,
  type ProfileClasses,
} from '../../../../main/contract/profile-classes.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { classTexts } from './class-texts.ts'
import { faultAt, NameFields } from './NameFields.tsx'
import { NumberField } from './NumberField.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

/** What a condition begins with when it is counted by something else. */
const usual: Readonly<Record<ClassCondition['by'], number>> = { price: 3_000_000, paid: 100, homes: 2 }

interface ClassRuleFormProps {
  readonly editor: SectionEditor<ProfileClasses>
  readonly rule: ClassRule
  /** Place of the class in the list. */
  readonly index: number
  onChange(rule: ClassRule): void
  onMove(by: -1 | 1): void
  onRemove(): void
}

/** One class: names, by what it is counted, how much of it, its place in the list. */
export function ClassRuleForm({ editor, rule, index, onChange, onMove, onRemove }: ClassRuleFormProps) {
  const t = useTexts(classTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { draft, locked, faults } = editor
  const { by, atLeast } = rule.condition
  const named = rule.name[language] || shared('unnamed')
  return (
    <div className="profile-form">
      <h2>{named}</h2>
      <NameFields
        name={rule.name}
        locked={locked}
        faults={faults}
        place={[index]}
        onChange={name => onChange({ ...rule, name })}
      />
      <Field label={t('by')} hint={t(`byHint.${by}`)}>
        {({ id }) => (
          <Select<ClassCondition['by']>
            id={id}
            aria-label={`${t('by')} ${named}`}
            value={by}
            disabled={locked}
            options={classMeasures.map(value => ({ value, label: t(`by.${value}`) }))}
            onChange={next => onChange({ ...rule, condition: { by: next, atLeast: usual[next] } })}
          />
        )}
      </Field>
      <div className="profile-numbers">
        <NumberField
          label={t(`atLeast.${by}`)}
          value={atLeast}
          locked={locked}
          error={faultAt(faults, [index, 'condition', 'atLeast'])?.why[language]}
          onChange={next => onChange({ ...rule, condition: { by, atLeast: next } })}
        />
      </div>
      {by === 'homes' ? null : <p className="desk-soft">{t('sums')}</p>}
      {locked ? null : (
        <div className="settings-buttons">
          <Button disabled={index === 0} onClick={() => onMove(-1)}>
            {shared('moveUp')}
          </Button>
          <Button disabled={index === draft.length - 1} onClick={() => onMove(1)}>
            {shared('moveDown')}
          </Button>
          <Button danger onClick={onRemove}>
            {t('removeClass')}
          </Button>
        </div>
      )}
    </div>
  )
}
