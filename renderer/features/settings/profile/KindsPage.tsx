import type { Profile } from '../../../../main/contract/profile.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { faultAt, NameFields } from './NameFields.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'
import { WordsField } from './WordsField.tsx'

/** The six kinds: what they are called here, and the words by which a text of each is recognised. */
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
  const t = useTexts(texts)
  const { draft, locked, faults, edit } = editor
  const change = (index: number, more: Partial<Profile['kinds'][number]>) =>
    edit(draft.map((each, place) => (place === index ? { ...each, ...more } : each)))
  return (
    <div className="settings-part">
      {draft.map((kind, index) => (
        <fieldset key={kind.id} className="profile-conditions">
          <legend>{kind.name[language] || t('unnamed')}</legend>
          <div className="profile-numbers">
            <NameFields
              name={kind.name}
              locked={locked}
              faults={faults}
              place={[index]}
              onChange={name => change(index, { name })}
            />
          </div>
          <WordsField
            label={t('words')}
            words={kind.words ?? []}
            locked={locked}
            error={faultAt(faults, [index, 'words'])?.why[language]}
            onChange={words => change(index, { words })}
          />
        </fieldset>
      ))}
    </div>
  )
}
