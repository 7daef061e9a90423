import { Button, Checkbox, Segmented, Select } from 'antd'
import { caseKinds, channels } from '../../../../main/contract/cases.ts'
import type { LevelRule, ProfileLevels } from '../../../../main/contract/profile-levels.ts'
import { channelWords, levelWords } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useKindText } from '../../cases/useProfile.ts'
import { CategoriesField } from './CategoriesField.tsx'
import { LevelCounts } from './LevelCounts.tsx'
import { levelTexts } from './level-texts.ts'
import { faultAt, NameFields } from './NameFields.tsx'
import { sameContent } from './same-content.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'
import { WordsField } from './WordsField.tsx'

interface LevelRuleFormProps {
  readonly editor: SectionEditor<ProfileLevels>
  readonly rule: LevelRule
  /** Place of the rule in the section. */
  readonly index: number
  onChange(rule: LevelRule): void
  onRemove(): void
}

/** One sign that a case is grave: any of what is chosen is enough, for the kinds it is about. */
export function LevelRuleForm({ editor, rule, index, onChange, onRemove }: LevelRuleFormProps) {
  const t = useTexts(levelTexts)
  const shared = useTexts(texts)
  const kindText = useKindText()
  const language = useLanguage()
  const { shipped, locked, faults } = editor
  const place = ['rules', index]
  const named = rule.name[language] || shared('unnamed')
  const fromProgram = shipped.rules.find(({ id }) => id === rule.id)
  const fault = (member: string) => faultAt(faults, [...place, member])?.why[language]
  const whole = faults.find(({ path }) => path.length === 3 && path[1] === 'rules' && path[2] === index)
  const setFlag = (member: 'emergency' | 'collective' | 'overdue' | 'retired', on: boolean) => {
    const { [member]: _, ...rest } = rule
    onChange(on ? { ...rest, [member]: true } : rest)
  }
  /** A list that became empty is no sign: it goes. */
  const setList = (lists: Pick<LevelRule, 'words' | 'categories' | 'channels' | 'kinds'>) =>
    onChange(withoutEmpty({ ...rule, ...lists }))
  return (
    <div className="profile-form">
      <h2>{named}</h2>
      <NameFields
        name={rule.name}
        locked={locked}
        faults={faults}
        place={place}
        onChange={name => onChange({ ...rule, name })}
      />
      <Field label={t('makes')}>
        {() => (
          <Segmented
            aria-label={t('makes')}
            value={rule.level}
            disabled={locked}
            options={([1, 2] as const).map(level => ({ value: level, label: levelWords[level][language] }))}
            onChange={level => onChange({ ...rule, level })}
          />
        )}
      </Field>
      <Field label={t('ruleKinds')} error={fault('kinds')}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            mode="multiple"
            aria-label={`${t('ruleKinds')} ${named}`}
            placeholder={t('everyLevelled')}
            value={[...(rule.kinds ?? [])]}
            disabled={locked}
            options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
            onChange={kinds => setList({ kinds })}
          />
        )}
      </Field>
      <fieldset className="profile-conditions">
        <legend>{t('signs')}</legend>
        {whole ? (
          <span className="field-note field-error" role="alert">
            {whole.why[language]}
          </span>
        ) : null}
        <WordsField
          label={shared('words')}
          hint={shared('wordsHint')}
          words={rule.words ?? []}
          locked={locked}
          error={fault('words')}
          onChange={words => setList({ words })}
        />
        <CategoriesField
          label={t('ruleCategories')}
          about={named}
          placeholder={t('none')}
          categories={rule.categories ?? []}
          locked={locked}
          error={fault('categories')}
          onChange={categories => setList({ categories })}
        />
        <Field label={t('ruleChannels')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              aria-label={`${t('ruleChannels')} ${named}`}
              placeholder={t('none')}
              value={[...(rule.channels ?? [])]}
              disabled={locked}
              options={channels.map(channel => ({ value: channel, label: channelWords[channel][language] }))}
              onChange={chosen => setList({ channels: chosen })}
            />
          )}
        </Field>
        {(['emergency', 'collective', 'overdue'] as const).map(member => (
          <Checkbox
            key={member}
            checked={rule[member] ?? false}
            disabled={locked}
            onChange={event => setFlag(member, event.target.checked)}
          >
            {t(`sign.${member}`)}
          </Checkbox>
        ))}
        <LevelCounts rule={rule} place={place} faults={faults} locked={locked} onChange={onChange} />
      </fieldset>
      <Checkbox
        checked={rule.retired ?? false}
        disabled={locked}
        onChange={event => setFlag('retired', event.target.checked)}
      >
        {t('retireRule')}
      </Checkbox>
      {locked ? null : (
        <div className="settings-buttons">
          {fromProgram && !sameContent(fromProgram, rule) ? (
            <Button onClick={() => onChange(fromProgram)}>{shared('ruleToShipped')}</Button>
          ) : null}
          <Button danger onClick={onRemove}>
            {shared('removeRule')}
          </Button>
        </div>
      )}
    </div>
  )
}

function withoutEmpty({ words, categories, channels: ways, kinds, ...rest }: LevelRule): LevelRule {
  return {
    ...rest,
    ...(kinds && kinds.length > 0 ? { kinds } : {}),
    ...(words && words.length > 0 ? { words } : {}),
    ...(categories && categories.length > 0 ? { categories } : {}),
    ...(ways && ways.length > 0 ? { channels: ways } : {}),
  }
}
