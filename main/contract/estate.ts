import { z } from 'zod'
import { Id, Line } from './values.ts'

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

export const AddNodeInput = z.object({
  nodeId: Id,
  kind: NodeKind,
  parentId: Id.nullable(),
  name: Line.max(60),
})
export const RenameNodeInput = z.object({ nodeId: Id, name: Line.max(60) })
export const RegisterUnitInput = z.object({ unitId: Id, parentId: Id, attributes: UnitAttributes })
export const ChangeUnitInput = z.object({ unitId: Id, changes: UnitAttributes.partial() })
export const RemoveNodeInput = z.object({ nodeId: Id })
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
