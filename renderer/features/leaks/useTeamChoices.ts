import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import { useTeamAbout } from './useTeamAbout.ts'

/** As many leaks as one question takes; who is right for these is right for the rest. */
const mostAsked = 200

/** Teams to choose from for leaks, whom most speaks for in front, each with why. */
export function useTeamChoices(caseIds: readonly string[]) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const about = useTeamAbout()
  // Asked once: the order does not move under the hand that chooses.
  const once = { meta: { live: false }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }
  const teams = useQuery(trpc.teams.forLeaks.queryOptions({ caseIds: caseIds.slice(0, mostAsked) }, once))
  const choices = (teams.data ?? []).map(team => {
    const { id, name, load, capacity } = team
    const note = [
      about.why(team, caseIds.length),
      about.whose(team),
      load >= capacity ? t('full') : '',
      t('load', { load, capacity }),
    ]
    return { value: id, text: name, note: note.filter(part => part !== '').join(' · ') }
  })
  return { teams, choices }
}
