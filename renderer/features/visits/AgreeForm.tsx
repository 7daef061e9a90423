import { Button, DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'
import type { VisitRow } from '../../../main/contract/visits.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatClock, formatDay, momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { StaffSelect } from './StaffSelect.tsx'
import { texts } from './texts.ts'

interface AgreeFormProps {
  readonly visit: VisitRow
  onDone(): void
}

/** When somebody comes, and who. */
export function AgreeForm({ visit, onDone }: AgreeFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const me = useMe()
  const agree = useCommand(trpc.visits.agree)
  const known = visit.appointmentAt
  const [at, setAt] = useState(known === null ? '' : `${formatDay(known)}T${formatClock(known)}`)
  const [visitor, setVisitor] = useState(visit.visitor ?? me.staffId)
  const [note, setNote] = useState(visit.note ?? '')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (at === '' || agree.pending) return
    // A refusal stands in `agree.error`, and everything typed stays.
    agree.run({ visitId: visit.id, appointmentAt: momentOf(at), visitor, note }).then(onDone, () => undefined)
  }
  return (
    <DeskForm onSubmit={submit} className="visit-form" label={t('agree')}>
      <div className="visit-form-row">
        <Field label={t('appointment')} error={tried && at === '' ? t('timeMissing') : undefined} required>
          {control => (
            <DatePicker
              {...control}
              autoFocus
              showTime={{ format: 'HH:mm', minuteStep: 5 }}
              format="YYYY-MM-DD HH:mm"
              value={at === '' ? null : dayjs(at)}
              onChange={chosen => setAt(chosen?.format('YYYY-MM-DDTHH:mm') ?? '')}
            />
          )}
        </Field>
        <Field label={t('visitor')}>
          {({ id }) => (
            <StaffSelect id={id} value={visitor} onChange={chosen => setVisitor(chosen ?? me.staffId)} />
          )}
        </Field>
      </div>
      <Field label={t('note')}>
        {control => (
          <Input
            {...control}
            maxLength={1_000}
            placeholder={t('notePlaceholder')}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={agree.error} />
      <div className="visit-form-foot">
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={agree.pending}>
          {t('save')}
        </Button>
      </div>
    </DeskForm>
  )
}
