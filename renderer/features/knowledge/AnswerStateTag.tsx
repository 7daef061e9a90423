import type { AnswerState } from '../../../main/contract/knowledge.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { texts } from './texts.ts'

const tones = {
  valid: 'done',
  draft: 'plain',
  upcoming: 'waiting',
  expired: 'dueSoon',
  retired: 'off',
} as const

/** How an answer stands today, in a word with its shape. */
export function AnswerStateTag({ state }: { readonly state: AnswerState }) {
  const t = useTexts(texts)
  return <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>
}
