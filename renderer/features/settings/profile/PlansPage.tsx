import type { CallbackPlan, ProfileCallbacks } from '../../../../main/contract/profile-callbacks.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { NumberField } from './NumberField.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanQuestions } from './PlanQuestions.tsx'
import { planTexts } from './plan-texts.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

/** When owners are called back, what they are asked, and what counts as unreachable. */
export function PlansPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="callbacks" hint={t('hint.callbacks')}>
      {editor => (
        <>
          <Figures editor={editor} />
          <Plans editor={editor} />
          <PlanQuestions editor={editor} />
        </>
      )}
    </SectionFrame>
  )
}

interface PartProps {
  readonly editor: SectionEditor<ProfileCallbacks>
}

function Figures({ editor }: PartProps) {
  const t = useTexts(planTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  return (
    <section className="settings-part">
      <div className="profile-numbers">
        {(['target', 'failedDays'] as const).map(member => (
          <NumberField
            key={member}
            label={t(member)}
            value={draft[member]}
            locked={locked}
            error={faultAt(faults, [member])?.why[language]}
            onChange={value => edit({ ...draft, [member]: value })}
          />
        ))}
      </div>
    </section>
  )
}

function Plans({ editor }: PartProps) {
  const t = useTexts(planTexts)
  const { draft, shipped, locked, faults, edit } = editor
  const { plans } = draft
  const set = (next: CallbackPlan[]) => edit({ ...draft, plans: next })
  return (
    <>
      <p className="desk-soft">{t('planHint')}</p>
      <ThingSplit
        label={t('plans')}
        things={plans}
        locked={locked}
        addLabel={t('addPlan')}
        make={newPlan}
        onChange={set}
        renderRow={(plan, index) => (
          <PlanRow
            plan={plan}
            own={!shipped.plans.some(({ id }) => id === plan.id)}
            wrong={faultAt(faults, ['plans', index]) !== undefined}
          />
        )}
        renderForm={(plan, index, remove) => (
          <PlanForm
            key={plan.id}
            editor={editor}
            plan={plan}
            index={index}
            onChange={next => set(plans.map((each, place) => (place === index ? next : each)))}
            onShift={by => set(plans.toSpliced(index, 1).toSpliced(index + by, 0, plan))}
            onRemove={shipped.plans.some(({ id }) => id === plan.id) ? undefined : remove}
          />
        )}
      />
    </>
  )
}

const newPlan = (): CallbackPlan => ({
  id: newProfileId(),
  version: 1,
  name: { zh: '', en: '' },
  basis: 'house',
  active: false,
  trigger: { on: 'case-closed', kinds: ['complaint'] },
  calls: [{ from: 2, until: 3 }],
  questions: [],
})

interface PlanRowProps {
  readonly plan: CallbackPlan
  /** Made on this desk. */
  readonly own: boolean
  readonly wrong: boolean
}

function PlanRow({ plan, own, wrong }: PlanRowProps) {
  const t = useTexts(planTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { name, active, trigger, calls, basis } = plan
  const days = calls.map(({ from, until }) =>
    t('window', { days: from === until ? from : `${from}–${until}` }),
  )
  return (
    <>
      <span className="profile-rule-name">
        {name[language] || shared('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{shared('wrong')}</StateTag> : null}
        <StateTag tone={active ? 'done' : 'off'}>{t(active ? 'active' : 'inactive')}</StateTag>
        {own ? <StateTag tone="plain">{t('ownPlan')}</StateTag> : null}
      </span>
      <span className="desk-soft">
        {t(`on.${trigger.on}`)}
        {shared('comma')}
        {days.join(shared('comma'))} · {t(`basis.${basis}`)}
      </span>
    </>
  )
}
