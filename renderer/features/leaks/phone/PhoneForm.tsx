import { Button, Input } from 'antd'
import { useState } from 'react'
import { leakWords } from '../../../../main/contract/leak-words.ts'
import { type NoEntryReason, noEntryReasons } from '../../../../main/contract/leaks.ts'
import { type PhoneNeed, phoneNeeds, type PhoneStep } from '../../../../main/contract/team-phone.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useWord } from '../../cases/words.ts'
import { phoneTexts } from './phone-texts.ts'

export type Ask = 'noEntry' | 'needs' | 'repaired'
export interface Said {
  readonly reason?: NoEntryReason
  readonly need?: PhoneNeed
  readonly text?: string
}

interface PhoneFormProps {
  readonly ask: Ask
  readonly busy: boolean
  onSay(step: PhoneStep, said: Said): void
  onCancel(): void
}

/** What a step has to say besides: one press is enough, words may be added first. */
export function PhoneForm({ ask, busy, onSay, onCancel }: PhoneFormProps) {
  const t = useTexts(phoneTexts)
  const word = useWord()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const words = text.trim() === '' ? {} : { text: text.trim() }
  const missing = ask === 'repaired' && text.trim() === ''
  const choices =
    ask === 'noEntry'
      ? noEntryReasons.map(reason => ({
          key: reason,
          text: word(leakWords[`reason.${reason}`]),
          said: { reason, ...words },
        }))
      : ask === 'needs'
        ? phoneNeeds.map(need => ({
            key: need,
            text: word(leakWords[`need.${need}`]),
            said: { need, ...words },
          }))
        : []
  return (
    <div className="field-form">
      <Field
        label={t(ask === 'repaired' ? 'what' : 'words')}
        error={tried && missing ? t('whatMissing') : undefined}
      >
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="field-others">
        {choices.map(choice => (
          <Button key={choice.key} disabled={busy} onClick={() => onSay(ask, choice.said)}>
            {choice.text}
          </Button>
        ))}
        {ask === 'repaired' ? (
          <Button
            type="primary"
            disabled={busy}
            onClick={() => {
              setTried(true)
              if (!missing) onSay(ask, words)
            }}
          >
            {t('record')}
          </Button>
        ) : null}
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </div>
  )
}
