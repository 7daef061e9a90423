import { Checkbox } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { nobodyNowhere, WhoOrWhere, type WhoWhere } from '../../components/WhoOrWhere.tsx'
import { RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { watchTexts } from './watch-texts.ts'

interface AddWatchProps {
  onDone(itemId: string): void
  onCancel(): void
}

/** Puts a home or its stack on the watch list with a reason. `Ctrl Enter` saves. */
export function AddWatch({ onDone, onCancel }: AddWatchProps) {
  const t = useTexts(watchTexts)
  const add = useCommand(useTRPC().seasonWatch.add)
  const [where, setWhere] = useState<WhoWhere>(nobodyNowhere)
  const [stack, setStack] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const unitId = where.unit?.unitId
  const missing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (unitId === undefined || missing || add.pending) return
    add.run({ unitId, stack, reason }).then(
      ({ itemId }) => onDone(itemId),
      () => undefined,
    )
  }
  return (
    <RegisterForm
      label={t('add')}
      pending={add.pending}
      error={add.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Field
        label={t('addHome')}
        error={tried && unitId === undefined ? t('homeMissing') : undefined}
        required
      >
        {({ id, status }) => (
          <WhoOrWhere id={id} status={status} value={where} onChange={setWhere} strangers={false} autoFocus />
        )}
      </Field>
      <Checkbox checked={stack} onChange={event => setStack(event.target.checked)}>
        {t('addStack')}
      </Checkbox>
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && missing ? t('reasonMissing') : undefined}
        required
        placeholder={t('reasonKept')}
      />
    </RegisterForm>
  )
}
