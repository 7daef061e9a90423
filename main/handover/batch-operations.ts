import { z } from 'zod'
import { HandoverDay, Station } from '../contract/handover.ts'
import { FileHash, Id } from '../contract/values.ts'
import { flagOf, patch } from '../database/patch.ts'
import { defineOperation } from '../log/operation.ts'
import { handoverBatchTable, handoverTaskFileTable, handoverTaskTable } from './tables.ts'

const aggregate = 'handoverBatch'
const nobody = z.object({})
const noted = z.object({ note: z.string() })
const taskEntry = {
  name: z.string(),
  daysBefore: z.int(),
  ownerId: Id.nullable(),
  proof: z.boolean(),
  approval: z.boolean(),
}
type TaskEntry = z.output<z.ZodObject<typeof taskEntry>>
const taskColumns = ({ name, daysBefore, ownerId, proof, approval }: TaskEntry) => ({
  name,
  days_before: daysBefore,
  owner_id: ownerId,
  proof: flagOf(proof),
  approval: flagOf(approval),
})
const untouched = { done_at: null, done_by: null, approved_at: null, approved_by: null, note: null }

/** The whole entry each time. */
export const batchSaved = defineOperation({
  type: 'handoverBatch.saved',
  version: 1,
  aggregate,
  facts: z.object({
    fresh: z.boolean(),
    name: z.string(),
    target: z.int(),
    days: z.array(HandoverDay).min(1),
    stations: z.array(Station),
  }),
  personal: nobody,
  apply(tx, { aggregateId, at, facts: { fresh, name, target, days, stations } }) {
    const sorted = days.map(({ day }) => day).sort()
    const entry = {
      name,
      target,
      days: JSON.stringify(days),
      stations: JSON.stringify(stations),
      first_day: sorted[0] ?? '',
      last_day: sorted.at(-1) ?? '',
      saved_at: at,
    }
    if (fresh) tx.insert(handoverBatchTable, { id: aggregateId, ...entry, ended: 0 })
    else tx.update(handoverBatchTable, aggregateId, entry)
  },
})

export const batchEnded = defineOperation({
  type: 'handoverBatch.ended',
  version: 1,
  aggregate,
  facts: z.object({ ended: z.boolean() }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    tx.update(handoverBatchTable, aggregateId, { ended: flagOf(facts.ended) })
  },
})

/** The countdown of the profile, as it stood when the batch was begun. */
export const tasksPlanned = defineOperation({
  type: 'handoverBatch.tasksPlanned',
  version: 1,
  aggregate,
  facts: z.object({ tasks: z.array(z.object({ id: Id, ...taskEntry })) }),
  personal: nobody,
  apply(tx, { aggregateId, facts }) {
    for (const { id, ...entry } of facts.tasks)
      tx.insert(handoverTaskTable, { id, batch_id: aggregateId, ...taskColumns(entry), ...untouched })
  },
})

export const taskSaved = defineOperation({
  type: 'handoverBatch.taskSaved',
  version: 1,
  aggregate,
  facts: z.object({ taskId: Id, fresh: z.boolean(), ...taskEntry }),
  personal: nobody,
  apply(tx, { aggregateId, facts: { taskId, fresh, ...entry } }) {
    if (fresh)
      tx.insert(handoverTaskTable, {
        id: taskId,
        batch_id: aggregateId,
        ...taskColumns(entry),
        ...untouched,
      })
    else tx.update(handoverTaskTable, taskId, taskColumns(entry))
  },
})

export const taskRemoved = defineOperation({
  type: 'handoverBatch.taskRemoved',
  version: 1,
  aggregate,
  facts: z.object({ taskId: Id }),
  personal: nobody,
  apply(tx, { facts }) {
    tx.delete(handoverTaskTable, facts.taskId)
  },
})

/** Done, or not done after all. */
export const taskFinished = defineOperation({
  type: 'handoverBatch.taskFinished',
  version: 1,
  aggregate,
  facts: z.object({ taskId: Id, done: z.boolean() }),
  personal: noted,
  apply(tx, { at, happenedAt, actor, facts: { taskId, done }, personal }) {
    tx.update(
      handoverTaskTable,
      taskId,
      done
        ? { done_at: happenedAt ?? at, done_by: actor, ...patch({ note: personal.note }) }
        : { done_at: null, done_by: null, approved_at: null, approved_by: null },
    )
  },
})

/** Somebody who may says that the scheme holds. */
export const taskApproved = defineOperation({
  type: 'handoverBatch.taskApproved',
  version: 1,
  aggregate,
  facts: z.object({ taskId: Id }),
  personal: nobody,
  apply(tx, { at, actor, facts }) {
    tx.update(handoverTaskTable, facts.taskId, { approved_at: at, approved_by: actor })
  },
})

export const taskFileAttached = defineOperation({
  type: 'handoverBatch.fileAttached',
  version: 1,
  aggregate,
  facts: z.object({ taskId: Id, fileId: Id, hash: FileHash, size: z.int(), mediaType: z.string() }),
  personal: z.object({ name: z.string() }),
  apply(tx, { aggregateId, at, facts, personal }) {
    tx.insert(handoverTaskFileTable, {
      id: facts.fileId,
      batch_id: aggregateId,
      task_id: facts.taskId,
      hash: facts.hash,
      size: facts.size,
      name: personal.name ?? null,
      media_type: facts.mediaType,
      attached_at: at,
    })
  },
})

export const batchOperations = [
  batchSaved,
  batchEnded,
  tasksPlanned,
  taskSaved,
  taskRemoved,
  taskFinished,
  taskApproved,
  taskFileAttached,
]
