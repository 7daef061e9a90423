import { z } from 'zod'
import { Id } from './values.ts'

/** Which version of a standard answer was said; stored with the words. */
export const UsedAnswer = z.object({ answerId: Id, version: z.int().min(1) })
export type UsedAnswer = z.infer<typeof UsedAnswer>
