import { Button } from 'antd'
import type { InterviewStage } from '../../../../main/contract/profile-interview.ts'
import type { Profile } from '../../../../main/contract/profile.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { InterviewQuestion } from './InterviewQuestion.tsx'
import { interviewTexts } from './interview-texts.ts'
import { NameFields } from './NameFields.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

/** What to ask in a conversation: open → closed → clarifying → closing question. */
export function InterviewPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="interview" hint={t('hint.interview')}>
      {editor =>
        editor.draft.map((stage, index) => <Stage key={stage.stage} index={index} editor={editor} />)
      }
    </SectionFrame>
  )
}

interface StageProps {
  /** Place of the step in the section. */
  readonly index: number
  readonly editor: SectionEditor<Profile['interview']>
}

function Stage({ index, editor }: StageProps) {
  const t = useTexts(interviewTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  const stage = draft[index]
  if (!stage) return null
  const { questions } = stage
  const change = (more: Partial<InterviewStage>) =>
    edit(draft.map((each, place) => (place === index ? { ...each, ...more } : each)))
  const shift = (from: number, by: -1 | 1) => {
    const next = [...questions]
    const [moved] = next.splice(from, 1)
    if (moved) change({ questions: next.toSpliced(from + by, 0, moved) })
  }
  const name = stage.name[language] || shared('unnamed')
  return (
    <section className="settings-part" aria-label={name}>
      <h2>{name}</h2>
      <div className="profile-numbers">
        <NameFields
          name={stage.name}
          locked={locked}
          faults={faults}
          place={[index]}
          onChange={next => change({ name: next })}
        />
      </div>
      {questions.length === 0 ? <p className="desk-soft">{t('noQuestions')}</p> : null}
      {questions.map((question, place) => (
        <InterviewQuestion
          // Questions have no identity but their place.
          key={place}
          number={place + 1}
          question={question}
          last={place === questions.length - 1}
          locked={locked}
          faults={faults}
          place={[index, 'questions', place]}
          onChange={next =>
            change({ questions: questions.map((each, other) => (other === place ? next : each)) })
          }
          onShift={by => shift(place, by)}
          onRemove={() => change({ questions: questions.toSpliced(place, 1) })}
        />
      ))}
      {locked ? null : (
        <div className="settings-buttons">
          <Button
            className="profile-add"
            onClick={() => change({ questions: [...questions, { text: { zh: '', en: '' } }] })}
          >
            {t('addQuestion', { stage: name })}
          </Button>
        </div>
      )}
    </section>
  )
}
