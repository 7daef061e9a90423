import { Button } from 'antd'
import type { DutyRule, ProfileStages } from '../../../../main/contract/profile-stages.ts'
import { stageWords } from '../../../../main/contract/unit-changes.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { DutyForm } from './DutyForm.tsx'
import { faultAt } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { NumberField } from './NumberField.tsx'
import { sameContent } from './same-content.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { stageTexts } from './stage-texts.ts'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

/** By what the file of a home goes from stage to stage, and what is to be done in each. */
export function StagesPage() {
  const t = useTexts(stageTexts)
  return (
    <SectionFrame section="stages" hint={t('hint')}>
      {editor => (
        <>
          <Days editor={editor} />
          <Duties editor={editor} />
        </>
      )}
    </SectionFrame>
  )
}

function Days({ editor }: { readonly editor: SectionEditor<ProfileStages> }) {
  const t = useTexts(stageTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  const number = (member: 'beforeMoveInDays' | 'warrantyMonths' | 'endingDays', label: string) => (
    <NumberField
      label={label}
      value={draft[member]}
      locked={locked}
      error={faultAt(faults, [member])?.why[language]}
      onChange={value => edit({ ...draft, [member]: value })}
    />
  )
  return (
    <section className="settings-part" aria-label={t('days')}>
      <h2>{t('days')}</h2>
      <div className="profile-numbers">
        {number('beforeMoveInDays', t('beforeMoveIn', { stage: stageWords['before-move-in'][language] }))}
        {number('warrantyMonths', t('warranty'))}
        {number('endingDays', t('ending', { stage: stageWords['warranty-ending'][language] }))}
      </div>
      <p className="desk-soft">{t('daysHint')}</p>
    </section>
  )
}

const newDuty = (): DutyRule => ({
  id: newProfileId(),
  stage: 'moved-in',
  check: null,
  name: { zh: '', en: '' },
})

function Duties({ editor }: { readonly editor: SectionEditor<ProfileStages> }) {
  const t = useTexts(stageTexts)
  const language = useLanguage()
  const { draft, shipped, locked, faults, edit } = editor
  const { duties } = draft
  const set = (next: DutyRule[]) => edit({ ...draft, duties: next })
  const removed = shipped.duties.filter(duty => !duties.some(({ id }) => id === duty.id))
  return (
    <ThingSplit
      label={t('duties')}
      things={duties}
      locked={locked}
      addLabel={t('addDuty')}
      foot={removed.map(duty => (
        <p key={duty.id} className="desk-soft">
          {t('dutyTakenOut', { name: duty.name[language] })}
          <Button type="link" size="small" onClick={() => set([...duties, duty])}>
            {t('bringBack')}
          </Button>
        </p>
      ))}
      make={newDuty}
      onChange={set}
      renderRow={(duty, index) => (
        <DutyRow
          duty={duty}
          shipped={shipped.duties.find(({ id }) => id === duty.id)}
          wrong={faultAt(faults, ['duties', index]) !== undefined}
        />
      )}
      renderForm={(duty, index, remove) => (
        <DutyForm
          key={duty.id}
          editor={editor}
          duty={duty}
          index={index}
          onChange={next => set(duties.map((each, place) => (place === index ? next : each)))}
          onRemove={remove}
        />
      )}
    />
  )
}

interface DutyRowProps {
  readonly duty: DutyRule
  readonly shipped: DutyRule | undefined
  readonly wrong: boolean
}

function DutyRow({ duty, shipped, wrong }: DutyRowProps) {
  const t = useTexts(stageTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  return (
    <>
      <span className="profile-rule-name">
        {duty.name[language] || shared('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{shared('wrong')}</StateTag> : null}
        {shipped === undefined ? <StateTag tone="plain">{t('ownDuty')}</StateTag> : null}
        {shipped && !sameContent(shipped, duty) ? (
          <StateTag tone="plain">{shared('changedHere')}</StateTag>
        ) : null}
      </span>
      <span className="desk-soft">
        {stageWords[duty.stage][language]} · {t(`check.${duty.check ?? 'none'}`)}
      </span>
    </>
  )
}
