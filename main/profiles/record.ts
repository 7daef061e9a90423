import { DeskError } from '../contract/errors.ts'
import { differencesOf } from '../contract/profile-differences.ts'
import type { Profile } from '../contract/profile.ts'
import type { EditableSection } from '../contract/profile-sections.ts'
import type { CommandContext } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { lastChange, sectionVersion } from './changes.ts'
import { requireKept } from './kept.ts'
import { profileChanged } from './operations.ts'
import { effectiveProfile, loadProfile } from './profiles.ts'
import { checkedSection, inOrder, withRuleVersions } from './rules.ts'
import { requireStaff } from './staff-named.ts'

/**
 * Records a section; `null` is what is shipped. Errors: `profile.same`, `profile.inUse`, `profile.idTaken`, `profile.staffGone`, those of {@link checkedSection}.
 */
export function recordSection(context: CommandContext, section: EditableSection, content: unknown) {
  const { read, site } = context
  const base = sectionVersion(read, site.id, section)
  const { profile: now, setAside } = effectiveProfile(read)
  const shipped = loadProfile(readSite(read)?.profile ?? now.id)
  const after = checkedSection(now, section, content ?? shipped[section]) as Profile[typeof section]
  const before = now[section]
  requireKept(context, section, before, after)
  requireStaff(read, section, after)
  // What was set aside is not what holds, but it is what would come back: a new section takes its place.
  if (inOrder(before) === inOrder(after) && !setAside.includes(section)) throw new DeskError('profile.same')
  const changeNumber = lastChange(read, site.id) + 1
  context.emit(profileChanged, site.id, {
    facts: {
      section,
      changeNumber,
      base,
      differences: differencesOf(section, before, after),
      content:
        content === null
          ? null
          : (JSON.parse(
              JSON.stringify(withRuleVersions(now, shipped, section, after, changeNumber)),
            ) as Json),
    },
  })
  return { version: changeNumber }
}

type Json = string | number | boolean | null | Json[] | { [member: string]: Json }
