import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { causeNames, proposeCause } from '../../../main/contract/causes.ts'
import { useLanguage } from '../../app/i18n.ts'
import { useProfile } from './useProfile.ts'

/** The cause that is plain from a case, as long as nobody has said; null where none is. */
export function useProposedCause(
  detail: Pick<CaseDetail, 'kind' | 'category' | 'text' | 'cause'>,
): string | null {
  const profile = useProfile()
  if (!profile || detail.cause !== null) return null
  return proposeCause(profile, { ...detail, text: detail.text ?? '' })
}

/** Names of causes by their ids, `工程质量 › 施工质量`. */
export function useCauseText(): (cause: string) => string {
  const profile = useProfile()
  const language = useLanguage()
  return cause => (profile ? causeNames(profile, cause, language).join(' › ') : cause)
}
