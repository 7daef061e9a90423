import type { ReactNode } from 'react'
import './state-tag.css'
import type { CaseState } from '../../main/contract/cases.ts'
import { useTexts } from '../app/i18n.ts'
import { words } from '../app/words.ts'

/** What a colour means, the same on every screen, print and export. */
export const tones = ['overdue', 'dueSoon', 'done', 'waiting', 'danger', 'plain'] as const
export type Tone = (typeof tones)[number]

/** A shape of its own for each meaning, readable in black and white. */
const shapes: Readonly<Record<Tone, string>> = {
  overdue: '▲',
  dueSoon: '◔',
  done: '✓',
  waiting: '❙❙',
  danger: '⚠',
  plain: '●',
}

/** A word with the shape and colour of its meaning. */
export function StateTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`state-tag state-tag-${tone}`}>
      <span aria-hidden="true" className="state-tag-shape">
        {shapes[tone]}
      </span>
      {children}
    </span>
  )
}

const caseTones: Readonly<Record<CaseState, Tone>> = {
  received: 'plain',
  handling: 'plain',
  resolved: 'done',
  closed: 'done',
  void: 'waiting',
}

/** State of a case; waiting comes before the state it waits in. */
export function CaseStateTag({
  state,
  waiting,
}: {
  readonly state: CaseState
  readonly waiting?: string | null
}) {
  const t = useTexts(words)
  if (waiting === 'owner' || waiting === 'parts' || waiting === 'other') {
    return <StateTag tone="waiting">{t(`waiting.${waiting}`)}</StateTag>
  }
  return <StateTag tone={caseTones[state]}>{t(`state.${state}`)}</StateTag>
}

/** Danger to people or property: shown wherever the case is. */
export function EmergencyTag() {
  const t = useTexts(words)
  return <StateTag tone="danger">{t('emergency')}</StateTag>
}
