import { z } from 'zod'
import { RoomKind } from './inspection.ts'
import { FormBase } from './meanwhile.ts'
import { type Frame, PlanPoint } from './plan-frames.ts'
import { ChecklistItem } from './profile-inspection.ts'
import { FileHash, Id, Line } from './values.ts'

/** Names a room within its type, or the kind of room where a home has no type. */
export const RoomId = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/)
  .max(60)

export const TypeRoom = z.object({
  id: RoomId,
  kind: RoomKind,
  name: Line.max(60),
  /** Its corners in the type's frame; empty where nobody drew it. */
  area: z.array(PlanPoint).max(60).default([]),
})
export type TypeRoom = z.output<typeof TypeRoom>

const once = <T>(list: readonly T[], of: (one: T) => string) => new Set(list.map(of)).size === list.length

const Rooms = z
  .array(TypeRoom)
  .max(60)
  .refine(rooms => once(rooms, ({ id }) => id), { error: 'a room is named twice' })

/** What a room of a type has beside the desk's checklist, or not. */
export const RoomChecklist = z.object({
  roomId: RoomId,
  /** Ids of items that are not looked at there. */
  leftOut: z.array(z.string().max(60)).max(80),
  /** Items that are looked at only there. */
  added: z.array(ChecklistItem).max(40),
})
export type RoomChecklist = z.output<typeof RoomChecklist>

export const SaveUnitTypeInput = z.object({ typeId: Id, name: Line.max(80), rooms: Rooms, base: FormBase })
export const UnitTypeInput = z.object({ typeId: Id })
export const RetireUnitTypeInput = z.object({ typeId: Id, retired: z.boolean() })
export const SetTypeChecklistInput = z.object({
  typeId: Id,
  checklists: z
    .array(RoomChecklist)
    .max(60)
    .refine(list => once(list, ({ roomId }) => roomId), { error: 'a room is named twice' }),
  base: FormBase,
})

const drawing = { typeId: Id, planId: Id, name: Line.max(80) }
const Side = z.int().min(1).max(100_000)
/** A drawing whose files are in the archive. */
export const AddPlanInput = z.object({
  ...drawing,
  hash: FileHash,
  size: z.int().min(0),
  mediaType: z.string().max(200),
  /** From 1. */
  page: z.int().min(1).max(5_000),
  /** The picture that screens and tablets show, of the same shape: at most four million pixels. */
  picture: z.object({ hash: FileHash, size: z.int().min(0), width: Side, height: Side }),
})
/** A drawing whose bytes have come. */
export const AddPlanUploadInput = z.object({
  ...drawing,
  uploadId: z.string().min(1).max(64),
  page: z.int().min(1).max(5_000).default(1),
})
/** Two or three places that a drawing and another one share; none lays it over the frame by its edges. */
export const AlignPlanInput = z.object({
  planId: Id,
  matches: z
    .array(z.object({ on: PlanPoint, other: PlanPoint, otherPlanId: Id }))
    .max(3)
    .refine(matches => matches.length !== 1, { error: 'two or three places, or none' }),
  base: FormBase,
})
export const RemovePlanInput = z.object({ planId: Id, removed: z.boolean() })

/** `first`: it is the frame. `edges`: laid over it by its edges, nobody aligned it yet. */
export type PlanAlignment = 'first' | 'edges' | 'points'

export interface UnitPlan {
  readonly id: string
  readonly typeId: string
  readonly name: string
  readonly hash: string
  readonly mediaType: string
  readonly page: number
  readonly pictureHash: string
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
  readonly frame: Frame
  readonly alignment: PlanAlignment
  readonly addedAt: number
  readonly addedByName: string | null
  readonly removed: boolean
}

export interface UnitTypeRow {
  readonly id: string
  readonly name: string
  readonly rooms: number
  readonly plans: number
  /** The drawing shown now is laid by its edges alone. */
  readonly unaligned: boolean
  /** Homes that name it. */
  readonly units: number
  readonly retired: boolean
}

/** Homes name a type that nobody described yet. */
export interface UnnamedType {
  readonly name: string
  readonly units: number
}

/** A type with all that is known of it. */
export interface UnitTypeDetail {
  readonly id: string
  readonly name: string
  readonly rooms: readonly TypeRoom[]
  readonly checklists: readonly RoomChecklist[]
  /** Newest first; the first that is not removed is shown. */
  readonly plans: readonly UnitPlan[]
  readonly units: number
  readonly retired: boolean
}

/** A room of a home with what is looked at there. */
export interface RoomToInspect {
  readonly id: string
  readonly kind: RoomKind
  readonly name: string
  readonly area: TypeRoom['area']
  readonly items: readonly ChecklistItem[]
}
