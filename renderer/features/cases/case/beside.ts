import type { Outputs } from '../../../app/api.ts'

/** Something that happened around the case: a contact sheet went out, a callback was recorded. */
export type BesideEntry = Outputs['timeline']['besideCase'][number]

/** Steps that tell nothing the next one does not. */
const quiet: ReadonlySet<string> = new Set([
  'sheet.drafted',
  'sheet.corrected',
  'sheet.fileAttached',
  'callback.moved',
])

/** What is told in the story of a case. */
export const isTold = ({ operation }: BesideEntry): boolean => !quiet.has(operation)
