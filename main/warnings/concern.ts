import { roleMay } from '../contract/permissions.ts'
import { type WarningAsked, type WarningRow, type WarningWant, wentUp } from '../contract/warnings.ts'
import type { WarningRecipient } from '../contract/profile-levels.ts'
import { analystOf, type Hand, isAskedOf, type Somebody } from './escalation.ts'

/** What a warning wants next: an answer, or an analysis that is due; when, UTC milliseconds. */
export interface Wanted {
  readonly what: WarningWant
  readonly due: number
}

/** @param before an analysis that is due later is not wanted yet */
export function wantedNow(
  { state, respondBy, nextAnalysisAt }: WarningRow,
  before: number,
): Wanted | undefined {
  if (state === 'raised') return { what: 'answer', due: respondBy }
  if (state === 'ended' || nextAnalysisAt === null || nextAnalysisAt >= before) return undefined
  return { what: 'analyse', due: nextAnalysisAt }
}

/**
 * Whom it concerns: an answer whoever was asked for it, an analysis who answered or, where they left or may not
 * analyse, everybody who may, and once it was missed every role it has gone up to. Managers and auditors see what the
 * whole team has to do.
 */
export function concerns(
  row: WarningRow,
  { what }: Wanted,
  somebody: Somebody,
  staff: readonly Hand[],
): boolean {
  const { role } = somebody
  if (what === 'answer') {
    const demand = { first: plain(row.askedFirst), asked: plain(row.asked) }
    return isAskedOf(somebody, demand, staff)
  }
  if (role === 'manager' || role === 'auditor') return true
  if (!roleMay(role, 'warning.work')) return false
  const first = analystOf(row.acknowledgedBy, staff)
  if (first.kind === 'role') return true
  return isAskedOf(somebody, { first, asked: wentUp(row) ? plain(row.asked) : first }, staff)
}

function plain(asked: WarningAsked | null): WarningRecipient | null {
  return asked?.kind === 'staff' ? { kind: 'staff', staffId: asked.staffId } : asked
}
