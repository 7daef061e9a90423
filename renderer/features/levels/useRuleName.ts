import { useLanguage } from '../../app/i18n.ts'
import { useProfile } from '../cases/useProfile.ts'

/** Name of a rule that proposes levels, in the language of the screen; nothing for the ordinary level. */
export function useRuleName(): (rule: string | null) => string {
  const profile = useProfile()
  const language = useLanguage()
  return rule =>
    rule === null ? '' : (profile?.levels.rules.find(({ id }) => id === rule)?.name[language] ?? rule)
}
