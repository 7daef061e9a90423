import { Button } from 'antd'
import type { LevelRule, ProfileLevels } from '../../../../main/contract/profile-levels.ts'
import { levelWords } from '../../../../main/contract/words.ts'
import { comma, useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { LevelRuleForm } from './LevelRuleForm.tsx'
import { levelTexts } from './level-texts.ts'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { sameContent } from './same-content.ts'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

/** The signs of grave cases at the left, the gravest first; the chosen one at the right. */
export function LevelRules({ editor }: { readonly editor: SectionEditor<ProfileLevels> }) {
  const t = useTexts(levelTexts)
  const { draft, shipped, locked, faults, edit } = editor
  const set = (rules: LevelRule[]) => edit({ ...draft, rules })
  // Level 1 is looked at first whatever the order of the file; the list shows it so.
  const rules = draft.rules.toSorted((one, other) => one.level - other.level)
  const placeOf = (rule: LevelRule) => draft.rules.indexOf(rule)
  const removed = shipped.rules.filter(rule => !draft.rules.some(({ id }) => id === rule.id))
  return (
    <ThingSplit
      label={t('rules')}
      things={rules}
      locked={locked}
      addLabel={t('addRule')}
      foot={<Removed rules={removed} bringBack={rule => set([...draft.rules, rule])} />}
      make={newRule}
      onChange={next => set([...next])}
      renderRow={rule => (
        <RuleRow
          rule={rule}
          shipped={shipped.rules.find(({ id }) => id === rule.id)}
          wrong={faultAt(faults, ['rules', placeOf(rule)]) !== undefined}
        />
      )}
      renderForm={(rule, _, remove) => (
        <LevelRuleForm
          key={rule.id}
          editor={editor}
          rule={rule}
          index={placeOf(rule)}
          onChange={next => set(draft.rules.map(each => (each.id === rule.id ? next : each)))}
          onRemove={remove}
        />
      )}
    />
  )
}

const newRule = (): LevelRule => ({ id: newProfileId(), level: 2, name: { zh: '', en: '' } })

interface RemovedProps {
  readonly rules: readonly LevelRule[]
  bringBack(rule: LevelRule): void
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
  readonly rule: LevelRule
  readonly shipped: LevelRule | undefined
  readonly wrong: boolean
}

function RuleRow({ rule, shipped, wrong }: RuleRowProps) {
  const t = useTexts(levelTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { words = [], categories = [], channels = [], households, repeated } = rule
  const signs = [
    rule.emergency ? t('sign.emergency') : '',
    rule.collective ? t('sign.collective') : '',
    rule.overdue ? t('sign.overdue') : '',
    households ? t('says.households', { ...households }) : '',
    repeated ? t('says.repeated', { ...repeated }) : '',
    categories.length > 0 ? t('says.categories', { count: categories.length }) : '',
    channels.length > 0 ? t('says.channels', { count: channels.length }) : '',
    words.length > 0 ? t('says.words', { count: words.length, words: words.slice(0, 3).join(comma()) }) : '',
  ].filter(sign => sign !== '')
  return (
    <>
      <span className={rule.retired ? 'profile-rule-name profile-retired' : 'profile-rule-name'}>
        {rule.name[language] || shared('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{shared('wrong')}</StateTag> : null}
        {rule.retired ? <StateTag tone="off">{shared('retired')}</StateTag> : null}
        {shipped === undefined ? <StateTag tone="plain">{shared('ownRule')}</StateTag> : null}
        {shipped && !sameContent(shipped, rule) ? (
          <StateTag tone="plain">{shared('changedHere')}</StateTag>
        ) : null}
      </span>
      <span>{levelWords[rule.level][language]}</span>
      <span className="desk-soft">{signs.join(' · ')}</span>
    </>
  )
}
