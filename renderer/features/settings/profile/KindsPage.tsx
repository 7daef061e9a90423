import type { Profile } from '../../../../main/contract/profile.ts'
import { kindWords } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { faultAt } from './NameFields.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'
import { WordsField } from './WordsField.tsx'

/** The six kinds and the words by which a text of each is recognised. */
export function KindsPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="kinds" hint={t('hint.kinds')}>
      {editor => <KindList editor={editor} />}
    </SectionFrame>
  )
}

function KindList({ editor }: { readonly editor: SectionEditor<Profile['kinds']> }) {
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  return (
    <div className="settings-part">
      {draft.map((kind, index) => (
        <WordsField
          key={kind.id}
          label={kindWords[kind.id][language]}
          words={kind.words ?? []}
          locked={locked}
          error={faultAt(faults, [index])?.why[language]}
          onChange={words => edit(draft.map((each, place) => (place === index ? { ...each, words } : each)))}
        />
      ))}
    </div>
  )
}
