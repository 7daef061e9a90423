import type { ProfileDifference } from '../../../../main/contract/profile-sections.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { texts } from './texts.ts'

/** A difference between two states of a section as a sentence: `停用“屋面渗漏”`. */
export function useDifferenceText(): (difference: ProfileDifference) => string {
  const t = useTexts(texts)
  const language = useLanguage()
  return ({ what, name, was }) =>
    t(`difference.${what}`, { name: name[language], was: was?.[language] ?? '' })
}
