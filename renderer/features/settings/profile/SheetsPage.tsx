import type { ProfileSheets, SheetRecipient } from '../../../../main/contract/profile-sheets.ts'
import { recipientKindWords } from '../../../../main/contract/sheet-words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { RecipientForm } from './RecipientForm.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { SheetDemands } from './SheetDemands.tsx'
import { SheetWays } from './SheetWays.tsx'
import { sheetTexts } from './sheet-texts.ts'
import { StepsFields } from './StepsFields.tsx'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

/** To whom contact sheets go, how long they have, and which cases demand one. */
export function SheetsPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="sheets" hint={t('hint.sheets')}>
      {editor => (
        <>
          <Recipients editor={editor} />
          <SheetWays editor={editor} />
          <SheetDemands editor={editor} />
          <Escalation editor={editor} />
        </>
      )}
    </SectionFrame>
  )
}

function Recipients({ editor }: { readonly editor: SectionEditor<ProfileSheets> }) {
  const t = useTexts(sheetTexts)
  const { draft, shipped, locked, faults, edit } = editor
  const { recipients } = draft
  const set = (next: SheetRecipient[]) => edit({ ...draft, recipients: next })
  const isShipped = (id: string) => shipped.recipients.some(one => one.id === id)
  return (
    <>
      <p className="desk-soft">{t('recipientsHint')}</p>
      <ThingSplit
        label={t('recipients')}
        things={recipients}
        locked={locked}
        addLabel={t('addRecipient')}
        make={newRecipient}
        onChange={set}
        renderRow={(recipient, index) => (
          <RecipientRow recipient={recipient} wrong={faultAt(faults, ['recipients', index]) !== undefined} />
        )}
        renderForm={(recipient, index, remove) => (
          <RecipientForm
            key={recipient.id}
            editor={editor}
            recipient={recipient}
            index={index}
            onChange={next => set(recipients.map((each, place) => (place === index ? next : each)))}
            onRemove={isShipped(recipient.id) ? undefined : remove}
          />
        )}
      />
    </>
  )
}

/** Who learns of a late sheet whose time is not given by a deadline rule. */
function Escalation({ editor }: { readonly editor: SectionEditor<ProfileSheets> }) {
  const t = useTexts(sheetTexts)
  const { draft, locked, faults, edit } = editor
  return (
    <section className="settings-part">
      <h2>{t('escalation')}</h2>
      <p className="desk-soft">{t('escalationHint')}</p>
      <StepsFields
        steps={draft.escalation}
        place={['escalation']}
        locked={locked}
        faults={faults}
        onChange={escalation => edit({ ...draft, escalation })}
      />
    </section>
  )
}

const newRecipient = (): SheetRecipient => ({
  id: newProfileId(),
  kind: 'department',
  name: { zh: '', en: '' },
  dueHours: 72,
})

interface RecipientRowProps {
  readonly recipient: SheetRecipient
  readonly wrong: boolean
}

function RecipientRow({ recipient, wrong }: RecipientRowProps) {
  const t = useTexts(sheetTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { name, kind, dueHours, answerHours, deliverHours } = recipient
  const times = [
    deliverHours === undefined ? undefined : t('deliverWithin', { hours: deliverHours }),
    dueHours === undefined ? undefined : t('replyWithin', { hours: dueHours }),
    answerHours === undefined ? undefined : t('answerWithin', { hours: answerHours }),
  ].filter(time => time !== undefined)
  return (
    <>
      <span className="profile-rule-name">
        {name[language] || shared('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{shared('wrong')}</StateTag> : null}
      </span>
      <span className="desk-soft">{[recipientKindWords[kind][language], ...times].join(' · ')}</span>
    </>
  )
}
