import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { texts } from './texts.ts'

interface FinishFormProps {
  readonly pending: boolean
  onDone(note: string): void
  onCancel(): void
}

/** A word on what was done, where there is one. */
export function FinishForm({ pending, onDone, onCancel }: FinishFormProps) {
  const t = useTexts(texts)
  const [note, setNote] = useState('')
  return (
    <DeskForm onSubmit={() => onDone(note.trim())} className="handover-actions" label={t('finish')}>
      <Input
        autoFocus
        aria-label={t('note')}
        placeholder={t('notePlaceholder')}
        maxLength={1000}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <Button type="primary" size="small" htmlType="submit" loading={pending}>
        {t('isDone')}
      </Button>
      <Button type="text" size="small" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </DeskForm>
  )
}
