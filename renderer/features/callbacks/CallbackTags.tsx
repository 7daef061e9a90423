import type { CallbackRow } from '../../../main/contract/callback-views.ts'
import {
  callbackStateWords,
  callbackWhenWords,
  careWords,
  satisfactionWords,
} from '../../../main/contract/callback-words.ts'
import type { CallbackWhen, CareState, Satisfaction } from '../../../main/contract/callbacks.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

const whenTones = {
  overdue: 'overdue',
  today: 'dueSoon',
  now: 'plain',
  planned: 'waiting',
} as const satisfies Record<CallbackWhen, string>

/** How a callback stands: while it is open by its window, then by how it ended. */
export function CallbackTag({ row }: { readonly row: Pick<CallbackRow, 'state' | 'when'> }) {
  const word = useWord()
  if (row.when !== null)
    return <StateTag tone={whenTones[row.when]}>{word(callbackWhenWords[row.when])}</StateTag>
  const tone = row.state === 'done' ? 'done' : row.state === 'unreachable' ? 'waiting' : 'off'
  return <StateTag tone={tone}>{word(callbackStateWords[row.state])}</StateTag>
}

const satisfactionTones = { satisfied: 'done', neutral: 'waiting', dissatisfied: 'overdue' } as const

export function SatisfactionTag({ value }: { readonly value: Satisfaction }) {
  const word = useWord()
  return <StateTag tone={satisfactionTones[value]}>{word(satisfactionWords[value])}</StateTag>
}

const careTones = { open: 'overdue', planned: 'dueSoon', settled: 'done' } as const

export function CareTag({ state }: { readonly state: CareState }) {
  const word = useWord()
  return <StateTag tone={careTones[state]}>{word(careWords[state])}</StateTag>
}

/** The window in days, both included: `2026-07-14 至 2026-07-15`. */
export function WindowDays({ row }: { readonly row: Pick<CallbackRow, 'fromAt' | 'dueAt'> }) {
  const t = useTexts(texts)
  const from = formatDay(row.fromAt)
  const until = formatDay(row.dueAt - 1)
  return (
    <span className="desk-figures">
      {from === until ? t('dueOn', { on: from }) : t('due', { from, until })}
    </span>
  )
}
