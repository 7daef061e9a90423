import { Button, InputNumber } from 'antd'
import type { CallbackPlan } from '../../../../main/contract/profile-callbacks.ts'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { faultAt } from './NameFields.tsx'
import { planTexts } from './plan-texts.ts'
import { texts } from './texts.ts'

interface PlanCallsProps {
  readonly plan: CallbackPlan
  readonly locked: boolean
  readonly faults: readonly ProfileFault[]
  readonly place: readonly PropertyKey[]
  onChange(plan: CallbackPlan): void
}

const mostCalls = 12

/** On which days behind the event somebody calls: one window for each call. */
export function PlanCalls({ plan, locked, faults, place, onChange }: PlanCallsProps) {
  const t = useTexts(planTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { calls } = plan
  const set = (next: CallbackPlan['calls']) => onChange({ ...plan, calls: next })
  const change = (index: number, more: Partial<CallbackPlan['calls'][number]>) =>
    set(calls.map((call, other) => (other === index ? { ...call, ...more } : call)))
  const fault = faultAt(faults, [...place, 'calls'])?.why[language]
  const last = calls.at(-1)
  return (
    <fieldset className="profile-steps">
      <legend>{t('calls')}</legend>
      {calls.map((call, index) => (
        // Calls have no identity but their place.
        <div key={index} className="profile-call">
          {(['from', 'until'] as const).map(edge => (
            <InputNumber
              key={edge}
              aria-label={t(edge === 'from' ? 'callFrom' : 'callUntil', { number: index + 1 })}
              min={0}
              max={430}
              precision={0}
              suffix={t('dayUnit')}
              value={call[edge]}
              disabled={locked}
              onChange={day => change(index, { [edge]: Number(day ?? 0) })}
            />
          ))}
          {locked || calls.length === 1 ? null : (
            <Button
              type="text"
              size="small"
              aria-label={t('removeCall', { number: index + 1 })}
              onClick={() => set(calls.filter((_, other) => other !== index))}
            >
              {shared('remove')}
            </Button>
          )}
        </div>
      ))}
      {fault === undefined ? null : (
        <span className="field-note field-error" role="alert">
          {fault}
        </span>
      )}
      {locked || calls.length >= mostCalls ? null : (
        <Button
          size="small"
          onClick={() => set([...calls, { from: (last?.until ?? 0) + 1, until: (last?.until ?? 0) + 3 }])}
        >
          {t('addCall')}
        </Button>
      )}
    </fieldset>
  )
}
