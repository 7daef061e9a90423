import { z } from 'zod'
import { CaseKind } from './cases.ts'

const Said = z.object({ zh: z.string().min(1).max(4_000), en: z.string().min(1).max(4_000) })

/** Standard answers a trade's desk begins with: examples to adapt, never offered before somebody approved them. */
export const AnswerExamples = z
  .array(
    z.strictObject({
      /** Stable; says which answers were taken over already. */
      id: z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .max(60),
      question: Said,
      answer: Said,
      words: z.array(z.string().min(1).max(30)).max(30),
      kinds: z.array(CaseKind).max(6).default([]),
      categories: z.array(z.string().min(1).max(60)).max(10).default([]),
    }),
  )
  .default([])
