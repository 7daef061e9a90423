import { z } from 'zod'
import { packWords } from '../contract/both-words.ts'
import { DeskError } from '../contract/errors.ts'
import { mergeEntries, type Settled } from '../contract/merge-entries.ts'
import {
  ChangeProfileInput,
  type EditableSection,
  RestoreProfileInput,
  sectionWords,
} from '../contract/profile-sections.ts'
import type { Words } from '../contract/words.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { sectionFromAbove } from '../reference/queries.ts'
import { contentAt, sectionVersion } from './changes.ts'
import { effectiveProfile, loadProfile } from './profiles.ts'
import { recordSection } from './record.ts'
import { checkedSection } from './rules.ts'

/**
 * A section of the profile becomes what somebody made of it; entries that a colleague changed meanwhile stay as they
 * are. Errors: `profile.ofHeadquarters`, `profile.changedMeanwhile` with the entries that both changed, those of {@link recordSection}.
 */
export const changeProfile = defineCommand({
  name: 'profile.change',
  permission: 'settings.edit',
  input: ChangeProfileInput,
  run(context, { section, base, content, settled }) {
    requireOwnSection(context, section)
    return recordSection(context, section, over(context, section, base, content, settled))
  },
})

/** A section goes back to what it was after an earlier change, or to what is shipped. */
export const restoreProfile = defineCommand({
  name: 'profile.restore',
  permission: 'settings.edit',
  input: RestoreProfileInput,
  run(context, { section, base, to }) {
    requireOwnSection(context, section)
    const content = contentAt(context.read, context.site.id, section, to)
    if (content === undefined) throw new DeskError('profile.noSuchVersion', { version: to })
    if (sectionVersion(context.read, context.site.id, section) !== base)
      throw new DeskError('profile.changedMeanwhile', { thing: packWords(sectionWords[section]) })
    return recordSection(context, section, content)
  },
})

/** Errors: `profile.ofHeadquarters`. */
function requireOwnSection({ read }: CommandContext, section: EditableSection): void {
  if (sectionFromAbove(read, section))
    throw new DeskError('profile.ofHeadquarters', { thing: packWords(sectionWords[section]) })
}

export const profileCommands = [changeProfile, restoreProfile]

/** What somebody made of a section as it was at `base`, over what colleagues made of it since. */
function over(
  { read, site }: CommandContext,
  section: EditableSection,
  base: number,
  content: unknown,
  settled: Settled | undefined,
): unknown {
  if (sectionVersion(read, site.id, section) === base) return content
  const { profile } = effectiveProfile(read)
  const seen = contentAt(read, site.id, section, base)
  if (seen === undefined) throw new DeskError('profile.noSuchVersion', { version: base })
  const shipped = loadProfile(readSite(read)?.profile ?? profile.id)[section]
  // All three as the desk reads them, so that what is left out and what is said in full are the same.
  const [before, mine] = [seen ?? shipped, content].map(one => checkedSection(profile, section, one))
  const { merged, clashes } = mergeEntries(before, mine, profile[section], settled)
  if (clashes.length === 0) return merged
  const both = clashes.map(id => nameIn([mine, profile[section]], id) ?? sectionWords[section])
  throw new DeskError('profile.changedMeanwhile', {
    thing: packWords({ zh: both.map(({ zh }) => zh).join('、'), en: both.map(({ en }) => en).join(', ') }),
  })
}

/** What an entry is called, wherever it stands. */
function nameIn(content: unknown, id: string): Words | undefined {
  if (typeof content !== 'object' || content === null) return undefined
  const named = NamedEntry.safeParse(content)
  if (named.success && named.data.id === id) return named.data.name
  for (const member of Object.values(content)) {
    const found = nameIn(member, id)
    if (found) return found
  }
  return undefined
}

const NamedEntry = z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })
