import { z } from 'zod'
import { Day, Id, Line, Phone, Text } from './values.ts'

/** 业主 / 共有人 / 租户 / 家庭成员 / 代办人 */
export const occupancyRoles = ['owner', 'co-owner', 'tenant', 'family', 'agent'] as const
export const OccupancyRole = z.enum(occupancyRoles)
export type OccupancyRole = z.infer<typeof OccupancyRole>

export const tiers = ['ordinary', 'key', 'dissatisfied'] as const
export const Tier = z.enum(tiers)

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
export const ChangePersonInput = z.object({
  personId: Id,
  details: PersonDetails.partial(),
  tier: Tier.optional(),
})
export const MoveInInput = z.object({ personId: Id, occupancy: Occupancy })
export const MoveOutInput = z.object({ personId: Id, unitId: Id, role: OccupancyRole, until: Day })
export const UnmaskInput = z.object({ personId: Id })
export const EraseInput = z.object({ personId: Id, reason: Line })
