import type { EditableSection } from '../contract/profile-sections.ts'
import type { PublishedSection } from '../contract/reference.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { DeskCore } from '../desk/core.ts'
import { canonicalJson } from '../log/canonical.ts'
import { profileOf } from '../profiles/profiles.ts'
import { sectionGiven } from '../reference/operations.ts'
import { givenSections } from '../reference/queries.ts'
import { asJson } from './reference-commands.ts'
import { readIfHeard } from './site-data.ts'

/** What one site was given of the profile, with what waits for its next receipt; nothing for one that was given nothing. */
export async function publishedSections(core: DeskCore, hqSiteId: string): Promise<PublishedSection[]> {
  const rows = core.read.all<{ at: number; facts: string; personal: string }>(
    'select at, facts, personal from hq_outgoing where hq_site_id=? and type=? order by id',
    [hqSiteId, sectionGiven.type],
  )
  const profile = profileOf(core.read)
  const isCurrent = (section: EditableSection, content: string | null) =>
    content === canonicalJson(asJson(profile[section]))
  // The last one of each section is what will hold.
  const waiting = new Map(
    rows.map(({ at, facts, personal }) => {
      const { section, content } = sectionGiven.facts.parse(JSON.parse(facts))
      const { sender } = sectionGiven.personal.parse(JSON.parse(personal))
      return [section, { sender, at, content: content === null ? null : canonicalJson(content) }] as const
    }),
  )
  const sent = (await readIfHeard(core, hqSiteId, sentSections)) ?? []
  return [
    ...sent
      .filter(({ section }) => (waiting.get(section)?.content ?? null) === null)
      .map(({ content, ...given }) => ({
        ...given,
        waiting: false,
        leaving: waiting.has(given.section),
        current: isCurrent(given.section, content),
      })),
    ...[...waiting]
      .filter(([, { content }]) => content !== null)
      .map(([section, { sender, at, content }]) => ({
        section,
        sender,
        at,
        taken: null,
        why: null,
        waiting: true,
        leaving: false,
        current: isCurrent(section, content),
      })),
  ]
}

function sentSections(read: ReadDatabase) {
  const contents = new Map(
    read
      .all<{ id: string; content: string | null }>('select id, content from given_section')
      .map(({ id, content }) => [id, content]),
  )
  return givenSections(read).map(given => ({ ...given, content: contents.get(given.section) ?? null }))
}
