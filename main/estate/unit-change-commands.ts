import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import {
  MergeUnitInput,
  MovedFrom,
  MoveUnitInput,
  SetStageInput,
  SplitUnitInput,
  UndoUnitChangeInput,
  WentAlong,
} from '../contract/unit-changes.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { occupanciesOfUnit } from '../people/queries.ts'
import { isAt, moveThings, thingsOf, withFollowers } from './belongings.ts'
import { registerUnit, requireNode, refuseTwinUnit } from './commands.ts'
import { roomOfNumber, unitMatchKey } from './matching.ts'
import { unitRemoved } from './operations.ts'
import { bringBack, takeAlong } from './people-along.ts'
import { mergedInto, pathOf, type Unit, type UnitPlace, unit, unitPlace, survivorOf } from './queries.ts'
import * as happened from './unit-change-operations.ts'
import { stageSet } from './unit-stage.ts'
import { laterChange, type UnitChange, unitChange } from './unit-changes.ts'

/**
 * Two files are of one home: everything of the first goes to the second, and its number leads there from now on.
 * Errors: `unit.notFound`, `unit.mergeSame`, `unit.mergedAlready`.
 */
export const mergeUnit = defineCommand({
  name: 'estate.mergeUnit',
  permission: 'estate.edit',
  input: MergeUnitInput,
  run(context, { changeId, unitId, into, reason }) {
    const gone = requireUnit(context, unitId)
    if (unitId === into) throw new DeskError('unit.mergeSame', { number: gone.number })
    requireUnit(context, into)
    merge(context, { changeId, unitId, into, reason })
    return { unitId: into }
  },
})

/**
 * Makes a part of a unit a unit of its own beside it, with the people and things that were chosen; calls and sheets of
 * a case go along with it. Errors: `unit.notFound`, `unit.notThere`, those of registering a unit.
 */
export const splitUnit = defineCommand({
  name: 'estate.splitUnit',
  permission: 'estate.edit',
  input: SplitUnitInput,
  run(context, { changeId, unitId, part, people, things, reason }) {
    const whole = requireUnit(context, unitId)
    registerUnit.run(context, { unitId: part.unitId, parentId: whole.parentId, attributes: part.attributes })
    const here = occupanciesOfUnit(context.read, unitId)
    const going = people.map(({ personId, role }) =>
      here.find(one => one.personId === personId && one.role === role),
    )
    const stays = going.filter(one => one !== undefined)
    if (stays.length < going.length || !things.every(one => isAt(context.read, one, unitId)))
      throw new DeskError('unit.notThere', { number: whole.number })
    const along: WentAlong = {
      things: withFollowers(context.read, unitId, things),
      people: takeAlong(context, stays, unitId, part.unitId),
      aliases: [],
    }
    moveThings(context, along.things, unitId, requirePlace(context, part.unitId))
    context.emit(happened.unitSplit, unitId, {
      facts: { changeId, part: part.unitId, along },
      personal: { reason },
    })
    return { unitId: part.unitId }
  },
})

/**
 * Puts a unit under another entrance or building, under another number where one is given; cases and visits are of the
 * other building then. Errors: `unit.notFound`, `estate.nodeNotFound`, `estate.wrongParent`, `unit.samePlace`,
 * `unit.exists`.
 */
export const moveUnit = defineCommand({
  name: 'estate.moveUnit',
  permission: 'estate.edit',
  input: MoveUnitInput,
  run(context, { changeId, unitId, parentId, number, reason, base }) {
    const current = requireUnit(context, unitId)
    refuseUnseen(base, { parentId, number: number ?? current.number }, { ...current })
    if (parentId === current.parentId) throw new DeskError('unit.samePlace', { number: current.number })
    const called = number ?? current.number
    const room = called === current.number ? current.room : roomOfNumber(current.kind, called).room
    const facts = placeUnder(context, current, { parentId, number: called, room })
    context.emit(happened.unitMoved, unitId, {
      facts: {
        ...facts,
        changeId,
        was: { parentId: current.parentId, number: current.number, room: current.room },
      },
      personal: { reason },
    })
    followBuilding(context, current)
  },
})

/**
 * Takes back a move, a merge or a split: what went along and is still there comes back; what came afterwards stays
 * where it came. Errors: `unit.changeNotFound`, `unit.changeUndone`, `unit.undoLater`.
 */
export const undoUnitChange = defineCommand({
  name: 'estate.undoUnitChange',
  permission: 'estate.edit',
  input: UndoUnitChangeInput,
  run(context, { changeId }) {
    const change = unitChange(context.read, changeId)
    if (!change) throw new DeskError('unit.changeNotFound')
    if (change.undoneAt !== null) throw new DeskError('unit.changeUndone')
    const later = laterChange(context.read, change)
    if (later) throw new DeskError('unit.undoLater', { number: later })
    if (change.kind === 'move') moveBack(context, change)
    else if (change.kind === 'merge') unmerge(context, change)
    else unsplit(context, change)
    return { unitId: change.unitId }
  },
})

/** Sets the stage of a file against what the facts say, with a reason; null goes back to the facts. */
export const setStage = defineCommand({
  name: 'estate.setStage',
  permission: 'estate.edit',
  input: SetStageInput,
  run(context, { unitId, stage, reason, base }) {
    requireUnit(context, unitId)
    refuseUnseen(base, { stage, reason }, { ...stageSet(context.read, unitId) })
    context.emit(happened.unitStageSet, unitId, { facts: { stage }, personal: { reason } })
  },
})

export const unitChangeCommands = [mergeUnit, splitUnit, moveUnit, undoUnitChange, setStage]

function merge(
  context: CommandContext,
  {
    changeId,
    unitId,
    into,
    reason,
  }: { changeId: string; unitId: string; into: string; reason?: string | undefined },
): void {
  const along: WentAlong = {
    things: thingsOf(context.read, unitId),
    people: takeAlong(context, occupanciesOfUnit(context.read, unitId), unitId, into),
    aliases: mergedInto(context.read, unitId).map(({ id }) => id),
  }
  moveThings(context, along.things, unitId, requirePlace(context, into))
  context.emit(happened.unitMerged, unitId, { facts: { changeId, into, along }, personal: { reason } })
}

function unmerge(context: CommandContext, { id, unitId, otherId, content }: UnitChange): void {
  const along = WentAlong.parse(content)
  const back = unit(context.read, unitId)
  if (!back) throw new DeskError('unit.notFound')
  // A number that led here may have been removed since.
  const aliases = along.aliases.filter(alias => unit(context.read, alias))
  context.emit(happened.unitUnmerged, unitId, { facts: { changeId: id, from: otherId, aliases } })
  bringBack(context, along.people, otherId, unitId)
  moveThings(context, along.things, otherId, requirePlace(context, unitId))
}

/**
 * Where nothing but what came from the whole was ever at the part, it goes; else its number leads to the whole. A part
 * that was removed since has nothing to give back.
 */
function unsplit(context: CommandContext, { id, unitId, otherId, content }: UnitChange): void {
  const along = WentAlong.parse(content)
  const undone = () =>
    context.emit(happened.unitSplitUndone, unitId, { facts: { changeId: id, part: otherId } })
  if (!unit(context.read, otherId)) return undone()
  bringBack(context, along.people, otherId, unitId)
  moveThings(context, along.things, otherId, requirePlace(context, unitId))
  const rest = thingsOf(context.read, otherId).length + occupanciesOfUnit(context.read, otherId).length
  const known = mergedInto(context.read, otherId).length
  if (rest + known === 0) context.emit(unitRemoved, otherId, { facts: {} })
  else merge(context, { changeId: context.newId(), unitId: otherId, into: unitId })
  undone()
}

function moveBack(context: CommandContext, { id, unitId, content }: UnitChange): void {
  const was = MovedFrom.parse(content)
  const current = requireUnit(context, unitId)
  const facts = placeUnder(context, current, was)
  context.emit(happened.unitMovedBack, unitId, { facts: { ...facts, changeId: id } })
  followBuilding(context, current)
}

/** Everything of a unit that stands in another building now is of that building; who finds it by its number, by both. */
function followBuilding(context: CommandContext, before: Unit): void {
  const place = requirePlace(context, before.id)
  if (place.buildingId === before.buildingId && place.number === before.number) return
  moveThings(context, thingsOf(context.read, before.id), before.id, place)
}

function placeUnder(
  context: CommandContext,
  current: Unit,
  to: { readonly parentId: string; readonly number: string; readonly room: string },
) {
  const parent = requireNode(context, to.parentId)
  const path = pathOf(context.read, to.parentId)
  const building = path.find(node => node.kind === 'building')
  const [project] = path
  if (!building || !project) throw new DeskError('estate.wrongParent', { kind: 'unit', parent: parent.name })
  const matchKey = unitMatchKey({
    kind: current.kind,
    buildingMatchName: building.matchName,
    room: to.room,
  })
  refuseTwinUnit(context, to.parentId, matchKey, current.id)
  return { ...to, projectId: project.id, buildingId: building.id, matchKey }
}

/** A unit that stands by itself. Errors: `unit.notFound`, `unit.mergedAlready`. */
function requireUnit(context: CommandContext, unitId: string): Unit {
  const found = unit(context.read, unitId)
  if (!found) throw new DeskError('unit.notFound')
  const survivor = survivorOf(context.read, unitId)
  if (survivor !== undefined) {
    const into = unit(context.read, survivor)?.number ?? '—'
    throw new DeskError('unit.mergedAlready', { number: found.number, into })
  }
  return found
}

function requirePlace(context: CommandContext, unitId: string): UnitPlace {
  const place = unitPlace(context.read, unitId)
  if (!place) throw new DeskError('unit.notFound')
  return place
}
