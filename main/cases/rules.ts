import type { CaseState, CaseStep } from '../contract/cases.ts'

const allowed: Readonly<Record<CaseStep, readonly CaseState[]>> = {
  handle: ['received'],
  wait: ['received', 'handling'],
  resolve: ['received', 'handling'],
  verify: ['resolved'],
  close: ['received', 'handling', 'resolved'],
  reopen: ['resolved', 'closed'],
  void: ['received', 'handling', 'resolved'],
  restore: ['void'],
  /** Notes, files, assignment, corrections: also on closed cases, for what comes in afterwards. */
  work: ['received', 'handling', 'resolved', 'closed'],
}

/**
 * Whether a case in this state can take this step: received → handling → resolved → closed, plus reopened (back
 * to handling) and void. A closed case is reopened before it is voided.
 */
export function mayTake(step: CaseStep, state: CaseState): boolean {
  return allowed[step].includes(state)
}

/** `KF-<site code>-<yyyymm>-<4+ digits>`, with the incarnation's letter after a restore. */
export function caseNumber(siteCode: string, month: string, value: number, letter: string): string {
  return `KF-${siteCode}-${month}-${String(value).padStart(4, '0')}${letter}`
}

/** Key of the counter for one month; each incarnation counts on from where the last one stood. */
export function caseCounter(month: string, letter: string): string {
  return `case/${month}/${letter}`
}
