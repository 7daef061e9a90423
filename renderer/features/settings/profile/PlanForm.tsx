import { Button, Checkbox, Select } from 'antd'
import {
  type CallbackPlan,
  mostQuestions,
  type ProfileCallbacks,
} from '../../../../main/contract/profile-callbacks.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { faultAt, NameFields } from './NameFields.tsx'
import { PlanCalls } from './PlanCalls.tsx'
import { PlanTrigger } from './PlanTrigger.tsx'
import { planTexts } from './plan-texts.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface PlanFormProps {
  readonly editor: SectionEditor<ProfileCallbacks>
  readonly plan: CallbackPlan
  /** Place of the plan in the section. */
  readonly index: number
  onChange(plan: CallbackPlan): void
  onShift(by: -1 | 1): void
  /** Absent where it came with the program: it is switched off instead. */
  readonly onRemove: (() => void) | undefined
}

/** One plan: what starts it, on which days is called, what is asked. */
export function PlanForm({ editor, plan, index, onChange, onShift, onRemove }: PlanFormProps) {
  const t = useTexts(planTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { draft, locked, faults } = editor
  const place = ['plans', index]
  return (
    <div className="profile-form">
      <h2>{plan.name[language] || shared('unnamed')}</h2>
      <NameFields
        name={plan.name}
        locked={locked}
        faults={faults}
        place={place}
        onChange={name => onChange({ ...plan, name })}
      />
      <Checkbox
        checked={plan.active}
        disabled={locked}
        onChange={event => onChange({ ...plan, active: event.target.checked })}
      >
        {t('active')}
      </Checkbox>
      <PlanTrigger plan={plan} locked={locked} faults={faults} place={place} onChange={onChange} />
      <PlanCalls plan={plan} locked={locked} faults={faults} place={place} onChange={onChange} />
      <Field
        label={t('questions', { most: mostQuestions })}
        error={faultAt(faults, [...place, 'questions'])?.why[language]}
      >
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            mode="multiple"
            aria-label={t('questions', { most: mostQuestions })}
            maxCount={mostQuestions}
            value={[...plan.questions]}
            disabled={locked}
            options={draft.questions.map(question => ({
              value: question.id,
              label: question.text[language] || shared('unnamed'),
            }))}
            onChange={questions => onChange({ ...plan, questions })}
          />
        )}
      </Field>
      {locked ? null : (
        <div className="settings-buttons profile-wrap">
          <Button disabled={index === 0} onClick={() => onShift(-1)}>
            {shared('moveUp')}
          </Button>
          <Button disabled={index === draft.plans.length - 1} onClick={() => onShift(1)}>
            {shared('moveDown')}
          </Button>
          {onRemove ? (
            <Button danger onClick={onRemove}>
              {t('removePlan')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}
