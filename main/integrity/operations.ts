import { z } from 'zod'
import { FaultKind } from '../contract/integrity.ts'
import { defineOperation } from '../log/operation.ts'

const nothing = z.object({})
/** The beginning of the name a file lies under: an HMAC, so that nobody learns from it what the file is. */
const FileLabel = z.string().regex(/^[0-9a-f]{12}$/)

/** On the audit trail only: no table follows from what a disk did. */
export const fileFaultFound = defineOperation({
  type: 'archive.faultFound',
  version: 1,
  aggregate: 'archive',
  facts: z.object({ file: FileLabel, why: FaultKind }),
  personal: nothing,
  apply() {},
})

/** A damaged or missing file was put back out of a backup, byte for byte as it was stored. */
export const fileRepaired = defineOperation({
  type: 'archive.fileRepaired',
  version: 1,
  aggregate: 'archive',
  facts: z.object({ file: FileLabel, from: z.enum(['own', 'elsewhere']) }),
  personal: nothing,
  apply() {},
})

/**
 * Files that nothing refers to were deleted for good, after their time in the trash. Recorded before the first of them
 * goes, so that none is gone without an entry.
 */
export const filesDeleted = defineOperation({
  type: 'archive.filesDeleted',
  version: 1,
  aggregate: 'archive',
  facts: z.object({ files: z.array(FileLabel).min(1).max(200), bytes: z.int().min(0) }),
  personal: nothing,
  apply() {},
})

export const integrityOperations = [fileFaultFound, fileRepaired, filesDeleted]
