import { z } from 'zod'
import { EditableSection } from '../contract/profile-sections.ts'
import { canonicalJson } from '../log/canonical.ts'
import { defineOperation } from '../log/operation.ts'
import { givenSectionTable, takenSectionTable } from './tables.ts'

/** Headquarters gave a section of the profile, or leaves it to the site again. */
export const sectionGiven = defineOperation({
  type: 'reference.given',
  version: 1,
  aggregate: 'reference',
  writer: 'headquarters',
  facts: z.object({ section: EditableSection, content: z.json() }),
  personal: z.object({ sender: z.string() }),
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.put(givenSectionTable, {
      id: aggregateId,
      section: facts.section,
      content: facts.content === null ? null : canonicalJson(facts.content),
      sender: personal.sender ?? null,
      at,
    })
  },
})

/** The site goes by a section it was given, or says why it cannot. */
export const sectionTaken = defineOperation({
  type: 'referenceTaken.noted',
  version: 1,
  aggregate: 'referenceTaken',
  facts: z.object({ given: z.string(), taken: z.boolean(), why: z.string().nullable() }),
  personal: z.object({}),
  apply(tx, { aggregateId, at, facts }) {
    const { given, taken, why } = facts
    tx.put(takenSectionTable, { id: aggregateId, given, taken: taken ? 1 : 0, why, at })
  },
})
