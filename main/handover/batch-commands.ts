import { DeskError } from '../contract/errors.ts'
import {
  AttachTaskFileInput,
  EndBatchInput,
  FinishTaskInput,
  SaveBatchInput,
  SaveTaskInput,
  TaskInput,
} from '../contract/handover.ts'
import { wholeOver } from '../contract/meanwhile.ts'
import { moneyFirst } from '../contract/profile-handover.ts'
import { estateNode } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { staffExists } from '../staff/queries.ts'
import * as happened from './batch-operations.ts'
import { type StoredBatch, storedBatch, storedTask } from './batch-queries.ts'
import { faultOfDays } from './rules.ts'

const permission = 'handover.plan'

/**
 * Begins a handover with the countdown of the profile, or changes its days, stations and target. Errors:
 * `handover.daysOverlap`, `handover.slotsWrong`, `handover.moneyFirst`, `handover.stationTwice`, `estate.nodeNotFound`,
 * `staff.notFound`, `edit.changedMeanwhile`.
 */
export const saveBatch = defineCommand({
  name: 'handover.saveBatch',
  permission,
  input: SaveBatchInput,
  run(context, { batchId, base, ...asked }) {
    const current = storedBatch(context.read, batchId)
    const { name, target, days, stations } = wholeOver(base, asked, current)
    const fault = faultOfDays(days)
    if (fault) throw new DeskError(fault === 'overlap' ? 'handover.daysOverlap' : 'handover.slotsWrong')
    const { handover } = profileOf(context.read)
    const early = handover.moneyBeforeInspection ? undefined : moneyFirst(stations)
    if (early) throw new DeskError('handover.moneyFirst', { station: early.name })
    if (new Set(stations.map(({ id }) => id)).size < stations.length)
      throw new DeskError('handover.stationTwice')
    for (const id of new Set(days.flatMap(({ buildingIds }) => buildingIds)))
      if (estateNode(context.read, id)?.kind !== 'building') throw new DeskError('estate.nodeNotFound')
    for (const id of new Set(stations.flatMap(({ staffIds }) => staffIds))) requireStaff(context, id)
    const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    context.emit(happened.batchSaved, batchId, {
      facts: { fresh: !current, name, target, days: sorted, stations },
    })
    if (!current) planTasks(context, batchId)
    return { batchId }
  },
})

function planTasks(context: CommandContext, batchId: string): void {
  const language = readSite(context.read)?.language ?? 'zh'
  const tasks = profileOf(context.read).handover.tasks.map(({ name, daysBefore, proof, approval }) => ({
    id: context.newId(),
    name: name[language],
    daysBefore,
    ownerId: null,
    proof,
    approval,
  }))
  if (tasks.length > 0) context.emit(happened.tasksPlanned, batchId, { facts: { tasks } })
}

/** The handover is over, whatever homes are left; or goes on after all. Errors: `handover.batchNotFound`. */
export const endBatch = defineCommand({
  name: 'handover.endBatch',
  permission,
  input: EndBatchInput,
  run(context, { batchId, ended }) {
    if (requireBatch(context, batchId).ended !== ended)
      context.emit(happened.batchEnded, batchId, { facts: { ended } })
  },
})

/** Adds a task to the countdown, or changes it. Errors: `handover.batchNotFound`, `staff.notFound`, `edit.changedMeanwhile`. */
export const saveTask = defineCommand({
  name: 'handover.saveTask',
  permission,
  input: SaveTaskInput,
  run(context, { batchId, taskId, base, ...asked }) {
    requireBatch(context, batchId)
    const current = storedTask(context.read, batchId, taskId)
    const entry = wholeOver(base, asked, current)
    if (entry.ownerId !== null) requireStaff(context, entry.ownerId)
    context.emit(happened.taskSaved, batchId, { facts: { taskId, fresh: !current, ...entry } })
    return { taskId }
  },
})

/** Takes a task off that this handover does not need. Errors: `handover.taskNotFound`, `handover.taskDone`. */
export const removeTask = defineCommand({
  name: 'handover.removeTask',
  permission,
  input: TaskInput,
  run(context, { batchId, taskId }) {
    const { doneAt, files, name } = requireTask(context, batchId, taskId)
    if (doneAt !== null || files > 0) throw new DeskError('handover.taskDone', { task: name })
    context.emit(happened.taskRemoved, batchId, { facts: { taskId } })
  },
})

/** Errors: `handover.taskNotFound`, `handover.taskDone`, `handover.proofMissing`. */
export const finishTask = defineCommand({
  name: 'handover.finishTask',
  permission: 'handover.work',
  input: FinishTaskInput,
  run(context, { batchId, taskId, note }) {
    const { doneAt, proof, files, name } = requireTask(context, batchId, taskId)
    if (doneAt !== null) throw new DeskError('handover.taskDone', { task: name })
    if (proof && files === 0) throw new DeskError('handover.proofMissing', { task: name })
    context.emit(happened.taskFinished, batchId, { facts: { taskId, done: true }, personal: { note } })
  },
})

/** It was not done after all; an approval falls with it. Errors: `handover.taskNotFound`, `handover.taskOpen`. */
export const reopenTask = defineCommand({
  name: 'handover.reopenTask',
  permission,
  input: TaskInput,
  run(context, { batchId, taskId }) {
    const { doneAt, name } = requireTask(context, batchId, taskId)
    if (doneAt === null) throw new DeskError('handover.taskOpen', { task: name })
    context.emit(happened.taskFinished, batchId, { facts: { taskId, done: false } })
  },
})

/** Approves what was handed in: the scheme, the plan for incidents. Errors: `handover.taskNotFound`, `handover.taskOpen`, `handover.noApproval`. */
export const approveTask = defineCommand({
  name: 'handover.approveTask',
  permission: 'handover.approve',
  input: TaskInput,
  run(context, { batchId, taskId }) {
    const { doneAt, approval, approvedAt, name } = requireTask(context, batchId, taskId)
    if (doneAt === null) throw new DeskError('handover.taskOpen', { task: name })
    if (!approval || approvedAt !== null) throw new DeskError('handover.noApproval', { task: name })
    context.emit(happened.taskApproved, batchId, { facts: { taskId } })
  },
})

/** The file is in the archive before this runs: a row implies a file. Errors: `handover.taskNotFound`. */
export const attachTaskFile = defineCommand({
  name: 'handover.attachTaskFile',
  permission: 'handover.work',
  input: AttachTaskFileInput,
  run(context, { batchId, taskId, name, ...facts }) {
    requireTask(context, batchId, taskId)
    context.emit(happened.taskFileAttached, batchId, { facts: { taskId, ...facts }, personal: { name } })
    return { fileId: facts.fileId }
  },
})

export const batchCommands = [
  saveBatch,
  endBatch,
  saveTask,
  removeTask,
  finishTask,
  reopenTask,
  approveTask,
  attachTaskFile,
]

/** Errors: `handover.batchNotFound`. */
export function requireBatch({ read }: CommandContext, batchId: string): StoredBatch {
  const found = storedBatch(read, batchId)
  if (!found) throw new DeskError('handover.batchNotFound')
  return found
}

function requireTask({ read }: CommandContext, batchId: string, taskId: string) {
  const found = storedTask(read, batchId, taskId)
  if (!found) throw new DeskError('handover.taskNotFound')
  return found
}

function requireStaff({ read }: CommandContext, staffId: string): void {
  if (!staffExists(read, staffId)) throw new DeskError('staff.notFound')
}
