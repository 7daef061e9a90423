import { Button, DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'
import type { AnswerDetail, AnswerVersion } from '../../../main/contract/knowledge.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

interface ValidityFormProps {
  readonly detail: AnswerDetail
  readonly version: AnswerVersion
  /** Approves a draft; else only the last day of an approved version changes. */
  readonly approves: boolean
  onDone(): void
}

const dayOf = (day: string | null): Dayjs | null => (day === null ? null : dayjs(day))

/** From which day to which a version is said. */
export function ValidityForm({ detail, version, approves, onDone }: ValidityFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const approve = useCommand(trpc.knowledge.approve)
  const end = useCommand(trpc.knowledge.end)
  const [from, setFrom] = useState(version.from ?? detail.today)
  const [until, setUntil] = useState(version.until)
  const submit = () => {
    const about = { answerId: detail.id, versionId: version.id }
    const done = approves ? approve.run({ ...about, from, until }) : end.run({ ...about, until })
    done.then(onDone, () => undefined)
  }
  return (
    <DeskForm onSubmit={submit} className="answer-validity" label={t(approves ? 'approve' : 'end')}>
      <Field label={t('approveFrom')}>
        {({ id }) => (
          <DatePicker
            id={id}
            disabled={!approves}
            allowClear={false}
            value={dayOf(from)}
            onChange={day => setFrom(day?.format('YYYY-MM-DD') ?? detail.today)}
          />
        )}
      </Field>
      <Field label={t('approveUntil')} hint={t('untilNotice')}>
        {({ id }) => (
          <DatePicker
            id={id}
            value={dayOf(until)}
            onChange={day => setUntil(day?.format('YYYY-MM-DD') ?? null)}
          />
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
      <ErrorNote error={approve.error ?? end.error} />
    </DeskForm>
  )
}
