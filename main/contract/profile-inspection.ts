import { z } from 'zod'
import { WorkPart } from './contractors.ts'
import { DefectKind, DefectSeverity, MeasureUnit, RoomKind, roomKinds } from './inspection.ts'

const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(100) })
const ChecklistId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)

/** What is usually wrong with an item: the second tap of an inspector. */
const Finding = z.strictObject({
  /** Unique within its item; stands in the log beside it. */
  id: ChecklistId,
  name: Words,
  kind: DefectKind,
  severity: DefectSeverity,
})
export type Finding = z.infer<typeof Finding>

const Amount = z.number().min(-1_000_000).max(1_000_000)

/** What is measured, where, and within which limits. */
const Measure = z
  .strictObject({
    unit: MeasureUnit,
    /** Where: the corners and the middle, twice each way, or so many single points. */
    points: z.union([z.literal('five'), z.literal('two-by-two'), z.int().min(1).max(20)]),
    min: Amount.optional(),
    max: Amount.optional(),
    /** How far a value may be from the design's, where that is known. */
    deviation: Amount.min(0).optional(),
    /** How far the largest value may be from the smallest. */
    spread: Amount.min(0).optional(),
  })
  .superRefine(({ min, max }, context) => {
    if (min !== undefined && max !== undefined && max < min)
      context.addIssue({
        code: 'too_small',
        origin: 'number',
        minimum: min,
        inclusive: true,
        input: max,
        path: ['max'],
      })
  })
export type Measure = z.infer<typeof Measure>

/** How many values a measure has. */
export const valuesOf = ({ points }: Measure): number =>
  points === 'five' ? 5 : points === 'two-by-two' ? 4 : points

/** One thing to look at in a room. */
export const ChecklistItem = z
  .strictObject({
    /** Stable and unique among all items of the desk; stands in the log. */
    id: ChecklistId,
    name: Words,
    /** By it the responsible contract is found. */
    part: WorkPart,
    findings: z.array(Finding).min(1).max(20),
    measure: Measure.optional(),
    /** Where its limits come from. */
    source: z
      .strictObject({ zh: z.string().trim().min(1).max(160), en: z.string().trim().min(1).max(240) })
      .optional(),
    /** No longer offered; what was found stays readable. */
    retired: z.literal(true).optional(),
  })
  .superRefine(({ findings }, context) => {
    for (const [index, { id }] of findings.entries())
      if (findings.findIndex(finding => finding.id === id) < index)
        context.addIssue({ code: 'custom', path: ['findings', index, 'id'], message: `${id} is used twice` })
  })
export type ChecklistItem = z.infer<typeof ChecklistItem>

const Room = z.strictObject({
  id: RoomKind,
  name: Words,
  /** Inspected in a home whose type nobody described. */
  usual: z.boolean(),
  items: z.array(ChecklistItem).max(80),
})

const Days = z.int().min(1).max(365)

/** The section `inspection` of a profile: what is looked at in each kind of room. */
export const ProfileInspection = z
  .strictObject({
    rooms: z.array(Room).max(roomKinds.length),
    /** Within how many days a defect is to be repaired, by its severity. */
    dueDays: z.strictObject({ slight: Days, ordinary: Days, severe: Days }),
    /** So many months from one check of a vacant home to the next. */
    vacantMonths: z.int().min(1).max(24),
  })
  .superRefine(({ rooms }, context) => {
    const seen = new Set<string>()
    for (const [at, room] of rooms.entries()) {
      if (rooms.findIndex(({ id }) => id === room.id) < at)
        context.addIssue({ code: 'custom', path: ['rooms', at, 'id'], message: `${room.id} is used twice` })
      for (const [index, { id }] of room.items.entries()) {
        if (seen.has(id))
          context.addIssue({
            code: 'custom',
            path: ['rooms', at, 'items', index, 'id'],
            message: `${id} is used twice`,
          })
        seen.add(id)
      }
    }
  })
export type ProfileInspection = z.infer<typeof ProfileInspection>

/** What is looked at in a kind of room, in order; retired items are not offered. */
export const itemsOfKind = ({ rooms }: ProfileInspection, kind: RoomKind): ChecklistItem[] =>
  (rooms.find(({ id }) => id === kind)?.items ?? []).filter(({ retired }) => !retired)

/** Every item of a checklist with the kind of its room, retired ones too. */
export const everyItem = ({
  rooms,
}: ProfileInspection): { readonly kind: RoomKind; readonly item: ChecklistItem }[] =>
  rooms.flatMap(({ id: kind, items }) => items.map(item => ({ kind, item })))

/** What of measured values lies outside the limits; empty where nothing does. */
export type MeasureFault = 'low' | 'high' | 'deviation' | 'spread'

/**
 * Judges measured values by their limits.
 *
 * @param values in the unit of the measure
 * @param design the value of the drawing; null where nobody knows it
 */
export function measureFaults(
  measure: Measure,
  values: readonly number[],
  design: number | null,
): MeasureFault[] {
  if (values.length === 0) return []
  const { min, max, deviation, spread } = measure
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const faults: MeasureFault[] = []
  if (min !== undefined && lowest < min) faults.push('low')
  if (max !== undefined && highest > max) faults.push('high')
  if (deviation !== undefined && design !== null && Math.max(highest - design, design - lowest) > deviation)
    faults.push('deviation')
  if (spread !== undefined && highest - lowest > spread) faults.push('spread')
  return faults
}
