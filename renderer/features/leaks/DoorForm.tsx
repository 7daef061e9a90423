import { Input } from 'antd'
import { useState } from 'react'
import { type LeakRow, type NoEntryReason, noEntryReasons } from '../../../main/contract/leaks.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { ActionForm } from './ActionForm.tsx'
import { KeyChoice } from './KeyChoice.tsx'
import { LaterField } from './LaterField.tsx'
import { texts } from './texts.ts'
import { type Later, momentOfLater } from './times.ts'
import { namesOf } from './useLeakSteps.ts'

interface DoorFormProps {
  readonly leak: LeakRow
  onDone(): void
  onCancel(): void
}

/** A team stood before a closed door: why, and when it is tried again. */
export function DoorForm({ leak, onDone, onCancel }: DoorFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo('leaks')
  const noEntry = useCommand(trpc.leaks.noEntry)
  const stepBack = useCommand(trpc.leaks.stepBack)
  const [reason, setReason] = useState<NoEntryReason>('nobody-home')
  const [later, setLater] = useState<Later>('m30')
  const [note, setNote] = useState('')
  const { caseId } = leak
  const save = async () => {
    const nextAt = momentOfLater(later, Date.now())
    await noEntry.run({ caseId, reason, nextAt, ...(note.trim() === '' ? {} : { note: note.trim() }) })
    offerUndo(`${namesOf([leak])} ${word(leakWords['step.noEntry'])}`, () =>
      stepBack.run({ caseIds: [caseId], undone: 'noEntry' }),
    )
    onDone()
  }
  return (
    <ActionForm
      title={t('door')}
      verb={t('save')}
      pending={noEntry.pending}
      error={noEntry.error}
      onSubmit={() => {
        // A refusal stands in the form.
        save().catch(() => undefined)
      }}
      onCancel={onCancel}
    >
      <KeyChoice<NoEntryReason>
        first
        label={t('reason')}
        value={reason}
        choices={noEntryReasons.map(one => ({ value: one, text: word(leakWords[`reason.${one}`]) }))}
        onChange={setReason}
      />
      <LaterField label={t('nextTry')} value={later} onChange={chosen => setLater(chosen ?? 'm30')} />
      <Field label={t('note')}>
        {control => (
          <Input {...control} maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
        )}
      </Field>
    </ActionForm>
  )
}
