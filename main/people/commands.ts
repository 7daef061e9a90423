import { callbackIdsToErase } from '../callbacks/of-person.ts'
import { caseIdsOfPerson, casesOfPerson } from '../cases/open-counts.ts'
import { DeskError } from '../contract/errors.ts'
import {
  ChangePersonInput,
  EraseInput,
  MoveInInput,
  MoveOutInput,
  type Occupancy,
  RegisterPersonInput,
  RemoveOccupancyInput,
  RemovePersonInput,
  UnmaskInput,
} from '../contract/people.ts'
import { unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { dataErased } from '../log/erasure.ts'
import { visitIdsOfPerson } from '../visits/of-person.ts'
import * as happened from './operations.ts'
import { occupancy, type Person, person, personExists } from './queries.ts'

/** An operation stands on at most so many timelines; further units are entered by operations of their own. */
const unitsPerOperation = 15

/** Registers a person with their roles. Errors: `unit.notFound`, `person.untilBeforeFrom`, `person.sameRoleTwice`. */
export const registerPerson = defineCommand({
  name: 'person.register',
  permission: 'person.edit',
  input: RegisterPersonInput,
  run(context, { personId, details, occupancies, tier }) {
    if (personExists(context.read, personId)) throw new DeskError('person.exists')
    const places = new Set(occupancies.map(one => `${one.unitId}/${one.role}`))
    if (places.size < occupancies.length) throw new DeskError('person.sameRoleTwice')
    for (const one of occupancies) checkOccupancy(context, one)
    context.emit(happened.personRegistered, personId, {
      facts: { tier, occupancies: occupancies.slice(0, unitsPerOperation) },
      personal: details,
    })
    for (const one of occupancies.slice(unitsPerOperation)) {
      context.emit(happened.personMovedIn, personId, { facts: one })
    }
    return { personId }
  },
})

/** Changes details of a person; those not named stay. Errors: `person.notFound`. */
export const changePerson = defineCommand({
  name: 'person.change',
  permission: 'person.edit',
  input: ChangePersonInput,
  run(context, { personId, details, clear, tier }) {
    requirePerson(context, personId)
    const kept = Object.fromEntries(Object.entries(details).filter(([name]) => !clear.some(c => c === name)))
    const changed = [...new Set([...Object.keys(kept), ...clear])].sort()
    if (changed.length === 0 && tier === undefined) return
    context.emit(happened.personChanged, personId, { facts: { tier, changed }, personal: kept })
  },
})

/** Gives a person a role at a unit; one that ended before begins anew. Errors: `person.alreadyAtUnit` and others. */
export const moveIn = defineCommand({
  name: 'person.moveIn',
  permission: 'person.edit',
  input: MoveInInput,
  run(context, { personId, occupancy: next }) {
    requirePerson(context, personId)
    checkOccupancy(context, next)
    const current = occupancy(context.read, personId, next.unitId, next.role)
    if (current && current.until === null) throw new DeskError('person.alreadyAtUnit')
    context.emit(happened.personMovedIn, personId, { facts: next })
  },
})

/** Ends a role on its last day; who moved out stays in the unit's file. Errors: `person.notAtUnit` and others. */
export const moveOut = defineCommand({
  name: 'person.moveOut',
  permission: 'person.edit',
  input: MoveOutInput,
  run(context, { personId, unitId, role, until }) {
    const current = occupancy(context.read, personId, unitId, role)
    if (!current || current.until !== null) throw new DeskError('person.notAtUnit')
    checkDays(current.from, until)
    context.emit(happened.personMovedOut, personId, { facts: { unitId, role, until } })
  },
})

/** Takes back a role that was entered by mistake. Errors: `person.notAtUnit`. */
export const removeOccupancy = defineCommand({
  name: 'person.removeOccupancy',
  permission: 'person.edit',
  input: RemoveOccupancyInput,
  run(context, { personId, unitId, role }) {
    if (!occupancy(context.read, personId, unitId, role)) throw new DeskError('person.notAtUnit')
    context.emit(happened.occupancyRemoved, personId, { facts: { unitId, role } })
  },
})

/** Removes a person entered by mistake, while no case refers to them. Errors: `person.notFound`, `person.inUse`. */
export const removePerson = defineCommand({
  name: 'person.remove',
  permission: 'person.edit',
  input: RemovePersonInput,
  run(context, { personId }) {
    requirePerson(context, personId)
    if (casesOfPerson(context.read, personId) > 0) throw new DeskError('person.inUse')
    context.emit(happened.personRemoved, personId, { facts: {} })
  },
})

/**
 * Notes on the audit trail that somebody asked for the full details. What they see is read outside of the command:
 * answers of commands are kept for 90 days, details must not be.
 */
export const unmaskPerson = defineCommand({
  name: 'person.unmask',
  permission: 'person.unmask',
  input: UnmaskInput,
  run(context, { personId }) {
    requirePerson(context, personId)
    context.emit(happened.personUnmasked, personId, { facts: {} })
  },
})

/** Erases the personal data of a person, and of their cases when asked; facts, sums and the chain stay. */
export const erasePerson = defineCommand({
  name: 'person.erase',
  permission: 'person.erase',
  input: EraseInput,
  run(context, { personId, reason, withCases }) {
    const current = requirePerson(context, personId)
    if (current.name === null) throw new DeskError('person.erasedAlready')
    const cases = withCases ? caseIdsOfPerson(context.read, personId) : []
    const callbacks = callbackIdsToErase(context.read, personId, cases)
    // What was said at a visit is about whoever was spoken with, whatever becomes of the cases.
    const visits = visitIdsOfPerson(context.read, personId).map(id => ({ aggregate: 'visit', id }))
    context.emit(dataErased, context.newId(), {
      facts: {
        targets: [
          { aggregate: 'person', id: personId },
          ...cases.map(id => ({ aggregate: 'case', id })),
          ...callbacks.map(id => ({ aggregate: 'callback', id })),
          ...visits,
        ],
        reason,
      },
    })
    return { erasedCases: cases.length }
  },
})

export const peopleCommands = [
  registerPerson,
  changePerson,
  moveIn,
  moveOut,
  removeOccupancy,
  removePerson,
  unmaskPerson,
  erasePerson,
]

function requirePerson(context: CommandContext, personId: string): Person {
  const current = person(context.read, personId)
  if (!current) throw new DeskError('person.notFound')
  return current
}

function checkOccupancy(context: CommandContext, one: Occupancy): void {
  if (!unitPlace(context.read, one.unitId)) throw new DeskError('unit.notFound')
  if (one.until !== null) checkDays(one.from, one.until)
}

function checkDays(from: string | null, until: string): void {
  if (from !== null && until < from) throw new DeskError('person.untilBeforeFrom', { from, until })
}
