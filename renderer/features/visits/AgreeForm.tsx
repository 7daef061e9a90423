import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { VisitRow } from '../../../main/contract/visits.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatClock, formatDay, momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { StaffSelect } from './StaffSelect.tsx'
import { texts } from './texts.ts'

interface AgreeFormProps {
  readonly visit: VisitRow
  onDone(): void
}

/** A moment as the field for it holds it. */
const typed = (at: number | null) => (at === null ? '' : `${formatDay(at)}T${formatClock(at)}`)

/** When somebody comes, and who. */
export function AgreeForm({ visit, onDone }: AgreeFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const me = useMe()
  const agree = useCommand(trpc.visits.agree)
  const known = visit.appointmentAt
  const [at, setAt] = useState(typed(known))
  const [visitor, setVisitor] = useState(visit.visitor ?? me.staffId)
  const [note, setNote] = useState(visit.note ?? '')
  const [tried, setTried] = useState(false)
  const meanwhile = useMeanwhile({
    now: { appointmentAt: known, visitor: visit.visitor, note: visit.note },
    mine: { appointmentAt: at === '' ? null : momentOf(at), visitor, note },
    take(field) {
      if (field === 'appointmentAt') setAt(typed(known))
      else if (field === 'visitor') setVisitor(visit.visitor ?? me.staffId)
      else setNote(visit.note ?? '')
    },
  })
  const labels: Readonly<Record<string, string>> = { appointmentAt: t('appointment'), visitor: t('visitor') }
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const say = (field: string, value: unknown) => {
    if (field === 'visitor') return staff.data?.find(one => one.id === value)?.name ?? '—'
    return field === 'appointmentAt' ? typed(Number(value)).replace('T', ' ') : undefined
  }
  const submit = () => {
    setTried(true)
    if (at === '' || agree.pending) return
    // A refusal stands in `agree.error`, and everything typed stays.
    const { base } = meanwhile
    agree
      .run({ visitId: visit.id, appointmentAt: momentOf(at), visitor, note, base })
      .then(onDone, () => undefined)
  }
  return (
    <DeskForm onSubmit={submit} className="visit-form" label={t('agree')}>
      <div className="visit-form-row">
        <Field label={t('appointment')} error={tried && at === '' ? t('timeMissing') : undefined} required>
          {control => <DateTimeField {...control} autoFocus usualClock="10:00" value={at} onChange={setAt} />}
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
      <MeanwhileNote meanwhile={meanwhile} thing={visit} label={field => labels[field]} say={say} />
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
