import { z } from 'zod'
import { UnitAttributes, UnitTraits } from './estate.ts'
import { FormBase } from './meanwhile.ts'
import { OccupancyRole } from './people.ts'
import { Day, Id, Line, Text } from './values.ts'
import type { Words } from './words.ts'

/** What can happen to a unit as a whole. */
export const unitChangeKinds = ['move', 'merge', 'split'] as const
export const UnitChangeKind = z.enum(unitChangeKinds)
export type UnitChangeKind = z.infer<typeof UnitChangeKind>

/** Stages in the life of a unit file, in their order. */
export const unitStages = [
  'prospect',
  'signed',
  'before-move-in',
  'moved-in',
  'warranty-ending',
  'out-of-warranty',
] as const
export const UnitStage = z.enum(unitStages)
export type UnitStage = z.infer<typeof UnitStage>

export const stageWords: Readonly<Record<UnitStage, Words>> = {
  prospect: { zh: '未签约', en: 'Not signed' },
  signed: { zh: '已签约', en: 'Signed' },
  'before-move-in': { zh: '待交付', en: 'Before move-in' },
  'moved-in': { zh: '已入住', en: 'Moved in' },
  'warranty-ending': { zh: '将出保', en: 'Warranty ending' },
  'out-of-warranty': { zh: '已出保', en: 'Out of warranty' },
}

/** Something of a home other than a person: a case, a callback, a document; `thing` names the sort. */
export const ThingOfUnit = z.object({ thing: z.string().min(1).max(40), id: z.string().min(1).max(120) })
export type ThingOfUnit = z.infer<typeof ThingOfUnit>

/** A person who went along, with the days as they were, and as they were at the other home before, if at all. */
export const PersonOfUnit = z.object({
  personId: Id,
  role: OccupancyRole,
  from: Day.nullable(),
  until: Day.nullable(),
  /** Part of the unit they own, in hundredths of a percent. */
  share: z.int().nullable().default(null),
  before: z
    .object({ from: Day.nullable(), until: Day.nullable(), share: z.int().nullable().default(null) })
    .nullable(),
})
export type PersonOfUnit = z.infer<typeof PersonOfUnit>

/** What went along with a merge or a split, so that exactly this comes back. */
export const WentAlong = z.object({
  things: z.array(ThingOfUnit),
  people: z.array(PersonOfUnit),
  /** Units that had been merged into this one before, and lead to the survivor since. */
  aliases: z.array(Id),
})
export type WentAlong = z.infer<typeof WentAlong>

/** Where a unit stood and what it was called before it moved. */
export const MovedFrom = z.object({
  parentId: Id,
  number: z.string(),
  room: z.string(),
})

export const MergeUnitInput = z.object({ changeId: Id, unitId: Id, into: Id, reason: Text.optional() })
export const SplitUnitInput = z.object({
  changeId: Id,
  unitId: Id,
  part: z.object({ unitId: Id, attributes: UnitAttributes.extend(UnitTraits.shape) }),
  people: z.array(z.object({ personId: Id, role: OccupancyRole })).max(200),
  things: z.array(ThingOfUnit).max(5000),
  reason: Text.optional(),
})
export const MoveUnitInput = z.object({
  changeId: Id,
  unitId: Id,
  parentId: Id,
  /** What it is called there; as before where absent. */
  number: Line.max(60).optional(),
  reason: Text.optional(),
  /** `parentId` and `number`, as they were. */
  base: FormBase,
})
export const UndoUnitChangeInput = z.object({ changeId: Id })
export const SetStageInput = z.object({
  unitId: Id,
  /** Null goes back to what the facts say. */
  stage: UnitStage.nullable(),
  reason: Text.optional(),
  /** `stage` and `reason`, as somebody had set them. */
  base: FormBase,
})
/** `base`: `parentId`, under which it stood. */
export const MoveNodeInput = z.object({ nodeId: Id, parentId: Id, base: FormBase })
