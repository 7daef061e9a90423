import type { EditableSection } from '../contract/profile-sections.ts'
import type { GivenSection } from '../contract/reference.ts'
import type { ReadDatabase } from '../database/read.ts'

/** What headquarters gives this site, section by section. */
export const givenSections = (read: ReadDatabase): GivenSection[] =>
  read
    .all<Omit<GivenSection, 'taken'> & { taken: 0 | 1 | null }>(
      `select g.section, g.sender, g.at, t.taken, t.why from given_section g
       left join taken_section t on t.id=g.id
         and t.given=(select id from operation where aggregate_id=g.id and type='reference.given'
           order by position desc limit 1)
       where g.content is not null order by g.section`,
    )
    .map(({ taken, ...given }) => ({ ...given, taken: taken === null ? null : taken === 1 }))

/** A section that is headquarters' and that this site goes by; undefined where it is the site's own. */
export const sectionFromAbove = (read: ReadDatabase, section: EditableSection): GivenSection | undefined =>
  givenSections(read).find(given => given.section === section && given.taken === true)
