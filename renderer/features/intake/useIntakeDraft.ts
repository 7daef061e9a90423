import { z } from 'zod'
import type { DraftState } from '../../app/drafts/draft-store.ts'
import { type KeptDraft, useKeptDraft } from '../../app/drafts/useKeptDraft.ts'
import { IntakeEntry, isUntouched, newEntry } from './entry.ts'

/** A file that had begun to arrive: after a reload it goes on where it stopped. */
const KeptFile = z.object({
  fileId: z.string(),
  caseId: z.string(),
  name: z.string(),
  size: z.int().min(0),
  uploadId: z.string().nullable(),
  offset: z.int().min(0),
})
const IntakeDraft = z.object({ entry: IntakeEntry, files: z.array(KeptFile) })
export type IntakeDraft = z.infer<typeof IntakeDraft>

const shape = {
  schema: IntakeDraft,
  initial: (): IntakeDraft => ({ entry: newEntry(), files: [] }),
  isEmpty: ({ entry, files }: IntakeDraft) => isUntouched(entry) && files.length === 0,
}

/** The intake panel's draft: what was typed and which files had begun to arrive. */
export const useIntakeDraft = (): KeptDraft<IntakeDraft> => useKeptDraft('intake', shape)

/** What to say of the draft beside the number; null where there is nothing to say. */
export function draftNote(state: DraftState): 'draftKept' | 'draftRestored' | 'draftFailed' | null {
  if (state === 'kept') return 'draftKept'
  if (state === 'restored') return 'draftRestored'
  return state === 'failed' ? 'draftFailed' : null
}
