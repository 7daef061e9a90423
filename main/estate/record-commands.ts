import { DeskError } from '../contract/errors.ts'
import {
  AddEstateRecordInput,
  RemoveEstateRecordInput,
  SetCommitteeInput,
} from '../contract/estate-records.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { MoveNodeInput } from '../contract/unit-changes.ts'
import { defineCommand } from '../log/command.ts'
import { requireNode } from './commands.ts'
import { pathOf, siblingNamed } from './queries.ts'
import * as happened from './record-operations.ts'
import { committeeDay, estateRecord } from './records.ts'
import { mayStandUnder } from './rules.ts'

/** Keeps something about a place: a facility, a drawing, a repair. Errors: `estate.nodeNotFound`. */
export const addRecord = defineCommand({
  name: 'estate.addRecord',
  permission: 'estate.edit',
  input: AddEstateRecordInput,
  run(context, { recordId, nodeId, kind, title, note, on, file }) {
    requireNode(context, nodeId)
    context.emit(happened.estateRecordAdded, recordId, {
      facts: {
        nodeId,
        kind,
        on,
        file: file ? { hash: file.hash, size: file.size, mediaType: file.mediaType } : null,
      },
      personal: { title, note, fileName: file?.name },
    })
    return { recordId }
  },
})

/** Takes away what was entered wrongly. Errors: `estate.recordNotFound`. */
export const removeRecord = defineCommand({
  name: 'estate.removeRecord',
  permission: 'estate.edit',
  input: RemoveEstateRecordInput,
  run(context, { recordId }) {
    const found = estateRecord(context.read, recordId)
    if (!found) throw new DeskError('estate.recordNotFound')
    context.emit(happened.estateRecordRemoved, recordId, { facts: { nodeId: found.nodeId } })
  },
})

/** Notes the day the owners formed their committee. Errors: `estate.nodeNotFound`. */
export const setCommittee = defineCommand({
  name: 'estate.setCommittee',
  permission: 'estate.edit',
  input: SetCommitteeInput,
  run(context, { nodeId, on, base }) {
    requireNode(context, nodeId)
    refuseUnseen(base, { on }, { on: committeeDay(context.read, nodeId) })
    context.emit(happened.committeeFormed, nodeId, { facts: { on } })
  },
})

/**
 * Puts a building under another phase, or none, of its project; its units come along. Errors: `estate.nodeNotFound`,
 * `estate.wrongParent`, `estate.otherProject`, `estate.nodeExists`.
 */
export const moveNode = defineCommand({
  name: 'estate.moveNode',
  permission: 'estate.edit',
  input: MoveNodeInput,
  run(context, { nodeId, parentId, base }) {
    const node = requireNode(context, nodeId)
    refuseUnseen(base, { parentId }, { parentId: node.parentId })
    const parent = requireNode(context, parentId)
    // The units of an entrance name their building, those of a building only their project.
    if (node.kind !== 'building' || node.parentId === null || !mayStandUnder(node.kind, parent.kind))
      throw new DeskError('estate.wrongParent', { kind: node.kind, parent: parent.name })
    if (parentId === node.parentId) return
    if (pathOf(context.read, nodeId)[0]?.id !== pathOf(context.read, parentId)[0]?.id)
      throw new DeskError('estate.otherProject', { name: node.name })
    const twin = siblingNamed(context.read, parentId, node.kind, node.matchName)
    if (twin) throw new DeskError('estate.nodeExists', { name: twin.name })
    context.emit(happened.estateNodeMoved, nodeId, { facts: { from: node.parentId, parentId } })
  },
})

export const recordCommands = [addRecord, removeRecord, setCommittee, moveNode]
