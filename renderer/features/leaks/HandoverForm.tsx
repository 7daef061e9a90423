import { useQuery } from '@tanstack/react-query'
import { Input, type RefSelectProps, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMe } from '../../app/session.ts'
import { Field } from '../../components/Field.tsx'
import { ActionForm } from './ActionForm.tsx'
import { isLate } from './board-filter.ts'
import { shiftTexts } from './shift-texts.ts'

interface HandoverFormProps {
  onDone(handoverId: string): void
  onCancel(): void
}

/** Hands over what is open now: to whom, and what the list does not say. */
export function HandoverForm({ onDone, onCancel }: HandoverFormProps) {
  const t = useTexts(shiftTexts)
  const trpc = useTRPC()
  const me = useMe().staffId
  const now = useNow()
  const open = useQuery(trpc.leaks.open.queryOptions())
  const staff = useQuery(trpc.staff.list.queryOptions())
  const give = useCommand(trpc.shifts.handOver)
  const [handoverId] = useState(newId)
  const [takenBy, setTakenBy] = useState<string>()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [listed, setListed] = useState(false)
  const field = useRef<RefSelectProps>(null)
  // Not with the first drawing: the field forgets what is typed before it has settled.
  useEffect(() => field.current?.focus(), [])
  const leaks = open.data ?? []
  const submit = () => {
    setTried(true)
    if (takenBy === undefined) return
    // A refusal stands in the form.
    give.run({ handoverId, takenBy, ...(note.trim() === '' ? {} : { note: note.trim() }) }).then(
      () => onDone(handoverId),
      () => undefined,
    )
  }
  return (
    <div className="leak-panel">
      <ActionForm
        title={t('add')}
        verb={t('give')}
        pending={give.pending}
        error={give.error ?? open.error ?? staff.error}
        waiting={open.isPending}
        incomplete={!open.data}
        onSubmit={submit}
        onCancel={onCancel}
      >
        <p>
          {t('openThen', { count: leaks.length })} ·{' '}
          {t('lateThen', { count: leaks.filter(leak => isLate(leak, now)).length })} ·{' '}
          {t('promisedThen', { count: leaks.filter(leak => leak.contactPromisedAt !== null).length })}
        </p>
        <Field
          label={t('takenBy')}
          error={tried && takenBy === undefined ? t('missing') : undefined}
          required
        >
          {({ id, ...control }) => (
            <Select
              {...control}
              id={id}
              ref={field}
              loading={staff.isPending}
              {...(staff.isPending ? { notFoundContent: t('staffComing') } : {})}
              open={listed}
              onOpenChange={next => {
                // Enter before anybody is there to choose would take away the name that was typed.
                if (next || staff.data) setListed(next)
              }}
              onBlur={() => setListed(false)}
              showSearch={{ optionFilterProp: 'label' }}
              value={takenBy ?? null}
              options={(staff.data ?? [])
                .filter(one => one.active === 1 && one.id !== me && one.role !== 'auditor')
                .map(one => ({ value: one.id, label: one.name ?? one.login }))}
              onChange={chosen => setTakenBy(chosen ?? undefined)}
            />
          )}
        </Field>
        <Field label={t('note')}>
          {control => (
            <Input.TextArea
              {...control}
              maxLength={2000}
              placeholder={t('notePlaceholder')}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={note}
              onChange={event => setNote(event.target.value)}
            />
          )}
        </Field>
      </ActionForm>
    </div>
  )
}
