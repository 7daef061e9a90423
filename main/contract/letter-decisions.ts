import { z } from 'zod'
import type { CaseFile } from './case-views.ts'
import type { Authority, LetterDirection, LetterKind, LetterState } from './letters.ts'
import { Id, Text } from './values.ts'

/** What headquarters says to a document of a site: it may go out, it may not as it is, it is on record. */
export const letterVerdicts = ['approved', 'refused', 'recorded'] as const
export const LetterVerdict = z.enum(letterVerdicts)
export type LetterVerdict = z.infer<typeof LetterVerdict>

/** At headquarters. A refusal says why. */
export const DecideLetterInput = z
  .object({
    hqSiteId: Id,
    decisionId: Id,
    letterId: Id,
    verdict: LetterVerdict,
    /** What was read, as {@link LetterToDecide} gives it. */
    seen: z.string().max(60),
    /** Number of the record, where there is one. */
    reference: z.string().trim().max(80),
    text: Text.max(2000),
  })
  .refine(({ verdict, text }) => verdict !== 'refused' || text !== '', { path: ['text'] })

/** A document of a site that waits for headquarters. Times are UTC milliseconds, days are days at the site. */
export interface LetterToDecide {
  readonly id: string
  readonly number: string | null
  readonly direction: LetterDirection
  readonly kind: LetterKind
  readonly state: LetterState
  readonly authority: Authority
  readonly party: string | null
  readonly subject: string | null
  readonly text: string | null
  readonly replyBy: string | null
  readonly at: number
  readonly issuedAt: number | null
  readonly writtenByName: string | null
  readonly files: readonly CaseFile[]
  /** Whether it asks for approval before it goes out, or for a record behind it. */
  readonly asks: 'approval' | 'record'
  /** Hash of what is read of it: what changed since is not approved by it. */
  readonly seen: string
  /** What was decided here and has not come back from the site yet; null where nothing was. */
  readonly decided: LetterVerdict | null
}

/** What headquarters said to a document, as its site sees it. */
export interface LetterDecision {
  readonly id: string
  readonly verdict: LetterVerdict
  readonly text: string | null
  /** Who at headquarters. */
  readonly sender: string | null
  readonly reference: string
  readonly at: number
}
