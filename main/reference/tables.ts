import type { EditableSection } from '../contract/profile-sections.ts'
import { defineTable, flag, integer, key, optionalText, personalText, text } from '../database/table.ts'

/** Sections of the profile that headquarters gives; `id` is the section. Headquarters alone writes it. */
export const givenSectionTable = defineTable('given_section', {
  columns: {
    id: key(),
    section: text<EditableSection>(),
    /** The whole section as JSON; null where headquarters leaves it to the site again. */
    content: optionalText(),
    /** Who at headquarters. */
    sender: personalText(),
    at: integer(),
  },
  synced: { aggregate: 'reference', aggregateColumn: 'id' },
})

/** Whether the site goes by what it was given; `id` is the section. The site alone writes it. */
export const takenSectionTable = defineTable('taken_section', {
  columns: {
    id: key(),
    /** Operation of headquarters it is about. */
    given: text(),
    taken: flag(),
    /** Of the error catalogue. */
    why: optionalText(),
    at: integer(),
  },
  synced: { aggregate: 'referenceTaken', aggregateColumn: 'id' },
})
