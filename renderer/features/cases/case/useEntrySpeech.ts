import { formatMoment } from '../../../app/format.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { texts } from '../texts.ts'
import { useCauseText } from '../useCause.ts'
import { useCategoryText, useKindText, useProfile } from '../useProfile.ts'
import { useWord } from '../words.ts'
import type { EntrySpeech } from './entry-parts.ts'

/** The language entries of a timeline are told in. */
export function useEntrySpeech(): EntrySpeech {
  const t = useTexts(texts)
  const word = useWord()
  const kind = useKindText()
  const category = useCategoryText()
  const profile = useProfile()
  const language = useLanguage()
  const causeName = useCauseText()
  return {
    t,
    word,
    kind,
    category,
    ruleName: id => profile?.levels.rules.find(rule => rule.id === id)?.name[language] ?? id,
    time: at => formatMoment(at, language),
    causeName,
  }
}
