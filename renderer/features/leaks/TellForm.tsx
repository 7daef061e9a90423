import { Input } from 'antd'
import { useState } from 'react'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { leakStateWords } from '../../../main/contract/leak-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { ActionForm } from './ActionForm.tsx'
import { LaterField } from './LaterField.tsx'
import { texts } from './texts.ts'
import { type Later, momentOfLater } from './times.ts'

interface TellFormProps {
  readonly leak: LeakRow
  onDone(): void
  onCancel(): void
}

/** What was said to the household, and when it is called again. What there is to tell stands there already. */
export function TellForm({ leak, onDone, onCancel }: TellFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const tell = useCommand(trpc.leaks.tellHousehold)
  const [text, setText] = useState(() =>
    leak.teamName
      ? t('tellTeam', { team: leak.teamName, state: word(leakStateWords[leak.state]) })
      : t('tellWait'),
  )
  const [later, setLater] = useState<Later>()
  const save = async () => {
    const nextAt = later === undefined ? null : momentOfLater(later, Date.now())
    await tell.run({ caseId: leak.caseId, text: text.trim(), nextAt })
    onDone()
  }
  return (
    <ActionForm
      title={t('tell')}
      verb={t('save')}
      pending={tell.pending}
      error={tell.error}
      incomplete={text.trim() === ''}
      onSubmit={() => {
        // A refusal stands in the form.
        save().catch(() => undefined)
      }}
      onCancel={onCancel}
    >
      <Field label={t('told')} required>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={2000}
            value={text}
            onFocus={event => event.target.select()}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <LaterField optional label={t('callAgain')} value={later} onChange={setLater} />
    </ActionForm>
  )
}
