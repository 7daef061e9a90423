import { z } from 'zod'
import { UnitKind } from './estate.ts'
import { UnitStage, unitStages } from './unit-changes.ts'

const DocumentType = z.strictObject({
  /** Stable and unique within the checklist; stands in the log. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  name: z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) }),
  /** Kinds of units whose file has it. */
  kinds: z.array(UnitKind).min(1),
  /** A file without it is not complete once the home has come as far as `from`, and at all stages behind it. */
  required: z.boolean(),
  from: UnitStage,
  /** No longer offered; documents that have it keep it. */
  retired: z.literal(true).optional(),
})
export type DocumentType = z.infer<typeof DocumentType>

/** Id of a document that is none of the checklist; no type may have it. */
export const otherDocument = 'other'

/** The section `documents` of a profile: what belongs into the file of a home, in the order people file it. */
export const ProfileDocuments = z
  .strictObject({ types: z.array(DocumentType).min(1).max(60) })
  .superRefine(({ types }, context) => {
    for (const [index, { id }] of types.entries())
      if (id === otherDocument || types.findIndex(type => type.id === id) < index)
        context.addIssue({ code: 'custom', path: ['types', index, 'id'], message: `${id} is used twice` })
  })
export type ProfileDocuments = z.infer<typeof ProfileDocuments>

/** Types that are offered for a kind of unit. */
export function typesOf({ types }: ProfileDocuments, kind: UnitKind): DocumentType[] {
  return types.filter(type => !type.retired && type.kinds.includes(kind))
}

/** Types that the file of a home needs to be complete. */
export function requiredTypes(checklist: ProfileDocuments, kind: UnitKind, stage: UnitStage): DocumentType[] {
  const reached = unitStages.indexOf(stage)
  return typesOf(checklist, kind).filter(
    ({ required, from }) => required && unitStages.indexOf(from) <= reached,
  )
}
