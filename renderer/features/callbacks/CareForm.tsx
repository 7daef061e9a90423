import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { CareRow } from '../../../main/contract/callback-views.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { nobodyNowhere, WhoOrWhere } from '../../components/WhoOrWhere.tsx'
import { StaffSelect } from '../visits/StaffSelect.tsx'
import { texts } from './texts.ts'

interface CareFormProps {
  readonly row: CareRow
  onDone(): void
}

/** Plans the home visit to a dissatisfied owner. The appointment may be agreed later, on the visit itself. */
export function PlanCareForm({ row, onDone }: CareFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const me = useMe()
  const { message } = App.useApp()
  const [visitId] = useState(newId)
  const [at, setAt] = useState('')
  const [visitor, setVisitor] = useState<string | null>(me.staffId)
  const [home, setHome] = useState(nobodyNowhere)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const plan = useCommand(trpc.callbacks.planCare)
  const homeless = row.unitId === null && home.unit === null
  const submit = () => {
    setTried(true)
    if (homeless || plan.pending) return
    const input = {
      callbackId: row.id,
      visitId,
      unitId: home.unit?.unitId ?? null,
      visitor,
      appointmentAt: at === '' ? null : momentOf(at),
      note,
    }
    // A refusal stands in `plan.error`, and everything typed stays.
    plan.run(input).then(
      () => {
        message.success(t('careSaved'))
        onDone()
      },
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter label={t('planVisit')}>
      <div className="care-form">
        {row.unitId === null ? (
          <div className="care-form-wide">
            <Field
              label={t('careHome')}
              error={tried && homeless ? t('careHomeMissing') : undefined}
              required
            >
              {({ id }) => <WhoOrWhere id={id} value={home} onChange={setHome} strangers={false} autoFocus />}
            </Field>
          </div>
        ) : null}
        <Field label={t('careAt')} hint={t('careAtHint')}>
          {control => (
            <DateTimeField
              {...control}
              autoFocus={row.unitId !== null}
              usualClock="10:00"
              value={at}
              onChange={setAt}
            />
          )}
        </Field>
        <Field label={t('visitBy')}>
          {({ id }) => <StaffSelect id={id} value={visitor} onChange={setVisitor} />}
        </Field>
        <div className="care-form-wide">
          <Field label={t('careNote')}>
            {control => (
              <Input
                {...control}
                maxLength={1_000}
                placeholder={t('careNotePlaceholder')}
                value={note}
                disabled={at === ''}
                onChange={event => setNote(event.target.value)}
              />
            )}
          </Field>
        </div>
      </div>
      <ErrorNote error={plan.error} />
      <div className="call-foot">
        <Button type="primary" htmlType="submit" loading={plan.pending}>
          {t('planVisit')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button type="text" onClick={onDone}>
          {t('careCancel')}
        </Button>
      </div>
    </DeskForm>
  )
}

/** The owner is content again without a visit: how that came about, in words. */
export function SettleCareForm({ row, onDone }: CareFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [result, setResult] = useState('')
  const settle = useCommand(trpc.callbacks.settleCare)
  const submit = () => {
    if (result.trim() === '' || settle.pending) return
    // A refusal stands in `settle.error`, and everything typed stays.
    settle.run({ callbackId: row.id, result }).then(
      () => {
        message.success(t('careSettled'))
        onDone()
      },
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter label={t('settleWithout')}>
      <Field label={t('settleHow')} hint={t('settleHint')} required>
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
      <ErrorNote error={settle.error} />
      <div className="call-foot">
        <Button type="primary" htmlType="submit" loading={settle.pending} disabled={result.trim() === ''}>
          {t('settled')} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button type="text" onClick={onDone}>
          {t('careCancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
