import { Button, Input } from 'antd'
import { useState } from 'react'
import type { VisitRow } from '../../../main/contract/visits.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

interface EndFormProps {
  readonly visit: VisitRow
  readonly end: 'miss' | 'cancel'
  onDone(): void
}

/** A visit that came to nothing: nobody at home, or cancelled with a reason. */
export function EndForm({ visit, end, onDone }: EndFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const miss = useCommand(trpc.visits.miss)
  const cancel = useCommand(trpc.visits.cancel)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const needed = end === 'cancel'
  const submit = () => {
    setTried(true)
    if (needed && note.trim() === '') return
    const input = { visitId: visit.id, note }
    // A refusal stands in the command's error, and everything typed stays.
    ;(needed ? cancel : miss).run(input).then(onDone, () => undefined)
  }
  return (
    <DeskForm onSubmit={submit} className="visit-form" label={t(needed ? 'cancelVisit' : 'miss')}>
      <Field
        label={t(needed ? 'cancelReason' : 'note')}
        error={tried && needed && note.trim() === '' ? t('missing') : undefined}
        required={needed}
      >
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={1_000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
      <ErrorNote error={miss.error ?? cancel.error} />
      <div className="visit-form-foot">
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={miss.pending || cancel.pending}>
          {t('save')}
        </Button>
      </div>
    </DeskForm>
  )
}
