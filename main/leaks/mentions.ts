import type { LeakMention } from '../contract/leaks.ts'
import type { Profile } from '../contract/profile.ts'
import { mentionsIn } from '../contract/leak-intake.ts'

/** What a household says of press and neighbours: as ticked, and as its own words have it. */
export function mentionsOfCall(
  profile: Profile,
  ticked: readonly LeakMention[],
  text: string | undefined,
): LeakMention[] {
  const said = mentionsIn(profile, text ?? '')
  return [...new Set([...ticked, ...said])].sort()
}
