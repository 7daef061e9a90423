import { z } from 'zod'
import { command, query, router } from '../api/procedure.ts'
import type { SiteSections } from '../contract/reference.ts'
import { Id } from '../contract/values.ts'
import { requireOwn } from './queries.ts'
import { publishSections, withdrawSections } from './reference-commands.ts'
import { publishedSections } from './reference-views.ts'

/** Sections of its own profile that headquarters gives to its sites; any other desk answers `hq.notHeadquarters`. */
export const hqReferenceRouter = router({
  /** What one site was given, and whether it goes by it. */
  list: query({
    permission: 'case.read',
    input: z.object({ hqSiteId: Id }),
    run({ core, read }, { hqSiteId }) {
      requireOwn(read)
      return publishedSections(core, hqSiteId)
    },
  }),
  /** The same for every site, in the order of their codes. */
  overview: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    async run({ core, read }) {
      requireOwn(read)
      const sites = read.all<{ id: string; code: string; name: string }>(
        'select id, code, name from hq_site order by code, id',
      )
      const found: SiteSections[] = []
      for (const { id: hqSiteId, code, name } of sites)
        found.push({ hqSiteId, code, name, sections: await publishedSections(core, hqSiteId) })
      return found
    },
  }),
  publish: command(publishSections),
  withdraw: command(withdrawSections),
})
