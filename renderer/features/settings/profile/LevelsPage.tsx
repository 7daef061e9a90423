import { Checkbox } from 'antd'
import { caseKinds } from '../../../../main/contract/cases.ts'
import type { LevelRule, ProfileLevels } from '../../../../main/contract/profile-levels.ts'
import { levelWords } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { CollectiveFields } from './CollectiveFields.tsx'
import { faultAt } from './NameFields.tsx'
import { levelTexts } from './level-texts.ts'
import { NumberField } from './NumberField.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'
import { WordsField } from './WordsField.tsx'
import { useKindText } from '../../cases/useProfile.ts'

/** By what signs a case is grave, and how many homes raise a collective warning. */
export function LevelsPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="levels" hint={t('hint.levels')}>
      {editor => (
        <>
          <Rules editor={editor} />
          <CollectiveFields editor={editor} />
        </>
      )}
    </SectionFrame>
  )
}

function Rules({ editor }: { readonly editor: SectionEditor<ProfileLevels> }) {
  const t = useTexts(levelTexts)
  const kindText = useKindText()
  const language = useLanguage()
  const { draft, locked, edit } = editor
  const change = (index: number, rule: LevelRule) =>
    edit({ ...draft, rules: draft.rules.map((each, place) => (place === index ? rule : each)) })
  return (
    <section className="settings-part">
      <Field label={t('levelKinds')}>
        {() => (
          <Checkbox.Group
            aria-label={t('levelKinds')}
            className="profile-kinds"
            value={[...draft.kinds]}
            disabled={locked}
            options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
            onChange={kinds => edit({ ...draft, kinds: caseKinds.filter(kind => kinds.includes(kind)) })}
          />
        )}
      </Field>
      {([1, 2] as const).map(level => (
        <div key={level} className="profile-level">
          <h2>{levelWords[level][language]}</h2>
          {draft.rules.map((rule, index) =>
            rule.level === level ? (
              <SignFields
                key={rule.id}
                rule={rule}
                index={index}
                editor={editor}
                onChange={next => change(index, next)}
              />
            ) : null,
          )}
        </div>
      ))}
      <p className="desk-soft">{t('levelThree', { level: levelWords[3][language] })}</p>
    </section>
  )
}

interface SignFieldsProps {
  readonly rule: LevelRule
  /** Place of the rule in the section. */
  readonly index: number
  readonly editor: SectionEditor<ProfileLevels>
  onChange(rule: LevelRule): void
}

/** The words of one sign, and its numbers where it counts something. */
function SignFields({ rule, index, editor, onChange }: SignFieldsProps) {
  const t = useTexts(levelTexts)
  const language = useLanguage()
  const { locked, faults } = editor
  const { households, repeated, words } = rule
  return (
    <div className="profile-sign">
      <WordsField
        label={rule.name[language]}
        words={words ?? []}
        locked={locked}
        error={faultAt(faults, ['rules', index])?.why[language]}
        onChange={next => {
          const { words: _, ...rest } = rule
          onChange(next.length > 0 ? { ...rest, words: next } : rest)
        }}
      />
      {households ? (
        <div className="profile-numbers">
          <NumberField
            label={t('householdUnits')}
            value={households.units}
            locked={locked}
            onChange={units => onChange({ ...rule, households: { ...households, units } })}
          />
          <NumberField
            label={t('withinDays')}
            value={households.days}
            locked={locked}
            onChange={days => onChange({ ...rule, households: { ...households, days } })}
          />
        </div>
      ) : null}
      {repeated ? (
        <div className="profile-numbers">
          <NumberField
            label={t('repeatedTimes')}
            value={repeated.times}
            locked={locked}
            onChange={times => onChange({ ...rule, repeated: { ...repeated, times } })}
          />
          <NumberField
            label={t('withinDays')}
            value={repeated.days}
            locked={locked}
            onChange={days => onChange({ ...rule, repeated: { ...repeated, days } })}
          />
        </div>
      ) : null}
    </div>
  )
}
