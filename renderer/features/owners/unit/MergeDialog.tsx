import { Button, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { newId, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { useUndo } from '../../../components/undo.tsx'
import { nobodyNowhere, WhoOrWhere } from '../../../components/WhoOrWhere.tsx'
import '../form.css'
import { changeTexts } from './change-texts.ts'
import { texts } from './texts.ts'

interface MergeDialogProps {
  readonly unit: { readonly id: string; readonly number: string }
  onClose(): void
}

/** Asks which unit this one is merged into, and offers to take it back. */
export function MergeDialog({ unit, onClose }: MergeDialogProps) {
  const t = useTexts(changeTexts)
  const common = useTexts(texts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const offerUndo = useUndo()
  const [where, setWhere] = useState(nobodyNowhere)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [changeId] = useState(newId)
  const undo = useCommand(trpc.estate.undoUnitChange)
  const into = where.unit
  const merge = useCommand(trpc.estate.mergeUnit, {
    onSuccess: (_, input) => {
      offerUndo(t('merged', { number: unit.number, into: into?.number ?? '' }), () => undo.run({ changeId }))
      onClose()
      Promise.resolve(navigate(`/units/${input.into}`)).catch(reportError)
    },
  })
  const submit = () => {
    setTried(true)
    if (!into) return
    const why = reason.trim()
    merge.send({ changeId, unitId: unit.id, into: into.unitId, ...(why === '' ? {} : { reason: why }) })
  }
  return (
    <Dialog width={480} title={t('mergeTitle', { number: unit.number })} footer={null} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="owner-form">
        <p className="desk-soft">{t('mergeHint', { number: unit.number })}</p>
        <Field label={t('mergeInto')} required error={tried && !into ? t('chooseUnit') : undefined}>
          {({ id, status }) => (
            <WhoOrWhere
              id={id}
              value={where}
              onChange={setWhere}
              strangers={false}
              autoFocus
              status={status}
            />
          )}
        </Field>
        <Reason value={reason} onChange={setReason} />
        <ErrorNote error={merge.error} />
        <div className="owner-form-end">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={merge.pending}>
            {t('merge')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}

/** Why a unit was changed as a whole; may be left out. */
export function Reason({ value, onChange }: { readonly value: string; onChange(value: string): void }) {
  const t = useTexts(changeTexts)
  return (
    <Field label={t('reason')}>
      {control => (
        <Input {...control} value={value} maxLength={200} onChange={event => onChange(event.target.value)} />
      )}
    </Field>
  )
}
