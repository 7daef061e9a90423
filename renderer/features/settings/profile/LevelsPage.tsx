import { Checkbox } from 'antd'
import { caseKinds } from '../../../../main/contract/cases.ts'
import type { ProfileLevels } from '../../../../main/contract/profile-levels.ts'
import { levelWords } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useKindText } from '../../cases/useProfile.ts'
import { CollectiveFields } from './CollectiveFields.tsx'
import { LevelRules } from './LevelRules.tsx'
import { levelTexts } from './level-texts.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

/** By what signs a case is grave, how many homes raise a collective warning, and who answers for it. */
export function LevelsPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="levels" hint={t('hint.levels')}>
      {editor => (
        <>
          <LevelKinds editor={editor} />
          <LevelRules editor={editor} />
          <CollectiveFields editor={editor} />
        </>
      )}
    </SectionFrame>
  )
}

function LevelKinds({ editor }: { readonly editor: SectionEditor<ProfileLevels> }) {
  const t = useTexts(levelTexts)
  const kindText = useKindText()
  const language = useLanguage()
  const { draft, locked, edit } = editor
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
      <p className="desk-soft">{t('levelThree', { level: levelWords[3][language] })}</p>
    </section>
  )
}
