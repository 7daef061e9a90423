import { Button, Select } from 'antd'
import {
  type DutyCheck,
  type DutyRule,
  dutyChecks,
  type ProfileStages,
} from '../../../../main/contract/profile-stages.ts'
import { stageWords, unitStages } from '../../../../main/contract/unit-changes.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { NameFields } from './NameFields.tsx'
import { sameContent } from './same-content.ts'
import { stageTexts } from './stage-texts.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface DutyFormProps {
  readonly editor: SectionEditor<ProfileStages>
  readonly duty: DutyRule
  /** Place of the duty in the section. */
  readonly index: number
  onChange(duty: DutyRule): void
  onRemove(): void
}

/** One thing to be done: names, in which stage, and by which fact it is done. */
export function DutyForm({ editor, duty, index, onChange, onRemove }: DutyFormProps) {
  const t = useTexts(stageTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { shipped, locked, faults } = editor
  const named = duty.name[language] || shared('unnamed')
  const fromProgram = shipped.duties.find(({ id }) => id === duty.id)
  return (
    <div className="profile-form">
      <h2>{named}</h2>
      <NameFields
        name={duty.name}
        locked={locked}
        faults={faults}
        place={['duties', index]}
        onChange={name => onChange({ ...duty, name })}
      />
      <Field label={t('stage')}>
        {({ id }) => (
          <Select
            id={id}
            aria-label={`${t('stage')} ${named}`}
            value={duty.stage}
            disabled={locked}
            options={unitStages.map(value => ({ value, label: stageWords[value][language] }))}
            onChange={stage => onChange({ ...duty, stage })}
          />
        )}
      </Field>
      <Field label={t('check')} hint={t('checkHint')}>
        {({ id }) => (
          <Select<DutyCheck | 'none'>
            id={id}
            aria-label={`${t('check')} ${named}`}
            value={duty.check ?? 'none'}
            disabled={locked}
            options={([...dutyChecks, 'none'] as const).map(value => ({ value, label: t(`check.${value}`) }))}
            onChange={check => onChange({ ...duty, check: check === 'none' ? null : check })}
          />
        )}
      </Field>
      {locked ? null : (
        <div className="settings-buttons">
          {fromProgram && !sameContent(fromProgram, duty) ? (
            <Button onClick={() => onChange(fromProgram)}>{t('toShipped')}</Button>
          ) : null}
          <Button danger onClick={onRemove}>
            {t('removeDuty')}
          </Button>
        </div>
      )}
    </div>
  )
}
