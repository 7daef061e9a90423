import { z } from 'zod'
import { EditableSection } from './profile-sections.ts'
import { Id } from './values.ts'

/** At headquarters: which sections of its own profile go to which sites. */
export const PublishSectionsInput = z.object({
  hqSiteIds: z.array(Id).min(1).max(1000),
  sections: z.array(EditableSection).min(1),
})

/** What headquarters gave a site of one section, and what became of it. Times are UTC milliseconds. */
export interface GivenSection {
  readonly section: EditableSection
  /** Who at headquarters, and when. */
  readonly sender: string | null
  readonly at: number
  /** The site goes by it; null until it has said so. */
  readonly taken: boolean | null
  /** Of the error catalogue: why it does not fit this site; null where it does. */
  readonly why: string | null
}

/** The same, as headquarters sees it. */
export interface PublishedSection extends GivenSection {
  /** It goes with the next receipt. */
  readonly waiting: boolean
  /** With the next receipt it becomes the site's own again. */
  readonly leaving: boolean
  /** It is what headquarters itself goes by now. */
  readonly current: boolean
}

/** What headquarters gave one site. */
export interface SiteSections {
  readonly hqSiteId: string
  readonly code: string
  readonly name: string
  readonly sections: readonly PublishedSection[]
}
