import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import type { PublishedSection } from '../contract/reference.ts'
import { Id } from '../contract/values.ts'
import type { DeskCore } from '../desk/core.ts'
import { sectionGiven } from '../reference/operations.ts'
import { givenSections } from '../reference/queries.ts'
import { requireOwn } from './queries.ts'
import { publishSections, withdrawSections } from './reference-commands.ts'
import { readSiteData } from './site-data.ts'

/** Sections of its own profile that headquarters gives to its sites; any other desk answers `hq.notHeadquarters`. */
export const hqReferenceRouter = router({
  /** What one site was given, and whether it goes by it. Errors: `hq.siteUnknown`. */
  list: query({
    permission: 'case.read',
    input: z.object({ hqSiteId: Id }),
    run({ core, read }, { hqSiteId }) {
      requireOwn(read)
      return publishedSections(core, hqSiteId)
    },
  }),
  publish: command(publishSections),
  withdraw: command(withdrawSections),
})

async function publishedSections(core: DeskCore, hqSiteId: string): Promise<PublishedSection[]> {
  const rows = core.read.all<{ at: number; facts: string; personal: string }>(
    'select at, facts, personal from hq_outgoing where hq_site_id=? and type=? order by id',
    [hqSiteId, sectionGiven.type],
  )
  // The last one of each section is what will hold.
  const waiting = new Map(
    rows.map(({ at, facts, personal }) => {
      const { section, content } = sectionGiven.facts.parse(JSON.parse(facts))
      const { sender } = sectionGiven.personal.parse(JSON.parse(personal))
      return [section, { section, sender, at, content }] as const
    }),
  )
  const sent = await readSiteData(core, hqSiteId, givenSections)
  return [
    ...sent.filter(({ section }) => !waiting.has(section)).map(one => ({ ...one, waiting: false })),
    ...[...waiting.values()]
      .filter(({ content }) => content !== null)
      .map(({ section, sender, at }) => ({ section, sender, at, taken: null, why: null, waiting: true })),
  ]
}
