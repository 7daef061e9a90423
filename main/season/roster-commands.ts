import { DeskError } from '../contract/errors.ts'
import { refuseMoved } from '../contract/meanwhile.ts'
import { type DutyPersonInput, FillRosterInput, SetShiftInput, type ShiftKind } from '../contract/season.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { holidaysOf } from './holidays.ts'
import { editable, personOf } from './plan-commands.ts'
import { seasonRosterSet } from './plan-operations.ts'
import { rosterEntries } from './plan-queries.ts'
import { rotate, slotsOf } from './roster.ts'

const permission = 'season.edit'

interface Given {
  readonly day: string
  readonly shift: ShiftKind
  readonly people: readonly DutyPersonInput[]
}

/** Says who has one shift. Errors: `season.notFound`, `season.over`, `staff.notFound`, `edit.changedMeanwhile`. */
export const setShift = defineCommand({
  name: 'season.setShift',
  permission,
  input: SetShiftInput,
  run(context, { seasonId, day, shift, people, base }) {
    editable(context, seasonId)
    const there = rosterEntries(context.read, day, day).filter(entry => entry.shift === shift)
    const removed = there.map(({ id }) => id)
    refuseMoved(base, { people: removed })
    record(context, seasonId, removed, [{ day, shift, people }])
  },
})

/**
 * Fills a stretch of days from turns, either what is open or all of it. Answers how many shifts were given. Errors:
 * `season.notFound`, `season.over`, `season.noTurns`, `staff.notFound`, `edit.changedMeanwhile`.
 */
export const fillRoster = defineCommand({
  name: 'season.fillRoster',
  permission,
  input: FillRosterInput,
  run(context, { seasonId, from, to, replace, base, ...rotations }) {
    editable(context, seasonId)
    if (Object.values(rotations).every(turns => turns.length === 0)) throw new DeskError('season.noTurns')
    const entries = rosterEntries(context.read, from, to)
    refuseMoved(base, { people: entries.map(({ id }) => id) })
    const keyOf = ({ day, shift }: { readonly day: string; readonly shift: ShiftKind }) => `${day} ${shift}`
    const taken = Map.groupBy(entries, keyOf)
    const holiday = holidaysOf(context.read)
    const slots = slotsOf(from, to, day => holiday(day) !== undefined)
    const given = rotate(slots, rotations, slot => !replace && taken.has(keyOf(slot)))
    const removed = given.flatMap(({ slot }) => (taken.get(keyOf(slot)) ?? []).map(({ id }) => id))
    record(
      context,
      seasonId,
      removed,
      given.map(({ slot, turn }) => ({ ...slot, people: turn })),
    )
    return { given: given.length }
  },
})

/** Nothing happened where nobody came and nobody went. */
function record(
  context: CommandContext,
  seasonId: string,
  removed: readonly string[],
  given: readonly Given[],
): void {
  const entries = given.flatMap(({ day, shift, people }) =>
    people.map((person, place) => ({ day, shift, place, ...personOf(context, person) })),
  )
  if (entries.length === 0 && removed.length === 0) return
  context.emit(seasonRosterSet, seasonId, {
    facts: {
      removed: [...removed],
      entries: entries.map(({ day, shift, place, staffId }) => ({
        id: context.newId(),
        day,
        shift,
        place,
        staffId,
      })),
    },
    personal: { people: entries.map(({ name, phone }) => ({ name, phone })) },
  })
}

export const rosterCommands = [setShift, fillRoster]
