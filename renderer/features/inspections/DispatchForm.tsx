import { useQuery } from '@tanstack/react-query'
import { App, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { texts } from './texts.ts'

interface DispatchFormProps {
  readonly defects: readonly DefectRow[]
  onDone(orderId: string): void
  onCancel(): void
}

/** Who is to repair defects, and by when: whom most of them name is proposed. `Ctrl Enter` gives them out. */
export function DispatchForm({ defects, onDone, onCancel }: DispatchFormProps) {
  const t = useTexts(texts)
  const today = formatDay(useNow())
  const trpc = useTRPC()
  const { message } = App.useApp()
  const contractors = useQuery(trpc.contractors.list.queryOptions())
  const dispatch = useCommand(trpc.rectifications.dispatch)
  const [orderId] = useState(newId)
  const [contractorId, setContractor] = useState(() => mostNamed(defects))
  const [party, setParty] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [note, setNote] = useState('')
  const held = defects.some(({ orderId: other }) => other !== null)
  const [again, setAgain] = useState(() => defects.every(({ orderId: other }) => other !== null))
  const [tried, setTried] = useState(false)
  const missing = contractorId === null && party.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing || dispatch.pending) return
    const input = {
      orderId,
      contractorId,
      party: contractorId === null ? party.trim() : null,
      dueOn: dueOn === '' ? null : dueOn,
      defectIds: defects.map(({ id }) => id),
      again,
      note,
    }
    dispatch.run(input).then(
      ({ number, dueOn: day }) => {
        message.success(t('dispatched', { number, day }))
        onDone(orderId)
      },
      () => undefined,
    )
  }
  return (
    <RegisterForm
      label={t('dispatch')}
      send={t('dispatch')}
      pending={dispatch.pending}
      error={dispatch.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <h2>
        {t('dispatch')} · {t('defectsCount', { count: defects.length })}
      </h2>
      <Field
        label={t('contractor')}
        hint={t('contractorHint')}
        error={tried && missing ? t('partyMissing') : undefined}
      >
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            autoFocus
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={contractorId}
            options={(contractors.data ?? [])
              .filter(row => !row.retired || row.id === contractorId)
              .map(row => ({ value: row.id, label: row.name }))}
            onChange={chosen => setContractor(chosen ?? null)}
          />
        )}
      </Field>
      {contractorId === null ? (
        <TextField label={t('otherParty')} value={party} onChange={setParty} maxLength={100} />
      ) : null}
      <Field label={t('dueOn')} hint={t('dueHint')}>
        {control => <DateField {...control} value={dueOn} min={today} onChange={setDueOn} />}
      </Field>
      <Field label={t('note')}>
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
      {held ? (
        <Checkbox checked={again} onChange={event => setAgain(event.target.checked)}>
          {t('again')}
        </Checkbox>
      ) : null}
    </RegisterForm>
  )
}

/** Whom most of the defects name; null where none names anybody. */
function mostNamed(defects: readonly DefectRow[]): string | null {
  const counts = new Map<string, number>()
  for (const { contractorId } of defects)
    if (contractorId !== null) counts.set(contractorId, (counts.get(contractorId) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
}
