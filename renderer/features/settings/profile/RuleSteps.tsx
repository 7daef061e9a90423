import { Button, InputNumber, Select } from 'antd'
import { stepRoleWords } from '../../../../main/contract/deadline-words.ts'
import {
  type DeadlineRule,
  type ProfileDeadlines,
  stepRoles,
} from '../../../../main/contract/profile-deadlines.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { faultAt } from './NameFields.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface RuleStepsProps {
  readonly rule: DeadlineRule
  readonly place: readonly PropertyKey[]
  readonly editor: SectionEditor<ProfileDeadlines>
  onChange(rule: DeadlineRule): void
}

/** Who learns of it at which part of the time: 75 %, due, and one role up each time it goes on. */
export function RuleSteps({ rule, place, editor, onChange }: RuleStepsProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { locked, faults } = editor
  const { steps } = rule
  const said = faultAt(faults, [...place, 'steps'])?.why[language]
  const set = (next: DeadlineRule['steps']) => onChange({ ...rule, steps: next })
  const change = (index: number, more: Partial<DeadlineRule['steps'][number]>) =>
    set(steps.map((step, other) => (other === index ? { ...step, ...more } : step)))
  const last = steps.at(-1)
  return (
    <fieldset className="profile-steps">
      <legend>{t('steps')}</legend>
      {steps.map((step, index) => (
        // Steps have no identity but their place.
        <div key={index} className="profile-step">
          <InputNumber
            aria-label={t('stepAt', { number: index + 1 })}
            min={1}
            max={1000}
            suffix="%"
            value={step.at}
            disabled={locked}
            onChange={at => change(index, { at: Number(at ?? 0) })}
          />
          <Select
            aria-label={t('stepTo', { number: index + 1 })}
            value={step.to}
            disabled={locked}
            options={stepRoles.map(role => ({ value: role, label: stepRoleWords[role][language] }))}
            onChange={to => change(index, { to })}
          />
          {locked ? null : (
            <Button
              type="text"
              size="small"
              aria-label={t('removeStep', { number: index + 1 })}
              onClick={() => set(steps.filter((_, other) => other !== index))}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      ))}
      {said === undefined ? null : (
        <span className="field-note field-error" role="alert">
          {said}
        </span>
      )}
      {locked || steps.length >= 8 ? null : (
        <Button
          size="small"
          onClick={() => set([...steps, { at: (last?.at ?? 50) + 50, to: last?.to ?? 'clerk' }])}
        >
          {t('addStep')}
        </Button>
      )}
    </fieldset>
  )
}
