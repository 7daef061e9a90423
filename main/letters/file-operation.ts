import { z } from 'zod'
import { LetterPart } from '../contract/letters.ts'
import { FileHash, Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'
import { letterFileTable, letterTable } from './tables.ts'

/** A file of a letter: the document itself, the reply to it, a photo of where it hangs. */
export const letterFileAttached = defineOperation({
  type: 'letter.fileAttached',
  version: 1,
  aggregate: 'letter',
  facts: z.object({
    fileId: Id,
    part: LetterPart,
    hash: FileHash,
    size: z.int(),
    mediaType: z.string(),
  }),
  personal: z.object({ name: z.string() }),
  apply(tx, { aggregateId, at, facts, personal }) {
    const { fileId, part, hash, size, mediaType } = facts
    tx.insert(letterFileTable, {
      id: fileId,
      letter_id: aggregateId,
      part,
      hash,
      size,
      name: personal.name ?? null,
      media_type: mediaType,
      attached_at: at,
    })
    tx.add(letterTable, aggregateId, { files: 1 })
  },
})
