import type { Authority, LetterDirection, LetterState } from '../contract/letters.ts'
import { needsApproval } from '../contract/letters.ts'

/** What can be done with a document of the register. */
export const letterSteps = [
  'correct',
  'submit',
  'approve',
  'issue',
  'reply',
  'close',
  'reopen',
  'withdraw',
  'post',
] as const
export type LetterStep = (typeof letterSteps)[number]

const allowed: Readonly<Record<LetterStep, readonly LetterState[]>> = {
  correct: ['draft'],
  submit: ['draft'],
  approve: ['submitted'],
  issue: ['draft', 'approved'],
  reply: ['issued', 'received'],
  close: ['issued', 'received', 'answered'],
  reopen: ['closed'],
  withdraw: ['draft', 'submitted', 'approved', 'issued'],
  post: ['issued', 'answered'],
}

/**
 * Whether a document in this state can take this step. Out: draft → (submitted → approved) → issued → answered →
 * closed. In: received → answered → closed.
 */
export const mayTake = (step: LetterStep, state: LetterState): boolean => allowed[step].includes(state)

/** Whether it may go out now: what needs approval goes out only behind it. */
export const mayIssue = (state: LetterState, authority: Authority): boolean =>
  state === 'approved' || (state === 'draft' && !needsApproval(authority))

const prefixes: Readonly<Record<LetterDirection, string>> = {
  in: 'LW',
  out: 'FW',
  internal: 'NB',
  owners: 'GG',
}

/** `FW-<site code>-<yyyy>-<4+ digits>`, with the incarnation's letter after a restore. */
export const letterNumber = (
  direction: LetterDirection,
  siteCode: string,
  year: string,
  value: number,
  letter: string,
): string => `${prefixes[direction]}-${siteCode}-${year}-${String(value).padStart(4, '0')}${letter}`

/** Key of the counter for one year and direction; each incarnation counts on its own. */
export const letterCounter = (direction: LetterDirection, year: string, letter: string): string =>
  `letter/${direction}/${year}/${letter}`
