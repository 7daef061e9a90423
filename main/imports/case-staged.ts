import { z } from 'zod'
import { CaseKind, CategoryPath, Channel } from '../contract/cases.ts'
import { Id, Millis } from '../contract/values.ts'

/** A case that a dry run decided to take over, as it lies in the staging file. */
export const StagedCase = z.object({
  id: Id,
  /** By which the row is known again. */
  key: z.string(),
  receivedAt: Millis,
  /** Month of receipt at the site, for its number: `202105`. */
  month: z.string().regex(/^\d{6}$/),
  channel: Channel,
  kind: CaseKind,
  category: CategoryPath,
  emergency: z.boolean(),
  unitId: Id.nullable(),
  personId: Id.nullable(),
  handler: Id.nullable(),
  personal: z.object({
    registerNumber: z.string().optional(),
    callerName: z.string().optional(),
    callerPhone: z.string().optional(),
    text: z.string(),
    place: z.string().optional(),
    wish: z.string().optional(),
    source: z.string().optional(),
  }),
  /** What else the row said, for the timeline. */
  notes: z.array(z.string()),
  state: z.enum(['received', 'handling', 'resolved', 'closed', 'void']),
  /** When it came into this state, as far as the register knows. */
  endedAt: Millis,
  answer: z.string().nullable(),
})
export type StagedCase = z.infer<typeof StagedCase>
