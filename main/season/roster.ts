import type { ShiftKind } from '../contract/season.ts'
import { addDays } from './days.ts'

/** What names a shift: its day and which of the day's it is. */
export interface ShiftSlot {
  readonly day: string
  readonly shift: ShiftKind
}

/** The shifts a stretch of days needs, in order: a day or a holiday shift, then the night. */
export function slotsOf(from: string, to: string, isHoliday: (day: string) => boolean): ShiftSlot[] {
  const slots: ShiftSlot[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    slots.push({ day, shift: isHoliday(day) ? 'holiday' : 'day' }, { day, shift: 'night' })
  return slots
}

/** Who takes turns at each sort of shift. Holidays go on with the turns of the day where they have none of their own. */
export type Rotations<Turn> = Readonly<Record<ShiftKind, readonly Turn[]>>

/**
 * Gives each slot its turn: one after the other, each sort of shift by itself. A sort nobody takes turns at stays
 * open. `taken` slots are left as they are, and use up no turn.
 */
export function rotate<Turn>(
  slots: readonly ShiftSlot[],
  rotations: Rotations<Turn>,
  taken: (slot: ShiftSlot) => boolean,
): { readonly slot: ShiftSlot; readonly turn: Turn }[] {
  const next = { day: 0, night: 0, holiday: 0 }
  return slots.flatMap(slot => {
    const sort = slot.shift === 'holiday' && rotations.holiday.length === 0 ? 'day' : slot.shift
    const turns = rotations[sort]
    if (turns.length === 0 || taken(slot)) return []
    const turn = turns[next[sort]++ % turns.length]
    return turn === undefined ? [] : [{ slot, turn }]
  })
}

/** Minutes since midnight of `08:30`. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/**
 * Which shift a clock time falls in: before the day shift begins it is still the night of the day before.
 *
 * @param clock `07:45` at the site
 */
export function shiftAt(
  { day, clock }: { readonly day: string; readonly clock: string },
  { dayFrom, nightFrom }: { readonly dayFrom: string; readonly nightFrom: string },
): { readonly day: string; readonly part: 'day' | 'night' } {
  if (clock < dayFrom) return { day: addDays(day, -1), part: 'night' }
  return { day, part: clock < nightFrom ? 'day' : 'night' }
}
