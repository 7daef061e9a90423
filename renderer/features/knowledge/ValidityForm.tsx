import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerDetail, AnswerVersion } from '../../../main/contract/knowledge.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

interface ValidityFormProps {
  readonly detail: AnswerDetail
  readonly version: AnswerVersion
  /** Approves a draft; else only the last day of an approved version changes. */
  readonly approves: boolean
  onDone(): void
}

/** From which day to which a version is said. */
export function ValidityForm({ detail, version, approves, onDone }: ValidityFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const approve = useCommand(trpc.knowledge.approve)
  const end = useCommand(trpc.knowledge.end)
  const approving = useStroke(approve, {
    now: { question: version.question, answer: version.answer },
    open: true,
    says: () => ({}),
    onTake: onDone,
  })
  const ending = useStroke(end, { now: { until: version.until }, open: true, onTake: onDone })
  const [from, setFrom] = useState(version.from ?? detail.today)
  const [until, setUntil] = useState(version.until)
  const submit = () => {
    if (from === '') return
    const about = { answerId: detail.id, versionId: version.id }
    if (approves) approving.send({ ...about, from, until }, onDone)
    else ending.send({ ...about, until }, onDone)
  }
  return (
    <DeskForm onSubmit={submit} className="answer-validity" label={t(approves ? 'approve' : 'end')}>
      <Field label={t('approveFrom')}>
        {control => <DateField {...control} disabled={!approves} value={from} onChange={setFrom} />}
      </Field>
      <Field label={t('approveUntil')} hint={t('untilNotice')}>
        {control => (
          <DateField {...control} value={until ?? ''} onChange={day => setUntil(day === '' ? null : day)} />
        )}
      </Field>
      <div className="answer-form-foot">
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={approve.pending || end.pending}>
          {t(approves ? 'approveNow' : 'end')}
        </Button>
      </div>
      <StrokeNote stroke={approves ? approving : ending} thing={{ id: detail.id, part: version.id }} />
    </DeskForm>
  )
}
