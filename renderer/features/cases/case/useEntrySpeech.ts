import { useTexts } from '../../../app/i18n.ts'
import { texts } from '../texts.ts'
import { useCategoryText } from '../useProfile.ts'
import { useWord } from '../words.ts'
import type { EntrySpeech } from './entry-parts.ts'

/** The language entries of a timeline are told in. */
export function useEntrySpeech(): EntrySpeech {
  const t = useTexts(texts)
  const word = useWord()
  const category = useCategoryText()
  return { t, word, category }
}
