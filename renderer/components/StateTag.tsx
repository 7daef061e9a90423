import type { ReactNode } from 'react'
import './state-tag.css'
import type { CaseLevel, CaseState } from '../../main/contract/cases.ts'
import { emergencyWords, levelShortWords, stateWords, waitingWords } from '../../main/contract/words.ts'
import { useLanguage } from '../app/i18n.ts'

/** What a colour means, the same on every screen, print and export. */
type Tone = 'overdue' | 'dueSoon' | 'done' | 'waiting' | 'danger' | 'serious' | 'plain' | 'off'

/** A shape of its own for each meaning, readable in black and white. */
const shapes: Readonly<Record<Tone, string>> = {
  overdue: '▲',
  dueSoon: '◔',
  done: '✓',
  waiting: '❙❙',
  danger: '⚠',
  serious: '◆',
  plain: '●',
  off: '✕',
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
  void: 'off',
}

interface CaseStateTagProps {
  readonly state: CaseState
  /** What the case waits for; shown instead of the state it waits in. */
  readonly waiting?: string | null
}

/** State of a case. */
export function CaseStateTag({ state, waiting }: CaseStateTagProps) {
  const language = useLanguage()
  const waits = typeof waiting === 'string' ? waitingWords[waiting] : undefined
  if (waits) return <StateTag tone="waiting">{waits[language]}</StateTag>
  return <StateTag tone={caseTones[state]}>{stateWords[state][language]}</StateTag>
}

/** Danger to people or property: shown wherever the case is. */
export function EmergencyTag() {
  const language = useLanguage()
  return <StateTag tone="danger">{emergencyWords[language]}</StateTag>
}

const levelTones: Readonly<Record<CaseLevel, Tone>> = { 1: 'danger', 2: 'serious', 3: 'plain' }

/** How grave a case is. A level that nobody has confirmed yet carries a question mark. */
export function LevelTag({ level, confirmed }: { readonly level: CaseLevel; readonly confirmed: boolean }) {
  const language = useLanguage()
  return (
    <StateTag tone={levelTones[level]}>
      {levelShortWords[level][language]}
      {confirmed ? '' : '?'}
    </StateTag>
  )
}
