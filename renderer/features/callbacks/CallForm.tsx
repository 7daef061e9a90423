import { Button, Input, Select } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { callbackMethodWords, satisfactionWords } from '../../../main/contract/callback-words.ts'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import { callbackMethods, satisfactions } from '../../../main/contract/callbacks.ts'
import { isPlainEnter, useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useWord } from '../cases/words.ts'
import { CorrectContact } from './CorrectContact.tsx'
import { Choices } from './Choices.tsx'
import { answerBy, currentPart, type Entry, stepBack } from './entry.ts'
import { labelOf } from './known-scores.ts'
import { texts } from './texts.ts'
import type { Call } from './useCall.ts'

interface CallFormProps {
  readonly detail: CallbackDetail
  readonly call: Call
  /** What the button says: there is a next one, or not. */
  readonly next: boolean
  /** Further buttons: skip, no callback. */
  readonly children?: ReactNode
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] as const

/** What the owner says, by number keys first and words then; Enter saves. */
export function CallForm({ detail, call, next, children }: CallFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const { entry, asked, change } = call
  const words = useRef<TextAreaRef>(null)
  const part = currentPart(entry, asked)
  const answer = (digit: number) => {
    const answered = answerBy(entry, asked, digit)
    change(() => answered)
    // After the last figure come the words, and Enter saves.
    if (answered !== entry && currentPart(answered, asked) === null) words.current?.focus()
  }
  const reopens = detail.caseId !== null
  const may = useMay()
  const corrects = detail.contacts !== null && may('person.edit')
  const [correcting, setCorrecting] = useState(false)
  useHotkey({ keys: 'U', label: t('keyAttempt') }, call.notReached)
  useHotkey({ keys: 'O', label: t('keyReopen'), disabled: !reopens }, () =>
    change(current => ({ ...current, reopen: !current.reopen })),
  )
  useHotkey({ keys: 'C', label: t('keyConfirm') }, () => change(confirm))
  useHotkey({ keys: 'M', label: t('keyContact'), disabled: !corrects }, () => setCorrecting(true))
  useHotkey({ keys: 'W', label: t('keyWords') }, () => words.current?.focus())
  useHotkey({ keys: 'Backspace', label: t('keyBack') }, () => change(current => stepBack(current, asked)))
  useHotkey({ keys: 'Enter', label: t('keySave') }, call.save)
  useEffect(() => {
    if (call.missing === 'words') words.current?.focus()
  }, [call.missing])
  return (
    <div className="call-entry">
      {correcting && detail.contacts ? (
        <CorrectContact
          callbackId={detail.id}
          contacts={detail.contacts}
          onDone={changed => {
            setCorrecting(false)
            if (changed) change(current => ({ ...current, contact: 'changed' }))
          }}
        />
      ) : null}
      <DeskForm onSubmit={call.save} ctrlEnter className="call-form" label={t('entry')}>
        {digits.map(digit => (
          <DigitKey key={digit} digit={digit} label={t('keyScore')} onPress={answer} />
        ))}
        <Choices
          label={t('satisfaction')}
          now={part === 'satisfaction'}
          options={satisfactions.map((one, index) => ({
            key: String(index + 1),
            label: word(satisfactionWords[one]),
            on: entry.satisfaction === one,
            choose: () => change(current => ({ ...current, satisfaction: one })),
          }))}
        />
        {detail.questions.map(question =>
          question.score === null ? (
            <Choices
              key={question.id}
              label={word(question.text)}
              now={part === question.id}
              options={Array.from({ length: question.scale }, (_, index) => ({
                key: index === 9 ? '0' : String(index + 1),
                label: String(index + 1),
                on: entry.scores[question.id] === index + 1,
                choose: () =>
                  change(current => ({
                    ...current,
                    scores: { ...current.scores, [question.id]: index + 1 },
                  })),
              }))}
            />
          ) : (
            <p key={question.id} className="desk-soft">
              {word(question.text)} {question.score} · {t('answeredOnSpot')}
            </p>
          ),
        )}
        <Input.TextArea
          ref={words}
          value={entry.words}
          maxLength={4_000}
          aria-label={t('words')}
          placeholder={t('wordsPlaceholder')}
          status={call.missing === 'words' ? 'error' : ''}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={event => {
            const typed = event.target.value
            change(current => ({ ...current, words: typed }))
          }}
          onKeyDown={event => {
            if (event.key === 'Escape') words.current?.blur()
            if (!isPlainEnter(event) || event.shiftKey || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            call.save()
          }}
        />
        <p className="desk-soft">{t(next ? 'wordsHint' : 'wordsHintLast')}</p>
        <div className="call-toggles">
          <Button
            aria-pressed={entry.contact !== 'not-asked'}
            type={entry.contact === 'not-asked' ? 'default' : 'primary'}
            onClick={() => change(confirm)}
          >
            {t(entry.contact === 'changed' ? 'contactChanged' : 'confirmed')} <KeyHint keys="C" />
          </Button>
          {corrects ? (
            <Button onClick={() => setCorrecting(true)}>
              {t('correctContact')} <KeyHint keys="M" />
            </Button>
          ) : null}
          {reopens ? (
            <Button
              aria-pressed={entry.reopen}
              danger={entry.reopen}
              onClick={() => change(current => ({ ...current, reopen: !current.reopen }))}
            >
              {t('reopen')} <KeyHint keys="O" />
            </Button>
          ) : null}
          <Select
            aria-label={t('method')}
            value={entry.method}
            options={callbackMethods.map(one => ({ value: one, label: word(callbackMethodWords[one]) }))}
            onChange={method => change(current => ({ ...current, method }))}
            popupMatchSelectWidth={false}
          />
        </div>
        <StrokeNote stroke={call.recording} thing={{ id: detail.id }} label={labelOf(detail, word)} />
        <ErrorNote error={call.error} />
        <p role="status" className="call-missing">
          {call.missing === 'satisfaction'
            ? t('needSatisfaction')
            : call.missing === 'words'
              ? t('reopenNeeds')
              : ''}
        </p>
        <div className="call-foot">
          <Button type="primary" htmlType="submit" loading={call.pending}>
            {t(next ? 'saveNext' : 'save')} <KeyHint keys="Enter" />
          </Button>
          <Button onClick={call.notReached} disabled={call.pending}>
            {t('attempt')} <KeyHint keys="U" />
          </Button>
          {children}
        </div>
      </DeskForm>
    </div>
  )
}

/** Marks the contact details as gone through, or takes that back; what was corrected stays corrected. */
const confirm = (entry: Entry): Entry => ({
  ...entry,
  contact:
    entry.contact === 'not-asked' ? 'confirmed' : entry.contact === 'confirmed' ? 'not-asked' : 'changed',
})

/** A number key; a component of its own because each key is registered by itself. */
function DigitKey(props: { readonly digit: number; readonly label: string; onPress(digit: number): void }) {
  useHotkey({ keys: String(props.digit), label: props.label }, () => props.onPress(props.digit))
  return null
}
