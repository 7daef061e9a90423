import { type Role, roleMay } from '../contract/permissions.ts'
import { type StepRole, stepRoles } from '../contract/profile-deadlines.ts'
import type { WarningRecipient } from '../contract/profile-levels.ts'
import type { EscalationReason } from '../contract/warnings.ts'

const hour = 3_600_000

/** A member of staff as far as answering goes; `active` is 0 for who left. */
export interface Hand {
  readonly id: string
  readonly role: Role
  readonly active: 0 | 1
}

/** Somebody who may see warnings, as one of the desk. */
export interface Somebody {
  readonly staffId: string | null
  readonly role: string
}

/** A demand for an answer or an analysis that nobody has given yet. */
export interface Waiting {
  readonly asked: WarningRecipient
  /** When it goes one role up, UTC milliseconds; null where nobody is above. */
  readonly nextStepAt: number | null
  /** Between one role and the next, milliseconds. */
  readonly pause: number
}

/** One step up. */
export interface Escalation {
  readonly to: StepRole
  readonly why: EscalationReason
  /** When it was reached, UTC milliseconds. */
  readonly at: number
  readonly nextStepAt: number | null
}

/** What asking for an answer leads to. Headquarters have nobody above them. */
export const demandOf = (asked: WarningRecipient, respondBy: number) => ({
  asked,
  nextStepAt: asked.kind === 'role' && asked.role === 'hq' ? null : respondBy,
})

/** An analysis is asked of who answered or, where they left or may not analyse, of the first role that may. */
export function analystOf(answeredBy: string | null, staff: readonly Hand[]): WarningRecipient {
  const answered = staff.find(({ id, active }) => id === answeredBy && active === 1)
  return answered && roleMay(answered.role, 'warning.work')
    ? { kind: 'staff', staffId: answered.id }
    : { kind: 'role', role: 'specialist' }
}

/** Each role above gets half the time the first one had, as with deadlines: 100 %, 150 %, 200 %. */
export const pauseOf = (hours: number): number => (hours * hour) / 2

/** How high on the ladder of roles somebody stands. Who is outside the desk is reached by its manager. */
export function rungOf(recipient: WarningRecipient, staff: readonly Hand[]): number {
  const role =
    recipient.kind === 'role'
      ? recipient.role
      : recipient.kind === 'outside'
        ? 'manager'
        : staff.find(({ id }) => id === recipient.staffId)?.role
  // An auditor answers for nothing: whoever became one is treated as if nobody were there, from the counter up.
  return Math.max(
    stepRoles.findIndex(one => one === role),
    0,
  )
}

/**
 * The next step up that is reached; undefined where none is. Roles that nobody has are passed over, so that on a desk
 * of one person it goes from the manager to headquarters, who are always there.
 */
export function escalationOf(
  { asked, nextStepAt, pause }: Waiting,
  staff: readonly Hand[],
  now: number,
): Escalation | undefined {
  if (nextStepAt === null) return undefined
  const gone = !isThere(asked, staff)
  if (!gone && nextStepAt > now) return undefined
  const rung = rungOf(asked, staff)
  const to =
    stepRoles.find((role, place) => place >= (gone ? rung : rung + 1) && hasRole(staff, role)) ?? 'hq'
  const at = gone ? Math.min(now, nextStepAt) : nextStepAt
  // Who is asked because another one is gone keeps the time that one had.
  const next = gone ? nextStepAt : nextStepAt + pause
  return { to, why: gone ? 'nobody' : 'missed', at, nextStepAt: to === 'hq' ? null : next }
}

const hasRole = (staff: readonly Hand[], role: StepRole) =>
  role === 'hq' || staff.some(hand => hand.active === 1 && hand.role === role)

function isThere(asked: WarningRecipient, staff: readonly Hand[]): boolean {
  switch (asked.kind) {
    case 'outside':
      return true
    case 'role':
      return hasRole(staff, asked.role)
    case 'staff':
      return staff.some(({ id, active, role }) => id === asked.staffId && active === 1 && role !== 'auditor')
  }
}

/**
 * Whether the answer is asked of somebody: of them by name or role, first or after it went up; every role it passed on
 * its way. Managers and auditors look after what the whole team has to do.
 */
export function isAskedOf(
  { staffId, role }: Somebody,
  demand: { readonly first: WarningRecipient | null; readonly asked: WarningRecipient | null },
  staff: readonly Hand[],
): boolean {
  if (role === 'manager' || role === 'auditor' || role === 'system') return true
  const { first, asked } = demand
  const is = (one: WarningRecipient | null) =>
    one !== null &&
    ((one.kind === 'role' && one.role === role) || (one.kind === 'staff' && one.staffId === staffId))
  if (is(first) || is(asked)) return true
  if (!first || !asked) return false
  const own = stepRoles.findIndex(one => one === role)
  return own > rungOf(first, staff) && own <= rungOf(asked, staff)
}
