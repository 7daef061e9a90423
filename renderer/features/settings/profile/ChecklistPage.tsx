import { Button } from 'antd'
import type { DocumentType, ProfileDocuments } from '../../../../main/contract/profile-documents.ts'
import { stageWords } from '../../../../main/contract/unit-changes.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { ChecklistForm } from './ChecklistForm.tsx'
import { checklistTexts } from './checklist-texts.ts'
import { faultAt } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { sameContent } from './same-content.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

/** What belongs into the file of a home, and what it is not complete without. */
export function ChecklistPage() {
  const t = useTexts(checklistTexts)
  return (
    <SectionFrame section="documents" hint={t('hint')}>
      {editor => <Types editor={editor} />}
    </SectionFrame>
  )
}

const newType = (): DocumentType => ({
  id: newProfileId(),
  name: { zh: '', en: '' },
  kinds: ['dwelling', 'shop'],
  required: true,
  from: 'moved-in',
})

function Types({ editor }: { readonly editor: SectionEditor<ProfileDocuments> }) {
  const t = useTexts(checklistTexts)
  const language = useLanguage()
  const { draft, shipped, locked, faults, edit } = editor
  const { types } = draft
  const set = (next: DocumentType[]) => edit({ types: next })
  const removed = shipped.types.filter(type => !types.some(({ id }) => id === type.id))
  return (
    <ThingSplit
      label={t('types')}
      things={types}
      locked={locked}
      addLabel={t('addType')}
      foot={removed.map(type => (
        <p key={type.id} className="desk-soft">
          {t('typeTakenOut', { name: type.name[language] })}
          <Button type="link" size="small" onClick={() => set([...types, type])}>
            {t('bringBack')}
          </Button>
        </p>
      ))}
      make={newType}
      onChange={set}
      renderRow={(type, index) => (
        <TypeRow
          type={type}
          shipped={shipped.types.find(({ id }) => id === type.id)}
          wrong={faultAt(faults, ['types', index]) !== undefined}
        />
      )}
      renderForm={(type, index, remove) => (
        <ChecklistForm
          key={type.id}
          editor={editor}
          type={type}
          index={index}
          onChange={next => set(types.map((each, place) => (place === index ? next : each)))}
          onRemove={remove}
        />
      )}
    />
  )
}

interface TypeRowProps {
  readonly type: DocumentType
  readonly shipped: DocumentType | undefined
  readonly wrong: boolean
}

function TypeRow({ type, shipped, wrong }: TypeRowProps) {
  const t = useTexts(checklistTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  return (
    <>
      <span className="profile-rule-name">
        {type.name[language] || shared('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{shared('wrong')}</StateTag> : null}
        {shipped === undefined ? <StateTag tone="plain">{t('ownType')}</StateTag> : null}
        {shipped && !sameContent(shipped, type) ? (
          <StateTag tone="plain">{shared('changedHere')}</StateTag>
        ) : null}
      </span>
      <span className="desk-soft">
        {type.retired
          ? t('retired.yes')
          : type.required
            ? `${t('required.yes')} · ${stageWords[type.from][language]}`
            : t('required.no')}
      </span>
    </>
  )
}
