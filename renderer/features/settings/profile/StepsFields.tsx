import { Button, InputNumber, Select } from 'antd'
import { stepRoleWords } from '../../../../main/contract/deadline-words.ts'
import { type DeadlineRule, stepRoles } from '../../../../main/contract/profile-deadlines.ts'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { faultAt } from './NameFields.tsx'
import { texts } from './texts.ts'

type Steps = DeadlineRule['steps']

interface StepsFieldsProps {
  readonly steps: Steps
  /** Where the steps stand in the section. */
  readonly place: readonly PropertyKey[]
  readonly locked: boolean
  readonly faults: readonly ProfileFault[]
  onChange(steps: Steps): void
}

/** Who learns of it at which part of the time: 75 %, due, and one role up each time it goes on. */
export function StepsFields({ steps, place, locked, faults, onChange: set }: StepsFieldsProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const said = faultAt(faults, place)?.why[language]
  const change = (index: number, more: Partial<Steps[number]>) =>
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
