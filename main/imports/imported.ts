import { z } from 'zod'
import { ImportCounts, ImportFile } from '../contract/imports.ts'
import { Id } from '../contract/values.ts'

/** A staging file and its key. */
export const Staging = z.object({
  path: z.string(),
  /** Key of this one file, base64url. */
  key: z.string(),
})

/** A dry run as it lies in the desk's own staging file. */
export const StagedImport = z.object({
  importId: Id,
  staging: Staging,
  file: ImportFile,
  mappingName: z.string().nullable(),
  counts: ImportCounts,
  position: z.int(),
  operations: z.int(),
})
export type StagedImport = z.infer<typeof StagedImport>
