import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

interface PlanByHandProps {
  readonly of: 'unit' | 'person'
  readonly id: string
}

/** Starts a plan for a contract, a pick-up, or because somebody asked to be called. */
export function PlanByHand({ of, id }: PlanByHandProps) {
  const t = useTexts(texts)
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Button size="small" className="desk-screen-only" onClick={() => setOpen(true)}>
        {t('planByHand')}
      </Button>
    )
  }
  return <PlanForm of={of} id={id} onDone={() => setOpen(false)} />
}

function PlanForm({ of, id, onDone }: PlanByHandProps & { onDone(): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const plans = useProfile()?.callbacks.plans ?? []
  const [planId, setPlan] = useState<string>()
  const [on, setOn] = useState(() => formatDay(Date.now()))
  const plan = useCommand(trpc.callbacks.plan, {
    onSuccess: () => {
      message.success(t('planned'))
      onDone()
    },
  })
  const chosen = planId ?? plans.find(one => one.trigger.on === 'contract-signed')?.id ?? plans[0]?.id
  const send = () => {
    if (chosen === undefined || on === '') return
    plan.send({ planId: chosen, ...(of === 'unit' ? { unitId: id } : { personId: id }), on })
  }
  return (
    <DeskForm onSubmit={send} label={t('planByHand')}>
      <div className="care-form">
        <Field label={t('planWhich')}>
          {control => (
            <Select
              id={control.id}
              value={chosen ?? null}
              options={plans.map(one => ({ value: one.id, label: word(one.name) }))}
              onChange={setPlan}
              popupMatchSelectWidth={false}
            />
          )}
        </Field>
        <Field label={t('planOn')}>{control => <DateField {...control} value={on} onChange={setOn} />}</Field>
      </div>
      <ErrorNote error={plan.error} />
      <Button type="primary" htmlType="submit" loading={plan.pending}>
        {t('planNow')}
      </Button>
    </DeskForm>
  )
}
