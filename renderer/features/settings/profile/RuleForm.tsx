import { Alert, Button, Checkbox, InputNumber, Select } from 'antd'
import { waitingReasons } from '../../../../main/contract/cases.ts'
import { clockWords } from '../../../../main/contract/deadline-words.ts'
import {
  clocks,
  type DeadlineRule,
  type ProfileDeadlines,
} from '../../../../main/contract/profile-deadlines.ts'
import { waitingWords } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { Time } from '../../../components/Time.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { faultAt, NameFields } from './NameFields.tsx'
import { RuleConditionsFields } from './RuleConditionsFields.tsx'
import { lengthText, sameRule, stepsText } from './rule-words.ts'
import { StepsFields } from './StepsFields.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface RuleFormProps {
  readonly editor: SectionEditor<ProfileDeadlines>
  readonly rule: DeadlineRule
  /** Place of the rule in the section. */
  readonly index: number
  onChange(rule: DeadlineRule): void
  onRemove(): void
}

/** One rule: what it applies to, how long, on which clock, who learns of it; beside it what is shipped. */
export function RuleForm({ editor, rule, index, onChange, onRemove }: RuleFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const { shipped, locked, faults } = editor
  const place = ['rules', index]
  const fromProgram = shipped.rules.find(({ id }) => id === rule.id)
  const fault = (member: string) => faultAt(faults, [...place, member])?.why[language]
  const mayStop = rule.subject === 'case' && rule.clock.startsWith('working')
  const setClock = (clock: DeadlineRule['clock']) => {
    const { calendar, ...rest } = rule
    const stops = clock === 'working-hours' || clock === 'working-days'
    const hours = calendar ?? profile?.calendars.calendars[0]?.id
    onChange({
      ...rest,
      clock,
      pausedBy: stops ? rule.pausedBy : [],
      ...(clock === 'wall-hours' || hours === undefined ? {} : { calendar: hours }),
    })
  }
  return (
    <div className="profile-form">
      <h2>{rule.name[language] || t('unnamed')}</h2>
      <p className="desk-soft">{t(fromProgram ? `origin.${rule.origin}` : 'origin.own')}</p>
      <LastChange editor={editor} rule={rule} />
      {faultAt(faults, [...place, 'appliesTo']) ? (
        <Alert type="error" showIcon role="alert" title={fault('appliesTo')} />
      ) : null}
      <div className="profile-pair">
        <Field label={t('amount')} error={fault('amount')}>
          {({ id, status }) => (
            <InputNumber
              id={id}
              status={status}
              min={0.5}
              max={2000}
              value={rule.amount}
              disabled={locked}
              onChange={amount => onChange({ ...rule, amount: Number(amount ?? 0) })}
            />
          )}
        </Field>
        <Field label={t('clock')} error={fault('clock')}>
          {({ id }) => (
            <Select
              id={id}
              aria-label={t('clock')}
              value={rule.clock}
              disabled={locked}
              options={clocks.map(clock => ({ value: clock, label: clockWords[clock][language] }))}
              onChange={setClock}
            />
          )}
        </Field>
        {rule.clock === 'wall-hours' ? null : (
          <Field label={t('calendar')} error={fault('calendar')}>
            {({ id }) => (
              <Select
                id={id}
                aria-label={t('calendar')}
                value={rule.calendar ?? null}
                disabled={locked}
                options={(profile?.calendars.calendars ?? []).map(each => ({
                  value: each.id,
                  label: each.name[language],
                }))}
                onChange={calendar => onChange(calendar ? { ...rule, calendar } : rule)}
              />
            )}
          </Field>
        )}
      </div>
      {fromProgram && !sameRule(fromProgram, rule) ? (
        <div className="profile-default">
          <span>
            {t('shippedIs', {
              length: lengthText(fromProgram, profile, language, t),
              steps: stepsText(fromProgram, language),
            })}
          </span>
          {locked ? null : (
            <Button size="small" onClick={() => onChange(fromProgram)}>
              {t('ruleToShipped')}
            </Button>
          )}
        </div>
      ) : null}
      {mayStop ? (
        <Field label={t('pausedBy')} error={fault('pausedBy')}>
          {() => (
            <Checkbox.Group
              aria-label={t('pausedBy')}
              value={[...rule.pausedBy]}
              disabled={locked}
              options={waitingReasons.map(reason => ({
                value: reason,
                label: waitingWords[reason]?.[language] ?? reason,
              }))}
              onChange={pausedBy => onChange({ ...rule, pausedBy })}
            />
          )}
        </Field>
      ) : null}
      <StepsFields
        steps={rule.steps}
        place={[...place, 'steps']}
        locked={locked}
        faults={faults}
        onChange={steps => onChange({ ...rule, steps })}
      />
      <NameFields
        name={rule.name}
        locked={locked}
        faults={faults}
        place={place}
        onChange={name => onChange({ ...rule, name })}
      />
      <RuleConditionsFields
        rule={rule}
        place={place}
        faults={faults}
        locked={locked}
        own={!fromProgram}
        onChange={onChange}
      />
      {rule.subject === 'sheet' ? null : (
        <Checkbox
          checked={rule.again}
          disabled={locked}
          onChange={event => onChange({ ...rule, again: event.target.checked })}
        >
          {t('again')}
        </Checkbox>
      )}
      {locked || rule.origin === 'trade' ? null : (
        <div className="settings-buttons">
          <Button danger onClick={onRemove}>
            {t('removeRule')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Who changed this rule last and when; nothing where nobody did. */
function LastChange({ editor, rule }: Pick<RuleFormProps, 'editor' | 'rule'>) {
  const t = useTexts(texts)
  const last = editor.view.changes.find(({ differences }) =>
    differences.some(({ name }) => name.zh === rule.name.zh && name.en === rule.name.en),
  )
  if (!last) return null
  return (
    <p className="desk-soft">
      {t('lastChangedBy', { name: last.byName ?? t('program') })} <Time at={last.at} as="moment" />
    </p>
  )
}
