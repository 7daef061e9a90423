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
  /** Say what is being done about a warning; a clerk only where it was asked of clerks. */
  'warning.answer': staff,
  'warning.work': seniors,
  'sheet.work': staff,
  'sheet.recipients': seniors,
  'answer.write': staff,
  /** What everybody says from then on. */
  'answer.approve': seniors,
  'watch.edit': seniors,
  'watch.round': staff,
  'visit.work': staff,
  /** Take leaks, send teams, speak with households, prove that repairs hold. */
  'leak.work': staff,
  /** Record what a leak cost and who bears it, and what was agreed with an owner. */
  'leak.costs': seniors,
  'team.edit': seniors,
  /** Start and end an emergency, change its level: whoever is on duty at night may have to. */
  'emergency.lead': staff,
  /** The plan of the rainy season, its roster and people, its materials and patrol points. */
  'season.edit': managers,
  /** Enter contractors, their contracts of works and their contracts on call. */
  'contractor.edit': seniors,
  /** Set up handovers: days, stations, countdown, homes. */
  'handover.plan': seniors,
  /** Everything with families before and on the day. */
  'handover.work': staff,
  /** Approve the scheme of a handover. */
  'handover.approve': managers,
  /** Lend, write and receive letters, walk round boards and boxes, file papers. */
  'register.work': staff,
  'register.edit': seniors,
  'letter.approve': managers,
  /** Describe unit types: rooms, drawings, checklists. */
  'unitType.edit': seniors,
  /** Walk through homes and record what is found. */
  'inspection.work': staff,
  /** Give defects out for repair, chase, split and join orders. */
  'rectification.work': staff,
  /** Decide whether a party that declines owes a repair. */
  'rectification.rule': seniors,
  'contract.read': everyone,
  /** Record what sales says of contracts. */
  'contract.edit': seniors,
  /** See prices and payments. */
  'contract.sums': ['manager', 'specialist', 'auditor'],
  /** Say what contracts provide for delay and areas, and fix what is owed. */
  'settlement.work': seniors,
  'document.read': everyone,
  /** File papers, scan, say what a home does not need. */
  'document.work': staff,
  'estate.read': everyone,
  'estate.edit': seniors,
  'person.read': everyone,
  'person.edit': staff,
  /** See phones, ID numbers and birthdays in full; each look is on the audit trail. */
  'person.unmask': staff,
  /** Merge two records of one person, and part them again. */
  'person.merge': seniors,
  'person.erase': managers,
  /** Take a copy of all that is stored about a person, in full; each is on the audit trail. */
  'person.copy': managers,
  'import.run': seniors,
  'export.run': ['manager', 'specialist', 'auditor'],
  'staff.read': everyone,
  'staff.manage': managers,
  'audit.read': ['manager', 'auditor'],
  'settings.edit': managers,
  'backup.run': managers,
  /** Write bundles for headquarters and take in its receipts. */
  'sync.run': seniors,
  /** At headquarters: send a site directives and answers, and decide what it asks. */
  'hq.direct': seniors,
  /** Answer what headquarters asks for, and tell it what the site needs. */
  'directive.answer': staff,
  /** Join a headquarters: from then on it can read all that is sent. */
  'sync.manage': managers,
  /** Let other devices work on the desk over the clubhouse's own network: switch the station, pair, limit, revoke. */
  'station.manage': managers,
  /** Pair a phone of one's own as a camera, and revoke it. */
  'device.pairCamera': staff,
  /** What every signed-in person may do with their own session, password, drafts and views. */
  'self.manage': everyone,
  /** What needs no sign-in: set-up of an empty desk, signing in. */
  public: everyone,
  /** Never granted to a person: what a paired device does by itself, by its kind. */
  device: [],
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

/** Somebody's role, and the most that may be done on the device they work on; null or left out is no limit. */
export interface Acting {
  readonly role: string
  readonly limit?: Role | null | undefined
}

/** Whether somebody may, there: both their role and the device's limit allow it. */
export function mayAct({ role, limit }: Acting, permission: Permission): boolean {
  return roleMay(role, permission) && (limit == null || role === 'system' || roleMay(limit, permission))
}

/**
 * The role by which somebody is shown what to do on a limited device. Clerk, specialist and manager each have all
 * that the one before has; an auditor and any other have only reading in common, which is what an auditor does.
 */
export function lesserRole(role: Role, limit: Role | null): Role {
  if (limit === null || role === limit || limit === 'manager') return role
  if (role === 'manager') return limit
  if (role === 'auditor' || limit === 'auditor') return 'auditor'
  return 'clerk'
}
