import { z } from 'zod'
import { Id } from '../contract/values.ts'
import { defineOperation } from '../log/operation.ts'

/** For the trail: by which phone a file came. The file itself is recorded by the entry beside it. */
export const photoTaken = defineOperation({
  type: 'device.photoTaken',
  version: 1,
  aggregate: 'device',
  facts: z.object({
    kind: z.enum(['case', 'unit', 'inbox']),
    aboutId: Id.nullable(),
    into: z.enum(['about', 'inbox']),
    /** The file of the case, or the scan of the inbox. */
    fileId: Id,
  }),
  personal: z.object({}),
  apply() {},
})

export const cameraOperations = [photoTaken]
