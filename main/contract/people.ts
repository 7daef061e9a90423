import { z } from 'zod'
import { Day, Id, Line, Phone, Text } from './values.ts'

/** 业主 / 共有人 / 租户 / 家庭成员 / 代办人 */
export const occupancyRoles = ['owner', 'co-owner', 'tenant', 'family', 'agent'] as const
export const OccupancyRole = z.enum(occupancyRoles)
export type OccupancyRole = z.infer<typeof OccupancyRole>

export const tiers = ['ordinary', 'key', 'dissatisfied'] as const
export const Tier = z.enum(tiers)
export type TierName = z.infer<typeof Tier>

export const PersonPhone = z.object({ number: Phone, note: z.string().trim().max(100).optional() })

export const PersonDetails = z.object({
  name: Line,
  formerNames: z.array(Line).max(10),
  phones: z.array(PersonPhone).max(20),
  idDocument: z.string().trim().max(40),
  gender: z.enum(['female', 'male', 'other']),
  birthday: Day,
  mailingAddress: Text.max(300),
  note: Text.max(2000),
})
export type PersonDetails = z.infer<typeof PersonDetails>

export const Occupancy = z.object({
  unitId: Id,
  role: OccupancyRole,
  from: Day.nullable().default(null),
  until: Day.nullable().default(null),
})
export type Occupancy = z.infer<typeof Occupancy>

export const RegisterPersonInput = z.object({
  personId: Id,
  details: PersonDetails.partial().required({ name: true }),
  occupancies: z.array(Occupancy).max(50),
  tier: Tier.default('ordinary'),
})
/** Details that may be emptied again. */
export const clearableDetails = [
  'formerNames',
  'phones',
  'idDocument',
  'gender',
  'birthday',
  'mailingAddress',
  'note',
] as const
export const ChangePersonInput = z.object({
  personId: Id,
  details: PersonDetails.partial(),
  /** Details that are known no longer. */
  clear: z.array(z.enum(clearableDetails)).max(clearableDetails.length).default([]),
  tier: Tier.optional(),
})
export const MoveInInput = z.object({ personId: Id, occupancy: Occupancy })
export const MoveOutInput = z.object({ personId: Id, unitId: Id, role: OccupancyRole, until: Day })
export const UnmaskInput = z.object({ personId: Id })
export const RemovePersonInput = z.object({ personId: Id })
export const RemoveOccupancyInput = z.object({ personId: Id, unitId: Id, role: OccupancyRole })

/** Why personal data is erased; a list, because the reason stays in the log for ever and must name nobody. */
export const eraseReasons = ['asked', 'no-longer-needed', 'entered-by-mistake', 'other'] as const
export const EraseReason = z.enum(eraseReasons)
export const EraseInput = z.object({
  personId: Id,
  reason: EraseReason,
  /** Also the words of the cases this person brought; their facts stay. */
  withCases: z.boolean().default(false),
})

/** The one field that finds people and units as they are spoken of. */
export const LookupInput = z.object({
  text: z.string().max(100),
  limit: z.int().min(1).max(50).default(12),
})

/** What of a person may be seen without asking: phones and numbers are masked. */
export const PersonFilter = z.object({
  role: OccupancyRole.optional(),
  tier: Tier.optional(),
  buildingId: Id.optional(),
})
export type PersonFilter = z.infer<typeof PersonFilter>
