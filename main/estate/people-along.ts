import type { PersonOfUnit } from '../contract/unit-changes.ts'
import type { CommandContext } from '../log/command.ts'
import { occupancyRemoved, personMovedIn } from '../people/operations.ts'
import { occupancy, type StoredOccupancy } from '../people/queries.ts'

type Stay = Pick<StoredOccupancy, 'from' | 'until' | 'share'>

/** Takes people from one unit to another, with their days; says what was, so that it can be taken back. */
export function takeAlong(
  context: CommandContext,
  people: readonly StoredOccupancy[],
  fromUnitId: string,
  toUnitId: string,
): PersonOfUnit[] {
  return people.map(({ personId, role, from, until, share }) => {
    const there = occupancy(context.read, personId, toUnitId, role)
    const before = there ? { from: there.from, until: there.until, share: there.share } : null
    const days = before ? together(before, { from, until, share }) : { from, until, share }
    context.emit(occupancyRemoved, personId, { facts: { unitId: fromUnitId, role } })
    if (!before || days.from !== before.from || days.until !== before.until || days.share !== before.share)
      context.emit(personMovedIn, personId, { facts: { unitId: toUnitId, role, ...days } })
    return { personId, role, from, until, share, before }
  })
}

/** Brings them back as they were, with an end that was entered meanwhile; who is no longer there stays away. */
export function bringBack(
  context: CommandContext,
  people: readonly PersonOfUnit[],
  fromUnitId: string,
  toUnitId: string,
): void {
  for (const { personId, role, from, until, share, before } of people) {
    const now = occupancy(context.read, personId, fromUnitId, role)
    if (!now) continue
    const left = before ? together(before, { from, until, share }) : { from, until, share }
    const ended = now.until !== left.until ? now.until : undefined
    if (before) {
      const days = { ...before, until: ended === undefined ? before.until : ended }
      if (days.from !== now.from || days.until !== now.until || days.share !== now.share)
        context.emit(personMovedIn, personId, { facts: { unitId: fromUnitId, role, ...days } })
    } else {
      context.emit(occupancyRemoved, personId, { facts: { unitId: fromUnitId, role } })
    }
    const days = { from, until: ended === undefined ? until : ended, share }
    context.emit(personMovedIn, personId, { facts: { unitId: toUnitId, role, ...days } })
  }
}

/** Registered at both: there from the first day of either until the last of both. */
function together(one: Stay, other: Stay): Stay {
  const from = one.from === null || other.from === null ? (one.from ?? other.from) : min(one.from, other.from)
  const until = one.until === null || other.until === null ? null : max(one.until, other.until)
  return { from, until, share: one.share ?? other.share }
}

const min = (a: string, b: string) => (a < b ? a : b)
const max = (a: string, b: string) => (a > b ? a : b)
