import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { DeadlineView } from '../../../main/contract/deadlines.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

/** More time with a reason, as far as the rule allows. */
export function ExtendForm({ deadline, onDone }: { readonly deadline: DeadlineView; onDone(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const extend = useCommand(trpc.deadlines.extend, { onSuccess: onDone })
  const stroke = useStroke(extend, {
    now: { extensible: deadline.extensible },
    open: true,
    says: () => ({}),
    onTake: onDone,
  })
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const most = deadline.extensible
  const wrong = amount === null || amount <= 0 || amount > most || reason.trim() === ''
  const send = () => {
    setTried(true)
    if (wrong || amount === null) return
    stroke.send({ deadlineId: deadline.id, amount, reason: reason.trim() })
  }
  return (
    <DeskForm onSubmit={send} label={t('more')} className="deadline-extend">
      <Field label={t('moreAmount', { most })}>
        {({ id }) => (
          <InputNumber id={id} min={1} max={most} precision={0} value={amount} onChange={setAmount} />
        )}
      </Field>
      <Field label={t('moreReason')} error={tried && wrong ? t('moreWrong', { most }) : undefined}>
        {control => (
          <Input
            {...control}
            value={reason}
            maxLength={2000}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
      <StrokeNote
        stroke={stroke}
        thing={{ id: deadline.caseId, part: deadline.id }}
        label={() => t('moreAmount', { most })}
      />
      <Button htmlType="submit" type="primary" size="small" loading={extend.pending}>
        {t('moreSave')}
      </Button>
    </DeskForm>
  )
}
