import { Checkbox, Input } from 'antd'
import { closesAtOnce, type CaseKind } from '../../../main/contract/cases.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { CauseSelect } from '../cases/CauseSelect.tsx'
import type { IntakeEntry } from './entry.ts'
import { texts } from './texts.ts'

interface AnswerFieldProps {
  readonly kind: CaseKind | null
  readonly entry: Pick<IntakeEntry, 'answer' | 'settled'>
  /** What caused it as it would be recorded. */
  readonly cause: string | null
  onChange(part: Partial<Pick<IntakeEntry, 'answer' | 'settled' | 'cause'>>): void
}

/** What was answered at once: it closes a question or a praise; of anything else one says whether it settles it. */
export function AnswerField({ kind, entry, cause, onChange }: AnswerFieldProps) {
  const t = useTexts(texts)
  const closes = kind !== null && closesAtOnce(kind)
  const mayEnd = kind !== null && !closes && entry.answer.trim() !== ''
  // What ends here has its cause: the usual one is there already, so nobody has to choose.
  const ends = entry.answer.trim() !== '' && (closes || (mayEnd && entry.settled))
  useHotkey({ keys: 'Alt S', label: t('keySettled'), disabled: !mayEnd }, () =>
    onChange({ settled: !entry.settled }),
  )
  if (kind === null && entry.answer === '') return null
  return (
    <div>
      <Field label={t(closes ? 'answer' : 'told')}>
        {control => (
          <Input.TextArea
            {...control}
            value={entry.answer}
            maxLength={20_000}
            placeholder={t(closes ? 'answerPlaceholder' : 'toldPlaceholder')}
            autoSize={{ minRows: 1, maxRows: 8 }}
            onChange={event => onChange({ answer: event.target.value })}
          />
        )}
      </Field>
      {mayEnd ? (
        <div className="intake-settled">
          <Checkbox checked={entry.settled} onChange={event => onChange({ settled: event.target.checked })}>
            {t('settled')} <KeyHint keys="Alt S" />
          </Checkbox>
          {entry.settled ? <span className="desk-soft">{t('settledHint')}</span> : null}
        </div>
      ) : null}
      {ends ? (
        <div className="intake-cause">
          <span className="intake-label">{t('cause')}</span>
          <CauseSelect kind={kind} value={cause} onChange={chosen => onChange({ cause: chosen })} />
        </div>
      ) : null}
    </div>
  )
}
