import { z } from 'zod'
import { WorkPart } from './contractors.ts'
import { DefectKind, DefectSeverity, RoomKind } from './inspection.ts'
import { FormBase } from './meanwhile.ts'
import type { OccupancyRole } from './people.ts'
import { type Frame, PlanPoint } from './plan-frames.ts'
import type { MeasureFault } from './profile-inspection.ts'
import { RoomId, type RoomToInspect } from './unit-types.ts'
import { Day, FileHash, Id, Line, Text } from './values.ts'

/** Why a home is walked through. */
export const inspectionPurposes = [
  'construction',
  'openDay',
  'mock',
  'formal',
  'individual',
  'reinspection',
  'vacant',
] as const
export const InspectionPurpose = z.enum(inspectionPurposes)
export type InspectionPurpose = z.infer<typeof InspectionPurpose>

/** Whose findings they are: owners' are kept apart. */
export const InspectionSide = z.enum(['staff', 'owner'])
export type InspectionSide = z.infer<typeof InspectionSide>

/** `taken`: somebody began what was planned, as an inspection of its own. */
export type InspectionState = 'planned' | 'taken' | 'open' | 'done' | 'void'

export const ItemResult = z.enum(['ok', 'defect', 'notApplicable', 'notSeen'])
export type ItemResult = z.infer<typeof ItemResult>

/** Whether the home was taken over at the end of an inspection; `none` where nobody had to say. */
export const InspectionConclusion = z.enum(['accepted', 'refused', 'none'])
export type InspectionConclusion = z.infer<typeof InspectionConclusion>

export const SignerRole = z.enum(['owner', 'agent', 'staff', 'property', 'contractor'])
export type SignerRole = z.infer<typeof SignerRole>

/**
 * `fixed`: the party says so. `sentBack`: somebody looked, and it is not. `declined`: the party says it does not owe
 * it, and the desk has to decide.
 */
export const defectStates = [
  'open',
  'dispatched',
  'fixed',
  'sentBack',
  'declined',
  'accepted',
  'void',
] as const
export const DefectState = z.enum(defectStates)
export type DefectState = z.infer<typeof DefectState>

const ItemId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)
const Note = Text.max(2_000)
const Value = z.number().min(-1_000_000).max(1_000_000)

export const PlanInspectionsInput = z.object({
  inspections: z
    .array(z.object({ inspectionId: Id, unitId: Id }))
    .min(1)
    .max(500),
  purpose: InspectionPurpose,
  inspector: Id.nullable(),
  plannedOn: Day.nullable(),
  /** The batch of a handover they belong to. */
  batchId: Id.nullable().default(null),
})
/** Somebody begins to walk through a home; two who do make two inspections. */
export const BeginInspectionInput = z.object({
  inspectionId: Id,
  unitId: Id,
  purpose: InspectionPurpose,
  side: InspectionSide.default('staff'),
  /** The planned one it does. */
  plannedId: Id.nullable().default(null),
  batchId: Id.nullable().default(null),
  /** The visit of a handover it belongs to. */
  visitId: Id.nullable().default(null),
})
export const InspectionInput = z.object({ inspectionId: Id })
export const CheckItemsInput = z.object({
  inspectionId: Id,
  results: z
    .array(z.object({ roomId: RoomId, itemId: ItemId, result: ItemResult }))
    .min(1)
    .max(1_000),
})
export const MeasureInput = z.object({
  inspectionId: Id,
  measureId: Id,
  roomId: RoomId,
  itemId: ItemId,
  /** In the unit of the item's measure. */
  values: z.array(Value).min(1).max(20),
  /** The value of the drawing; null where nobody knows it. */
  design: Value.nullable().default(null),
})
const storedFile = {
  hash: FileHash,
  size: z.int().min(0),
  name: z.string().max(300),
  mediaType: z.string().max(200),
}
const signed = {
  inspectionId: Id,
  signatureId: Id,
  role: SignerRole,
  personId: Id.nullable().default(null),
  /** Whose it is: a signature without a person is none. */
  name: Line.max(100),
}
const uploaded = { uploadId: z.string().min(1).max(64) }
export const SignInput = z.object({ ...signed, file: z.object(storedFile) })
export const SignUploadInput = z.object({ ...signed, ...uploaded })
export const ConcludeInput = z.object({
  inspectionId: Id,
  conclusion: InspectionConclusion,
  /** Ids of reasons of refusal, as the profile of the handover names them. */
  reasons: z.array(ItemId).max(20).default([]),
  note: Note.default(''),
})
export const VoidInspectionInput = z.object({ inspectionId: Id, reason: Note.min(1) })

/** Where a defect is, on a drawing of the type. */
export const Pin = PlanPoint.extend({ planId: Id })
export type Pin = z.infer<typeof Pin>

const found = {
  part: WorkPart,
  kind: DefectKind,
  severity: DefectSeverity,
  text: Note,
  pin: Pin.nullable(),
}
export const RecordDefectInput = z.object({
  defectId: Id,
  inspectionId: Id,
  /** The room as it is called when it is found. */
  room: z.object({ id: RoomId, kind: RoomKind, name: Line.max(60) }),
  /** Of the checklist; null for what stands on none. */
  itemId: ItemId.nullable(),
  findingId: ItemId.nullable(),
  ...found,
})
export const ChangeDefectInput = z.object({ defectId: Id, ...found, dueOn: Day.nullable(), base: FormBase })
export const DefectInput = z.object({ defectId: Id })
export const WithdrawDefectInput = z.object({
  defectId: Id,
  withdrawn: z.boolean(),
  reason: Note.default(''),
})

/** Drawn over a photo, which stays as it was taken. */
export const Mark = z.object({
  kind: z.enum(['line', 'circle', 'arrow', 'text']),
  /** 0..1 of the photo's width and height. */
  points: z.array(PlanPoint).min(1).max(400),
  colour: z.enum(['red', 'yellow', 'blue', 'white']),
  text: z.string().max(200).default(''),
})
export type Mark = z.output<typeof Mark>
const Marks = z.array(Mark).max(60)
/** What a photo shows: the defect, the repair as the party says, or the look behind it. */
export const PhotoOf = z.enum(['defect', 'repair', 'look'])
const photo = { defectId: Id, fileId: Id, of: PhotoOf.default('defect'), marks: Marks.default([]) }
export const AddPhotoInput = z.object({ ...photo, file: z.object(storedFile) })
export const AddPhotoUploadInput = z.object({ ...photo, ...uploaded })
export const MarkPhotoInput = z.object({ defectId: Id, fileId: Id, marks: Marks, base: FormBase })

/** So many homes a tablet carries. */
export const mostCarried = 200
export const CarryInput = z.object({ unitIds: z.array(Id).min(1).max(mostCarried) })

/** What came although its inspection was over already: it is kept, and whoever looks is told. */
export type LateBecause = 'done' | 'void'
/** Answer to everything a tablet records. */
export interface Recorded {
  readonly late: LateBecause | null
}

export interface InspectionRow {
  readonly id: string
  readonly unitId: string
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly purpose: InspectionPurpose
  readonly side: InspectionSide
  readonly state: InspectionState
  readonly inspectorName: string | null
  readonly plannedOn: string | null
  readonly begunAt: number | null
  readonly finishedAt: number | null
  readonly conclusion: InspectionConclusion | null
  readonly late: boolean
  readonly checked: number
  readonly defects: number
}

/** Walks at whose end somebody has to say whether the home is taken over. */
export const isDecided = (purpose: InspectionPurpose): boolean =>
  purpose === 'formal' || purpose === 'individual'

/** How inspections of a list stand; one that was taken along in another stands there. */
export const listedStates = ['open', 'planned', 'done', 'void'] as const
export const InspectionFilter = z.object({
  state: z.enum(listedStates).default('open'),
  inspector: Id.optional(),
  buildingId: Id.optional(),
})
export const InspectionPageInput = InspectionFilter.extend({
  after: z.string().max(200).nullable().default(null),
})

/** What is planned or under way the longest first, what is over the latest first. */
export interface InspectionPage {
  readonly rows: readonly InspectionRow[]
  readonly next: string | null
}

export interface DefectPhoto {
  readonly id: string
  readonly hash: string
  readonly name: string | null
  readonly mediaType: string
  readonly of: z.output<typeof PhotoOf>
  readonly takenAt: number | null
  readonly marks: readonly Mark[]
}

export interface DefectRow {
  readonly id: string
  readonly inspectionId: string
  readonly unitId: string
  readonly unitNumber: string | null
  readonly buildingName: string | null
  /** Of the home when it was found; null where nobody described it. */
  readonly typeId: string | null
  readonly roomId: string
  readonly roomKind: RoomKind
  readonly roomName: string
  readonly itemId: string | null
  readonly findingId: string | null
  readonly part: z.infer<typeof WorkPart>
  readonly kind: DefectKind
  readonly severity: DefectSeverity
  readonly text: string | null
  readonly side: InspectionSide
  readonly state: DefectState
  readonly pin: Pin | null
  /** Whom the order or else the warranty makes responsible. */
  readonly contractorId: string | null
  readonly contractorName: string | null
  readonly orderId: string | null
  readonly orderNumber: string | null
  /** What was said last of its repair: why it was sent back, declined or decided. */
  readonly answer: string | null
  readonly sentBack: number
  readonly repairedAt: number | null
  readonly acceptedAt: number | null
  /** The defect it was found to be the same as; null where it stands for itself. */
  readonly joinedInto: string | null
  readonly dueOn: string | null
  readonly foundAt: number
  readonly foundByName: string | null
  readonly late: boolean
  readonly photos: readonly DefectPhoto[]
}

export interface InspectionDetail extends InspectionRow {
  readonly rooms: readonly RoomToInspect[]
  readonly note: string | null
  readonly reasons: readonly string[]
  readonly voidReason: string | null
  readonly results: readonly {
    readonly roomId: string
    readonly itemId: string
    readonly result: ItemResult
  }[]
  readonly measures: readonly {
    readonly id: string
    readonly roomId: string
    readonly itemId: string
    readonly values: readonly number[]
    readonly design: number | null
    readonly faults: readonly MeasureFault[]
  }[]
  readonly signatures: readonly {
    readonly id: string
    readonly role: SignerRole
    readonly name: string | null
    readonly hash: string
    readonly signedAt: number
  }[]
  readonly found: readonly DefectRow[]
}

/** What a tablet takes along for the homes it goes to. */
export interface Carried {
  readonly types: readonly {
    /** Null for homes whose type nobody described. */
    readonly typeId: string | null
    readonly rooms: readonly RoomToInspect[]
    readonly plan: {
      readonly id: string
      readonly pictureHash: string
      readonly width: number
      readonly height: number
      readonly frame: Frame
    } | null
  }[]
  readonly homes: readonly {
    readonly unitId: string
    readonly number: string
    readonly buildingName: string | null
    readonly typeId: string | null
    readonly plannedId: string | null
    readonly people: readonly {
      readonly personId: string
      readonly name: string | null
      readonly role: OccupancyRole
    }[]
    readonly open: readonly DefectRow[]
  }[]
}
