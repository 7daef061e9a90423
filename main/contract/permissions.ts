/** Roles of staff, in Chinese 客服经理 / 客服专员 / 前台文员 / 只读审计. */
export const roles = ['manager', 'specialist', 'clerk', 'auditor'] as const
export type Role = (typeof roles)[number]

const everyone: readonly Role[] = roles
const staff: readonly Role[] = ['manager', 'specialist', 'clerk']
const seniors: readonly Role[] = ['manager', 'specialist']
const managers: readonly Role[] = ['manager']

/** Every permission the core checks and the roles that have it. */
export const permissions = {
  'case.read': everyone,
  'case.take': staff,
  'case.work': staff,
  'case.close': staff,
  'case.void': seniors,
  'callback.record': staff,
  'callback.campaign': seniors,
  /** Give a deadline more time. */
  'deadline.extend': seniors,
  'warning.work': seniors,
  'sheet.work': staff,
  'sheet.recipients': seniors,
  'answer.write': staff,
  /** What everybody says from then on. */
  'answer.approve': seniors,
  'watch.edit': seniors,
  'watch.round': staff,
  'visit.work': staff,
  'estate.read': everyone,
  'estate.edit': seniors,
  'person.read': everyone,
  'person.edit': staff,
  /** See phones, ID numbers and birthdays in full; each look is on the audit trail. */
  'person.unmask': staff,
  'person.erase': managers,
  'import.run': seniors,
  'export.run': ['manager', 'specialist', 'auditor'],
  'staff.read': everyone,
  'staff.manage': managers,
  'audit.read': ['manager', 'auditor'],
  'settings.edit': managers,
  'backup.run': managers,
  /** What every signed-in person may do with their own session, password, drafts and views. */
  'self.manage': everyone,
  /** What needs no sign-in: set-up of an empty desk, signing in. */
  public: everyone,
  /** Never granted to a person: the program's own commands. */
  system: [],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether a role may. `system` is the program itself. */
export function roleMay(role: string, permission: Permission): boolean {
  if (role === 'system' || permission === 'public') return true
  const holders: readonly string[] = permissions[permission]
  return holders.includes(role)
}
