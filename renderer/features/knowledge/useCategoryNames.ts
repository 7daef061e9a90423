import { useMemo } from 'react'
import { allCategories } from '../../../main/contract/profile.ts'
import { comma, useLanguage } from '../../app/i18n.ts'
import { useProfile } from '../cases/useProfile.ts'

/** Names of categories of any level by their ids alone, joined for reading. */
export function useCategoryNames(): (ids: readonly string[]) => string {
  const profile = useProfile()
  const language = useLanguage()
  const names = useMemo(
    () =>
      new Map((profile ? allCategories(profile) : []).map(({ path, nodes }) => [path.at(-1), nodes.at(-1)])),
    [profile],
  )
  return ids => ids.map(id => names.get(id)?.name[language] ?? id).join(comma())
}
