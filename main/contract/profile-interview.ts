import { z } from 'zod'
import { CaseKind } from './cases.ts'

const Said = z.object({ zh: z.string().min(1).max(300), en: z.string().min(1).max(300) })

/** The four steps of a conversation, in their order: open → closed → clarifying → closing question. */
const interviewStages = ['open', 'closed', 'clarifying', 'closing'] as const

/** One step of the conversation. */
const Stage = z.strictObject({
  stage: z.enum(interviewStages),
  name: Said,
  questions: z
    .array(
      z.strictObject({
        /** For taking a case, for calling back, or both where absent. */
        moment: z.enum(['intake', 'callback']).optional(),
        /** Kinds it is asked for; every kind where absent. */
        kinds: z.array(CaseKind).min(1).optional(),
        text: Said,
      }),
    )
    .max(40),
})
export type InterviewStage = z.infer<typeof Stage>

/** What to ask, beside intake and callback. */
export const InterviewGuide = z.array(Stage).default([])
