import { Button, Input, Select } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { noteKindWords } from '../../../../main/contract/words.ts'
import { refusalOf } from '../../../app/api.ts'
import { isComposing } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { PhonePart } from '../../camera/PhonePart.tsx'
import { ChooseFiles } from '../files/FileDrop.tsx'
import { texts } from '../texts.ts'
import { useProposedCause } from '../useCause.ts'
import { useWord } from '../words.ts'
import { type Composed, isNoteMode, missingFrom, noteModes } from './composer.ts'
import { spokenError } from './spoken-error.ts'
import { StepFields } from './StepFields.tsx'
import { useCallbackPlan } from './useCallbackPlan.ts'

interface ComposerProps {
  readonly detail: CaseDetail
  readonly composed: Composed
  onChange(update: (composed: Composed) => Composed): void
  onSend(): void
  /** Links the case to another owner's, where it was no duplicate. */
  onLink(leader: string): void
  onFiles(files: readonly File[]): void
  readonly pending: boolean
  readonly error: unknown
  readonly words: RefObject<TextAreaRef | null>
  /** Files on their way. */
  readonly children: ReactNode
}

/** Always there: an entry by default, or the words of the step that was chosen. `Ctrl Enter` sends. */
export function Composer(props: ComposerProps) {
  const { composed, onChange, words, error, pending } = props
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const [tried, setTried] = useState(false)
  const { mode, duplicateOf: original } = composed
  const plan = useCallbackPlan(props.detail.kind)
  const fields = useRef<HTMLDivElement>(null)
  const proposed = useProposedCause(props.detail)
  const cause = composed.cause ?? props.detail.cause ?? proposed
  const missing = missingFrom({ ...composed, cause }, plan !== undefined)
  const set = (part: Partial<Composed>) => onChange(current => ({ ...current, ...part }))
  const say =
    mode === 'close' && composed.withoutCallback === 'other' ? t('say.closeOther') : t(`say.${mode}`)
  const send = () => {
    setTried(true)
    if (missing === 'text') words.current?.focus()
    if (missing === 'cause') fields.current?.querySelector<HTMLElement>('.composer-cause input')?.focus()
    if (missing !== null || pending) return
    setTried(false)
    props.onSend()
  }
  return (
    <DeskForm onSubmit={send} ctrlEnter className="composer" label={t('composer')}>
      {props.children}
      <div ref={fields} className="composer-modes">
        {isNoteMode(mode) ? (
          <Select
            aria-label={t('entryKind')}
            value={mode}
            options={noteModes.map(kind => ({ value: kind, label: word(noteKindWords[kind]) }))}
            onChange={kind => set({ mode: kind })}
            popupMatchSelectWidth={false}
          />
        ) : (
          <>
            <strong>{t(`send.${mode}`)}</strong>
            <Button size="small" type="link" onClick={() => set({ mode: 'note' })}>
              {t('backToNote')} <KeyHint keys="Esc" />
            </Button>
          </>
        )}
        <StepFields
          detail={props.detail}
          plan={plan}
          composed={composed}
          cause={cause}
          causeMissing={tried && missing === 'cause'}
          set={set}
        />
      </div>
      <Input.TextArea
        ref={words}
        value={composed.text}
        maxLength={20_000}
        aria-label={say}
        placeholder={say}
        status={tried && missing === 'text' ? 'error' : ''}
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={event => set({ text: event.target.value })}
        onKeyDown={event => {
          if (event.key !== 'Escape' || isComposing(event)) return
          // From a step back to an entry; from an entry to the keys of the page.
          if (isNoteMode(mode)) event.currentTarget.blur()
          else set({ mode: 'note' })
        }}
      />
      <ErrorNote error={spokenError(error, language)} />
      {original !== null && refusalOf(error)?.code === 'case.duplicateOtherOwner' ? (
        <Button disabled={pending} onClick={() => props.onLink(original)}>
          {t('linkInstead')}
        </Button>
      ) : null}
      {error !== null && composed.text.trim() !== '' ? <p className="desk-soft">{t('typedKept')}</p> : null}
      <div className="composer-foot">
        <ChooseFiles onFiles={props.onFiles} />
        <PhonePart about={{ kind: 'case', id: props.detail.id }} />
        <span className="composer-missing" role="status">
          {tried && missing !== null ? t(`missing.${missing}`) : ''}
        </span>
        <Button type="primary" htmlType="submit" loading={pending}>
          {t(`send.${mode}`)} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
