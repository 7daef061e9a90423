import type { DefectState } from '../contract/inspections.ts'
import type { Frame, Point } from '../contract/plan-frames.ts'
import { heatCells, type DuplicatePair, type HeatMap } from '../contract/rectification.ts'
import { throughFrame } from '../contract/plan-frames.ts'

/** Steps of a repair. */
export type RepairStep = 'dispatch' | 'redispatch' | 'repair' | 'accept' | 'sendBack' | 'decline' | 'rule'

const allowed: Readonly<Record<RepairStep, readonly DefectState[]>> = {
  dispatch: ['open'],
  redispatch: ['open', 'dispatched', 'sentBack', 'declined'],
  // What was mended on the spot was never given out.
  repair: ['open', 'dispatched', 'sentBack'],
  // Whoever looks does not ask whether the party has said anything.
  accept: ['open', 'dispatched', 'fixed', 'sentBack'],
  // What was accepted may come back.
  sendBack: ['dispatched', 'fixed', 'sentBack', 'accepted'],
  decline: ['dispatched', 'sentBack'],
  rule: ['declined'],
}

/** Whether a defect in this state can take this step of its repair. */
export const mayStep = (step: RepairStep, state: DefectState): boolean => allowed[step].includes(state)

/** Neither accepted nor withdrawn. */
export const isPending = (state: DefectState): boolean => state !== 'accepted' && state !== 'void'

/** `ZG-<yyyy>-<4+ digits>`, with the incarnation's letter after a restore. */
export const rectificationNumber = (year: string, value: number, letter: string): string =>
  `ZG-${year}-${String(value).padStart(4, '0')}${letter}`

/** Key of the counter for one year; each incarnation counts on its own. */
export const rectificationCounter = (year: string, letter: string): string =>
  `rectification/${year}/${letter}`

/** Pins closer together than this may show the same place: shares of the drawing. */
const close = 0.04

/** A defect as its likeness to others is judged. */
export interface Likeness {
  readonly id: string
  readonly inspectionId: string
  readonly roomId: string
  readonly itemId: string | null
  readonly findingId: string | null
  readonly kind: string
  /** Its pin in the type's frame. */
  readonly pin: Point | null
}

/**
 * Which defects of one home may be one: found in different inspections, in the same room, with the same item or
 * finding, or of one kind with pins close together. Those judged to be two are left out.
 *
 * @param distinct `<id>/<id>`, the smaller id first
 */
export function duplicatePairs(defects: readonly Likeness[], distinct: ReadonlySet<string>): DuplicatePair[] {
  const pairs: DuplicatePair[] = []
  for (const [index, one] of defects.entries())
    for (const other of defects.slice(index + 1)) {
      if (one.inspectionId === other.inspectionId || distinct.has(pairKey(one.id, other.id))) continue
      const because = likeness(one, other)
      if (because) pairs.push({ one: one.id, other: other.id, because })
    }
  return pairs
}

function likeness(one: Likeness, other: Likeness): DuplicatePair['because'] | undefined {
  const near =
    one.pin !== null &&
    other.pin !== null &&
    Math.hypot(one.pin.x - other.pin.x, one.pin.y - other.pin.y) <= close
  if (near && one.kind === other.kind) return 'pin'
  // The same item at two places that both were shown is found twice.
  if (one.roomId !== other.roomId || (one.pin !== null && other.pin !== null)) return undefined
  if (one.itemId === null || one.itemId !== other.itemId) return undefined
  return one.findingId === other.findingId || one.kind === other.kind ? 'finding' : undefined
}

/** A pair of ids in one order. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one}/${other}` : `${other}/${one}`

/** Counts pins by the cell of the drawing they lie in; those beside the drawing count at its edge. */
export function heatOf(pins: readonly Point[]): HeatMap['cells'] {
  const cells = new Map<number, number>()
  const cellOf = (share: number) => Math.min(heatCells - 1, Math.max(0, Math.floor(share * heatCells)))
  for (const { x, y } of pins) {
    const cell = cellOf(y) * heatCells + cellOf(x)
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
  }
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([cell, defects]) => ({
      column: cell % heatCells,
      row: Math.floor(cell / heatCells),
      defects,
    }))
}

/** A pin in the frame of its type; null where it has none or its drawing is not known. */
export function pinInFrame(
  pin: { readonly planId: string; readonly x: number; readonly y: number } | null,
  frames: ReadonlyMap<string, Frame>,
): Point | null {
  const frame = pin === null ? undefined : frames.get(pin.planId)
  return pin === null || !frame ? null : throughFrame(frame, pin)
}
