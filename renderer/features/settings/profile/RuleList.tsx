import { Button } from 'antd'
import type { DeadlineRule, ProfileDeadlines } from '../../../../main/contract/profile-deadlines.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { RuleForm } from './RuleForm.tsx'
import { appliesText, goalText, lengthText, sameRule } from './rule-words.ts'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

interface RuleListProps {
  readonly editor: SectionEditor<ProfileDeadlines>
}

/** The rules at the left in plain words, the chosen one at the right. */
export function RuleList({ editor }: RuleListProps) {
  const t = useTexts(texts)
  const { draft, shipped, locked, edit } = editor
  const { rules } = draft
  const removed = shipped.rules.filter(rule => !rules.some(({ id }) => id === rule.id))
  return (
    <ThingSplit
      label={t('title.deadlines')}
      things={rules}
      locked={locked}
      addLabel={t('addRule')}
      foot={<Removed rules={removed} bringBack={rule => edit({ rules: [...rules, rule] })} />}
      make={newRule}
      onChange={next => edit({ rules: next })}
      renderRow={(rule, place) => (
        <RuleRow
          rule={rule}
          shipped={shipped.rules.find(({ id }) => id === rule.id)}
          wrong={faultAt(editor.faults, ['rules', place]) !== undefined}
        />
      )}
      renderForm={(rule, index, remove) => (
        <RuleForm
          key={rule.id}
          editor={editor}
          rule={rule}
          index={index}
          onChange={next => edit({ rules: rules.map((each, place) => (place === index ? next : each)) })}
          onRemove={remove}
        />
      )}
    />
  )
}

const newRule = (): DeadlineRule => ({
  id: newProfileId(),
  version: 1,
  name: { zh: '', en: '' },
  subject: 'case',
  goal: 'answer',
  appliesTo: {},
  clock: 'wall-hours',
  amount: 24,
  pausedBy: [],
  again: false,
  steps: [
    { at: 75, to: 'clerk' },
    { at: 100, to: 'specialist' },
    { at: 150, to: 'manager' },
  ],
  origin: 'house',
})

interface RemovedProps {
  readonly rules: readonly DeadlineRule[]
  bringBack(rule: DeadlineRule): void
}

/** Shipped rules that were taken out here, with the way back. */
function Removed({ rules, bringBack }: RemovedProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  return rules.map(rule => (
    <p key={rule.id} className="desk-soft">
      {t('ruleTakenOut', { name: rule.name[language] })}
      <Button type="link" size="small" onClick={() => bringBack(rule)}>
        {t('bringBack')}
      </Button>
    </p>
  ))
}

interface RuleRowProps {
  readonly rule: DeadlineRule
  readonly shipped: DeadlineRule | undefined
  readonly wrong: boolean
}

function RuleRow({ rule, shipped, wrong }: RuleRowProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  return (
    <>
      <span className="profile-rule-name">
        {rule.name[language] || t('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{t('wrong')}</StateTag> : null}
        {shipped === undefined ? <StateTag tone="plain">{t('ownRule')}</StateTag> : null}
        {shipped && !sameRule(shipped, rule) ? <StateTag tone="plain">{t('changedHere')}</StateTag> : null}
      </span>
      <span className="desk-soft">{appliesText(rule, profile, language, t)}</span>
      <span>
        {goalText(rule, language)}
        {t('colon')}
        {lengthText(rule, profile, language, t)}
      </span>
    </>
  )
}
