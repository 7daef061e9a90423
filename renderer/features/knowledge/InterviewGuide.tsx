import { useState } from 'react'
import type { CaseKind } from '../../../main/contract/cases.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { readSetting, writeSetting } from '../../app/settings.ts'
import { useProfile } from '../cases/useProfile.ts'
import './knowledge.css'
import { texts } from './texts.ts'

interface InterviewGuideProps {
  /** While a case is taken, or at a callback. */
  readonly moment: 'intake' | 'callback'
  readonly kind: CaseKind | null
}

/** Open → closed → clarifying → closing question, from the profile; stays folded as it was left on this device. */
export function InterviewGuide({ moment, kind }: InterviewGuideProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const [open, setOpen] = useState(() => readSetting('interview-guide') !== 'folded')
  const stages = (profile?.interview ?? []).flatMap(({ stage, name, questions }) => {
    const asked = questions.filter(
      question =>
        (question.moment === undefined || question.moment === moment) &&
        (question.kinds === undefined || kind === null || question.kinds.includes(kind)),
    )
    return asked.length === 0 ? [] : [{ stage, name, asked }]
  })
  if (stages.length === 0) return null
  return (
    <details
      className="interview"
      open={open}
      onToggle={event => {
        setOpen(event.currentTarget.open)
        writeSetting('interview-guide', event.currentTarget.open ? 'open' : 'folded')
      }}
    >
      <summary>{t('guide')}</summary>
      <ol>
        {stages.map(({ stage, name, asked }) => (
          <li key={stage}>
            <strong>{name[language]}</strong>
            <ul>
              {asked.map(({ text }) => (
                <li key={text.zh}>{text[language]}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  )
}
