import { z } from 'zod'
import { Day, Id } from './values.ts'

/** What the audit trail can be narrowed to. */
export const auditGroups = ['cases', 'people', 'estate', 'imports', 'staff', 'sessions', 'site'] as const
export const AuditGroup = z.enum(auditGroups)
export type AuditGroup = z.infer<typeof AuditGroup>

const groupOfSubject: Readonly<Record<string, AuditGroup>> = {
  case: 'cases',
  callback: 'cases',
  campaign: 'cases',
  deadline: 'cases',
  warning: 'cases',
  promise: 'cases',
  assignment: 'site',
  watch: 'cases',
  visit: 'cases',
  leak: 'cases',
  leakPack: 'cases',
  leakSource: 'cases',
  shift: 'cases',
  leakReport: 'cases',
  team: 'site',
  hqSite: 'site',
  hqChannel: 'site',
  directive: 'cases',
  directiveAnswer: 'cases',
  need: 'cases',
  needAnswer: 'cases',
  emergency: 'site',
  rain: 'site',
  season: 'site',
  drill: 'site',
  contractor: 'site',
  seasonWatch: 'site',
  seasonWind: 'site',
  worksContract: 'site',
  onCallContract: 'site',
  handoverBatch: 'estate',
  handoverVisit: 'estate',
  material: 'site',
  patrolPoint: 'site',
  patrolCheck: 'site',
  patrolRound: 'site',
  thing: 'site',
  loan: 'site',
  letter: 'site',
  letterDecision: 'site',
  reference: 'site',
  referenceTaken: 'site',
  authority: 'site',
  board: 'site',
  deskContract: 'site',
  partner: 'site',
  filing: 'site',
  answer: 'site',
  sheet: 'cases',
  demand: 'cases',
  recipient: 'cases',
  person: 'people',
  collection: 'people',
  owners: 'people',
  merge: 'people',
  data: 'people',
  document: 'estate',
  contract: 'estate',
  settlement: 'estate',
  'unit-documents': 'estate',
  unit: 'estate',
  estate: 'estate',
  unitType: 'estate',
  inspection: 'estate',
  defect: 'estate',
  rectification: 'estate',
  import: 'imports',
  mapping: 'imports',
  staff: 'staff',
  device: 'site',
  archive: 'site',
  site: 'site',
  profile: 'site',
  retention: 'site',
  log: 'site',
  station: 'site',
}

/**
 * Nobody knows who tried; it stands under the member of staff whose account it was, never under the program.
 */
export const failedSignIn = 'staff.signInFailed'

/** The group an operation belongs to, by its type; undefined for one this program has no group for. */
export function auditGroupOf(type: string): AuditGroup | undefined {
  if (type === 'staff.signedIn' || type === 'staff.signedOut' || type === failedSignIn) return 'sessions'
  return groupOfSubject[type.slice(0, type.indexOf('.'))]
}

export const AuditFilter = z.object({
  /** A member of staff, or `system` for what the program did itself. */
  actor: z.union([Id, z.literal('system')]).optional(),
  group: AuditGroup.optional(),
  /** First and last day, in the zone of the site. */
  from: Day.optional(),
  to: Day.optional(),
  /** Everything on the timeline of one case, unit, person or member of staff. */
  subject: Id.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditListInput = z.object({
  filter: AuditFilter.default({}),
  /** Only entries before this position. */
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(200).default(100),
})

export const AuditEntryInput = z.object({ position: z.int().min(1) })

/** One line of the audit trail, without anything that identifies or quotes a person but names. */
export interface AuditLine {
  readonly position: number
  readonly type: string
  readonly at: number
  /** When a device says it happened, where that is another time. */
  readonly happenedAt: number | null
  readonly actorId: string | null
  readonly actorName: string | null
  readonly aggregate: string
  readonly aggregateId: string
  /** Number or name of what it is about; null where there is none or it was erased. */
  readonly about: string | null
}

export interface AuditPage {
  readonly rows: readonly AuditLine[]
  /** Where to go on; null at the end. A page may hold few rows or none although there are more. */
  readonly next: number | null
}

/** What one operation recorded. */
export interface AuditEntry extends AuditLine {
  readonly version: number
  readonly facts: Readonly<Record<string, unknown>>
  /** Numbers and names of what the facts point to, by id; what is unknown or erased is left out. */
  readonly names: Readonly<Record<string, string>>
  /** Words and names, long numbers masked; null without the permission, where there are none or they are erased. */
  readonly personal: Readonly<Record<string, unknown>> | null
  readonly personalState: 'none' | 'shown' | 'erased' | 'withheld'
  /** The chain's hash of this operation, to compare with headquarters. */
  readonly hash: string
}
