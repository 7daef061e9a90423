import { z } from 'zod'

/** What speaks for two records being of one person. */
export const evidences = [
  'same-document',
  'document-typo',
  'same-name',
  'former-name',
  'similar-name',
  'title-only',
  'same-phone',
  'crowded-phone',
  'same-unit',
  'same-birthday',
] as const
export const Evidence = z.enum(evidences)
export type Evidence = z.infer<typeof Evidence>

/** From this score on two records are the same person beyond doubt. */
export const certain = 100

/** Below this score a pair is not proposed. */
export const leastScore = 60

export const DuplicatePair = z.object({
  personId: z.string(),
  otherId: z.string(),
  /** 0 to 100. */
  score: z.int().min(0).max(100),
  evidence: z.array(Evidence),
})
export type DuplicatePair = z.infer<typeof DuplicatePair>
