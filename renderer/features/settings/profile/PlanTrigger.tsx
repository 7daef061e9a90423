import { Checkbox, Select } from 'antd'
import { caseKinds } from '../../../../main/contract/cases.ts'
import { tierWords } from '../../../../main/contract/owner-words.ts'
import { tiers } from '../../../../main/contract/people.ts'
import type { CallbackPlan } from '../../../../main/contract/profile-callbacks.ts'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { faultAt } from './NameFields.tsx'
import { NumberField } from './NumberField.tsx'
import { planTexts } from './plan-texts.ts'
import { useKindText } from '../../cases/useProfile.ts'

type Trigger = CallbackPlan['trigger']
const events = ['case-accepted', 'case-closed', 'contract-signed', 'pick-up', 'tier'] as const

interface PlanTriggerProps {
  readonly plan: CallbackPlan
  readonly locked: boolean
  readonly faults: readonly ProfileFault[]
  readonly place: readonly PropertyKey[]
  onChange(plan: CallbackPlan): void
}

/** What a plan starts from, and for which cases or customers. */
export function PlanTrigger({ plan, locked, faults, place, onChange }: PlanTriggerProps) {
  const t = useTexts(planTexts)
  const kindText = useKindText()
  const language = useLanguage()
  const { trigger } = plan
  const set = (next: Trigger) => onChange({ ...plan, trigger: next })
  return (
    <>
      <Field label={t('on')} error={faultAt(faults, [...place, 'trigger'])?.why[language]}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            aria-label={t('on')}
            value={trigger.on}
            disabled={locked}
            options={events.map(on => ({ value: on, label: t(`on.${on}`) }))}
            onChange={on => set(triggerOf(on, trigger))}
          />
        )}
      </Field>
      {'kinds' in trigger ? (
        <Field label={t('kinds')}>
          {() => (
            <Checkbox.Group
              aria-label={t('kinds')}
              className="profile-kinds"
              value={[...trigger.kinds]}
              disabled={locked}
              options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
              onChange={kinds => set({ ...trigger, kinds: caseKinds.filter(kind => kinds.includes(kind)) })}
            />
          )}
        </Field>
      ) : null}
      {trigger.on === 'tier' ? (
        <>
          <Field label={t('tiers')}>
            {() => (
              <Checkbox.Group
                aria-label={t('tiers')}
                value={[...trigger.tiers]}
                disabled={locked}
                options={tiers.map(tier => ({ value: tier, label: tierWords[tier][language] }))}
                onChange={chosen => set({ ...trigger, tiers: tiers.filter(tier => chosen.includes(tier)) })}
              />
            )}
          </Field>
          <NumberField
            label={t('months')}
            value={trigger.months}
            locked={locked}
            error={faultAt(faults, [...place, 'trigger', 'months'])?.why[language]}
            onChange={months => set({ ...trigger, months })}
          />
        </>
      ) : null}
    </>
  )
}

/** A trigger of another sort that keeps what both have. */
function triggerOf(on: Trigger['on'], before: Trigger): Trigger {
  if (on === 'tier') return { on, tiers: ['key'], months: 3 }
  if (on === 'contract-signed' || on === 'pick-up') return { on }
  return { on, kinds: 'kinds' in before ? before.kinds : ['complaint'] }
}
