import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Day, Id, Line } from './values.ts'

/** Levels of the estate tree above the unit; 单元 is an entrance (stair), never a unit. */
export const nodeKinds = ['project', 'phase', 'building', 'entrance'] as const
export const NodeKind = z.enum(nodeKinds)
export type NodeKind = z.infer<typeof NodeKind>

export const unitKinds = ['dwelling', 'shop', 'parking', 'other'] as const
export const UnitKind = z.enum(unitKinds)
export type UnitKind = z.infer<typeof UnitKind>

/** Areas are integers of 0.01 m². */
export const Area = z.int().min(0).max(100_000_000)

export const UnitAttributes = z.object({
  kind: UnitKind,
  /** As people here write it, `3-2-1201`. */
  number: Line.max(60),
  room: z.string().max(30),
  floor: z.int().min(-20).max(300).nullable(),
  unitType: z.string().max(60).nullable(),
  contractArea: Area.nullable(),
  measuredArea: Area.nullable(),
  orientation: z.string().max(20).nullable(),
})
export type UnitAttributes = z.infer<typeof UnitAttributes>

/** What else is known of a unit; a member that is absent stays as it is, null is unknown. */
export const UnitTraits = z
  .object({
    /** What heating is charged by. */
    heatingArea: Area.nullable(),
    /** Right under the roof: where rain comes in first. */
    topFloor: z.boolean().nullable(),
    /** Has a basement, or is one. */
    basement: z.boolean().nullable(),
    /** Has an outer wall. */
    facade: z.boolean().nullable(),
    /** The day by which it is to be handed over. */
    promisedOn: Day.nullable(),
    /** The day the keys were handed over; warranty terms begin with it. */
    handedOverOn: Day.nullable(),
  })
  .partial()
export type UnitTraits = z.infer<typeof UnitTraits>

/** Homes of a building whose residents are asked for at once. */
export const homesOfPart = 1_000

export const AddNodeInput = z.object({
  nodeId: Id,
  kind: NodeKind,
  parentId: Id.nullable(),
  name: Line.max(60),
})
/** `base`: `name`, as it was. */
export const RenameNodeInput = z.object({ nodeId: Id, name: Line.max(60), base: FormBase })
export const RegisterUnitInput = z.object({
  unitId: Id,
  parentId: Id,
  attributes: UnitAttributes.extend(UnitTraits.shape),
})
export const ChangeUnitInput = z.object({
  unitId: Id,
  changes: UnitAttributes.partial().extend(UnitTraits.shape),
  base: FormBase,
})
/** `base`: `name`, under which it was found. */
export const RemoveNodeInput = z.object({ nodeId: Id, base: FormBase })
export const RemoveUnitInput = z.object({ unitId: Id })

/** Filter of the list of units; every member narrows it. */
export const UnitFilter = z.object({
  buildingId: Id.optional(),
  kind: UnitKind.optional(),
  /** Nobody is registered there now. */
  empty: z.boolean().optional(),
  /** Has open cases. */
  open: z.boolean().optional(),
})
export type UnitFilter = z.infer<typeof UnitFilter>
