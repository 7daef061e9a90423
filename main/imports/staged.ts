import { z } from 'zod'

/** What a dry run may decide, in the order it has to be recorded. */
export const stagedKinds = ['node', 'unit', 'unitChange', 'person', 'personChange', 'movedIn'] as const
export type StagedKind = (typeof stagedKinds)[number]

const Content = z.custom<Record<string, unknown>>(value => typeof value === 'object' && value !== null)

/** One operation to be: its content was validated when it was decided and is validated again when it is recorded. */
export const StagedOperation = z.object({
  kind: z.enum(stagedKinds),
  id: z.string(),
  facts: Content,
  personal: Content.optional(),
})
export type StagedOperation = z.infer<typeof StagedOperation>

/** What one row of the file adds and changes, and what that rests on. */
export const StagedRow = z.object({
  operations: z.array(StagedOperation),
  /** Units, buildings and people whose state was looked at; a change of theirs since makes the decision stale. */
  basis: z.array(z.string()),
  /** Identities of people who were found nowhere; somebody may have registered them since. */
  identities: z.array(z.string()),
})
export type StagedRow = z.infer<typeof StagedRow>

/** A row that was refused, as it stands in the file, for the workbook of refused rows. */
export const RefusedRow = z.object({
  sheet: z.int(),
  row: z.int(),
  cells: z.array(z.string()),
  reasons: z.array(z.object({ code: z.string(), column: z.string(), value: z.string().optional() })),
})
export type RefusedRow = z.infer<typeof RefusedRow>

/** The headings of a sheet, before its first refused row. Columns count from 0. */
export const RefusedHead = z.object({
  sheet: z.int(),
  name: z.string(),
  headings: z.array(z.object({ index: z.int(), heading: z.string() })),
})
export type RefusedHead = z.infer<typeof RefusedHead>
