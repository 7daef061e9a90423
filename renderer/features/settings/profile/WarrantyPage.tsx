import { Button } from 'antd'
import type { ProfileWarranty, WarrantyPart } from '../../../../main/contract/profile-warranty.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { sameContent } from './same-content.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'
import { WarrantyForm } from './WarrantyForm.tsx'
import { warrantyTexts } from './warranty-texts.ts'

/** For how long the repair of which part is owed, and who usually owes it. */
export function WarrantyPage() {
  const t = useTexts(warrantyTexts)
  return (
    <SectionFrame section="warranty" hint={t('hint')}>
      {editor => <Parts editor={editor} />}
    </SectionFrame>
  )
}

function Parts({ editor }: { readonly editor: SectionEditor<ProfileWarranty> }) {
  const t = useTexts(warrantyTexts)
  const language = useLanguage()
  const profile = useProfile()
  const { draft, shipped, locked, faults, edit } = editor
  const { parts } = draft
  const set = (next: WarrantyPart[]) => edit({ parts: next })
  const newPart = (): WarrantyPart => ({
    id: newProfileId(),
    name: { zh: '', en: '' },
    categories: [],
    months: 24,
    recipient: profile?.sheets.recipients.find(({ kind }) => kind === 'contractor')?.id ?? '',
  })
  const removed = shipped.parts.filter(part => !parts.some(({ id }) => id === part.id))
  return (
    <ThingSplit
      label={t('parts')}
      things={parts}
      locked={locked}
      addLabel={t('addPart')}
      foot={removed.map(part => (
        <p key={part.id} className="desk-soft">
          {t('partTakenOut', { name: part.name[language] })}
          <Button type="link" size="small" onClick={() => set([...parts, part])}>
            {t('bringBack')}
          </Button>
        </p>
      ))}
      make={newPart}
      onChange={set}
      renderRow={(part, index) => (
        <PartRow
          part={part}
          shipped={shipped.parts.find(({ id }) => id === part.id)}
          wrong={faultAt(faults, ['parts', index]) !== undefined}
        />
      )}
      renderForm={(part, index, remove) => (
        <WarrantyForm
          key={part.id}
          editor={editor}
          part={part}
          index={index}
          onChange={next => set(parts.map((each, place) => (place === index ? next : each)))}
          onRemove={remove}
        />
      )}
    />
  )
}

interface PartRowProps {
  readonly part: WarrantyPart
  readonly shipped: WarrantyPart | undefined
  readonly wrong: boolean
}

function PartRow({ part, shipped, wrong }: PartRowProps) {
  const t = useTexts(warrantyTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const recipient = profile?.sheets.recipients.find(({ id }) => id === part.recipient)
  return (
    <>
      <span className="profile-rule-name">
        {part.name[language] || shared('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{shared('wrong')}</StateTag> : null}
        {shipped === undefined ? <StateTag tone="plain">{t('ownPart')}</StateTag> : null}
        {shipped && !sameContent(shipped, part) ? (
          <StateTag tone="plain">{shared('changedHere')}</StateTag>
        ) : null}
      </span>
      <span className="desk-soft">
        {[
          part.months === null ? t('term.life') : t('saysMonths', { months: part.months }),
          recipient?.name[language],
        ]
          .filter(word => word)
          .join(' · ')}
      </span>
    </>
  )
}
