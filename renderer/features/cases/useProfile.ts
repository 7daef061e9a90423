import { useQuery } from '@tanstack/react-query'
import type { Profile } from '../../../main/contract/profile.ts'
import { useTRPC } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n.ts'
import { categoryText } from './words.ts'

/** The desk's kinds and categories; they change only with the program. */
export function useProfile(): Profile | undefined {
  const trpc = useTRPC()
  const options = trpc.profile.current.queryOptions(undefined, {
    staleTime: Number.POSITIVE_INFINITY,
    meta: { live: false },
  })
  return useQuery(options).data
}

/** Names along a category path in the language of this screen. */
export function useCategoryText(): (path: readonly string[]) => string {
  const profile = useProfile()
  const language = useLanguage()
  return path => categoryText(profile, path, language)
}
