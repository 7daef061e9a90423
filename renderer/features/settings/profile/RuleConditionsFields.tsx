import { Checkbox, Select } from 'antd'
import { caseKinds, channels } from '../../../../main/contract/cases.ts'
import { goalWords } from '../../../../main/contract/deadline-words.ts'
import {
  type DeadlineRule,
  type DeadlineSubject,
  deadlineSubjects,
  goalsOf,
  type RuleConditions,
} from '../../../../main/contract/profile-deadlines.ts'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import { recipientKindWords } from '../../../../main/contract/sheet-words.ts'
import { RecipientKind } from '../../../../main/contract/sheets.ts'
import { channelWords, levelWords } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { CategorySelect } from '../../cases/CategorySelect.tsx'
import { faultAt } from './NameFields.tsx'
import { texts } from './texts.ts'
import { useKindText } from '../../cases/useProfile.ts'

interface RuleConditionsFieldsProps {
  readonly rule: DeadlineRule
  /** Place of the rule in the section. */
  readonly place: readonly PropertyKey[]
  readonly faults: readonly ProfileFault[]
  readonly locked: boolean
  /** Made on this desk: what it demands may be chosen too. */
  readonly own: boolean
  onChange(rule: DeadlineRule): void
}

/** What a rule applies to: everything chosen must fit; what is left open fits everything. */
export function RuleConditionsFields(props: RuleConditionsFieldsProps) {
  const { rule, place, faults, locked, own, onChange } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const { appliesTo } = rule
  const set = (more: Partial<RuleConditions>) =>
    onChange({ ...rule, appliesTo: said({ ...appliesTo, ...more }) })
  const setSubject = (subject: DeadlineSubject) => {
    const goals: readonly DeadlineRule['goal'][] = goalsOf[subject]
    const goal = goals.includes(rule.goal) ? rule.goal : (goals[0] ?? 'answer')
    onChange({ ...rule, subject, goal, appliesTo: {}, pausedBy: [], again: false })
  }
  return (
    <fieldset className="profile-conditions">
      <legend>{t('appliesTo')}</legend>
      {own ? (
        <Field label={t('subject')}>
          {({ id }) => (
            <Select
              id={id}
              aria-label={t('subject')}
              value={rule.subject}
              disabled={locked}
              options={deadlineSubjects.map(subject => ({ value: subject, label: t(`subject.${subject}`) }))}
              onChange={setSubject}
            />
          )}
        </Field>
      ) : null}
      {own ? (
        <Field label={t('goal')} error={faultAt(faults, [...place, 'goal'])?.why[language]}>
          {({ id }) => (
            <Select
              id={id}
              aria-label={t('goal')}
              value={rule.goal}
              disabled={locked}
              options={goalsOf[rule.subject].map(goal => ({ value: goal, label: goalWords[goal][language] }))}
              onChange={goal => onChange({ ...rule, goal })}
            />
          )}
        </Field>
      ) : null}
      {rule.subject === 'sheet' ? (
        <RecipientField rule={rule} locked={locked} set={set} />
      ) : (
        <CaseConditions rule={rule} locked={locked} set={set} />
      )}
    </fieldset>
  )
}

interface ConditionsProps {
  readonly rule: DeadlineRule
  readonly locked: boolean
  set(more: Partial<RuleConditions>): void
}

/** Sheets are told apart by whom they go to or come from. */
function RecipientField({ rule, locked, set }: ConditionsProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { appliesTo } = rule
  return (
    <Field label={t('recipient')}>
      {({ id }) => (
        <Select
          id={id}
          aria-label={t('recipient')}
          allowClear
          value={appliesTo.recipient ?? null}
          disabled={locked}
          placeholder={t('any')}
          options={RecipientKind.options.map(kind => ({
            value: kind,
            label: recipientKindWords[kind][language],
          }))}
          onChange={recipient => set({ recipient: recipient ?? undefined })}
        />
      )}
    </Field>
  )
}

function CaseConditions({ rule, locked, set }: ConditionsProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const language = useLanguage()
  const { appliesTo } = rule
  return (
    <>
      <Field label={t('kinds')}>
        {() => (
          <Checkbox.Group
            aria-label={t('kinds')}
            className="profile-kinds"
            value={[...(appliesTo.kinds ?? [])]}
            disabled={locked}
            options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
            onChange={kinds => set({ kinds })}
          />
        )}
      </Field>
      {locked ? null : (
        <Field label={t('category')}>
          {({ id }) => (
            <CategorySelect
              id={id}
              value={appliesTo.category ?? []}
              onChange={category => set({ category: [...category] })}
            />
          )}
        </Field>
      )}
      <Field label={t('level')}>
        {() => (
          <Checkbox.Group
            aria-label={t('level')}
            value={[...(appliesTo.levels ?? [])]}
            disabled={locked}
            options={([1, 2, 3] as const).map(level => ({
              value: level,
              label: levelWords[level][language],
            }))}
            onChange={levels => set({ levels })}
          />
        )}
      </Field>
      <Field label={t('channels')}>
        {({ id }) => (
          <Select
            id={id}
            aria-label={t('channels')}
            mode="multiple"
            value={[...(appliesTo.channels ?? [])]}
            disabled={locked}
            placeholder={t('any')}
            options={channels.map(channel => ({ value: channel, label: channelWords[channel][language] }))}
            onChange={chosen => set({ channels: chosen })}
          />
        )}
      </Field>
      <Field label={t('emergencyOnly')}>
        {({ id }) => (
          <Select
            id={id}
            aria-label={t('emergencyOnly')}
            value={appliesTo.emergency === undefined ? 'any' : appliesTo.emergency ? 'yes' : 'no'}
            disabled={locked}
            options={(['any', 'yes', 'no'] as const).map(value => ({
              value,
              label: t(`emergency.${value}`),
            }))}
            onChange={value => set({ emergency: value === 'any' ? undefined : value === 'yes' })}
          />
        )}
      </Field>
    </>
  )
}

/** Conditions without those that say nothing. */
function said({
  kinds,
  category,
  levels,
  channels: ways,
  emergency,
  recipient,
}: RuleConditions): RuleConditions {
  return {
    ...(kinds && kinds.length > 0 ? { kinds } : {}),
    ...(category && category.length > 0 ? { category } : {}),
    ...(levels && levels.length > 0 ? { levels } : {}),
    ...(ways && ways.length > 0 ? { channels: ways } : {}),
    ...(emergency === undefined ? {} : { emergency }),
    ...(recipient === undefined ? {} : { recipient }),
  }
}
