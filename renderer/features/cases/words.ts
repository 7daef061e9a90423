import type { Profile } from '../../../main/contract/profile.ts'
import { categoryPath } from '../../../main/contract/profile.ts'
import type { Words } from '../../../main/contract/words.ts'
import { useLanguage } from '../../app/i18n.ts'

/** Names of enumerations in the language of this screen: `word(kindWords[kind])`. */
export function useWord(): (words: Words | undefined, otherwise?: string) => string {
  const language = useLanguage()
  return (words, otherwise = '') => words?.[language] ?? otherwise
}

/** Names along a category path, `渗漏水 › 外墙`; ids the profile does not know stand as they are. */
export function categoryText(
  profile: Profile | undefined,
  path: readonly string[],
  language: 'zh' | 'en',
): string {
  const nodes = profile ? categoryPath(profile, path) : undefined
  return (nodes ? nodes.map(node => node.name[language]) : path).join(' › ')
}
