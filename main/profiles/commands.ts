import { DeskError } from '../contract/errors.ts'
import { differencesOf } from '../contract/profile-differences.ts'
import type { Profile } from '../contract/profile.ts'
import {
  ChangeProfileInput,
  type EditableSection,
  RestoreProfileInput,
} from '../contract/profile-sections.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { contentAt, lastChange, sectionVersion } from './changes.ts'
import { requireKept } from './kept.ts'
import { profileChanged } from './operations.ts'
import { effectiveProfile, loadProfile } from './profiles.ts'
import { checkedSection, inOrder, withRuleVersions } from './rules.ts'

/** A section of the profile becomes what somebody made of it. */
export const changeProfile = defineCommand({
  name: 'profile.change',
  permission: 'settings.edit',
  input: ChangeProfileInput,
  run(context, { section, base, content }) {
    return record(context, section, base, content)
  },
})

/** A section goes back to what it was after an earlier change, or to what is shipped. */
export const restoreProfile = defineCommand({
  name: 'profile.restore',
  permission: 'settings.edit',
  input: RestoreProfileInput,
  run(context, { section, base, to }) {
    const content = contentAt(context.read, context.site.id, section, to)
    if (content === undefined) throw new DeskError('profile.noSuchVersion', { version: to })
    return record(context, section, base, content)
  },
})

export const profileCommands = [changeProfile, restoreProfile]

/**
 * Records a section; `null` is what is shipped. Errors: `profile.changedMeanwhile`, `profile.same`,
 * `profile.inUse`, `profile.idTaken`, those of {@link checkedSection}.
 */
function record(context: CommandContext, section: EditableSection, base: number, content: unknown) {
  const { read, site } = context
  const version = sectionVersion(read, site.id, section)
  if (version !== base) throw new DeskError('profile.changedMeanwhile')
  const { profile: now, setAside } = effectiveProfile(read)
  const shipped = loadProfile(readSite(read)?.profile ?? now.id)
  const after = checkedSection(now, section, content ?? shipped[section]) as Profile[typeof section]
  const before = now[section]
  requireKept(context, section, before, after)
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
