import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CaseKind } from '../../../main/contract/cases.ts'
import { kindName, type Profile } from '../../../main/contract/profile.ts'
import { useTRPC } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n.ts'
import { categoryText } from './words.ts'

/**
 * The desk's profile: kinds, categories, rules. It is long and seldom changes, so screens keep it and ask only for
 * its version when something was recorded.
 */
export function useProfile(): Profile | undefined {
  const trpc = useTRPC()
  const client = useQueryClient()
  const options = trpc.profile.current.queryOptions(undefined, {
    staleTime: Number.POSITIVE_INFINITY,
    meta: { live: false },
  })
  const profile = useQuery(options).data
  const latest = useQuery(
    trpc.profile.version.queryOptions(undefined, { enabled: profile !== undefined }),
  ).data
  const stale =
    profile !== undefined && typeof latest?.version === 'number' && latest.version !== profile.version
  const { queryKey } = options
  useEffect(() => {
    // Several parts of a screen hold the profile; one question serves them all. What fails is asked again by the next.
    if (stale) client.refetchQueries({ queryKey }, { cancelRefetch: false }).catch(() => undefined)
  }, [stale, client, queryKey])
  return profile
}

/** Kinds by the names they have on this desk, in the language of this screen. */
export function useKindText(): (kind: CaseKind) => string {
  const profile = useProfile()
  const language = useLanguage()
  return kind => kindName(profile, kind)[language]
}

/** Names along a category path in the language of this screen. */
export function useCategoryText(): (path: readonly string[]) => string {
  const profile = useProfile()
  const language = useLanguage()
  return path => categoryText(profile, path, language)
}
