import { z } from 'zod'
import { WorkPart } from '../../../../main/contract/contractors.ts'
import { DefectKind, DefectSeverity, RoomKind } from '../../../../main/contract/inspection.ts'
import {
  InspectionConclusion,
  InspectionPurpose,
  InspectionSide,
  ItemResult,
  Mark,
  Pin,
  SignerRole,
} from '../../../../main/contract/inspections.ts'
import type { ChecklistItem, Finding } from '../../../../main/contract/profile-inspection.ts'
import type { RoomToInspect } from '../../../../main/contract/unit-types.ts'

const Photo = z.object({
  fileId: z.string(),
  name: z.string(),
  size: z.number(),
  marks: z.array(Mark),
  /** What is drawn on it as it is in the outbox; null where it is not there yet. */
  said: z.array(Mark).nullable(),
})
export type Photo = z.infer<typeof Photo>

const words = {
  part: WorkPart,
  kind: DefectKind,
  severity: DefectSeverity,
  text: z.string(),
  pin: Pin.nullable(),
}
const Defect = z.object({
  defectId: z.string(),
  roomId: z.string(),
  /** Null for what stands on no checklist. */
  itemId: z.string().nullable(),
  findingId: z.string().nullable(),
  ...words,
  photos: z.array(Photo),
  /** As it is in the outbox; null where it is not yet. */
  said: z.object(words).nullable(),
  /** Taken back: `wanted` by the person, `said` once it is in the outbox. */
  withdrawn: z.enum(['no', 'wanted', 'said']),
})
export type Defect = z.infer<typeof Defect>

const Measured = z.object({
  measureId: z.string(),
  /** In the unit of the item; null where nothing was typed yet. */
  values: z.array(z.number().nullable()),
  design: z.number().nullable(),
})
export type Measured = z.infer<typeof Measured>

const Signature = z.object({
  signatureId: z.string(),
  role: SignerRole,
  personId: z.string().nullable(),
  name: z.string(),
  size: z.number(),
})

/**
 * A walk through a home as this device has it: what was seen, and how much of it is in the outbox. Whatever is not, is
 * put there when the room is left, and when the page is opened again after it was killed.
 */
export const Sheet = z.object({
  shape: z.literal(1),
  inspectionId: z.string(),
  unitId: z.string(),
  unit: z.string(),
  purpose: InspectionPurpose,
  side: InspectionSide,
  /** As they were called when it was begun. */
  rooms: z.array(z.object({ id: z.string(), kind: RoomKind, name: z.string() })),
  begunAt: z.number(),
  /** By {@link keyOf}. */
  results: z.record(z.string(), ItemResult),
  /** Keys of results that are not in the outbox. */
  unsaid: z.array(z.string()),
  measures: z.record(z.string(), Measured),
  unsaidMeasures: z.array(z.string()),
  defects: z.array(Defect),
  signatures: z.array(Signature),
  done: z.object({ conclusion: InspectionConclusion, at: z.number() }).nullable(),
})
export type Sheet = z.infer<typeof Sheet>

/** Where an item of a room stands in a sheet. */
export const keyOf = (roomId: string, itemId: string): string => `${roomId}/${itemId}`

const unique = (keys: readonly string[], key: string) => [...keys.filter(one => one !== key), key]

/** Says how an item stands. Defects that were found stay. */
export const withResult = (sheet: Sheet, key: string, result: ItemResult): Sheet => ({
  ...sheet,
  results: { ...sheet.results, [key]: result },
  unsaid: unique(sheet.unsaid, key),
})

/** Says of every item of a room that nobody looked at that it is in order. */
export const withRestInOrder = (sheet: Sheet, room: RoomToInspect): Sheet =>
  room.items
    .map(({ id }) => keyOf(room.id, id))
    .filter(key => sheet.results[key] === undefined || sheet.results[key] === 'notSeen')
    .reduce((all, key) => withResult(all, key, 'ok'), sheet)

export const withMeasure = (sheet: Sheet, key: string, measured: Measured): Sheet => ({
  ...sheet,
  measures: { ...sheet.measures, [key]: measured },
  unsaidMeasures: unique(sheet.unsaidMeasures, key),
})

interface Found {
  readonly defectId: string
  readonly room: RoomToInspect
  /** Undefined for what stands on no checklist. */
  readonly item?: ChecklistItem
  readonly finding?: Finding
}

/** Adds what is wrong with an item: part, kind and severity as the checklist has them. */
export function withDefect(sheet: Sheet, { defectId, room, item, finding }: Found): Sheet {
  const defect: Defect = {
    defectId,
    roomId: room.id,
    itemId: item?.id ?? null,
    findingId: finding?.id ?? null,
    part: item?.part ?? 'decoration',
    kind: finding?.kind ?? 'appearance',
    severity: finding?.severity ?? 'ordinary',
    text: '',
    pin: null,
    photos: [],
    said: null,
    withdrawn: 'no',
  }
  const added = { ...sheet, defects: [...sheet.defects, defect] }
  return item ? withResult(added, keyOf(room.id, item.id), 'defect') : added
}

export const changedDefect = (sheet: Sheet, defectId: string, part: Partial<Defect>): Sheet => ({
  ...sheet,
  defects: sheet.defects.map(one => (one.defectId === defectId ? { ...one, ...part } : one)),
})

/**
 * Takes a defect back. What the desk may have heard of is taken back there too; the rest is as if it had never been. An
 * item without any defect left is one that nobody looked at.
 */
export function withoutDefect(sheet: Sheet, defectId: string): Sheet {
  const gone = sheet.defects.find(one => one.defectId === defectId)
  if (!gone) return sheet
  const left =
    gone.said === null
      ? { ...sheet, defects: sheet.defects.filter(one => one !== gone) }
      : changedDefect(sheet, defectId, { withdrawn: 'wanted' })
  const others = standing(left).some(({ roomId, itemId }) => roomId === gone.roomId && itemId === gone.itemId)
  return others || gone.itemId === null ? left : withResult(left, keyOf(gone.roomId, gone.itemId), 'notSeen')
}

/** Defects that were not taken back. */
export const standing = ({ defects }: Pick<Sheet, 'defects'>): Defect[] =>
  defects.filter(({ withdrawn }) => withdrawn === 'no')

/** How far a room, or a home, is: items somebody looked at, of how many. */
export function progressOf(sheet: Sheet, rooms: readonly RoomToInspect[]): { seen: number; of: number } {
  const keys = rooms.flatMap(({ id, items }) => items.map(item => keyOf(id, item.id)))
  const seen = keys.filter(key => (sheet.results[key] ?? 'notSeen') !== 'notSeen')
  return { seen: seen.length, of: keys.length }
}
