import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { CallbackRow } from '../../../main/contract/callback-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

type Step = 'plan' | 'record'

/** Plans the visit to a dissatisfied owner, or records what came of it; `begin` opens the next of both at once. */
export function CareForm({ row, begin }: { readonly row: CallbackRow; readonly begin: boolean }) {
  const t = useTexts(texts)
  const [step, setStep] = useState<Step | undefined>(
    begin ? (row.care === 'planned' ? 'record' : 'plan') : undefined,
  )
  const done = () => setStep(undefined)
  if (step === 'plan') return <PlanVisit row={row} onDone={done} />
  if (step === 'record') return <RecordVisit row={row} onDone={done} />
  // What comes next has the colour, and the focus where somebody moves from card to card.
  const looks = (next: boolean) => (next ? { type: 'primary' as const, className: 'care-next' } : {})
  return (
    <div className="call-foot">
      <Button size="small" {...looks(row.care === 'open')} onClick={() => setStep('plan')}>
        {t('planVisit')}
      </Button>
      <Button size="small" {...looks(row.care === 'planned')} onClick={() => setStep('record')}>
        {t('recordVisit')}
      </Button>
    </div>
  )
}

interface StepProps {
  readonly row: CallbackRow
  onDone(): void
}

function PlanVisit({ row, onDone }: StepProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const me = useMe()
  const { message } = App.useApp()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const [on, setOn] = useState(() => formatDay(Date.now()))
  const [by, setBy] = useState(row.careBy ?? me.staffId)
  const plan = useCommand(trpc.callbacks.planCare, {
    onSuccess: () => {
      message.success(t('savedVisit'))
      onDone()
    },
  })
  const active = (staff.data ?? []).filter(member => member.active === 1 && member.role !== 'auditor')
  return (
    <DeskForm onSubmit={() => plan.send({ callbackId: row.id, on, by })} label={t('planVisit')}>
      <div className="care-form">
        <Field label={t('visitOn')}>
          {control => (
            <Input
              {...control}
              type="date"
              value={on}
              onChange={event => setOn(event.target.value)}
              autoFocus
            />
          )}
        </Field>
        <Field label={t('visitBy')}>
          {({ id }) => (
            <Select
              id={id}
              value={by}
              options={active.map(member => ({ value: member.id, label: member.name ?? member.login }))}
              onChange={setBy}
            />
          )}
        </Field>
      </div>
      <ErrorNote error={plan.error} />
      <Button type="primary" htmlType="submit" loading={plan.pending} disabled={on === ''}>
        {t('planVisit')}
      </Button>
    </DeskForm>
  )
}

function RecordVisit({ row, onDone }: StepProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [on, setOn] = useState(() => formatDay(Date.now()))
  const [result, setResult] = useState('')
  const record = useCommand(trpc.callbacks.recordCare, {
    onSuccess: () => {
      message.success(t('savedVisit'))
      onDone()
    },
  })
  const save = (settled: boolean) => record.send({ callbackId: row.id, on, result, settled })
  const empty = result.trim() === '' || on === ''
  return (
    <DeskForm onSubmit={() => save(true)} ctrlEnter label={t('recordVisit')}>
      <div className="care-form">
        <Field label={t('visitOn')}>
          {control => (
            <Input {...control} type="date" value={on} onChange={event => setOn(event.target.value)} />
          )}
        </Field>
        <div className="care-form-wide">
          <Field label={t('visitResult')}>
            {control => (
              <Input.TextArea
                {...control}
                value={result}
                maxLength={4_000}
                autoFocus
                autoSize={{ minRows: 2, maxRows: 8 }}
                onChange={event => setResult(event.target.value)}
              />
            )}
          </Field>
        </div>
      </div>
      <ErrorNote error={record.error} />
      <div className="call-foot">
        <Button type="primary" htmlType="submit" loading={record.pending} disabled={empty}>
          {t('settled')}
        </Button>
        <Button onClick={() => save(false)} disabled={empty || record.pending}>
          {t('stillUnhappy')}
        </Button>
      </div>
    </DeskForm>
  )
}
