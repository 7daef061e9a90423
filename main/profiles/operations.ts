import { z } from 'zod'
import { EditableSection, ProfileDifference } from '../contract/profile-sections.ts'
import { canonicalJson } from '../log/canonical.ts'
import { defineOperation } from '../log/operation.ts'
import { profileChangeTable } from './tables.ts'

/** A section of the profile was changed on this desk, or put back to what is shipped. */
export const profileChanged = defineOperation({
  type: 'profile.changed',
  version: 1,
  aggregate: 'profile',
  facts: z.object({
    section: EditableSection,
    /** Counted over all sections. */
    changeNumber: z.int().min(1),
    /** Version of the section it was made from; 0 as shipped. */
    base: z.int().min(0),
    differences: z.array(ProfileDifference),
    /** The whole section, checked by the command; null as shipped. */
    content: z.json(),
  }),
  personal: z.object({}),
  /** As the log has it: members in one order, so that a replay writes the same text. */
  apply(tx, { id, aggregateId, at, actor, facts }) {
    tx.insert(profileChangeTable, {
      id,
      site_id: aggregateId,
      section: facts.section,
      version: facts.changeNumber,
      content: facts.content === null ? null : canonicalJson(facts.content),
      differences: canonicalJson(facts.differences),
      changed_by: actor,
      changed_at: at,
    })
  },
})

export const profileOperations = [profileChanged]
