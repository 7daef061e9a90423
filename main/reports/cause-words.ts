import { causeNames } from '../contract/causes.ts'
import type { CaseState } from '../contract/cases.ts'
import type { Language } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import { noCauseWords } from '../contract/words.ts'

/**
 * The cause of a case, most general first. What an old register closed may have none, and says so; a case that goes on
 * has none yet.
 */
export function causeOrNone(
  { cause, state }: { readonly cause: string | null; readonly state: CaseState },
  profile: Profile,
  language: Language,
): string | null {
  if (cause !== null) return causeNames(profile, cause, language).join(' / ')
  return state === 'closed' ? noCauseWords[language] : null
}
