import { casesOfUnit } from '../cases/open-counts.ts'
import { unitHasContracts } from '../contracts/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { editOver, refuseMoved, refuseUnseen } from '../contract/meanwhile.ts'
import {
  AddNodeInput,
  ChangeUnitInput,
  type NodeKind,
  RegisterUnitInput,
  RemoveNodeInput,
  RemoveUnitInput,
  RenameNodeInput,
} from '../contract/estate.ts'
import { unitHasHandovers } from '../handover/home.ts'
import { unitHasDocuments } from '../documents/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { unitHasPeople } from '../people/queries.ts'
import { nodeMatchName, roomOfNumber, unitMatchKey } from './matching.ts'
import * as happened from './operations.ts'
import {
  type EstateNode,
  estateNode,
  mergedInto,
  nodeIsEmpty,
  pathOf,
  siblingNamed,
  traitsOf,
  unit,
  unitsOfBuilding,
  unitUnder,
} from './queries.ts'
import { mayStandUnder } from './rules.ts'

/** Adds a project, phase, building or entrance. Errors: `estate.nodeNotFound`, `.wrongParent`, `.nodeExists`. */
export const addNode = defineCommand({
  name: 'estate.addNode',
  permission: 'estate.edit',
  input: AddNodeInput,
  run(context, { nodeId, kind, parentId, name }) {
    if (estateNode(context.read, nodeId)) throw new DeskError('estate.nodeExists', { name })
    const parent = parentId === null ? undefined : requireNode(context, parentId)
    if (!mayStandUnder(kind, parent?.kind)) {
      throw new DeskError('estate.wrongParent', { kind, parent: parent?.name ?? '—' })
    }
    const matchName = nodeMatchName(kind, name)
    refuseTwin(context, { parentId, kind, name, matchName, id: nodeId })
    context.emit(happened.estateNodeAdded, nodeId, { facts: { kind, parentId, name, matchName } })
    return { nodeId }
  },
})

/** Renames a node; units of a building whose number changes are found under the new one at once. */
export const renameNode = defineCommand({
  name: 'estate.renameNode',
  permission: 'estate.edit',
  input: RenameNodeInput,
  run(context, { nodeId, name, base }) {
    const node = requireNode(context, nodeId)
    refuseUnseen(base, { name }, { name: node.name })
    const matchName = nodeMatchName(node.kind, name)
    refuseTwin(context, { ...node, name, matchName })
    context.emit(happened.estateNodeRenamed, nodeId, { facts: { name, matchName } })
    if (node.kind !== 'building') return
    for (const each of unitsOfBuilding(context.read, nodeId)) {
      const matchKey = unitMatchKey({ kind: each.kind, buildingMatchName: matchName, room: each.room })
      if (matchKey !== each.matchKey) context.emit(happened.unitChanged, each.id, { facts: { matchKey } })
    }
  },
})

/** Removes a node nothing hangs on. Errors: `estate.nodeNotFound`, `estate.nodeNotEmpty`. */
export const removeNode = defineCommand({
  name: 'estate.removeNode',
  permission: 'estate.edit',
  input: RemoveNodeInput,
  run(context, { nodeId, base }) {
    const node = requireNode(context, nodeId)
    refuseMoved(base, { name: node.name })
    if (!nodeIsEmpty(context.read, nodeId)) throw new DeskError('estate.nodeNotEmpty', { name: node.name })
    context.emit(happened.estateNodeRemoved, nodeId, { facts: {} })
  },
})

/** Registers a unit under an entrance, or under a building without entrances. Errors: `unit.exists` and the above. */
export const registerUnit = defineCommand({
  name: 'estate.registerUnit',
  permission: 'estate.edit',
  input: RegisterUnitInput,
  run(context, { unitId, parentId, attributes }) {
    if (unit(context.read, unitId)) throw new DeskError('unit.exists', { number: attributes.number })
    const path = pathOf(context.read, parentId)
    const building = path.find(node => node.kind === 'building')
    const project = path[0]
    if (!project) throw new DeskError('estate.nodeNotFound')
    if (!building) {
      const parent = path.at(-1)?.name ?? '—'
      throw new DeskError('estate.wrongParent', { kind: 'unit', parent })
    }
    const { kind, number } = attributes
    // Without its room 3-1201 would be building 3 as a whole and nobody would find it.
    const said = roomOfNumber(kind, number)
    const room = attributes.room.trim() === '' ? said.room : attributes.room
    const floor = attributes.floor ?? (room === said.room ? said.floor : null)
    const matchKey = unitMatchKey({ kind, buildingMatchName: building.matchName, room })
    refuseTwinUnit(context, parentId, matchKey, unitId)
    context.emit(happened.unitRegistered, unitId, {
      facts: {
        ...attributes,
        room,
        floor,
        parentId,
        projectId: project.id,
        buildingId: building.id,
        matchKey,
      },
    })
    return { unitId }
  },
})

/** Changes attributes of a unit; those not named stay. Errors: `unit.notFound`, `unit.exists`, `edit.changedMeanwhile`. */
export const changeUnit = defineCommand({
  name: 'estate.changeUnit',
  permission: 'estate.edit',
  input: ChangeUnitInput,
  run(context, { unitId, changes: asked, base }) {
    const current = unit(context.read, unitId)
    if (!current) throw new DeskError('unit.notFound')
    const changes = editOver(base, asked, base ? { ...current, ...traitsOf(context.read, unitId) } : {})
    if (base && Object.keys(changes).length === 0) return
    const building = requireNode(context, current.buildingId)
    const kind = changes.kind ?? current.kind
    const given =
      changes.room?.trim() === '' ? roomOfNumber(kind, changes.number ?? current.number).room : changes.room
    const room = given ?? current.room
    const matchKey = unitMatchKey({ kind, buildingMatchName: building.matchName, room })
    if (matchKey !== current.matchKey) refuseTwinUnit(context, current.parentId, matchKey, unitId)
    context.emit(happened.unitChanged, unitId, {
      facts: {
        ...changes,
        ...(given === undefined ? {} : { room: given }),
        ...(matchKey === current.matchKey ? {} : { matchKey }),
      },
    })
  },
})

/** Removes a unit no person and no case refers to. Errors: `unit.notFound`, `unit.inUse`. */
export const removeUnit = defineCommand({
  name: 'estate.removeUnit',
  permission: 'estate.edit',
  input: RemoveUnitInput,
  run(context, { unitId }) {
    const current = unit(context.read, unitId)
    if (!current) throw new DeskError('unit.notFound')
    if (
      unitHasPeople(context.read, unitId) ||
      casesOfUnit(context.read, unitId) > 0 ||
      unitHasContracts(context.read, unitId) ||
      unitHasDocuments(context.read, unitId) ||
      unitHasHandovers(context.read, unitId) ||
      mergedInto(context.read, unitId).length > 0
    ) {
      throw new DeskError('unit.inUse', { number: current.number })
    }
    context.emit(happened.unitRemoved, unitId, { facts: {} })
  },
})

export const estateCommands = [addNode, renameNode, removeNode, registerUnit, changeUnit, removeUnit]

/** Errors: `estate.nodeNotFound`. */
export function requireNode(context: CommandContext, nodeId: string): EstateNode {
  const node = estateNode(context.read, nodeId)
  if (!node) throw new DeskError('estate.nodeNotFound')
  return node
}

function refuseTwin(
  context: CommandContext,
  node: { id: string; parentId: string | null; kind: NodeKind; name: string; matchName: string },
): void {
  const twin = siblingNamed(context.read, node.parentId, node.kind, node.matchName)
  if (twin && twin.id !== node.id) throw new DeskError('estate.nodeExists', { name: twin.name })
}

/** Errors: `unit.exists`, `unit.numberMerged`. */
export function refuseTwinUnit(
  context: CommandContext,
  parentId: string,
  matchKey: string,
  unitId: string,
): void {
  const twin = unitUnder(context.read, parentId, matchKey)
  if (!twin || twin.id === unitId) return
  if (twin.mergedInto !== null) {
    const into = unit(context.read, twin.mergedInto)?.number ?? '—'
    throw new DeskError('unit.numberMerged', { number: twin.number, into })
  }
  throw new DeskError('unit.exists', { number: twin.number })
}
