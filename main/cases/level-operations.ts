import { z } from 'zod'
import { CaseLevel, ResponsibleKind } from '../contract/cases.ts'
import { Id, Text } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { aggregate, entryOf, nobody, places, placesOf } from './operation-parts.ts'
import { caseTable } from './tables.ts'

/** What the rules of the profile say about a case, recorded by the desk itself. */
export const caseLevelProposed = defineOperation({
  type: 'case.levelProposed',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    level: CaseLevel.nullable(),
    /** Id of the rule that says so; null for the ordinary level and where the kind has no levels. */
    rule: z.string().max(60).nullable(),
    /** Words of the profile that were found in the text. */
    words: z.array(z.string().max(60)).optional(),
    /** Version of the rules. */
    rules: z.int(),
    /** It counts at once; not where a person has decided. */
    adopted: z.boolean(),
  }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, { aggregateId, facts }) {
    tx.update(caseTable, aggregateId, {
      proposed_level: facts.level,
      proposed_reason: facts.rule,
      ...(facts.adopted ? { level: facts.level, level_reason: facts.rule, level_by: null } : {}),
    })
  },
})

/** A person confirmed the proposed level, or overrode it and said why. */
export const caseLevelSet = defineOperation({
  type: 'case.levelSet',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    level: CaseLevel,
    /** The rule that was confirmed; null where the person decided otherwise, or for the ordinary level. */
    rule: z.string().max(60).nullable(),
    confirmed: z.boolean(),
  }),
  personal: z.object({ reason: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, actor, facts, personal } = operation
    tx.update(caseTable, aggregateId, {
      level: facts.level,
      level_reason: facts.confirmed ? facts.rule : 'person',
      // Without a member of staff it was the program, and counts as decided all the same.
      level_by: actor ?? 'program',
      level_note: personal.reason ?? null,
      ...entryOf(operation),
    })
  },
})

/** Why it came to this, by the list of the profile. */
export const caseCauseFound = defineOperation({
  type: 'case.causeFound',
  version: 1,
  aggregate,
  facts: z.object({ ...places, cause: z.string().max(60).nullable() }),
  personal: z.object({ text: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, { cause: operation.facts.cause, ...entryOf(operation) })
  },
})

/** Who is complained of: one of the staff, or a name. The last one counts; nobody takes an earlier one back. */
export const caseComplainedOf = defineOperation({
  type: 'case.complainedOf',
  version: 1,
  aggregate,
  facts: z.object({ ...places, staffId: Id.nullable() }),
  personal: z.object({ name: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, facts, personal } = operation
    tx.update(caseTable, aggregateId, {
      complained_staff: facts.staffId,
      complained_of: personal.name ?? null,
      ...entryOf(operation),
    })
  },
})

/** The responsible party is fixed: who; by whom and when say actor and time. */
export const caseResponsibleFixed = defineOperation({
  type: 'case.responsibleFixed',
  version: 1,
  aggregate,
  facts: z.object({ ...places, kind: ResponsibleKind }),
  personal: z.object({ party: Text }),
  subjects: placesOf,
  apply(tx, operation) {
    const { aggregateId, at, actor, facts, personal } = operation
    tx.update(caseTable, aggregateId, {
      responsible_kind: facts.kind,
      responsible: personal.party ?? null,
      responsible_by: actor,
      responsible_at: at,
      ...entryOf(operation),
    })
  },
})

/** Several owners bring the same matter: one case leads, each keeps its own answer and callback. */
export const caseLinked = defineOperation({
  type: 'case.linked',
  version: 1,
  aggregate,
  facts: z.object({
    ...places,
    leader: Id,
    /** The case it followed before; null where it stood alone. */
    from: Id.nullable(),
  }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, { leader: operation.facts.leader, ...entryOf(operation) })
  },
})

/** Takes a link back. */
export const caseUnlinked = defineOperation({
  type: 'case.unlinked',
  version: 1,
  aggregate,
  facts: z.object({ ...places, leader: Id }),
  personal: nobody,
  subjects: placesOf,
  apply(tx, operation) {
    tx.update(caseTable, operation.aggregateId, { leader: null, ...entryOf(operation) })
  },
})
