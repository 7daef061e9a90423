import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Input } from 'antd'
import { useState } from 'react'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { momentOf } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

/** Records a promise: what, until when, who approved it. */
export function PromiseForm({ caseId, onDone }: { readonly caseId: string; onDone(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const make = useCommand(trpc.promises.make, { onSuccess: onDone })
  const [promiseId] = useState(newId)
  const [text, setText] = useState('')
  const [due, setDue] = useState('')
  const [approver, setApprover] = useState('')
  const [tried, setTried] = useState(false)
  const members = (staff.data ?? []).filter(member => member.active === 1)
  const nameOf = (member: (typeof members)[number]) => member.name ?? member.login
  const dueAt = due === '' ? Number.NaN : momentOf(due)
  const missing = text.trim() === '' || !Number.isFinite(dueAt) || approver.trim() === ''
  const save = () => {
    setTried(true)
    if (missing) return
    const member = members.find(one => nameOf(one) === approver.trim())
    make.send({
      promiseId,
      caseId,
      text: text.trim(),
      dueAt,
      ...(member ? { approvedBy: member.id } : { approver: approver.trim() }),
    })
  }
  return (
    <DeskForm className="care-form" label={t('addPromise')} ctrlEnter onSubmit={save}>
      <Field label={t('what')}>
        {control => (
          <Input.TextArea
            {...control}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="care-form-row">
        <Field label={t('byWhen')}>
          {control => <DateTimeField {...control} value={due} onChange={setDue} />}
        </Field>
        <Field label={t('approver')}>
          {({ id }) => (
            <AutoComplete
              id={id}
              value={approver}
              options={members.map(member => ({ value: nameOf(member) }))}
              onChange={value => setApprover(value)}
            />
          )}
        </Field>
      </div>
      {tried && missing ? <p role="alert">{t('promiseMissing')}</p> : null}
      <ErrorNote error={make.error} />
      <span className="care-actions">
        <Button size="small" type="primary" htmlType="submit" loading={make.pending}>
          {t('save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('cancel')}
        </Button>
      </span>
    </DeskForm>
  )
}
