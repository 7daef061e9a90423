import { Button, Input, Select } from 'antd'
import { caseKinds } from '../../../../main/contract/cases.ts'
import type { InterviewStage } from '../../../../main/contract/profile-interview.ts'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { interviewTexts } from './interview-texts.ts'
import { faultAt } from './NameFields.tsx'
import { texts } from './texts.ts'
import { useKindText } from '../../cases/useProfile.ts'

type Question = InterviewStage['questions'][number]
const moments = ['both', 'intake', 'callback'] as const

interface InterviewQuestionProps {
  /** Which question of its step, from 1. */
  readonly number: number
  readonly question: Question
  readonly last: boolean
  readonly locked: boolean
  readonly faults: readonly ProfileFault[]
  readonly place: readonly PropertyKey[]
  onChange(question: Question): void
  onShift(by: -1 | 1): void
  onRemove(): void
}

/** One question in both languages, when and for which kinds it is shown. */
export function InterviewQuestion(props: InterviewQuestionProps) {
  const { number, question, last, locked, faults, place, onChange, onShift, onRemove } = props
  const t = useTexts(interviewTexts)
  const kindText = useKindText()
  const shared = useTexts(texts)
  const language = useLanguage()
  const { text, moment, kinds } = question
  return (
    <div className="profile-question">
      {(['zh', 'en'] as const).map(each => {
        const fault = faultAt(faults, [...place, 'text', each])
        return (
          <Input
            key={each}
            aria-label={`${t('question')} ${number} ${t(`text.${each}`)}`}
            aria-invalid={fault !== undefined}
            status={fault ? 'error' : ''}
            title={fault?.why[language]}
            placeholder={t(`text.${each}`)}
            value={text[each]}
            maxLength={300}
            disabled={locked}
            onChange={event => onChange({ ...question, text: { ...text, [each]: event.target.value } })}
          />
        )
      })}
      <Select
        aria-label={`${t('moment')} ${number}`}
        value={moment ?? 'both'}
        disabled={locked}
        options={moments.map(value => ({ value, label: t(`moment.${value}`) }))}
        onChange={(next: (typeof moments)[number]) => {
          const { moment: _, ...rest } = question
          onChange(next === 'both' ? rest : { ...rest, moment: next })
        }}
      />
      <Select
        aria-label={`${t('kinds')} ${number}`}
        mode="multiple"
        placeholder={t('anyKind')}
        value={[...(kinds ?? [])]}
        disabled={locked}
        options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
        onChange={next => {
          const { kinds: _, ...rest } = question
          onChange(next.length === 0 ? rest : { ...rest, kinds: next })
        }}
      />
      {locked ? null : (
        <span className="profile-order">
          <Button
            size="small"
            aria-label={`${shared('moveUp')} ${number}`}
            disabled={number === 1}
            onClick={() => onShift(-1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            aria-label={`${shared('moveDown')} ${number}`}
            disabled={last}
            onClick={() => onShift(1)}
          >
            ↓
          </Button>
          <Button
            size="small"
            type="text"
            danger
            aria-label={`${shared('remove')} ${number}`}
            onClick={onRemove}
          >
            {shared('remove')}
          </Button>
        </span>
      )}
    </div>
  )
}
