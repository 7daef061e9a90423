import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Day, Id, Line, Phone, Text } from './values.ts'

/** 业主 / 共有人 / 租户 / 家庭成员 / 代办人 */
export const occupancyRoles = ['owner', 'co-owner', 'tenant', 'family', 'agent'] as const
export const OccupancyRole = z.enum(occupancyRoles)
export type OccupancyRole = z.infer<typeof OccupancyRole>

export const tiers = ['ordinary', 'key', 'dissatisfied'] as const
export const Tier = z.enum(tiers)
export type TierName = z.infer<typeof Tier>

export const PersonPhone = z.object({
  number: Phone,
  /** Whose it is and when to call: "son, evenings". */
  note: z.string().trim().max(100).optional(),
  /** The day somebody last made sure that it is right. */
  verifiedOn: Day.optional(),
})

/** What the desk takes into account with somebody; 老人 / 幼儿 / 行动不便 / 听力 / 视力 / 病患. */
export const careNeeds = ['elderly', 'children', 'mobility', 'hearing', 'sight', 'illness'] as const
export const CareNeed = z.enum(careNeeds)
export type CareNeed = z.infer<typeof CareNeed>

export const PersonDetails = z.object({
  name: Line,
  formerNames: z.array(Line).max(10),
  phones: z.array(PersonPhone).max(20),
  idDocument: z.string().trim().max(40),
  gender: z.enum(['female', 'male', 'other']),
  birthday: Day,
  mailingAddress: Text.max(300),
  note: Text.max(2000),
  /** Languages and dialects somebody is spoken with. */
  languages: z.string().trim().max(100),
  care: z.array(CareNeed).max(careNeeds.length),
  /** When somebody likes to be called. */
  contactTimes: z.string().trim().max(100),
  /** The days somebody last made sure of these; a new value is not verified. */
  addressVerifiedOn: Day,
  idVerifiedOn: Day,
  birthdayVerifiedOn: Day,
})
export type PersonDetails = z.infer<typeof PersonDetails>

export const Occupancy = z.object({
  unitId: Id,
  role: OccupancyRole,
  from: Day.nullable().default(null),
  until: Day.nullable().default(null),
  /** Part of the unit somebody owns, in hundredths of a percent: 5000 is a half; null where it is unknown. */
  share: z.int().min(1).max(10_000).nullable().optional(),
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
  'languages',
  'care',
  'contactTimes',
  'addressVerifiedOn',
  'idVerifiedOn',
  'birthdayVerifiedOn',
] as const
export const ChangePersonInput = z.object({
  personId: Id,
  details: PersonDetails.partial(),
  /** Details that are known no longer. */
  clear: z.array(z.enum(clearableDetails)).max(clearableDetails.length).default([]),
  tier: Tier.optional(),
  /** Details and `tier`. */
  base: FormBase,
})
export const MoveInInput = z.object({ personId: Id, occupancy: Occupancy })
/** `base`: `from`, since when they are there. */
export const MoveOutInput = z.object({
  personId: Id,
  unitId: Id,
  role: OccupancyRole,
  until: Day,
  base: FormBase,
})
/** Corrects the days and the share of a role that somebody has at a unit. */
export const CorrectRoleInput = z.object({ personId: Id, occupancy: Occupancy, base: FormBase })

/** Contact details whose truth is checked, each with the day it was. */
export const verifiedDetails = ['phone', 'mailingAddress', 'idDocument', 'birthday'] as const
export const VerifiedDetail = z.enum(verifiedDetails)
export type VerifiedDetail = z.infer<typeof VerifiedDetail>
export const VerifyDetailInput = z.object({
  personId: Id,
  what: VerifiedDetail,
  /** Which phone: its place in the list, and its last digits, by which a list that changed meanwhile is noticed. */
  phone: z.object({ place: z.int().min(0).max(19), tail: z.string().regex(/^\d{0,4}$/) }).optional(),
  /** False takes a verification back. */
  verified: z.boolean().default(true),
  /** The detail as it was shown: masked. */
  base: FormBase,
})

/** A class by hand instead of the one the rules say; null for none. */
export const SetClassInput = z.object({
  personId: Id,
  class: z.string().max(60).nullable(),
  reason: Text.min(1).max(500),
  /** `class` and `reason` as somebody gave them by hand before; null where the rules said it. */
  base: FormBase,
})
/** `base`: as of setting it. */
export const ComputeClassInput = z.object({ personId: Id, base: FormBase })

export const UnmaskInput = z.object({ personId: Id })
export const RemovePersonInput = z.object({ personId: Id })
/** `base`: `from`, `until` and `share`, as they were. */
export const RemoveOccupancyInput = z.object({
  personId: Id,
  unitId: Id,
  role: OccupancyRole,
  base: FormBase,
})

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

/** Details of which the merged record's value may win; `phones` puts its phones first. */
export const mergeChoices = [
  'name',
  'idDocument',
  'gender',
  'birthday',
  'mailingAddress',
  'languages',
  'contactTimes',
  'phones',
] as const
export const MergeChoice = z.enum(mergeChoices)
export type MergeChoice = z.infer<typeof MergeChoice>

export const MergePeopleInput = z.object({
  /** The record that stays. */
  survivorId: Id,
  /** The record that goes under it. */
  mergedId: Id,
  /** Details taken from the merged record although the survivor has its own. */
  take: z.array(MergeChoice).max(mergeChoices.length).default([]),
  /** Otherwise the graver of both. */
  tier: Tier.optional(),
})
export const UnmergePeopleInput = z.object({ mergedId: Id })
/** Two people; in any order. */
export const PairInput = z.object({ personId: Id, otherId: Id })
