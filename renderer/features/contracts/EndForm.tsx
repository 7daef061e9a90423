import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { contractEndReasonWords } from '../../../main/contract/contract-words.ts'
import { type ContractEndReason, contractEndReasons } from '../../../main/contract/contracts.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useUndo } from '../../components/undo.tsx'
import '../owners/form.css'
import { texts } from './texts.ts'

/** Ends a contract with why and when, below what it says. */
export function EndForm({ contractId, onDone }: { readonly contractId: string; onDone(): void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const end = useCommand(trpc.contracts.end)
  const resume = useCommand(trpc.contracts.resume)
  const [reason, setReason] = useState<ContractEndReason>('cancelled')
  const [endedOn, setEndedOn] = useState(() => formatDay(Date.now()))
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (endedOn === '' || end.pending) return
    end.run({ contractId, reason, endedOn, ...(note.trim() === '' ? {} : { note }) }).then(
      () => {
        offerUndo(t('ended'), () => resume.run({ contractId }))
        onDone()
      },
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="owner-form contract-end" label={t('end')}>
      <div className="owner-form-pair">
        <Field label={t('endReason')}>
          {({ id }) => (
            <Select
              id={id}
              autoFocus
              value={reason}
              onChange={setReason}
              options={contractEndReasons.map(value => ({
                value,
                label: contractEndReasonWords[value][language],
              }))}
            />
          )}
        </Field>
        <Field label={t('endedOn')} error={tried && endedOn === '' ? t('dayMissing') : undefined} required>
          {control => <DateField {...control} value={endedOn} onChange={setEndedOn} />}
        </Field>
      </div>
      <Field label={t('note')}>
        {control => (
          <Input
            {...control}
            maxLength={2_000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={end.error} />
      <div className="owner-form-end">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button danger htmlType="submit" loading={end.pending}>
          {t('end')}
        </Button>
      </div>
    </DeskForm>
  )
}
